"""A phone is taken out with what was written on it; what the room decided stays."""

import pytest
from sqlalchemy import select

from facilitator.domain.door import REMOVED
from facilitator.domain.errors import NotFound, Refused
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.ideas import add_idea
from facilitator.operations.joining import add_person
from facilitator.operations.removing import let_phone_in, remove_phone
from facilitator.operations.sorting import place_card
from facilitator.operations.steps import close_workshop, go_on
from facilitator.store.ballots import turnout_of
from facilitator.store.models import Idea, Participant, Placement, Removal
from facilitator.store.tallies import people_joined, visible_ideas
from tests.operations.room import Room


def standing_ideas(room: Room) -> list[str]:
    return room.read(lambda s: [idea.text for idea in s.scalars(visible_ideas(room.id))])


def removals(room: Room) -> list[Removal]:
    query = select(Removal).where(Removal.workshop_id == room.id)
    return room.read(lambda session: list(session.scalars(query)))


def test_their_ideas_go_and_all_others_stay(room: Room) -> None:
    ada, bo = room.people(2)
    room.idea(by=ada, text="Spam"), room.idea(by=ada, text="Spam again")
    room.idea(by=bo, text="Green roofs")

    room.drive(remove_phone, participant=ada)

    assert standing_ideas(room) == ["Green roofs"]
    assert room.read(lambda session: people_joined(session, room.id)) == 1


def test_everybody_on_a_shared_phone_goes(room: Room) -> None:
    ada = room.person()
    device = room.read(lambda session: session.get_one(Participant, ada).device_id)
    [added] = room.do(add_person, device_id=device)
    room.idea(by=added.participant_id, text="By the second")  # type: ignore[attr-defined]

    room.drive(remove_phone, participant=ada)

    assert (standing_ideas(room), room.read(lambda s: people_joined(s, room.id))) == ([], 0)


def test_their_answers_are_void(room: Room) -> None:
    ada, bo, cy = room.people(3)
    room.open("cluster")
    topic, card = room.topic("Trees"), room.idea(by=cy)
    room.drive(go_on, position=room.here.position)
    room.do(place_card, participant=ada, idea_id=card, cluster_id=topic)
    room.do(place_card, participant=bo, idea_id=card, cluster_id=topic)

    room.drive(remove_phone, participant=ada)

    query = select(Placement.participant_id).where(
        Placement.workshop_id == room.id, Placement.voided_at.is_(None)
    )
    assert room.read(lambda session: session.scalars(query).all()) == [bo]


def voted(room: Room) -> tuple[int, int]:
    """A room that votes: the voter who will go, and the topic both voted for."""
    ada, bo = room.people(2)
    topic = room.topic("Trees", ideas=2)
    room.topic("Water", ideas=2)
    room.open("vote")
    for voter in (ada, bo):
        room.do(cast_ballot, participant=voter, vote_id=room.vote, number=1, dots={topic: 1})
    return ada, topic


def test_their_ballot_of_an_open_vote_goes(room: Room) -> None:
    ada, _ = voted(room)
    room.drive(remove_phone, participant=ada)
    assert room.ballot(ada) is None
    so_far = room.read(lambda session: turnout_of(session, room.vote))
    assert (so_far.voted, so_far.joined) == (1, 1)


def test_a_vote_that_was_closed_keeps_its_dots(room: Room) -> None:
    ada, topic = voted(room)
    vote = room.vote
    room.drive(go_on, position=room.here.position)
    room.drive(remove_phone, participant=ada)
    assert room.dots(ada, vote) == {topic: 1}


def test_what_was_on_its_way_is_refused(room: Room) -> None:
    ada, topic = voted(room)
    room.drive(remove_phone, participant=ada)
    with pytest.raises(Refused) as refused:
        room.do(cast_ballot, participant=ada, vote_id=room.vote, number=2, dots={topic: 1})
    assert refused.value.message == REMOVED

    room.open("collect")
    with pytest.raises(Refused) as refused:
        room.do(
            add_idea,
            author=ada,
            question_id=room.questions[0],
            list_="barrier",
            text="Too late",
            language="en",
        )
    assert refused.value.message == REMOVED


def test_who_is_let_in_again_begins_with_empty_hands(room: Room) -> None:
    ada = room.person()
    room.idea(by=ada, text="Spam")
    room.drive(remove_phone, participant=ada)
    removed_at = room.clock
    [removal] = removals(room)

    room.drive(let_phone_in, removal_id=removal.id)

    assert room.read(lambda session: people_joined(session, room.id)) == 1
    assert standing_ideas(room) == []
    [kept] = removals(room)
    who = room.facilitator
    assert (kept.at, kept.by_id, kept.let_in_at, kept.let_in_by_id) == (
        removed_at,
        who,
        room.clock,
        who,
    )
    with pytest.raises(NotFound):
        room.drive(let_phone_in, removal_id=removal.id)


def test_a_phone_of_another_session_is_none_here(room: Room) -> None:
    elsewhere = Room(room.database)
    ada = elsewhere.person()
    idea = elsewhere.idea(by=ada)
    with pytest.raises(NotFound):
        room.drive(remove_phone, participant=ada)
    standing = elsewhere.read(lambda session: session.get_one(Idea, idea).withdrawn_at)
    assert standing is None


def test_of_a_closed_session_no_phone_is_taken_out(room: Room) -> None:
    """Two versions of its minutes would tell who wrote what."""
    ada = room.person()
    room.open("results")
    room.drive(close_workshop, position=room.here.position)

    with pytest.raises(Refused, match="two versions of the minutes"):
        room.drive(remove_phone, participant=ada)
    assert removals(room) == []
