"""Results by group: chosen beforehand, shown once, and kept as they were told."""

from pathlib import Path

import pytest

from facilitator.domain.errors import Conflict, Refused
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.grouping import count_apart, count_as_one, show_by_group
from facilitator.operations.voting import reveal_results
from facilitator.store.breakdowns import kept, sizes_together
from facilitator.store.models import Base, Participant, Workshop
from facilitator.store.transactions import Database
from tests.operations.room import Room

CITY, REST = ("city",), ("cluster", "company")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    database = Database(f"sqlite:///{tmp_path / 'room.db'}")
    Base.metadata.create_all(database.writer)
    return Room(database)


def vote(room: Room, *, kinds: str = "city " * 8 + "cluster " * 4 + "company " * 3) -> list[int]:
    """Eight of a city, four of a cluster, three of a company. Cities like Roofs more."""
    roofs, streams = (room.topic(name, ideas=2) for name in ("Roofs", "Streams"))
    people = room.people(len(kinds.split()))
    for person, kind in zip(people, kinds.split(), strict=True):
        room.database.write(lambda s, p=person, k=kind: of_kind(s, p, k))
    room.open("vote")
    for nth, person in enumerate(people):
        topic = roofs if nth < 7 or nth == 9 else streams
        room.do(cast_ballot, participant=person, vote_id=room.vote, number=1, dots={topic: 1})
    room.open("results")
    room.drive(reveal_results)
    return [roofs, streams]


def of_kind(session, person: int, kind: str) -> None:
    session.get_one(Participant, person).attendee.partner_type = kind


def show(room: Room, axis: str = "partner_type", lot: float = 1.0) -> None:
    room.drive(show_by_group, vote_id=room.vote, axis=axis, draw=lambda: lot)


def told(room: Room):
    return room.read(lambda session: kept(session, room.vote))


def test_groups_counted_as_one_are_told_once_the_facilitator_shows_them(room: Room) -> None:
    room.do(count_as_one, axis="partner_type", members=["company", "cluster"])
    roofs, streams = vote(room)
    assert room.read(lambda s: sizes_together(s, room.id, "partner_type")) == (
        {REST: 7, CITY: 8},
        0,
    )

    assert told(room) == {}
    show(room)

    figures = told(room)["partner_type"]
    assert (figures.sizes, figures.others) == ({CITY: 8, REST: 7}, 0)
    assert figures.topics == {roofs: {CITY: 7, REST: 1}, streams: {CITY: 1, REST: 6}}


def test_what_was_told_stays_whatever_becomes_of_a_ballot(room: Room) -> None:
    room.do(count_as_one, axis="partner_type", members=["company", "cluster"])
    vote(room)
    show(room)
    before = told(room)

    for person in range(1, 6):
        room.database.write(lambda s, p=person: of_kind(s, p, "other"))
    show(room)

    assert told(room) == before


def test_a_row_may_be_left_out_by_lot(room: Room) -> None:
    room.do(count_as_one, axis="partner_type", members=["company", "cluster"])
    vote(room)
    show(room, lot=0.0)

    assert told(room)["partner_type"].topics == {}


def test_where_no_group_is_large_enough_nothing_is_shown(room: Room) -> None:
    vote(room, kinds="city " * 8 + "cluster " * 4 + "company " * 0)

    with pytest.raises(Refused, match="No group is large enough"):
        show(room)
    assert told(room) == {}


def test_a_vote_is_told_along_one_axis(room: Room) -> None:
    vote(room)
    show(room, "country")

    with pytest.raises(Refused, match="only in one way"):
        show(room, "partner_type")
    with pytest.raises(Refused, match="open vote"):
        show(room, "organisation")
    assert list(told(room)) == ["country"]


def test_an_open_vote_is_told_by_organisation_whatever_its_size(room: Room) -> None:
    room.database.write(lambda s: setattr(s.get_one(Workshop, room.id), "open_vote", True))
    roofs, _ = vote(room)
    show(room, "organisation")

    figures = told(room)["organisation"]
    assert set(figures.sizes.values()) == {1}
    assert sum(figures.topics[roofs].values()) == 8


def test_nothing_is_shown_by_group_before_the_results_are(room: Room) -> None:
    room.topic("Roofs", ideas=2)
    room.people(10)
    room.open("vote")

    with pytest.raises(Conflict):
        show(room)


def test_a_group_belongs_to_one_union_and_can_leave_it(room: Room) -> None:
    room.do(count_as_one, axis="partner_type", members=["company", "cluster"])
    [joined] = room.do(count_as_one, axis="partner_type", members=["company", "city", "nonsense"])
    vote(room)
    sizes = {("city", "company"): 11, ("cluster",): 4}
    assert room.read(lambda s: sizes_together(s, room.id, "partner_type")) == (sizes, 0)

    room.do(count_apart, together_id=joined.together_id)
    with pytest.raises(Refused, match="at least two"):
        room.do(count_as_one, axis="partner_type", members=["company", "company"])
    assert len(room.read(lambda s: sizes_together(s, room.id, "partner_type"))[0]) == 3
