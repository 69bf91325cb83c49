"""A disk that fails, by strace, and a plug that is pulled, by a library put under the server."""

import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.server import Server

SHIM = Path(__file__).parent / "powercut.c"
DATABASE = re.compile(r"facilitator\.sqlite(-wal|-journal)?$")

# What strace does to a call; it must be told which calls to look at as well.
FULL_DISK = "pwrite64,ftruncate,fallocate:error=ENOSPC"
FAILING_WRITES = "pwrite64:error=EIO"
FAILING_SYNCS = "fsync,fdatasync:error=EIO"
SLOW_DISK = "fsync,fdatasync:delay_enter=200000"  # microseconds


@contextmanager
def failing(server: Server, fault: str) -> Iterator[None]:
    """While this lasts, the fault meets every such call on the database's files, and no other."""
    if shutil.which("strace") is None:
        pytest.skip("no strace here; type: apt-get install -y strace")
    files = (f"{database_file(server)}{suffix}" for suffix in ("", "-wal", "-journal"))
    paths = [word for file in files for word in ("-P", file)]
    calls = fault.partition(":")[0]
    process = subprocess.Popen(
        ["strace", "-f", "-p", str(server.running.pid), *paths]
        + ["-e", f"trace={calls}", "-e", f"inject={fault}", "-o", "/dev/null"],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_until_attached(process)
        yield
    finally:
        process.send_signal(signal.SIGINT)  # it lets go; the server runs on
        process.communicate()


def database_file(server: Server) -> Path:
    return server.folder / "facilitator.sqlite"


def wait_until_attached(process: "subprocess.Popen[str]") -> None:
    assert process.stderr
    said = process.stderr.readline()
    if "attached" not in said:
        pytest.skip(f"strace may not look into other processes here: {said}")


@dataclass
class Plug:
    """Pull it, and the server's folder is what had reached the disk."""

    server: Server
    disk: Path

    def start(self) -> None:
        """Start the server on what is there: all of that counts as on the disk."""
        shutil.rmtree(self.disk, ignore_errors=True)
        self.disk.mkdir()
        for file in self.database_files(self.server.folder):
            shutil.copy(file, self.disk)
        self.server.start()

    def pull(self) -> None:
        self.server.kill()
        for file in self.database_files(self.server.folder):
            file.unlink()
        (self.server.folder / "facilitator.sqlite-shm").unlink(missing_ok=True)
        for file in self.database_files(self.disk):
            shutil.copy(file, self.server.folder)

    def database_files(self, folder: Path) -> list[Path]:
        return [path for path in folder.iterdir() if DATABASE.search(path.name)]


def plug_of(server: Server, folder: Path) -> Plug:
    library, disk = built_shim(folder), folder / "on-disk"
    server.settings |= {"LD_PRELOAD": str(library), "ON_DISK": str(disk)}
    return Plug(server, disk)


def built_shim(folder: Path) -> Path:
    if shutil.which("gcc") is None:
        pytest.skip("no compiler here; type: apt-get install -y gcc libc6-dev")
    library = folder / "powercut.so"
    command = ["gcc", "-shared", "-fPIC", "-O2", "-Wall", "-o", str(library), str(SHIM), "-ldl"]
    subprocess.run(command, check=True)
    return library
