"""The benchmark of the minutes measures what it says: so many ideas, and ballots meanwhile."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.bench import record
from facilitator.bench.crowded import DOTS_EACH_LIST, Size, fill_meeting
from facilitator.exports.formats import FORMATS
from facilitator.exports.reader import read_minutes
from facilitator.store.models import Base
from facilitator.store.transactions import Database

SMALL = Size(people=12, questions=2, ideas=60)


def test_the_crowded_meeting_is_as_large_as_it_says(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/house.db")
    Base.metadata.create_all(database.writer)
    meeting = database.write(lambda session: fill_meeting(session, SMALL, random.Random(1)))
    with database.read() as session:
        report = read_minutes(session, meeting, datetime.now(UTC))
    database.close()

    [workshop] = report.workshops
    [vote] = workshop.votes
    assert (workshop.ideas, workshop.joined, len(workshop.questions)) == (60, 12, 2)
    assert (vote.state, vote.turnout.with_dots) == ("revealed", 12)
    assert [each.counted for each in vote.lists] == [12 * DOTS_EACH_LIST] * 4


@pytest.mark.slow
def test_formats_and_a_room_beside_them_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("ROUNDS", 1), ("ALONE_SECONDS", 1.0), ("WRITING_SECONDS", 0.5)):
        monkeypatch.setattr(record, name, value)
    monkeypatch.setattr(record, "BETWEEN_BALLOTS", 0.2)

    found = record.measure_record(34, SMALL)  # with fewer ideas there is nothing to vote on

    assert set(found["formats"]) == set(found["beside"]["download_seconds"]) == set(FORMATS)
    assert all(each["peak_mb"] > 10 and each["bytes"] for each in found["formats"].values())
    assert found["beside"]["alone_ms"]["count"] > 0 < found["beside"]["beside_ms"]["count"]
