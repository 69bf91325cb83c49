"""A server in a process of its own, on a free port, with what the kernel counts about it."""

import os
import socket
import subprocess  # nosec B404 # our own programs only
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    pid: int
    origin: str

    def cpu_seconds(self) -> float:
        """User and system time of all its threads so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def peak_megabytes(self) -> float:
        return peak_megabytes(self.pid)


@contextmanager
def serving(data_dir: Path, log: Path) -> Iterator[Server]:
    port = free_port()
    environment = {
        **os.environ,
        "DATA_DIR": str(data_dir),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }
    with log.open("wb") as output:
        process = subprocess.Popen(  # nosec B603 # our own command
            [sys.executable, "-m", "facilitator", "serve"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_it_answers(process, port, log)
            yield Server(process.pid, f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait()


def peak_megabytes(pid: int) -> float:
    """The most memory it had at once. Of a child `getrusage` tells more: it counts the parent's
    memory as well, which the child had for a moment before it became another program."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


def cpu_seconds(pid: int) -> float:
    """Time on a processor of all its living threads so far, finer than the kernel's ticks."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def waited_seconds(pid: int) -> float:
    """For which its threads were ready and no processor was free: what else this machine does."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[1]) for task in tasks) / 1e9


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_it_answers(
    process: "subprocess.Popen[bytes]", port: int, log: Path, seconds: float = 30.0
) -> None:
    """The port is open before the house is built: so it is asked, not only knocked at."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz"):  # nosec B310 # our own server
                return
        except URLError:
            time.sleep(0.05)
    raise RuntimeError(f"The server did not start:\n{log.read_text()}")
