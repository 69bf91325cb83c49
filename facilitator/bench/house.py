"""A house that nobody used before, with the workshop that is measured in it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.bench.scene import Scene, set_scene
from facilitator.bench.server import Server, serving
from facilitator.store.schema import migrate
from facilitator.store.transactions import Database
from facilitator.web import cookies


@contextmanager
def prepared() -> Iterator[tuple[Server, Scene, Database]]:
    """Served from a folder of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'facilitator.sqlite'}"
        migrate(url)
        database = Database(url)
        token = cookies.new_token()
        scene = database.write(lambda session: set_scene(session, token))
        try:
            with serving(folder, folder / "server.log") as server:
                yield server, scene, database
        finally:
            database.close()
