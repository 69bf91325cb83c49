"""The servers of the rooms, each a process of its own, from one program that forks them."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

ENDS_WITHIN = 10_000  # ms


@dataclass(frozen=True)
class Served:
    pid: int

    def kill(self) -> None:
        self.end(signal.SIGKILL)

    def terminate(self) -> None:
        self.end(signal.SIGTERM)

    def end(self, order: signal.Signals) -> None:
        """Tell it so, and wait until it is gone; it may be already."""
        with suppress(ProcessLookupError):
            process = os.pidfd_open(self.pid)
            try:
                signal.pidfd_send_signal(process, order)
                gone = select.poll()
                gone.register(process, select.POLLIN)
                if not gone.poll(ENDS_WITHIN):
                    raise TimeoutError(f"the server does not end: {order.name}")
            finally:
                os.close(process)


@dataclass(frozen=True)
class Forks:
    program: "subprocess.Popen[str]"

    def serve(self, settings: dict[str, str]) -> Served:
        assert self.program.stdin
        assert self.program.stdout
        self.program.stdin.write(json.dumps(settings) + "\n")
        self.program.stdin.flush()
        return Served(int(self.program.stdout.readline()))


@contextmanager
def forking() -> Iterator[Forks]:
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.browser.serve"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Forks(program)
    finally:
        program.communicate(timeout=30)
