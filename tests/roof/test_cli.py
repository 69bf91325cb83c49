"""The command line: what it offers, and what it says to a wrong word."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.cli import COMMANDS, main
from facilitator.commands import export
from facilitator.config import read_config
from facilitator.exports import formats
from facilitator.store.transactions import Database
from tests.conftest import add_workshop


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    shown = capsys.readouterr().out

    assert left.value.code == 0
    assert re.findall(r"^    (\w+)", shown, re.MULTILINE) == [each.NAME for each in COMMANDS]


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["dance"])
    assert left.value.code == 2
    assert "invalid choice: 'dance'" in capsys.readouterr().err


def test_a_wrong_setting_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "eighty")
    assert main(["migrate"]) == 1
    assert capsys.readouterr().err == ("PORT is 'eighty'; it must be a whole number, 1 to 65535.\n")


def test_a_link_for_one_more_organiser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PUBLIC_URL", "https://rooms.example.org")

    assert main(["organiser"]) == 0
    assert re.search(
        r"^    https://rooms\.example\.org/first/\S{20,}$", capsys.readouterr().out, re.M
    )


def test_the_record_is_written_without_a_server(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == "The database has this version’s schema.\n"
    database = Database(read_config().database_url)
    database.write(add_workshop)
    database.close()

    words = ["export", "7kd 4mr", "--format", "json", "--format", "md", "--to", f"{tmp_path}/new"]
    assert main(words) == 0

    printed = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.name for path in printed] == [
        "2026-10-14 Fjordby - Working days - More nature in our towns - minutes.json",
        "2026-10-14 Fjordby - Working days - More nature in our towns - minutes.md",
    ]
    assert json.loads(printed[0].read_text())["meeting"]["title"] == "Working days"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("7KD4MM", "No session has this code. Look at the screen and try again.\n"),
        ("7K", "A code has six letters and digits. Look at the wall and try again.\n"),
    ],
)
def test_a_wrong_code_is_said_in_a_sentence(
    code: str,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert [main(["export", code]), capsys.readouterr().err] == [1, sentence]


def test_every_format_can_be_chosen() -> None:
    assert tuple(formats.FORMATS) == export.FORMATS


def test_nothing_heavy_is_imported_before_a_command_runs() -> None:
    """gevent has to come under the standard library before anything uses it."""
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, facilitator.cli; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert {"ssl", "flask", "sqlalchemy", "gevent"} & set(loaded) == set()


def test_what_a_command_writes_is_for_this_user_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the folder was there before and is open to others."""
    tmp_path.chmod(0o755)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    before = os.umask(0o022)
    try:
        assert main(["migrate"]) == 0
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
