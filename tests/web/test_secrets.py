"""A secret opens its own door and no other: as a link, and as a cookie."""

from facilitator import House
from tests.rights_room import CODE, TO_CONTINUE, TOKENS, furnish, knocking, met, was_written

LINKS = {
    "first": "/first/%s",
    "invitation": "/invitation/%s",
    "new-password": "/new-password/%s",
    "p": "/p/%s",
    "published": "/published/%s",
}
SECRETS = {**TOKENS, "code": CODE, "to continue": TO_CONTINUE, "device": "pia", "sign-in": "ada"}
COOKIES = ("wall-1", "desk", "device")


def test_a_secret_opens_only_its_own_link(house: House) -> None:
    furnish(house)
    opened = {
        (name, door)
        for name, secret in SECRETS.items()
        for door, path in LINKS.items()
        if knocking(house, "stranger").get(path % secret).status_code != 404
    }
    assert opened == {(name, name) for name in LINKS}
    assert not was_written(house)


def test_a_secret_is_no_cookie_of_another_kind(house: House) -> None:
    furnish(house)
    inside = {
        (name, cookie)
        for name, secret in SECRETS.items()
        for cookie in COOKIES
        if comes_in(house, cookie, secret)
    }
    assert inside == {("p", "wall-1"), ("sign-in", "desk"), ("device", "device")}


def comes_in(house: House, cookie: str, secret: str) -> bool:
    client = knocking(house, "stranger")
    client.set_cookie(cookie, secret)
    paths = (f"/w/{CODE}", "/projector/1", "/console/1", "/meetings", "/remote/1")
    return any(met(client.get(path)) == "in" for path in paths)


def test_a_projector_link_of_another_session_shows_nothing_here(house: House) -> None:
    furnish(house)
    client = knocking(house, "projector")
    assert met(client.get("/projector/1")) == "in"
    client.set_cookie("wall-2", TOKENS["p"])
    assert met(client.get("/projector/2")) == "sign-in"
