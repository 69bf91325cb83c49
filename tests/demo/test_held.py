"""The example's meeting of last spring holds all that minutes can hold but their approval."""

from datetime import UTC, datetime

import pytest

from facilitator import House
from facilitator.demo import scene
from facilitator.demo.held import hold_meeting
from facilitator.exports.reader import read_minutes
from facilitator.exports.report import Report

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


def held(house: House) -> int:
    def hold(session: scene.Session) -> int:
        visitor = scene.account(session, "You", scene.EMAIL, "hash", NOW)
        return hold_meeting(session, visitor.id, NOW.date())

    return house.database.write(hold)


@pytest.fixture
def report(house: House) -> Report:
    meeting_id = held(house)
    with house.database.read() as session:
        return read_minutes(session, meeting_id, NOW)


def test_two_sessions_were_held_to_their_end(report: Report) -> None:
    assert [each.title for each in report.workshops] == ["Nature in our towns", "Making and buying"]
    for workshop in report.workshops:
        assert (workshop.state, workshop.ideas, workshop.topics) == ("closed", 30, 10)
        [question], [vote] = workshop.questions, workshop.votes
        assert [list_.not_placed for list_ in question.lists] == [(), ()]
        assert (vote.state, vote.stands, len(question.blocks)) == ("revealed", True, 1)


def test_all_was_written_down(report: Report) -> None:
    assert sum(len(workshop.decisions) for workshop in report.workshops) == 3
    assert sum(len(workshop.actions) for workshop in report.workshops) == 5
    assert report.header.acronym == "GREENSEA"
    assert [entry.session for entry in report.agenda if entry.session] == [
        each.title for each in report.workshops
    ]
    assert (report.persons.present, report.persons.without_phone) == (26, 2)
    assert report.attendance.expected_present == 14
    assert [picture.kind for picture in report.pictures] == ["photo"]
    assert [quote.person for quote in report.quotes] == ["Inken Petersen"]
    assert [vote.turnout.on_paper for it in report.workshops for vote in it.votes] == [2, 0]


def test_it_is_held_once(house: House) -> None:
    assert held(house) == held(house)
