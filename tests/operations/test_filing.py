"""What organisers do to the minutes, on both databases: sections, quotes, ideas withheld."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.sections import MOST_OWN, SECTIONS, arranged
from facilitator.domain.together import Clash
from facilitator.operations import quotes, sections, withholding
from facilitator.operations.meetings import delete_meeting
from facilitator.screens.office.told import A_PAGE, told_ideas
from facilitator.store.models import Erasure, Idea, Quote, Section, Withheld, Workshop
from tests.operations.room import NOW, Room

QUOTE = {"text": "We begin.", "person": "Birthe", "organisation": "", "consent": "Asked."}


def meeting(room: Room) -> int:
    return room.read(lambda session: session.get_one(Workshop, room.id).meeting_id)


def do(room: Room, operation: Callable[..., list[Any]], *args: Any, **values: Any) -> list[Any]:
    here = meeting(room)
    return room.database.write(lambda session: operation(session, here, *args, now=NOW, **values))


def order(room: Room) -> list[str]:
    def look(session: Session) -> list[str]:
        rows = session.scalars(select(Section).where(Section.meeting_id == meeting(room)))
        return arranged({row.key: row.position for row in rows})

    return room.read(look)


def write(room: Room, text: str, began: str = "") -> None:
    fields = {"text": text}
    do(room, sections.write_section, "results", fields, {"text": began}, by_id=room.facilitator)


def test_words_leave_a_section_where_it_is(room: Room) -> None:
    write(room, "It rained.")

    assert order(room) == list(SECTIONS)
    row = room.read(lambda session: session.get_one(Section, (meeting(room), "results")))
    assert (row.text, row.edition, row.edited_by_id) == ("It rained.", 1, room.facilitator)
    with pytest.raises(Clash) as clash:
        write(room, "The sun shone.")
    assert (clash.value.standing, clash.value.typed) == (
        {"text": "It rained."},
        {"text": "The sun shone."},
    )
    write(room, "It rained.", began="")  # both wrote the same
    write(room, "The sun shone.", began="It rained.")


def test_every_order_can_be_made_by_moving_one_at_a_time(room: Room) -> None:
    wanted = ["opening", *sorted(SECTIONS.keys() - {"opening"})]

    for above, key in zip(wanted, wanted[1:], strict=False):
        do(room, sections.place_section, key, other=above, above=False)

    assert order(room) == wanted
    do(room, sections.add_section, title="Welcome", text="", by_id=room.facilitator)
    assert order(room) == ["opening", "own-1", *wanted[1:]]


def test_a_number_is_not_given_to_two_sections(room: Room) -> None:
    for title in ("One", "Two"):
        do(room, sections.add_section, title=title, text="", by_id=room.facilitator)
    do(room, sections.remove_section, "own-1", {"title": "One", "text": ""})
    do(room, sections.add_section, title="Three", text="", by_id=room.facilitator)

    assert order(room)[:3] == ["opening", "own-3", "own-2"]
    for _ in range(MOST_OWN - 2):
        do(room, sections.add_section, title="More", text="", by_id=room.facilitator)
    with pytest.raises(Refused, match="no more fit"):
        do(room, sections.add_section, title="More", text="", by_id=room.facilitator)


@pytest.mark.parametrize("key", ["nothing", "own-7", ""])
def test_there_is_no_other_section(room: Room, key: str) -> None:
    with pytest.raises(NotFound):
        do(room, sections.write_section, key, {"text": "x"}, {"text": ""}, by_id=1)
    with pytest.raises(NotFound):
        do(room, sections.hide_section, key, hidden=True)


def test_a_quote_of_another_meeting_is_not_here(room: Room) -> None:
    do(room, quotes.add_quote, QUOTE, by_id=room.facilitator)
    quote = room.read(
        lambda session: session.scalars(
            select(Quote.id).where(Quote.meeting_id == meeting(room))
        ).one()
    )
    with pytest.raises(NotFound):
        do(Room(room.database), quotes.remove_quote, quote, by_id=room.facilitator)

    do(room, quotes.remove_quote, quote, by_id=room.facilitator)

    mine = Erasure.kind == "quote", Erasure.by_id == room.facilitator
    erased = select(Erasure.number).where(*mine)
    assert room.read(lambda session: session.scalars(erased).all()) == [quote]


def test_ideas_are_listed_like_the_minutes_a_page_at_a_time(room: Room) -> None:
    topic = room.topic("Roofs")
    loose, placed = room.idea(text="Bees? 100 %"), room.idea(text="Roofs_everywhere")
    barrier = room.idea(text="Permits", list_="barrier")
    away = room.idea(text="Away")
    room.settle(placed, topic)
    room.database.write(lambda session: setattr(session.get_one(Idea, away), "hidden_at", NOW))
    do(room, withholding.withhold_idea, loose, reason="", by_id=room.facilitator)

    def listed(**asked: Any) -> list[int]:
        here = meeting(room)
        found = room.read(lambda session: told_ideas(session, here, **asked))
        return [each.id for each in found.ideas]

    assert listed() == [placed, loose, barrier]
    assert (listed(words="100 %"), listed(words="s_e"), listed(words="%%")) == (
        [loose],
        [placed],
        [],
    )
    assert listed(words="PERMITS") == [barrier]
    assert listed(only=True) == [loose]
    more = [room.idea(text=f"Idea {n}") for n in range(A_PAGE)]
    assert listed(page=2) == [*more[-2:], barrier]
    assert listed(page=99) == listed(page=2)


def test_all_of_it_goes_with_the_meeting(room: Room) -> None:
    idea = room.idea()
    write(room, "It rained.")
    do(room, quotes.add_quote, QUOTE, by_id=room.facilitator)
    do(room, withholding.withhold_idea, idea, reason="", by_id=room.facilitator)
    here = meeting(room)

    room.database.write(lambda session: delete_meeting(session, here, now=NOW))

    left = room.read(
        lambda session: [
            *session.scalars(select(Section).where(Section.meeting_id == here)),
            *session.scalars(select(Quote).where(Quote.meeting_id == here)),
            *session.scalars(select(Withheld).where(Withheld.idea_id == idea)),
        ]
    )
    assert left == []
