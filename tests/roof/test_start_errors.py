"""A start that cannot succeed says why in one sentence and ends: no traceback, no retries."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from facilitator.store.schema import migrate
from tests import postgres
from tests.roof.test_serve import CHECKOUT, PATIENCE, free_port

pytestmark = pytest.mark.slow
SERVE = (sys.executable, "-W", "error", "-m", "facilitator", "serve")
WORKERS = (sys.executable, "-m", "gunicorn", "-k", "gevent", "--no-control-socket", "wsgi:app")


def refused(
    folder: Path, *before: str, command: tuple[str, ...] = SERVE, **settings: str
) -> tuple[int, str]:
    port = free_port()
    asked = subprocess.run(
        [*before, *command, *(["-b", f"127.0.0.1:{port}"] if command is WORKERS else [])],
        cwd=CHECKOUT,
        env={**os.environ, "DATA_DIR": str(folder), "PORT": str(port), **settings},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return asked.returncode, asked.stderr


def test_a_data_folder_that_is_closed_to_this_user(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    assert refused(tmp_path, *without_roots_power()) == (
        1,
        f"DATA_DIR {tmp_path} can't be written to by this user.\n",
    )


def without_roots_power() -> list[str]:
    """Root writes where modes forbid it; without this power it is a user like any other."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("no setpriv here; type: apt-get install -y util-linux")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def test_a_package_that_breaks_every_socket(tmp_path: Path) -> None:
    package = tmp_path / "packages" / "geventwebsocket"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()

    assert refused(tmp_path, PYTHONPATH=str(package.parent)) == (
        1,
        "The package gevent-websocket is installed; with it no phone can stay connected."
        " Type: pip uninstall gevent-websocket\n",
    )


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "facilitator.sqlite"
    file.write_text("my holidays, " * 100)

    assert refused(tmp_path) == (
        1,
        f"The database {file} is not a database. Move it away, or name another DATA_DIR.\n",
    )


@pytest.mark.parametrize(("command", "status"), [(SERVE, 1), (WORKERS, 4)])
def test_a_database_of_a_newer_version(
    tmp_path: Path, command: tuple[str, ...], status: int
) -> None:
    file = tmp_path / "facilitator.sqlite"
    migrate(f"sqlite:///{file}")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    ended, said = refused(tmp_path, command=command)

    assert ended == status
    assert without_gunicorns_own(said) == [
        "This database was written by a newer version of facilitator. Start that version,"
        " or restore a backup made by this one."
    ]


def without_gunicorns_own(said: str) -> list[str]:
    return [line for line in said.splitlines() if not line.startswith(("[", "{"))]


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("no strace here; type: apt-get install -y strace")
    file = tmp_path / "facilitator.sqlite"
    full = ["strace", "-f", "-o", "/dev/null", "-P", str(file)]
    fault = ["-e", "trace=pwrite64", "-e", "inject=pwrite64:error=ENOSPC"]

    assert refused(tmp_path, *full, *fault) == (
        1,
        f"The database {file} can't grow: the disk is full. Make room and start again.\n",
    )


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.server() as url:
        yield url


def test_postgresql_that_is_not_there(tmp_path: Path) -> None:
    port = free_port()

    assert refused(tmp_path, DATABASE_URL=f"postgresql://house:secret@127.0.0.1:{port}/house") == (
        1,
        f"PostgreSQL at 127.0.0.1, port {port}, can't be used: Connection refused.\n",
    )


def test_a_wrong_password_for_postgresql(tmp_path: Path, server: str) -> None:
    ask_for_passwords(server, of="outsider")
    address = server.partition("@")[2]

    assert refused(tmp_path, DATABASE_URL=f"postgresql://outsider:secret@{address}") == (
        1,
        f"PostgreSQL at 127.0.0.1, port {address.partition(':')[2].partition('/')[0]},"
        ' can\'t be used: password authentication failed for user "outsider".\n',
    )


def ask_for_passwords(server: str, of: str) -> None:
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {of} LOGIN PASSWORD 'another'")
        [rules] = connection.execute("SHOW hba_file").fetchone() or [""]
        file = Path(rules)
        if not os.access(file, os.W_OK):
            pytest.skip("this PostgreSQL is not ours to change")
        file.write_text(f"host all {of} all scram-sha-256\n{file.read_text()}")
        connection.execute("SELECT pg_reload_conf()")


def test_redis_that_is_not_there(tmp_path: Path) -> None:
    port = free_port()

    assert refused(tmp_path, REDIS_URL=f"redis://127.0.0.1:{port}/0") == (
        1,
        f"Redis at 127.0.0.1, port {port}, doesn't answer (Connection refused). Start it, or leave"
        " REDIS_URL out where one worker is enough.\n",
    )
