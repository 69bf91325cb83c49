"""The example's meeting of last spring holds all that minutes can hold but their approval."""

from collections import Counter
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
    assert [workshop.ideas for workshop in report.workshops] == [29, 30]  # one was hidden
    for workshop in report.workshops:
        assert (workshop.state, workshop.topics) == ("closed", 10)
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
    assert report.attendance.expected_present == 14
    assert [picture.kind for picture in report.pictures] == ["photo"]
    assert [quote.person for quote in report.quotes] == ["Inken Petersen"]
    assert [each.key for each in report.sections if each.text] == ["actions", "results"]


def test_its_figures_agree_with_one_another(report: Report) -> None:
    """Everybody signed; all but two have a phone, and their ballot sheets were typed in."""
    persons, devices = report.persons, report.attendance.devices
    assert (persons.present, persons.without_phone, len(persons.rows)) == (26, 2, 28)
    assert devices + 2 == persons.present
    signed = Counter(row.organisation for row in persons.signed)
    assert {*signed} == {row.organisation for row in report.attendance.rows}
    phones = Counter[str]()
    for row in report.attendance.rows:
        phones[row.organisation] += row.devices
    assert signed - phones == {"Stadt Möwenstedt": 1, "Gemeente Veldersluis": 1}
    turnouts = [vote.turnout for it in report.workshops for vote in it.votes]
    assert [(it.voted, it.abstained, it.on_paper) for it in turnouts] == [(24, 1, 2), (25, 0, 2)]


def test_the_facilitator_changed_something(report: Report) -> None:
    first, second = report.workshops
    assert {change.kind for change in first.changes} >= {"merged", "hidden"}
    withheld = [topic.withheld for list_ in first.questions[0].lists for topic in list_.topics]
    assert sum(withheld) == 1
    [groups] = first.votes[0].groups
    assert [(group.people, group.members) for group in groups.groups if group.people < 5] == []
    assert ("company", "politician") in [group.members for group in groups.groups]
    assert second.votes[0].groups == ()


def test_it_is_held_once(house: House) -> None:
    assert held(house) == held(house)
