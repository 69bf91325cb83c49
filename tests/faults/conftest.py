"""What faults are injected with: one fixture each. See the modules for what each can do."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from facilitator.store.schema import migrate
from tests import postgres
from tests.faults.disk import Plug, plug_of
from tests.faults.proxy import Proxy
from tests.faults.redis_server import Redis
from tests.faults.server import Server

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server's first database, kept through the tests."""
    with postgres.server() as url:
        yield url


@pytest.fixture
def redis() -> Iterator[Redis]:
    with closing(Redis().start()) as running:
        yield running


@pytest.fixture
def serving(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., Server]]:
    """`serving("sqlite")` or `serving("postgresql", workers=2)`: a server on an empty, migrated
    database, which the test starts when its room is prepared. Several workers bring Redis along."""
    with ExitStack() as servers:

        def make(database: str = "sqlite", workers: int = 1) -> Server:
            folder = tmp_path / f"served-{uuid4().hex[:6]}"
            folder.mkdir(mode=0o700)
            url = f"sqlite:///{folder / 'facilitator.sqlite'}"
            if database == "postgresql":
                url = fresh_database(request.getfixturevalue("postgresql"))
            migrate(url)
            redis_url = request.getfixturevalue("redis").url if workers > 1 else ""
            return servers.enter_context(closing(Server(folder, url, workers, redis_url)))

        yield make


def fresh_database(url: str) -> str:
    name = f"room_{uuid4().hex[:12]}"
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{url.rpartition('/')[0]}/{name}"


@pytest.fixture
def behind_proxy() -> Iterator[Callable[[Server], Proxy]]:
    """`behind_proxy(server)`: a bad network in front of it, which is then its public address.
    Call it before the server starts."""
    with ExitStack() as proxies:

        def put(server: Server, seed: int = 1) -> Proxy:
            proxy = proxies.enter_context(closing(Proxy(server.port, seed)))
            server.settings["PUBLIC_URL"] = proxy.url
            return proxy

        yield put


@pytest.fixture
def plug(tmp_path: Path) -> Callable[[Server], Plug]:
    """`plug(server)`: start the server by it, and pull it. SQLite only."""
    return lambda server: plug_of(server, tmp_path)
