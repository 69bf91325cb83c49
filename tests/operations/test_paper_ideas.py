"""Cards written on paper: in the room's piles like those of phones, with nobody as author."""

import pytest

from facilitator.domain.changes import CardsDealtAgain, IdeaAdded
from facilitator.domain.errors import NotFound, Refused
from facilitator.operations.ideas import add_idea, take_back_all_by_author
from facilitator.operations.seeds import add_paper_ideas
from facilitator.operations.sorting import deal_card
from facilitator.operations.steps import accept_topics, close_workshop, go_on
from facilitator.store.models import Idea
from tests.operations.room import Room


def write(room: Room, lines: str = "Moss", **values: object) -> list[object]:
    about = {"question_id": room.questions[0], "list_": "barrier", "language": "de"}
    return room.do(add_paper_ideas, lines=lines, **(about | values))


def paper(room: Room) -> list[tuple[str, str, str, int | None, bool]]:
    def look(session):
        ideas = session.query(Idea).filter(Idea.workshop_id == room.id).order_by(Idea.id)
        return [(i.text, i.language, i.source, i.author_id, i.late) for i in ideas]

    return room.read(look)


def test_one_card_a_line_with_nobody_as_author(room: Room) -> None:
    room.open("collect")

    added = write(room, "Moss\n\n Ivy on walls ")

    assert [type(change) for change in added] == [IdeaAdded, IdeaAdded]
    assert paper(room) == [
        ("Moss", "de", "paper", None, False),
        ("Ivy on walls", "de", "paper", None, False),
    ]


def test_they_use_up_nobodys_number_of_ideas(room: Room) -> None:
    ada = room.person()
    room.open("collect")
    write(room, "Moss\n" * 9)

    for _ in range(room.here.ideas_each):
        room.do(
            add_idea,
            author=ada,
            question_id=room.questions[0],
            list_="barrier",
            text="Ivy",
            language="en",
        )


def test_typed_in_while_the_room_sorts_they_are_dealt_to_anybody(room: Room) -> None:
    people = room.people(2)
    room.topic("Green walls", list_="barrier")
    room.open("cluster")
    room.drive(go_on, position=room.here.position)

    card, again = write(room)

    assert isinstance(again, CardsDealtAgain)
    dealt = [room.do(deal_card, participant=person) for person in people]
    assert [[one.idea_id for one in cards] for cards in dealt] == [[card.idea_id]] * 2


def test_after_the_topics_were_accepted_they_are_late(room: Room) -> None:
    room.open("cluster")
    write(room, "In time")
    room.drive(accept_topics)
    write(room, "Late")

    assert [(text, late) for text, *_, late in paper(room)] == [("In time", False), ("Late", True)]


def test_only_a_running_session_takes_them(room: Room) -> None:
    with pytest.raises(Refused, match="once the session runs"):
        write(room)
    room.open("collect")
    for wrong, why in ({"list_": "wish"}, Refused), ({"question_id": 10**6}, NotFound):
        with pytest.raises(why):
            write(room, **wrong)
    room.drive(close_workshop, position=room.here.position)
    with pytest.raises(Refused, match="closed"):
        write(room)
    assert paper(room) == []


def test_no_phone_can_be_blamed_for_them(room: Room) -> None:
    room.open("collect")
    [added] = write(room)

    with pytest.raises(Refused, match="not written on a phone"):
        room.drive(take_back_all_by_author, idea_id=added.idea_id)
