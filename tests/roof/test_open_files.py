"""The server asks for more open files than a shell has, and starts where it gets none."""

import resource
import subprocess
import sys

import pytest

from facilitator.server import ENOUGH_FILES, files_to_allow

ENDLESS = resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("soft", "hard", "asked"),
    [
        (1024, 4096, 4096),
        (1024, 1_048_576, ENOUGH_FILES),
        (256, ENDLESS, ENOUGH_FILES),  # macOS, which refuses an endless soft limit
        (65_536, 1_048_576, 65_536),
        (65_536, ENDLESS, 65_536),
        (ENDLESS, ENDLESS, ENDLESS),
    ],
)
def test_what_is_asked_for(soft: int, hard: int, asked: int) -> None:
    assert files_to_allow(soft, hard) == asked


def test_a_process_of_a_shell_gets_them() -> None:
    """In a process of its own: a limit that was lowered stays so."""
    program = (
        "import resource; from facilitator.server import allow_sockets;"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (256, 2048)); allow_sockets();"
        "print(resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "(2048, 2048)\n"


def test_a_system_that_refuses_is_no_reason_not_to_start() -> None:
    """It refuses a soft limit above the hard one."""
    program = (
        "import resource, facilitator.server as server;"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (256, 2048));"
        "server.ask_for_files(4096, 2048);"
        "print(resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "(256, 2048)\n"
