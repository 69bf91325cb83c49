"""Words that the organisers withhold are nowhere in what is filed, and are counted everywhere."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from typing import Any
from zipfile import ZipFile

import pytest
from sqlalchemy.orm import Session

from facilitator.domain.errors import Conflict, NotFound
from facilitator.exports.formats import FORMATS
from facilitator.exports.reader import read_report
from facilitator.exports.reader.paper import read_paper
from facilitator.exports.reader.withheld import Words, without_words
from facilitator.exports.report import WITHHELD, Change, Report
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.blocking import link_barrier
from facilitator.operations.merging import merge_topics
from facilitator.operations.moving import move_ideas, promote_idea
from facilitator.operations.topics import rename_topic
from facilitator.operations.voting import reveal_results
from facilitator.operations.withholding import tell_idea, withhold_idea
from facilitator.store.models import Base, Idea, Workshop
from facilitator.store.transactions import Database
from tests.exports.test_pdf import text as pdf_text
from tests.operations.room import NOW, Room

LONG = "Sack the harbourmaster"  # also a topic, promoted and renamed
BEFORE = "Sack harbourmaster Nilsen"  # as it was before a facilitator reworded it
SHORT = "Oafs"
LOOSE = "Nobody placed this one"
FORMER = "Louts"  # as the short one was when a topic was made of it
WORDS = (LONG, BEFORE, SHORT, FORMER, LOOSE)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('withheld')}/room.db")
    Base.metadata.create_all(database.writer)
    yield database
    database.close()


@pytest.fixture(scope="module")
def room(database: Database) -> Room:
    """Two ideas got into the names of topics, onto the ballot, into a link and the history."""
    room = Room(database)
    voter = room.person()
    long, short = room.idea(text=LONG), room.idea(text=FORMER, list_="barrier")
    loose = room.idea(text=LOOSE)
    room.idea(text="Oafish trees")
    room.ideas = (long, short, loose)
    room.database.write(lambda session: reword(session.get_one(Idea, long), LONG, BEFORE))
    stone, sand = room.topic("Stone", ideas=2), room.topic("Sand", ideas=1)
    room.open("cluster")
    [promoted] = room.drive(promote_idea, idea_id=long)
    [barrier] = room.drive(promote_idea, idea_id=short)
    room.database.write(lambda session: reword(session.get_one(Idea, short), SHORT))
    harbour = promoted.cluster_id
    room.drive(rename_topic, cluster_id=harbour, name="Harbour")
    room.drive(rename_topic, cluster_id=harbour, name=LONG)
    room.drive(move_ideas, idea_ids=[long], cluster_id=stone)
    room.drive(move_ideas, idea_ids=[long], cluster_id=harbour)
    room.drive(merge_topics, kept_id=harbour, gone_id=sand)
    room.open("vote")
    marks = {harbour: 1, barrier.cluster_id: 1}
    room.do(cast_ballot, participant=voter, vote_id=room.vote, number=1, dots=marks)
    room.open("results")
    room.drive(reveal_results)
    room.drive(
        link_barrier, barrier_id=barrier.cluster_id, possibility_id=harbour, removable_by="city"
    )
    return room


def reword(idea: Idea, text: str, before: str = "") -> None:
    idea.original_text, idea.text = before or idea.text, text
    idea.edited_at, idea.edited_by_id = NOW, 1


def of_meeting(room: Room, operation: Callable[..., list[Any]], idea: int, **values: Any) -> None:
    def write(session: Session) -> list[Any]:
        meeting = session.get_one(Workshop, room.id).meeting_id
        return operation(session, meeting, idea, now=NOW, **values)

    room.database.write(write)


def withhold(room: Room, idea: int, reason: str = "") -> None:
    of_meeting(room, withhold_idea, idea, reason=reason, by_id=room.facilitator)


def report(room: Room) -> Report:
    return room.read(lambda session: read_report(session, room.id, room.clock, UTC))


def files(report: Report) -> dict[str, str]:
    """Every format's text, and of those that are ZIPs of every part."""
    read = {"pdf": pdf_text(report)}
    for name, format_ in FORMATS.items():
        content = format_.write(report, "en")
        if content.startswith(b"PK"):
            with ZipFile(io.BytesIO(content)) as parts:
                for part in parts.namelist():
                    if not part.endswith((".docx", ".xlsx", ".pdf", ".png")):
                        read[f"{name}/{part}"] = parts.read(part).decode(errors="replace")
        elif name != "pdf":
            read[name] = content.decode()
    return {name: " ".join(text.split()) for name, text in read.items()}


