"""Results by group, from the choice before the vote to the wall."""

import pytest
from flask.testing import FlaskClient

from facilitator import House
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.grouping import show_by_group
from facilitator.operations.voting import reveal_results
from facilitator.store.breakdowns import kept
from facilitator.store.models import Workshop
from tests import voting_room


@pytest.fixture
def groups(workshop: int) -> str:
    return f"/console/{workshop}/groups"


def revealed(house: House, workshop: int) -> None:
    """Three of six people of one institute put a dot on the first topic, three on the second."""
    people = [voting_room.join(house, workshop, f"guest {nth}") for nth in range(4)]
    voting_room.open_vote(house, workshop)
    people += [voting_room.join(house, workshop, nth) for nth in ("first", "second")]
    for nth, person in enumerate(people):
        dots = {1 if nth % 2 else 2: 1}
        house.live.perform(
            cast_ballot, workshop, participant=person, vote_id=1, number=1, dots=dots
        )
    voting_room.press(house, workshop)
    house.live.perform(reveal_results, workshop, by_id=None)


def test_groups_are_counted_as_one_and_apart_again(
    house: House, workshop: int, organiser: FlaskClient, groups: str
) -> None:
    voting_room.join(house, workshop, "first")
    form = {"axis": "country", "member": ["DK", "NO"]}

    refused = organiser.post(f"{groups}/together", data={**form, "member": ["DK"]})
    assert "Please choose at least two groups to count as one." in refused.text
    for axis in "shoe size", "organisation":
        refused = organiser.post(f"{groups}/together", data={**form, "axis": axis})
        assert "Please choose by what the results are shown." in refused.text
    assert "Count apart" not in organiser.get(groups).text

    organiser.post(f"{groups}/together", data=form)
    assert "Count apart" in organiser.get(groups).text
    organiser.post(f"{groups}/together/1/apart")
    assert "Count apart" not in organiser.get(groups).text


def test_the_facilitator_sees_how_many_groups_are_large_enough_before_showing(
    house: House, workshop: int, organiser: FlaskClient, groups: str
) -> None:
    voting_room.join(house, workshop, "first")
    page = organiser.get(groups).text
    assert page.count("0 of 1 group large enough") == 2
    assert "too few" in page
    assert "Show by" not in page

    revealed(house, workshop)
    page = organiser.get(groups).text
    assert page.count("1 of 1 group large enough") == 2
    assert page.count(">Show by") == 2


def test_results_are_shown_once_and_along_one_axis(
    house: House, workshop: int, organiser: FlaskClient, groups: str
) -> None:
    revealed(house, workshop)
    organiser.post(f"{groups}/show", data={"vote": "1", "axis": "country"})
    refused = organiser.post(f"{groups}/show", data={"vote": "1", "axis": "partner_type"})

    assert "only in one way" in refused.text
    assert "Shown: By country" in organiser.get(groups).text
    assert told(house) == ["country"]


def test_the_wall_the_console_and_the_office_show_each_group(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    revealed(house, workshop)
    pages = [f"/projector/{workshop}", f"/console/{workshop}", f"/workshops/{workshop}/results"]
    assert ["3 of 6" in organiser.get(page).text for page in pages] == [False] * 3

    house.live.perform(
        show_by_group, workshop, vote_id=1, axis="partner_type", by_id=None, draw=lambda: 1.0
    )
    assert [organiser.get(page).text.count("3 of 6") for page in pages] == [2, 2, 2]


def test_only_an_open_vote_offers_organisations(
    house: House, workshop: int, organiser: FlaskClient, groups: str
) -> None:
    revealed(house, workshop)
    assert "Show by organisation" not in organiser.get(groups).text
    house.database.write(lambda s: setattr(s.get_one(Workshop, workshop), "open_vote", True))
    assert "Show by organisation" in organiser.get(groups).text

    organiser.post(f"{groups}/show", data={"vote": "1", "axis": "organisation"})
    assert told(house) == ["organisation"]


def told(house: House) -> list[str]:
    with house.database.read() as session:
        return list(kept(session, 1))
