"""Real sockets of a real server: from which pages they open, and how soon they close for good."""

import time
from collections.abc import Callable, Iterator

import gevent
import pytest

from facilitator.simulate.browser import Browser
from facilitator.simulate.engine import Ear, listen
from facilitator.simulate.websocket import Refusal
from tests.live.served import Served, hears, serving

pytestmark = pytest.mark.slow

NOW_MEANS = 5  # seconds


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("sockets")) as house:
        yield house


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