def test_the_words_are_in_every_form_before_and_in_none_after(room: Room) -> None:
    long, short, loose = room.ideas
    told = files(report(room))
    for form in ("pdf", "docx/word/document.xml", "xlsx/xl/sharedStrings.xml", "json", "md"):
        assert [word for word in WORDS if word not in told[form]] == []
    ideas = report(room).workshops[0].ideas

    for idea in (long, short, loose):
        withhold(room, idea, "names a person")

    after = files(report(room))
    found = {(form, word) for form, text in after.items() for word in WORDS if word in text}
    assert found == set()
    assert "names a person" not in "".join(after.values())
    assert report(room).workshops[0].ideas == ideas
    for form in ("pdf", "docx/word/document.xml", "md"):
        said = after[form].replace("\\", "")
        assert said.count("1 entry withheld by the organisers") == 3
        assert "Oafish trees" in said
    assert "[…] / Sand" in after["pdf"]


def test_the_words_are_on_no_printed_card_and_in_no_printed_topic(room: Room) -> None:
    for idea in room.ideas:
        withhold(room, idea)

    printed = repr(room.read(lambda session: read_paper(session, room.id)))

    assert [word for word in WORDS if word in printed] == []
    assert "Oafish trees" in printed


def test_a_withheld_idea_stays_counted_where_it_is(room: Room) -> None:
    for idea in room.ideas:
        withhold(room, idea)

    lists = report(room).workshops[0].questions[0].lists
    harbour = next(topic for topic in lists[0].topics if topic.dots == 1)
    assert (harbour.name, harbour.withheld, harbour.idea_count) == (f"{WITHHELD} / Sand", 1, 2)
    assert lists[0].not_placed_withheld == 1
    assert [(each.name, each.withheld, each.ideas) for each in lists[1].topics] == [
        (WITHHELD, 1, ())
    ]
    of_meeting(room, tell_idea, room.ideas[1])
    assert report(room).workshops[0].questions[0].lists[1].topics[0].ideas[0].text == SHORT


def test_nobody_overwrites_a_reason_or_withholds_what_is_not_told(room: Room) -> None:
    long = room.ideas[0]
    of_meeting(room, tell_idea, long)
    withhold(room, long, "names a person")
    withhold(room, long, "names a person")
    with pytest.raises(Conflict, match="withheld already"):
        withhold(room, long, "is rude")

    hidden = room.idea(text="Away")
    other = Room(room.database).idea(text="Elsewhere")
    room.database.write(lambda session: hide(session.get_one(Idea, hidden)))
    for idea in (hidden, other, 10_000):
        with pytest.raises(NotFound):
            withhold(room, idea)


def hide(idea: Idea) -> None:
    idea.hidden_at = NOW


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ("Possibilities A: Oafs → Oafs and friends", "Possibilities A: […] → Oafs and friends"),
        ("“Oafs” → Possibilities A: Loafs", "“[…]” → Possibilities A: Loafs"),
        ("Sand / Oafs", "Sand / […]"),
        ("oafs", "[…]"),
        ("1. Barriers B: Oafs, 1. Barriers C: Oafs", "1. Barriers B: […], 1. Barriers C: […]"),
        (f"Please {LONG}!", "Please […]!"),
    ],
)
def test_short_words_go_only_where_they_are_a_whole_name(held: str, left: str) -> None:
    change = Change("renamed", NOW, held, reason=LONG)

    words = frozenset({SHORT, LONG})
    assert without_words(change, Words(words, words)) == replace(change, what=left)


def test_a_topic_keeps_the_name_that_somebody_else_gave_it(room: Room) -> None:
    """A withheld idea that says the same is not where it came from."""
    other = Room(room.database)
    trees = other.idea(text="Trees")
    other.topic("Trees", ideas=1)
    kept, gone = other.topic("Roofs", ideas=1), other.topic("Trees, Roofs", ideas=1)
    other.topic("Trees and shade", ideas=1)
    other.open("cluster")
    other.drive(merge_topics, kept_id=kept, gone_id=gone)

    withhold(other, trees)

    [named, *_] = [list_.topics for list_ in report(other).workshops[0].questions[0].lists]
    assert [topic.name for topic in named] == ["Trees", "Roofs / Trees, Roofs", "Trees and shade"]
