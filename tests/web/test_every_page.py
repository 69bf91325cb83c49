"""Every page that can be asked for answers at every step of a workshop, with everything in it that
a story leaves there and with nothing; and none tells a tally before the reveal."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import case, update

from facilitator import House
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.voting import reveal_results
from facilitator.store.models import Dot
from facilitator.store.situation import situation
from tests.conftest import browser, join
from tests.every_page import addresses
from tests.story import Story
from tests.voting_room import open_vote, press

MOVING = re.compile(  # what differs between two looks at the same thing
    r'"generated_at": "[^"]*"|data-(?:revision|now)="\d+"|name="key" value="[^"]+"'
)


@pytest.mark.slow
def test_no_page_stumbles_at_any_step(house: House, workshop: int, organiser: FlaskClient) -> None:
    seen = {0: stumbles(house, organiser)}

    for number, (deed, _) in enumerate(Story(house, workshop).tell(), start=1):
        if "go_on" in deed:
            seen[number] = stumbles(house, organiser)

    assert {number: found for number, found in seen.items() if found} == {}
    assert len(seen) > 8


def stumbles(house: House, client: FlaskClient) -> list[str]:
    quick = [address for address in addresses(house.app) if not address.startswith("/record")]
    return [address for address in quick if client.get(address).status_code >= 500]


@pytest.mark.slow
def test_where_the_dots_are_changes_no_answer_before_the_reveal(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    """The same dots on other topics: whatever the server says to anybody but the voter is the
    same, byte for byte. After the reveal it is not, or this test would prove nothing."""
    open_vote(house, workshop)
    looks = {"organiser": organiser, "stranger": browser(house), "phone": join(house, "Fjordby")}
    with house.database.read() as session:
        vote_id = situation(session, workshop).vote_id
    house.live.perform(
        cast_ballot, workshop, participant=1, vote_id=vote_id, number=1, dots={1: 1, 2: 1}
    )

    voting = differing(house, looks)
    press(house, workshop)
    counted = differing(house, looks)
    house.live.perform(reveal_results, workshop, by_id=None)
    revealed = differing(house, looks)

    assert (voting, counted) == ({}, {})
    assert set(revealed) == {"organiser", "phone"}


def differing(house: House, looks: dict[str, FlaskClient]) -> dict[str, list[str]]:
    """By who looks: the addresses whose answer tells on which topics the dots are."""
    before = everything(house, looks)
    house.database.write(move_dots)
    after = everything(house, looks)
    return {
        who: sorted(address for address in told if told[address] != after[who][address])
        for who, told in before.items()
        if told != after[who]
    }


def everything(house: House, looks: dict[str, FlaskClient]) -> dict[str, dict[str, str]]:
    house.live.shown._kept.clear()
    there = [
        address
        for address in addresses(house.app)
        if "999" not in address and address != "/metrics"  # which counts these very requests
    ]
    return {
        who: {address: MOVING.sub("", as_text(client, address)) for address in there}
        for who, client in looks.items()
    }


def as_text(client: FlaskClient, address: str) -> str:
    return client.get(address).data.decode("latin-1")  # a file's bytes as well


def move_dots(session) -> None:  # type: ignore[no-untyped-def]
    """From the first two topics to the next two, or back, as if the voter had meant those."""
    other = case((Dot.cluster_id <= 2, Dot.cluster_id + 2), else_=Dot.cluster_id - 2)
    session.execute(update(Dot).values(cluster_id=other))
