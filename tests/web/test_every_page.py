"""Every page that can be asked for answers at every point of a workshop, with everything in it
that a story leaves there and with nothing."""

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from facilitator import House
from tests.story import Story

TRIED = {
    "code": "7KD4MR",
    "format_": "none",
    "list_": "barrier",
    "name": "css/none.css",
    "token": "none",
}  # the rest are numbers


@pytest.mark.slow
def test_no_page_stumbles_at_any_step(house: House, workshop: int, organiser: FlaskClient) -> None:
    seen = {0: stumbles(house, organiser)}

    for number, (deed, _) in enumerate(Story(house, workshop).tell(), start=1):
        if "go_on" in deed:
            seen[number] = stumbles(house, organiser)

    assert {number: found for number, found in seen.items() if found} == {}
    assert len(seen) > 8


def stumbles(house: House, client: FlaskClient) -> list[str]:
    paths = [path for rule in house.app.url_map.iter_rules() for path in paths_of(rule)]
    return [path for path in paths if client.get(path).status_code >= 500]


def paths_of(rule: Rule) -> list[str]:
    """The page of the first thing there is, and of one that isn't there."""
    if "GET" not in (rule.methods or ()):
        return []
    built = [
        rule.build({name: TRIED.get(name, number) for name in rule.arguments} | {"workshop_id": 1})
        for number in (1, 999)
    ]
    return sorted({path for each in built if each for path in [each[1]]})
