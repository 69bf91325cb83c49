"""Other sites cannot speak for you: every unsafe route refuses them and writes nothing."""

import pytest
from werkzeug.test import TestResponse

from facilitator import House
from tests.conftest import ORIGIN
from tests.rights_room import CODE, ROLES, TOKENS, furnish, knocking, was_written
from tests.web.test_rights import FORMS, OWN_VALUES, VALUES

EVIL = "https://evil.example"
FOREIGN: dict[str, dict[str, str]] = {
    "another site": {"Origin": EVIL},
    "another site, by Fetch metadata": {"Sec-Fetch-Site": "cross-site", "Origin": EVIL},
    "a neighbour's subdomain": {"Sec-Fetch-Site": "same-site", "Origin": "http://b.localhost:8000"},
    "a page that hides": {"Origin": "null"},
    "neither header": {},
    "the same host on another port": {"Origin": "http://localhost:8001"},
    "our name over the wrong scheme": {"Origin": "https://localhost:8000"},
    "a name that begins like ours": {"Origin": f"{ORIGIN}.evil.example"},
    "a host that the caller chose": {
        "Origin": EVIL,
        "Host": "evil.example",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "Forwarded": "host=evil.example;proto=https",
    },
    "metadata beats an origin": {"Sec-Fetch-Site": "cross-site", "Origin": ORIGIN},
}
OWN: dict[str, dict[str, str]] = {
    "our own page": {"Sec-Fetch-Site": "same-origin", "Origin": ORIGIN},
    "typed in the address bar": {"Sec-Fetch-Site": "none"},
    "over plain HTTP": {"Origin": ORIGIN},
    "from the machine itself": {"Origin": "http://127.0.0.1:8000"},
}


def unsafe_routes(house: House) -> list[tuple[str, str, str]]:
    """Endpoint, method and path of everything that may change something."""
    adapter = house.app.url_map.bind("")
    routes = []
    for rule in house.app.url_map.iter_rules():
        values = {name: VALUES.get(name, 1) for name in rule.arguments}
        if "token" in values:
            values["token"] = TOKENS.get(rule.rule.split("/")[1])
        values |= OWN_VALUES.get(rule.endpoint, {})
        for method in (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}:
            path = adapter.build(rule.endpoint, values, method=method)
            routes.append((rule.endpoint, method, path))
    return routes


@pytest.mark.parametrize("where", FOREIGN)
def test_no_other_site_writes_anything(house: House, where: str) -> None:
    """In a browser that holds everything there is to hold."""
    furnish(house)
    roles = [role for role in ROLES if role not in ("facilitator", "other facilitator")]
    client = knocking(house, *roles)
    del client.environ_base["HTTP_ORIGIN"]

    accepted = [
        (method, path)
        for endpoint, method, path in unsafe_routes(house)
        if client.open(
            path, method=method, data=FORMS.get(endpoint), headers=FOREIGN[where]
        ).status_code
        != 403
    ]

    assert len(unsafe_routes(house)) > 80
    assert accepted == []
    assert not was_written(house)


@pytest.mark.parametrize("where", OWN)
def test_our_own_pages_are_let_through(house: House, where: str) -> None:
    """The same browser, so that the table above shows something that could have been written."""
    furnish(house)
    client = knocking(house, "participant", "organiser")
    del client.environ_base["HTTP_ORIGIN"]

    def post(path: str, **form: str) -> TestResponse:
        return client.post(path, data=form, headers=OWN[where])

    assert post(f"/w/{CODE}/ideas/901/withdraw").status_code == 303
    assert post("/console/1/phones/door", on="1").status_code == 303
    assert was_written(house)


def test_what_another_site_may_open_writes_nothing(house: House) -> None:
    """A link needs no origin, so following one changes nothing."""
    furnish(house)
    client = knocking(house, "projector", "organiser")
    adapter = house.app.url_map.bind("")
    wrote = []
    for rule in house.app.url_map.iter_rules():
        if "GET" in (rule.methods or set()):
            values = {name: VALUES.get(name, 1) for name in rule.arguments}
            values |= OWN_VALUES.get(rule.endpoint, {})
            client.get(adapter.build(rule.endpoint, values))
            if was_written(house):
                wrote.append(rule.endpoint)
                furnish(house)
    assert wrote == []
