"""Rows are backed up before a newer program changes the schema, and nobody works on them then."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from facilitator.cli import main
from facilitator.config import WrongSetting, read_config
from facilitator.keeping import in_use
from facilitator.keeping.progress import silent
from facilitator.keeping.restore import look_into
from facilitator.server import prepare_database
from facilitator.store.schema import schema_to_leave
from tests import postgres
from tests.store.released import thaw


def test_an_upgrade_makes_a_backup_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = read_config({"DATA_DIR": str(tmp_path)})
    thaw("0001", config.database_url)

    prepare_database(config)
    [made] = list((config.data_dir / "backups").glob("*.zip"))

    assert made.name.endswith("-before-upgrade-from-0001.zip")
    assert str(made) in capsys.readouterr().err
    assert look_into(made, silent).schema == "0001"
    prepare_database(config)
    assert len(list(made.parent.iterdir())) == 1


def test_a_step_that_fails_leaves_the_database_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    config = read_config()
    thaw("0001", config.database_url)
    engine = sa.create_engine(config.database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE erasure (id INTEGER)")  # a step makes it, too
        before = sa.inspect(connection).get_table_names()

    assert main(["migrate"]) == 1
    assert "could not be brought up to date, and is as it was." in capsys.readouterr().err
    assert schema_to_leave(config.database_url) == "0001"
    assert sa.inspect(engine).get_table_names() == before
    engine.dispose()


def test_nothing_is_upgraded_under_a_running_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    config = read_config()
    thaw("0001", config.database_url)
    held = in_use.hold(config.data_dir)  # as a server of the earlier version does
    for command in (["migrate"], ["organiser"], ["erase", "--due"], ["export", "7KD4MR"]):
        assert main(command) == 1
        said = capsys.readouterr().err
        assert said.startswith(f"A server uses {config.data_dir}. Stop it first")

    assert (schema_to_leave(config.database_url), (tmp_path / "backups").exists()) == (
        "0001",
        False,
    )
    os.close(held)
    assert main(["migrate"]) == 0
    held = in_use.hold(config.data_dir)
    assert main(["organiser"]) == 0  # nothing is to be moved any more
    os.close(held)


@pytest.mark.slow
def test_postgresql_is_not_upgraded_under_a_running_server(tmp_path: Path) -> None:
    with postgres.server() as url:
        config = replace(read_config({"DATA_DIR": str(tmp_path)}), database_url=url)
        thaw("0001", url)
        elsewhere = sa.create_engine(url)
        with elsewhere.connect(), pytest.raises(WrongSetting, match="Stop every server first"):
            prepare_database(config)
        elsewhere.dispose()

        prepare_database(config)


@pytest.mark.slow
def test_postgresql_is_backed_up_too_or_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres.server() as url:
        config = replace(read_config({"DATA_DIR": str(tmp_path)}), database_url=url)
        thaw("0001", url)
        with monkeypatch.context() as without_tools:
            without_tools.setenv("PATH", str(tmp_path))
            with pytest.raises(WrongSetting, match="migrate --has-backup"):
                prepare_database(config)

        prepare_database(config)

    [made] = (tmp_path / "backups").iterdir()
    assert look_into(made, silent).schema == "0001"


def test_a_fresh_database_needs_no_backup(tmp_path: Path) -> None:
    prepare_database(read_config({"DATA_DIR": str(tmp_path)}))

    assert not (tmp_path / "backups").exists()
