"""A house that is really served, and a facilitator who is signed in there."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from facilitator.simulate.browser import Browser
from facilitator.simulate.clicker import Clicker
from facilitator.store.models import Account, SignIn
from facilitator.store.schema import migrate
from facilitator.store.transactions import Database
from facilitator.web import cookies
from tests.conftest import add_workshop

CHECKOUT = Path(__file__).parent.parent.parent
TOKEN = "kari-of-a-test"


@dataclass(frozen=True)
class Served:
    origin: str
    code: str
    clicker: Clicker
    url: str  # of the database


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A workshop in its lobby, on a port of its own."""
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    url = f"sqlite:///{folder / 'facilitator.sqlite'}"
    workshop_id = prepare(url)
    settings = {"DATA_DIR": str(folder), "HOST": "127.0.0.1", "PORT": str(port)}
    process = subprocess.Popen(
        [sys.executable, "-m", "facilitator", "serve"],
        cwd=CHECKOUT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        origin = f"http://127.0.0.1:{port}"
        desk = Browser(origin, cookies={cookies.DESK: TOKEN})
        yield Served(origin, "7KD4MR", Clicker(desk, workshop_id), url)
        desk.close()
    finally:
        process.terminate()
        process.wait()


def prepare(url: str) -> int:
    migrate(url)
    database = Database(url)
    database.write(add_facilitator)
    workshop_id = database.write(add_workshop)
    database.close()
    return workshop_id


def add_facilitator(session: Session) -> None:
    now = datetime.now(UTC)
    account = Account(
        name="Kari",
        email="kari@example.org",
        password_hash="",
        is_organiser=True,
        language="en",
        created_at=now,
    )
    session.add(account)
    session.flush()
    session.add(
        SignIn(
            account_id=account.id,
            token_hash=cookies.token_hash(TOKEN),
            created_at=now,
            expires_at=now + timedelta(days=1),
        )
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, seconds: float = 20.0) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nothing answers on port {port}")
