"""Whose ballot it was that stays when somebody is erased after the close: no row tells."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Integer, select
from sqlalchemy.orm import Session

from facilitator.operations import ballots, removing
from facilitator.operations.joining import add_person
from facilitator.operations.steps import close_workshop
from facilitator.store.marks import device_mark, marks
from facilitator.store.models import (
    Attendee,
    Ballot,
    Base,
    Device,
    DeviceKey,
    Dot,
    Erasure,
    Participant,
    Receipt,
)
from tests.operations.room import NOW, Room
from tests.operations.test_erasing import Voted


@pytest.fixture
def voted(room: Room) -> Voted:
    """Each of the first three has a key, a receipt and a ballot."""
    voted = Voted(room)
    third = {"participant": voted.people[2], "number": 1, "dots": {voted.topics[2]: 1}}
    room.do(ballots.cast_ballot, **third, vote_id=voted.vote)
    room.database.write(lambda session: give_keys(session, voted.people[:3]))
    return voted


def give_keys(session: Session, people: list[int]) -> None:
    for person in people:
        device = session.get_one(Participant, person).device_id
        session.add(DeviceKey(device_id=device, token_hash=f"key of {device}"))
        what = {"key": "k", "body_hash": "", "changes": [{"participant_id": person}], "at": NOW}
        session.add(Receipt(actor=f"participant:{person}", **what))


def mentions(session: Session, person: int) -> Iterator[str]:
    """Every place in the database that means this participant."""
    for table in Base.metadata.sorted_tables:
        meant = [column for column in table.columns if means_people(column)]
        for row in session.execute(select(table)).mappings():
            if any(row[column] == person for column in meant):
                yield table.name
            texts = " ".join(str(row[column]) for column in table.columns if column not in meant)
            for said in (f"participant:{person} ", f"'participant_id': {person}}}"):
                if said in f"{texts} ":
                    yield table.name


def means_people(column: Column[int]) -> bool:
    if column.table is Erasure.__table__:
        return column.name == "number"
    is_key = column.table is Participant.__table__ and column.name == "id"
    named = column.name.startswith(("participant", "author"))
    return isinstance(column.type, Integer) and (
        is_key or named or bool(column.references(Participant.__table__.c.id))
    )


def voters(voted: Voted) -> dict[int, int]:
    """Who placed a dot on which topic."""
    query = select(Dot.cluster_id, Ballot.participant_id).join(Ballot, Ballot.id == Dot.ballot_id)
    query = query.where(Ballot.vote_id == voted.vote)
    return dict(voted.room.read(lambda session: [(t, p) for t, p in session.execute(query)]))


def test_no_row_leads_from_the_erased_number_to_the_ballot(voted: Voted) -> None:
    ada, bo, _ = voted.people[:3]
    voted.close()
    assert voters(voted)[voted.topics[0]] == ada
    assert voted.room.read(lambda session: len(set(mentions(session, ada)))) >= 4

    voted.erase(ada)

    assert voted.room.read(lambda session: list(mentions(session, ada))) == ["erasure"]
    after = voters(voted)
    assert set(after) == {*voted.topics}
    assert after[voted.topics[0]] not in voted.people
    assert after[voted.topics[1]] == bo


def test_nor_does_the_order_in_which_people_were_erased(voted: Voted) -> None:
    voted.close()
    for person in voted.people[:3]:
        voted.erase(person)

    nobodies = sorted(voters(voted).values())
    apart = [later - earlier for earlier, later in zip(nobodies, nobodies[1:], strict=False)]
    assert min(apart) > 3  # the next numbers would be one apart
    for table in (Attendee, Device):
        assert voted.count(table.id, table.id.in_(nobodies)) == 3


def test_nor_does_whoever_joins_next(voted: Voted) -> None:
    """A newcomer's number would date the nobody beside it: made before they joined, or after."""
    voted.close()
    voted.erase(voted.people[0])
    newcomer = Room(voted.room.database).person()
    voted.erase(voted.people[1])

    nobodies = set(voters(voted).values()) - set(voted.people)
    row = voted.room.read(lambda session: session.get_one(Participant, newcomer).__dict__.copy())
    assert len(nobodies) == 2
    for number in (newcomer, row["device_id"], row["attendee_id"]):
        assert 0 < number < 1000
    assert max(nobodies) < 0


def test_nor_does_a_phone_that_somebody_else_still_holds(voted: Voted) -> None:
    """It was taken out while both sat at it; its key still makes the mark of either."""
    room, ada = voted.room, voted.people[0]
    room.open("results")
    device = room.read(lambda session: session.get_one(Participant, ada).device_id)
    [other] = room.do(add_person, device_id=device)
    room.drive(removing.remove_phone, participant=ada)
    room.drive(close_workshop, position=room.here.position)
    voted.erase(ada)

    nobody = voters(voted)[voted.topics[0]]
    row = room.read(lambda session: times_of(session, nobody))
    assert row == (NOW, NOW)
    assert room.read(lambda session: device_mark(session, other.participant_id)) != ""
    assert room.read(lambda session: marks(session, [nobody])) == {}


def times_of(session: Session, person: int) -> tuple[object, object]:
    found = session.get_one(Participant, person)
    return found.joined_at, found.removed_at
