"""The attacker with nothing but a record in JSON, of a real room that was shown its results by
group: the ballots, the attendance list and the figures, as somebody finds them there."""

import json
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.words import LISTS
from facilitator.exports.json import write_json
from facilitator.exports.reader import read_report
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.grouping import show_by_group
from facilitator.operations.paper import count_hands, enter_paper_ballot
from facilitator.operations.voting import reveal_results
from facilitator.store.models import Base
from facilitator.store.transactions import Database
from tests.domain.attacker import Published, recovered
from tests.operations.room import Room
from tests.operations.test_grouping import of_kind

KINDS = ["city"] * 6 + ["cluster"] * 5 + ["company"] * 3 + ["politician"] * 2


@pytest.mark.parametrize("beside_phones", [0, 3])
def test_a_record_gives_nobody_away(tmp_path: Path, beside_phones: int) -> None:
    """Neither of those with a phone nor of those who voted on paper beside them."""
    rows = 0
    for seed in range(4):
        record = record_of(tmp_path / f"{seed}.db", Random(seed), beside_phones)
        vote = record["workshops"][0]["votes"][0]
        for place in range(2):
            seen = attack(record, vote, vote["groups"][0], place)
            rows += len(seen.rows)
            assert not seen.rows or recovered(seen) == set()

    assert rows > 4


def record_of(path: Path, chance: Random, beside_phones: int) -> Any:
    """Sixteen people who vote as they like, in both lists; so many more on paper, and two more than
    these who raise a hand."""
    database = Database(f"sqlite:///{path}")
    Base.metadata.create_all(database.writer)
    room = Room(database)
    lists = [
        [room.topic(f"{list_} {n}", ideas=2, list_=list_) for n in range(3)]  # type: ignore[arg-type]
        for list_ in ("possibility", "barrier")
    ]
    people = room.people(len(KINDS))
    room.open("vote")
    for person, kind in zip(people, KINDS, strict=True):
        database.write(lambda s, p=person, k=kind: of_kind(s, p, k))
        dots = {chance.choice(topics): 1 for topics in lists if chance.random() < 0.9}
        if dots:
            room.do(cast_ballot, participant=person, vote_id=room.vote, number=1, dots=dots)
    room.open("results")
    if beside_phones:
        vote_without_phones(room, chance, beside_phones, lists[0][0])
    room.drive(reveal_results)
    room.drive(show_by_group, vote_id=room.vote, axis="partner_type", draw=lambda: 1.0)
    report = room.read(lambda session: read_report(session, room.id, room.clock))
    database.close()
    return json.loads(write_json(report, "en"))


def vote_without_phones(room: Room, chance: Random, people: int, topic: int) -> None:
    for _ in range(people):
        marked = {f"{room.questions[0]}-{list_}": chance.choice("ABC") for list_ in LISTS}
        room.do(enter_paper_ballot, vote_id=room.vote, letters=marked, abstained=False)
    show_hands(room, people + 2, {topic: people + 2})


def show_hands(room: Room, people: int, raised: dict[int, int]) -> None:
    values = {"people": people, "hands": raised, "began": (None, {})}
    room.drive(count_hands, vote_id=room.vote, **values)


@pytest.mark.parametrize("people", range(1, 7))
def test_no_record_tells_the_hands_of_fewer_than_five(tmp_path: Path, people: int) -> None:
    """Neither as they are nor as dots less the ballots that anybody can count again."""
    database = Database(f"sqlite:///{tmp_path / 'room.db'}")
    Base.metadata.create_all(database.writer)
    room = Room(database)
    topics = [room.topic(name, ideas=2) for name in ("Trees", "Water")]
    voter = room.person()
    room.open("vote")
    room.do(cast_ballot, participant=voter, vote_id=room.vote, number=1, dots={topics[0]: 1})
    with suppress(Refused):
        show_hands(room, people, {topics[1]: people})
    room.open("results")
    room.drive(reveal_results)
    report = room.read(lambda session: read_report(session, room.id, room.clock))
    [vote] = json.loads(write_json(report, "en"))["workshops"][0]["votes"]

    ballots = [ballot["marks"][0] for ballot in vote["ballots"]]
    recounted = [sum(int(marks[at]) for marks in ballots) for at in range(len(topics))]
    lines = vote["lists"][0]["lines"]
    raised = [line["dots"] - n for line, n in zip(lines, recounted, strict=True)]

    assert (vote["turnout"]["hands"], sum(raised)) == ((people, people) if people > 4 else (0, 0))
    database.close()


def attack(record: Any, vote: Any, told: Any, place: int) -> Published:
    list_ = vote["lists"][place]
    letters = tuple(line["letter"] for line in list_["lines"])
    marks = [ballot["marks"][place] for ballot in vote["ballots"]]
    turnout = vote["turnout"]
    with_ballot = turnout["joined"] + turnout["on_paper"]
    marks += ["0" * len(letters)] * (with_ballot - len(marks))
    present: Counter[str] = Counter()
    for row in record["attendance"]["rows"]:
        present[row["partner_type"]] += row["devices"]
    shown = [group["people"] for group in told["groups"]]
    members = {kind for group in told["groups"] for kind in group["members"]}
    hidden = [people for kind, people in present.items() if kind not in members]
    hidden += [1] * turnout["on_paper"]  # each a group of one
    return Published(
        letters,
        Counter(
            frozenset(letter for letter, mark in zip(letters, line, strict=True) if mark != "0")
            for line in marks
        ),
        (*shown, told["others"]),
        (*(1 for _ in shown), min(hidden)),
        {
            row["letter"]: tuple(row["counts"])
            for row in told["rows"]
            if row["list_"] == list_["list_"] and row["counts"] is not None
        },
    )
