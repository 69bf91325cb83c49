"""`facilitator erase`: by mark, code or number, and what is due."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update

from facilitator import House, build
from facilitator.cli import main
from facilitator.clock import believe
from facilitator.config import read_config
from facilitator.daily import erase_what_is_due
from facilitator.live.publish import now
from facilitator.server import prepare_database
from facilitator.store.marks import marks
from facilitator.store.models import Meeting, Participant, Workshop
from tests.conftest import add_account, add_workshop, join, signed_in


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """An installation with one session that somebody joined; commands find it too."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    config = read_config()
    prepare_database(config)
    house = build(config)
    house.live.background = False
    house.database.write(add_workshop)
    join(house, "Fjordby Kommune")
    return house


def rows(house: House, table: type) -> int:
    with house.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_person_is_erased_by_their_mark(there: House, capsys: pytest.CaptureFixture[str]) -> None:
    with there.database.read() as session:
        [mark] = marks(session, [1]).values()

    assert main(["erase", "participant", "7kd4mr", "0000000000"]) == 1
    assert "No phone of this session shows this mark" in capsys.readouterr().err
    assert main(["erase", "participant", "7kd4mr", f"{mark[:5]} {mark[5:]}"]) == 0
    assert capsys.readouterr().out == "The person is erased.\n"
    assert rows(there, Participant) == 0
    there.database.close()


@pytest.mark.parametrize("what", [["workshop", "7KD4MR"], ["meeting", "1"]])
def test_a_session_or_a_meeting_is_erased(there: House, what: list[str]) -> None:
    assert main(["backup"]) == 0
    assert main(["erase", *what]) == 0
    assert (rows(there, Workshop), rows(there, Meeting)) == (0, what[0] == "workshop")
    there.database.close()


def test_whatever_may_hold_what_was_erased_is_listed(
    there: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backups = tmp_path / "backups"
    old = [
        backups / ".backup-x",
        backups / ".y.zip.partial",
        backups / "a folder",
        tmp_path / ".restore-z",
        tmp_path / "facilitator.sqlite.damaged-20260101",
    ]
    for path in old:
        (path if path.suffix == "" else path.parent).mkdir(parents=True, exist_ok=True)
        held = path / "database" if path.is_dir() else path
        held.write_bytes(b"what somebody wrote")
        for each in (held, path):
            os.utime(each, (0, 0))
    (backups / "empty").mkdir()

    assert main(["erase", "workshop", "7KD4MR"]) == 0

    said = capsys.readouterr().out.splitlines()[3:]
    assert sorted(line.split("UTC  ")[1] for line in said) == sorted(map(str, old))
    there.database.close()


def keep(house: House, *, keep_until: date) -> None:
    values = {"keep_until": keep_until}
    house.database.write(lambda session: session.execute(update(Meeting).values(**values)))


def test_what_is_due_is_erased(there: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erase", "--due"]) == 0
    assert capsys.readouterr().out == "Nothing is due.\n"
    keep(there, keep_until=date(2026, 1, 1))
    assert main(["erase", "--due"]) == 0
    assert capsys.readouterr().out == "What was due is erased.\n"
    assert rows(there, Meeting) == 0
    there.database.close()


def test_a_clock_that_may_be_wrong_erases_nothing(
    there: House,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whoever signs in and arranges under a wrong clock writes that clock's days down."""
    believe(tmp_path, now().date() - timedelta(weeks=6))
    keep(there, keep_until=date(2026, 1, 1))
    signed_in(there, add_account(there, "Ada", is_organiser=True))

    erase_what_is_due(there)
    assert "long after this server ran last" in caplog.text
    assert main(["erase", "--due"]) == 1
    assert capsys.readouterr().err.endswith("type: facilitator erase --due --sure\n")
    assert rows(there, Meeting) == 1

    assert main(["erase", "--due", "--sure"]) == 0
    assert rows(there, Meeting) == 0
    there.database.close()


def test_a_server_that_ran_all_the_time_needs_nobody(there: House, tmp_path: Path) -> None:
    """The years go by, and nobody signs in: its own rounds know the day."""
    believe(tmp_path, now().date() - timedelta(weeks=5))
    keep(there, keep_until=date(2026, 1, 1))

    assert erase_what_is_due(there).erased == [1]
    there.database.close()


def test_one_meeting_that_fails_keeps_no_other(there: House, tmp_path: Path) -> None:
    believe(tmp_path, now().date())
    there.database.write(lambda session: add_workshop(session, "222222"))
    keep(there, keep_until=date(2026, 1, 1))
    there.database.write(
        lambda session: session.execute(
            text(
                "CREATE TRIGGER stubborn BEFORE DELETE ON meeting WHEN old.id = 1"
                " BEGIN SELECT RAISE(ABORT, 'stubborn'); END"
            )
        )
    )

    done = erase_what_is_due(there)

    assert (done.failed, done.erased, rows(there, Meeting)) == ([1], [2], 1)
    there.database.close()


def test_nothing_is_erased_without_a_word(there: House, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erase"]) == 1
    assert "Say what to erase" in capsys.readouterr().err
    there.database.close()
