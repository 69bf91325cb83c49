"""A PostgreSQL server of our own: started for the tests on a free port, gone afterwards.

`TEST_DATABASE_URL` names one that runs already. As root the server runs as another user, since
PostgreSQL refuses to be root.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

HOW_TO_INSTALL = "no PostgreSQL here; type: apt-get install -y postgresql"


def binary(name: str) -> str | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(installed[-1]) if installed else None)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def user() -> list[str]:
    """A prefix that runs a command as somebody who isn't root."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    return ["runuser", "-u", "postgres" if "postgres" in names else "nobody", "--"]


@contextmanager
def server() -> Iterator[str]:
    """Yields the URL of an empty database; skips where PostgreSQL can't be had."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    initdb, postgres = binary("initdb"), binary("postgres")
    if initdb is None or postgres is None:
        pytest.skip(HOW_TO_INSTALL)
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    folder.chmod(0o777)
    data, port = folder / "data", free_port()
    subprocess.run(
        [*user(), initdb, "-D", data, "-U", "house", "-A", "trust", "--no-sync"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    running = subprocess.Popen(
        [*user(), postgres, "-D", data, "-p", str(port), "-k", folder, "-h", "127.0.0.1"],
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        wait_until_ready(port)
        yield f"postgresql+psycopg://house@127.0.0.1:{port}/postgres"
    finally:
        running.terminate()
        running.wait(timeout=20)
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_ready(port: int) -> None:
    import time

    import psycopg

    for _ in range(200):
        try:
            psycopg.connect(f"host=127.0.0.1 port={port} user=house dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("PostgreSQL did not start")
