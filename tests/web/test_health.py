"""The health page tells a monitor whether the database answers."""

from pathlib import Path

from facilitator import House, build
from facilitator.config import Config, read_config


def ask(house: House) -> tuple[int, object]:
    answer = house.app.test_client().get("/healthz")
    return answer.status_code, answer.json


def test_well_when_the_database_answers(house: House) -> None:
    assert ask(house) == (200, {"database": "answers"})


def test_unwell_when_it_does_not(tmp_path: Path) -> None:
    house = build(unreachable(tmp_path))
    assert ask(house) == (503, {"database": "silent"})
    house.database.close()


def unreachable(folder: Path) -> Config:
    return read_config(
        {"DATA_DIR": str(folder), "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    )
