"""The furnished house as a real server: a process behind a port, and what a test opened there."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from facilitator import House, build
from facilitator.config import read_config
from facilitator.simulate.browser import Browser
from facilitator.simulate.engine import Ear, listen
from facilitator.store.schema import migrate
from tests.rights_room import COOKIES, build_up
from tests.simulate.conftest import CHECKOUT, free_port, wait_for

AUDIENCES = {"participant": "phones", "projector": "projector", "facilitator": "console"}


@dataclass(frozen=True)
class Served:
    origin: str
    url: str  # of the database
    opened: list[Browser | Ear] = field(default_factory=list)

    def browser(self, role: str, kind: type[Browser] = Browser, page: str = "en") -> Browser:
        held = COOKIES[role]
        browser = kind(self.origin, language=page, cookies=dict([held]) if held else {})
        self.opened.append(browser)
        return browser

    def listen(self, role: str) -> Ear:
        ear = listen(self.browser(role), hears(role))
        self.opened.append(ear)
        return ear

    def close(self) -> None:
        for each in self.opened:
            each.close()


def hears(role: str) -> dict[str, object]:
    return {"workshop": 1, "audience": AUDIENCES[role], "language": "en"}


@contextmanager
def serving(folder: Path, *deeds: Callable[[House], object]) -> Iterator[Served]:
    """`deeds` are done before it opens."""
    port = free_port()
    settings = {"DATA_DIR": str(folder), "HOST": "127.0.0.1", "PORT": str(port)}
    url = furnished(settings, *deeds)
    process = subprocess.Popen(
        [sys.executable, "-m", "facilitator", "serve"],
        cwd=CHECKOUT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        served = Served(f"http://127.0.0.1:{port}", url)
        yield served
        served.close()
    finally:
        process.terminate()
        process.wait()


def furnished(settings: dict[str, str], *deeds: Callable[[House], object]) -> str:
    config = read_config(settings)
    migrate(config.database_url)
    house = build(config)
    house.live.background = False
    for deed in (build_up, *deeds):
        deed(house)
    house.database.close()
    return config.database_url
