"""What the wall and the office's links lead to comes from the settings, whatever a request says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator import House, build
from facilitator.config import read_config
from facilitator.store.models import Base
from tests.rights_room import build_up

HOSTILE: dict[str, dict[str, str]] = {
    "Host": {"Host": "evil.example"},
    "Host with a port": {"Host": "room.example.org:9999"},
    "Host with a user": {"Host": "room.example.org@evil.example"},
    "Host of nothing": {"Host": ""},
    "X-Forwarded-Host": {"X-Forwarded-Host": "evil.example"},
    "two of them": {"X-Forwarded-Host": "evil.example, room.example.org"},
    "X-Forwarded-Port": {"X-Forwarded-Port": "9999"},
    "X-Forwarded-Prefix": {"X-Forwarded-Prefix": "/evil"},
    "X-Forwarded-Proto": {"X-Forwarded-Proto": "javascript"},
    "X-Forwarded-Server": {"X-Forwarded-Server": "evil.example"},
    "Forwarded": {"Forwarded": "for=6.6.6.6;host=evil.example;proto=http"},
    "X-Original-URL": {"X-Original-URL": "/evil", "X-Rewrite-URL": "/evil"},
    "all at once": {
        "Host": "evil.example",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-For": "6.6.6.6",
        "X-Forwarded-Proto": "ftp",
        "X-Forwarded-Port": "1",
        "X-Forwarded-Prefix": "/evil",
    },
}
SIGNED_IN = "desk=ada"
# With and without proxies that are trusted, at a configured address and at the machine's own.
SETTINGS = [
    {"PUBLIC_URL": "https://room.example.org", "TRUSTED_PROXIES": "0"},
    {"PUBLIC_URL": "https://room.example.org", "TRUSTED_PROXIES": "1"},
    {"HOST": "192.0.2.20", "TRUSTED_PROXIES": "0"},
    {"HOST": "192.0.2.20", "TRUSTED_PROXIES": "1"},
]


@pytest.fixture(scope="module", params=SETTINGS, ids=lambda given: " ".join(sorted(given.values())))
def placed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("placed")
    house = build(read_config({"DATA_DIR": str(folder), **request.param}))
    house.live.background = False
    Base.metadata.create_all(house.database.writer)
    build_up(house)
    yield house
    house.database.close()


def told(house: House, hostile: dict[str, str]) -> list[object]:
    """QR codes, links and redirects of every place that leads somewhere."""
    client = house.app.test_client(use_cookies=False)  # they go along whatever the host is called
    headers = {"Cookie": SIGNED_IN, "Sec-Fetch-Site": "same-origin", **hostile}
    wall = client.get("/projector/1", headers=headers)
    if wall.status_code == 400:
        return []
    remote = client.get("/console/1/remote", headers=headers)
    link = client.post("/console/1/projectors", headers={**headers, "HX-Request": "true"})
    office = client.post("/workshops/1/access/projector-links", headers=headers)
    noted = {**headers, "Cookie": f"{SIGNED_IN}; {office.headers['Set-Cookie'].split(';')[0]}"}
    shown = client.get("/workshops/1/access", headers=noted)
    door = client.post("/", data={"code": "7KD4MR"}, headers=headers)
    others = [client.get(path, headers=headers) for path in ("/p/the-wall", "/R/1")]
    return [
        [answer.status_code for answer in (wall, remote, link, office, shown, door)],
        codes(wall.text),
        codes(remote.text),
        links(link.text),
        links(shown.text),
        [answer.location for answer in (office, door, *others)],
    ]


def codes(page: str) -> list[str]:
    """The QR codes, as their paths."""
    return re.findall(r'<path[^>]* d="(M[^"]+)"', page)


def links(page: str) -> list[str]:
    found = re.findall(r"https?://[^\s\"<]+", page)
    return [re.sub(r"/p/[\w-]+", "/p/token", url) for url in found]


@pytest.mark.parametrize("header", HOSTILE)
def test_the_wall_and_the_links_are_the_same(placed: House, header: str) -> None:
    usual = told(placed, {})
    [statuses, on_the_wall, on_the_remote, made, shown, _] = usual
    assert statuses == [200, 200, 200, 303, 200, 303]
    assert on_the_wall
    assert on_the_remote
    assert (
        made[0]
        == shown[0]
        == f"{placed.app.config['HOUSE'].public_url or 'http://192.0.2.20:8000'}/p/token"
    )

    assert told(placed, HOSTILE[header]) in (usual, [])
