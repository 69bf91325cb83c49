"""Real sockets of a real server: from which pages they open, and how soon they close for good."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import gevent
import pytest

from facilitator import build
from facilitator.config import read_config
from facilitator.simulate.browser import Browser
from facilitator.simulate.engine import Ear, listen
from facilitator.simulate.websocket import Refusal
from facilitator.store.schema import migrate
from tests.rights_room import COOKIES, build_up
from tests.simulate.conftest import CHECKOUT, free_port, wait_for

pytestmark = pytest.mark.slow

NOW_MEANS = 5  # seconds
AUDIENCES = {"participant": "phones", "projector": "projector", "facilitator": "console"}


@dataclass(frozen=True)
class Served:
    """The furnished house behind a port, and what was opened there."""

    origin: str
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


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder, port = tmp_path_factory.mktemp("sockets"), free_port()
    settings = {"DATA_DIR": str(folder), "HOST": "127.0.0.1", "PORT": str(port)}
    furnished(settings)
    process = subprocess.Popen(
        [sys.executable, "-m", "facilitator", "serve"],
        cwd=CHECKOUT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        house = Served(f"http://127.0.0.1:{port}")
        yield house
        house.close()
    finally:
        process.terminate()
        process.wait()


def furnished(settings: dict[str, str]) -> None:
    config = read_config(settings)
    Path(settings["DATA_DIR"]).mkdir(exist_ok=True)
    migrate(config.database_url)
    house = build(config)
    house.live.background = False
    build_up(house)
    house.database.close()


# From which pages

ORIGINS: dict[str, tuple[dict[str, str | None], bool]] = {
    "our own page": ({}, True),
    "another site": ({"Origin": "https://evil.example"}, False),
    "a page that hides": ({"Origin": "null"}, False),
    "no page at all": ({"Origin": None}, False),
    "our host on another port": ({"Origin": "http://127.0.0.1:1"}, False),
    "a host that the caller chose": (
        {
            "Origin": "http://evil.example",
            "Host": "evil.example",
            "X-Forwarded-Host": "evil.example",
            "X-Forwarded-Proto": "http",
        },
        False,
    ),
    "another site that claims to be ours": (
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
        False,
    ),
}


class Elsewhere(Browser):
    """A browser whose page comes from where its headers say."""

    def head(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> bytes:  # type: ignore[override]
        said = {**headers, **ORIGINS[self.language][0]}
        kept = {name: value for name, value in said.items() if value is not None}
        return super().head(method, path, kept, body)


@pytest.mark.parametrize("where", ORIGINS)
def test_a_socket_opens_to_our_own_pages_only(served: Served, where: str) -> None:
    browser = served.browser("participant", Elsewhere, where)
    try:
        listen(browser, hears("participant")).close()
        opened = True
    except Refusal:
        opened = False
    assert opened == ORIGINS[where][1]


# Until when


def sign_out(served: Served) -> None:
    assert served.browser("facilitator").submit("/sign-out", []).status == 303


def rotate_link(served: Served) -> None:
    organiser = served.browser("organiser")
    path = "/workshops/1/access/projector-links/1/revoke"
    assert organiser.submit(path, []).status == 303


def remove(served: Served) -> None:
    organiser, path = served.browser("organiser"), "/console/1/phones/1/remove"
    assert organiser.submit(path, []).status == 409  # it asks first
    gevent.sleep(0.7)
    assert organiser.submit(path, []).status == 303


@pytest.mark.parametrize(
    ("role", "deed", "page"),
    [
        ("facilitator", sign_out, "/console/1"),
        ("projector", rotate_link, "/projector/1"),
        ("participant", remove, "/w/7KD4MR"),
    ],
)
def test_revoked_means_now(
    served: Served, role: str, deed: Callable[[Served], None], page: str
) -> None:
    """Its sockets close, what it says is not heard, and it gets no new one and no page."""
    ear, other = served.listen(role), served.listen(role)
    assert served.browser(role).fetch(page).status == 200

    deed(served)
    done = time.monotonic()
    with gevent.Timeout(NOW_MEANS):
        assert closed(ear)
        assert closed(other)
    assert time.monotonic() - done < NOW_MEANS

    with pytest.raises(Refusal):
        served.listen(role)
    assert served.browser(role).fetch(page).status in (303, 404)


def closed(ear: Ear) -> bool:
    for _ in ear.events():
        continue
    return True
