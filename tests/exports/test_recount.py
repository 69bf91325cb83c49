"""Anyone can recount: the file alone, with nothing but Python, from a record taken home."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from facilitator.commands import recount
from facilitator.exports.json import write_json
from facilitator.exports.reader import read_report
from facilitator.operations.ballots import abstain, cast_ballot, say_done
from facilitator.operations.paper import count_hands, enter_paper_ballot
from facilitator.operations.voting import repeat_vote, reveal_results, stop_vote
from facilitator.store.ballots import dots_by_topic
from facilitator.store.models import Base
from facilitator.store.transactions import Database
from tests.operations.room import Room

Json = dict[str, Any]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    database = Database(f"sqlite:///{tmp_path / 'room.db'}")
    Base.metadata.create_all(database.writer)
    return Room(database, dot_cap=2)


def voted(room: Room, *, seed: int = 1) -> None:
    """Nine people: six place dots somewhere, one presses Done, one abstains, one does nothing."""
    chance = random.Random(seed)
    good = [room.topic(name, ideas=2) for name in ("Roofs", "Streams", "Bees", "Trees")]
    bad = [room.topic(name, ideas=2, list_="barrier") for name in ("Money", "Land", "Permits")]
    people = room.people(9)
    room.open("vote")
    for person in people[:6]:
        dots = {chance.choice(good): 2, chance.choice(bad): 1}
        room.do(cast_ballot, participant=person, vote_id=room.vote, number=1, dots=dots)
    room.do(say_done, participant=people[6], vote_id=room.vote)
    room.do(abstain, participant=people[7], vote_id=room.vote)


def revealed(room: Room) -> None:
    room.open("results")
    room.drive(reveal_results)


def record(room: Room) -> Json:
    report = room.read(lambda session: read_report(session, room.id, room.clock, UTC))
    read: Json = json.loads(write_json(report, "en"))
    return read


def recounted(path: Path, content: Json | str) -> tuple[int, str]:
    """What the file says alone: no site-packages, no environment, another folder."""
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    command = [sys.executable, "-I", "-S", str(Path(recount.__file__)), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=path.parent, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_record_agrees_with_its_ballots(room: Room, tmp_path: Path) -> None:
    voted(room)
    revealed(room)
    [vote] = record(room)["workshops"][0]["votes"]
    assert [ballot["said"] for ballot in vote["ballots"]] == ["abstained", "done", *["dots"] * 6]
    assert set(vote["ballots"][0]) == {"marks", "said"}

    status, said = recounted(tmp_path / "record.json", record(room))
    assert (status, "Everything agrees." in said) == (0, True)
    assert "Question 1" not in said
    assert said.count("question 1, Possibilities, A ") == 1
    assert said.count("question 1, Possibilities, A, results") == 1


def with_paper_and_hands(room: Room) -> None:
    """Two sheets, one of them an abstention, and five people who raised a hand."""
    key = f"{room.questions[0]}-possibility"
    for letters, abstained in (({key: "AAB"}, False), ({}, True)):
        room.do(enter_paper_ballot, vote_id=room.vote, letters=letters, abstained=abstained)
    topics = room.read(lambda session: sorted(dots_by_topic(session, room.vote)))
    room.drive(
        count_hands,
        vote_id=room.vote,
        people=5,
        hands=dict(zip(topics, (5, 0, 3), strict=False)),
        began=(None, {}),
    )


def test_a_record_with_paper_and_hands_agrees(room: Room, tmp_path: Path) -> None:
    voted(room)
    with_paper_and_hands(room)
    revealed(room)
    written = record(room)
    [vote] = written["workshops"][0]["votes"]
    turnout = vote["turnout"]
    assert (turnout["voted"], turnout["joined"]) == (8 + 2 + 5, 9)
    assert (turnout["on_paper"], turnout["hands"], turnout["abstained"]) == (2, 5, 2)
    assert turnout["with_dots"] + turnout["done_without_dots"] == 8
    assert [line["hands"] for line in vote["lists"][0]["lines"]] == [5, 0, 3, 0]
    assert set(vote["ballots"][0]) == {"marks", "said"}  # none says that it was on paper

    status, said = recounted(tmp_path / "record.json", written)
    assert (status, "Everything agrees." in said) == (0, True)
    assert "Raised hands leave no ballot" in said


def test_hands_that_nobody_can_have_raised_are_found(room: Room, tmp_path: Path) -> None:
    voted(room)
    with_paper_and_hands(room)
    revealed(room)
    written = record(room)
    [vote] = written["workshops"][0]["votes"]
    lines, results = vote["lists"][0], written["workshops"][0]["questions"][0]["lists"][0]
    lines["lines"][0]["hands"] += 1
    lines["lines"][0]["dots"] += 1
    lines["given"] += 1
    for topic in results["topics"]:
        topic["dots"] += topic["letter"] == "A"

    status, said = recounted(tmp_path / "record.json", written)
    assert (status, "more hands than 5 people" in said) == (1, True)


def raise_a_total(record: Json) -> None:
    record["workshops"][0]["votes"][0]["lists"][0]["lines"][0]["dots"] += 1


def raise_a_result(record: Json) -> None:
    record["workshops"][0]["questions"][0]["lists"][0]["topics"][0]["dots"] += 1


def lose_a_ballot(record: Json) -> None:
    record["workshops"][0]["votes"][0]["ballots"].pop()


def forget_an_abstention(record: Json) -> None:
    record["workshops"][0]["votes"][0]["turnout"]["abstained"] = 0


def overspend(record: Json) -> None:
    """One voter's dots on another's ballot: every total stays as it is."""
    ballots = record["workshops"][0]["votes"][0]["ballots"]
    mine, other = ballots[-1]["marks"], ballots[-2]["marks"]
    for place, marks in enumerate(other):
        mine[place] = "".join(str(int(a) + int(b)) for a, b in zip(mine[place], marks, strict=True))
        other[place] = "0" * len(marks)


def more_people_than_hands(vote: Json, _results: Json) -> None:
    for figure, more in (("hands", 500), ("voted", 500)):
        vote["turnout"][figure] += more
    for each in vote["lists"]:
        each["available"] += 500 * each["dots_each"]


def fewer_joined_than_voted(vote: Json, _results: Json) -> None:
    vote["turnout"]["joined"] = 7


def more_sheets_than_ballots(vote: Json, _results: Json) -> None:
    vote["turnout"]["on_paper"] = 44


def other_hands_of_a_topic(_vote: Json, results: Json) -> None:
    results["topics"][0]["hands"] += 1


def other_hands_of_a_list(vote: Json, _results: Json) -> None:
    vote["lists"][0]["hands"] += 1


def other_dots_counted(vote: Json, _results: Json) -> None:
    vote["lists"][0]["counted"] += 1


def other_dots_available(vote: Json, _results: Json) -> None:
    vote["lists"][0]["available"] += 1


def wrong_ranks(_vote: Json, results: Json) -> None:
    results["topics"][1]["rank"] = results["topics"][0]["rank"]


def wrong_order(_vote: Json, results: Json) -> None:
    results["topics"].reverse()


def no_vote_stands(vote: Json, _results: Json) -> None:
    vote["stands"] = False


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (more_people_than_hands, "505 people raised a hand, but fewer hands were counted"),
        (fewer_joined_than_voted, "8 voted on a device, but 7 had joined"),
        (more_sheets_than_ballots, "44 ballots on paper, of 10 in all"),
        (other_hands_of_a_topic, "hands in results"),
        (other_hands_of_a_list, "Possibilities, hands "),
        (other_dots_counted, "dots counted"),
        (other_dots_available, "dots available"),
        (wrong_ranks, "Possibilities: ranks or order"),
        (wrong_order, "Possibilities: ranks or order"),
        (no_vote_stands, "Possibilities: dots of no vote"),
    ],
)
def test_what_cannot_have_happened_is_found(
    room: Room, tmp_path: Path, harm: Callable[[Json, Json], None], said: str
) -> None:
    voted(room)
    with_paper_and_hands(room)
    revealed(room)
    changed = record(room)
    untouched = recounted(tmp_path / "before.json", changed)[1]
    [workshop] = changed["workshops"]
    harm(workshop["votes"][0], workshop["questions"][0]["lists"][0])

    status, told = recounted(tmp_path / "record.json", changed)

    figures = "".join(line for line in told.splitlines(True) if line.endswith("  differs\n"))
    assert (status, said in told) == (1, True)
    assert said in figures or said not in untouched


@pytest.mark.parametrize(
    "harm", [raise_a_total, raise_a_result, lose_a_ballot, forget_an_abstention, overspend]
)
def test_what_was_changed_afterwards_is_found(
    room: Room, tmp_path: Path, harm: Callable[[Json], None]
) -> None:
    voted(room)
    revealed(room)
    changed = record(room)
    harm(changed)
    status, said = recounted(tmp_path / "record.json", changed)
    assert status == 1
    assert "differ" in said


def test_before_the_reveal_a_record_holds_no_ballot(room: Room, tmp_path: Path) -> None:
    voted(room)
    [vote] = record(room)["workshops"][0]["votes"]
    assert vote["ballots"] == []
    status, said = recounted(tmp_path / "record.json", record(room))
    assert (status, "its figures are not published" in said) == (0, True)


def test_a_stopped_vote_is_recounted_like_the_one_that_stands(room: Room, tmp_path: Path) -> None:
    voted(room)
    room.drive(stop_vote, vote_id=room.vote, reason="Two topics said the same")
    room.drive(repeat_vote)
    revealed(room)
    status, said = recounted(tmp_path / "record.json", record(room))
    assert (status, said.count("published  counted")) == (0, 2)


def test_the_order_of_ballots_tells_neither_when_nor_which_were_cast_together(room: Room) -> None:
    voted(room)
    revealed(room)
    [vote] = record(room)["workshops"][0]["votes"]
    columns = zip(*([*ballot["marks"], ballot["said"]] for ballot in vote["ballots"]), strict=True)
    assert [list(column) == sorted(column) for column in columns] == [True, True, True]


@pytest.mark.parametrize("nonsense", ["", "[]", "{}", '{"workshops": [{"votes": [1]}]}', "PK\x03"])
def test_what_is_no_record_gets_a_sentence(tmp_path: Path, nonsense: str) -> None:
    status, said = recounted(tmp_path / "record.json", nonsense)
    assert status == 2
    assert said.endswith("is not a record in JSON, or not a whole one.\n")


def test_a_file_that_is_not_there_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from facilitator.cli import main

    assert main(["recount", str(tmp_path / "none.json")]) == 2
    assert "No such file" in capsys.readouterr().err
