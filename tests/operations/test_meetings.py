"""Meetings and their rosters: made, edited, deleted whole."""

import pytest
from sqlalchemy import func, select

from facilitator import House
from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.meetings import meeting_details
from facilitator.domain.roster import RosterLine
from facilitator.operations import meetings, roster
from facilitator.operations.steps import go_on
from facilitator.store.models import Base, Meeting, Organisation, Series
from tests.conftest import add_account, join

DETAILS = ("Working days", "Fjordby", "2026-10-14", "2026-10-15", "en", "Working days 2026")


def rows(house: House) -> dict[str, int]:
    """How many rows each table holds, empty ones left out."""
    with house.database.read() as session:
        counts = {
            table.name: session.scalar(select(func.count()).select_from(table))
            for table in Base.metadata.sorted_tables
        }
    return {name: n for name, n in counts.items() if n}


def test_a_meeting_is_checked_field_by_field() -> None:
    with pytest.raises(WrongFields) as refused:
        meeting_details("", " ", "14/10/2026", "2026-10-13", "tlh", "x" * 161)
    assert list(refused.value.fields) == ["title", "place", "starts_on", "language", "series"]


def test_a_meeting_cannot_end_before_it_begins() -> None:
    with pytest.raises(WrongFields) as refused:
        meeting_details("A", "B", "2026-10-14", "2026-10-13", "en", "")
    assert list(refused.value.fields) == ["ends_on"]


def test_a_meeting_of_one_day_needs_one_date() -> None:
    details = meeting_details("A", "B", "2026-10-14", "", "en", "")
    assert details.starts_on == details.ends_on


def test_a_series_lives_as_long_as_a_meeting_is_in_it(house: House) -> None:
    by = add_account(house, "Ada", is_organiser=True)
    for _ in range(2):
        house.live.perform(meetings.make_meeting, meeting_details(*DETAILS), by_id=by)
    assert rows(house)["series"] == 1

    without = meeting_details(*DETAILS[:5], "")
    house.live.perform(meetings.edit_meeting, 1, without)
    assert rows(house)["series"] == 1
    house.live.perform(meetings.delete_meeting, 2)

    with house.database.read() as session:
        assert session.scalars(select(Series.name)).all() == []
        assert session.scalars(select(Meeting.id)).all() == [1]


def test_a_deleted_meeting_leaves_nothing(house: House, workshop: int) -> None:
    join(house, "Fjordby Kommune")
    house.live.perform(meetings.delete_meeting, 1)
    assert rows(house) == {"erasure": 1}  # that something was, and when


def test_a_meeting_with_a_running_session_is_not_deleted(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    before = rows(house)
    with pytest.raises(Refused):
        house.live.perform(meetings.delete_meeting, 1)
    assert rows(house) == before


# The roster


def stored(house: House) -> list[tuple[str, str, str, bool]]:
    with house.database.read() as session:
        o = Organisation
        query = select(o.name, o.partner_type, o.country, o.expected).order_by(o.id)
        return [tuple(row) for row in session.execute(query)]


def test_a_list_adds_and_changes_and_removes_nothing(house: House, workshop: int) -> None:
    add = roster.add_to_roster
    house.live.perform(add, 1, [RosterLine("Fjordby", "city", "DK"), RosterLine("X", "other", "")])
    house.live.perform(add, 1, [RosterLine("fjordby", "cluster", "NO")])
    assert stored(house) == [("Fjordby", "cluster", "NO", True), ("X", "other", "", True)]


def test_a_name_from_the_door_becomes_expected_by_the_list(house: House, workshop: int) -> None:
    join(house, "Fjordby Kommune")
    house.live.perform(roster.add_to_roster, 1, [RosterLine("Fjordby Kommune", "city", "DK")])
    assert stored(house) == [("Fjordby Kommune", "city", "DK", True)]


def test_two_lines_never_share_a_name(house: House, workshop: int) -> None:
    lines = [RosterLine("Fjordby", "city", "DK"), RosterLine("Havnevik", "city", "NO")]
    house.live.perform(roster.add_to_roster, 1, lines)
    with pytest.raises(WrongFields) as refused:
        house.live.perform(roster.edit_organisation, 1, 2, RosterLine("FJORDBY", "city", "NO"))
    assert list(refused.value.fields) == ["name"]
    house.live.perform(roster.edit_organisation, 1, 1, RosterLine("FJORDBY", "city", "DK"))
    assert [row[0] for row in stored(house)] == ["FJORDBY", "Havnevik"]


def test_an_organisation_somebody_came_from_stays(house: House, workshop: int) -> None:
    join(house, "Fjordby Kommune")
    with pytest.raises(Refused):
        house.live.perform(roster.remove_organisation, 1, 1)
    assert len(stored(house)) == 1


def test_another_meetings_organisation_is_not_there(house: House, workshop: int) -> None:
    house.live.perform(roster.add_to_roster, 1, [RosterLine("Fjordby", "city", "DK")])
    with pytest.raises(NotFound):
        house.live.perform(roster.remove_organisation, 2, 1)
