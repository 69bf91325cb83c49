"""The example as a stranger starts it, once and again, and ends it with Ctrl+C."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.waiting import until
from tests.roof.test_serve import CHECKOUT, PATIENCE, free_port

PASSING = "Nothing of it is kept afterwards: download its minutes before."
STAYS = "This example stays where DATA_DIR or DATABASE_URL says"


def example(**settings: str) -> tuple[str, int, str]:
    """What it says until it is up; how it ends by Ctrl+C in its terminal, and what it says then."""
    program = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "facilitator", "demo"],
        cwd=CHECKOUT,
        env={**os.environ, "PORT": str(free_port()), **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert program.stdout
    printed = ""
    for line in program.stdout:
        printed += line
        if line == "Stop with Ctrl+C.\n":
            break
    os.killpg(program.pid, signal.SIGINT)
    said, _ = program.communicate(timeout=PATIENCE)
    until(lambda: nobody_is_left(program.pid))
    return printed, program.returncode, said


def nobody_is_left(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.slow
def test_an_example_leaves_nothing_behind(tmp_path: Path) -> None:
    printed, status, said = example(DATA_DIR="", TMPDIR=str(tmp_path))

    assert PASSING in printed.splitlines()
    assert (status, said) == (0, "The example is over.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_second_example_in_a_place_that_stays_says_what_is_there(tmp_path: Path) -> None:
    first, *end = example(DATA_DIR=str(tmp_path))
    second, *end_again = example(DATA_DIR=str(tmp_path))

    assert end == end_again == [0, "The example is over.\n"]
    assert f"{STAYS}." in first.splitlines()
    assert f"{STAYS}, beside the earlier one; the account has a new password." in (
        second.splitlines()
    )
    assert codes(first) != codes(second)


def codes(printed: str) -> list[str]:
    return re.findall(r"/J/(\w{6})", printed)
