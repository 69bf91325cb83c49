"""Promise 22: the record can always be downloaded, at every step of a workshop."""

from datetime import UTC, datetime

from facilitator import House
from facilitator.exports.formats import FORMATS
from facilitator.exports.reader import read_report
from facilitator.exports.report import Report
from tests.story import Story

QUICK = ("json", "md")  # after every deed; the others at every step
NOW = datetime(2026, 10, 14, 10, 0, tzinfo=UTC)


def test_every_format_can_be_written_after_every_deed(house: House, workshop: int) -> None:
    written: set[str] = set()

    for deed, _ in Story(house, workshop).tell():
        with house.database.read() as session:
            report = read_report(session, workshop, NOW, UTC)
        for format_ in FORMATS if "go_on" in deed else QUICK:
            assert FORMATS[format_].write(report, "da")
        check_secrets(report)
        written.add(report.workshops[0].state)

    assert written == {"lobby", "running", "closed"}


def check_secrets(report: Report) -> None:
    """Nothing tells a tally unless a vote over that list was revealed."""
    [workshop] = report.workshops
    revealed = any(vote.state == "revealed" for vote in workshop.votes)
    told = {
        line.dots for vote in workshop.votes for each in vote.lists for line in each.lines
    } | {topic.dots for question in workshop.questions for each in question.lists
         for topic in each.topics}  # fmt: skip
    assert revealed or told <= {None}
