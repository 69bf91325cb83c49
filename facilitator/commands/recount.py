"""`facilitator recount`: the totals of a record in JSON, counted again from its ballots.

Needs nothing but Python: an auditor can run this file alone, `python3 recount.py RECORD.json`.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

NAME = "recount"
HELP = "count the ballots of a record in JSON again, and compare"
DIFFERS, UNREADABLE = 1, 2

Json = dict[str, Any]
Line = tuple[str, int | None, int]  # what it is, as published, as counted again


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("record", type=Path, metavar="RECORD.json", help="the record, as JSON")


def run(chosen: Namespace) -> int:
    try:
        record = json.loads(chosen.record.read_text(encoding="utf-8-sig"))
        votes = list(votes_of(record))
        told = [told_of(number, *vote) for number, vote in enumerate(votes, 1)]
        unheard = list(without_a_vote(record))
    except OSError as failed:
        return unreadable(f"{chosen.record}: {failed.strerror}")
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return unreadable(f"{chosen.record} is not a record in JSON, or not a whole one.")
    for text, _ in told:
        print(text)
    if not told:
        print("No vote was held.")
    for fault in unheard:
        print(fault)
    differing = sum(found for _, found in told) + len(unheard)
    print("Everything agrees." if not differing else f"{differing} figures differ.")
    return DIFFERS if differing else 0


def unreadable(why: str) -> int:
    print(why, file=sys.stderr)
    return UNREADABLE


def votes_of(record: Json) -> Iterator[tuple[Json, Json]]:
    for workshop in record["workshops"]:
        for vote in workshop["votes"]:
            yield workshop, vote


def told_of(number: int, workshop: Json, vote: Json) -> tuple[str, int]:
    """What there is to say of one vote, and how many of its figures differ."""
    head = f"Vote {number}, {workshop['title']}, opened {vote['opened_at']}"
    if any(each["counted"] is None for each in vote["lists"]):
        return f"{head}: its figures are not published.\n", 0
    lines = [*turnout(vote), *totals(workshop, vote)]
    faults = [*impossible(vote), *out_of_order(workshop, vote)]
    width = max(len(what) for what, _, _ in lines)
    rows = [f"  {'':{width}}  published  counted"]
    rows += [
        f"  {what:{width}}  {'' if before is None else before:>9}  {now:>7}"
        + ("" if before == now else "  differs")
        for what, before, now in lines
    ]
    rows += [f"  {fault}" for fault in faults]
    if vote["turnout"].get("hands"):
        rows.append(
            "  Raised hands leave no ballot: what was counted in the room is taken as given."
        )
    if vote.get("groups"):
        rows.append("  Figures by group are not recountable: ballots name no group.")
    differing = sum(before != now for _, before, now in lines) + len(faults)
    return "\n".join([head, *rows, ""]), differing


def turnout(vote: Json) -> Iterator[Line]:
    published, said = vote["turnout"], [ballot["said"] for ballot in vote["ballots"]]
    yield "voted", published["voted"], len(said) + published.get("hands", 0)
    yield "placed dots", published["with_dots"], said.count("dots")
    yield "done without dots", published["done_without_dots"], said.count("done")
    yield "abstained", published["abstained"], said.count("abstained")


def totals(workshop: Json, vote: Json) -> Iterator[Line]:
    """Each topic's dots as this vote has them, and as the results do where they are this vote's."""
    for place, each in enumerate(vote["lists"]):
        marks = [ballot["marks"][place] for ballot in vote["ballots"]]
        where = name_of(each)
        raised = [line.get("hands") or 0 for line in each["lines"]]
        given = sum(map(dots_on, marks)) + sum(raised)
        yield f"{where}, dots given", each["given"], given
        yield f"{where}, dots counted", each["counted"], given
        voted = vote["turnout"]["voted"]
        yield f"{where}, dots available", each["available"], voted * each["dots_each"]
        if vote["turnout"].get("hands"):
            yield f"{where}, hands", each.get("hands") or 0, sum(raised)
        results = {topic["letter"]: topic for topic in results_of(workshop, vote, each)}
        for at, line in enumerate(each["lines"]):
            counted = sum(int(ballot[at]) for ballot in marks) + raised[at]
            topic = f"{where}, {line['letter']}"
            yield topic, line["dots"], counted
            if shown := results.get(line["letter"]):
                yield f"{topic}, results", shown["dots"], counted
                if raised[at] or shown.get("hands"):
                    yield f"{topic}, hands in results", shown.get("hands") or 0, raised[at]


def name_of(each: Json) -> str:
    return f"question {each['question']}, {each['label']}"


def results_of(workshop: Json, vote: Json, each: Json) -> list[Json]:
    """The topics of a list that have dots, as the results show them; none of another vote's."""
    if not vote["stands"]:
        return []
    lists = next(q["lists"] for q in workshop["questions"] if q["number"] == each["question"])
    topics = next(one["topics"] for one in lists if one["list_"] == each["list_"])
    return [topic for topic in topics if topic["dots"] is not None]


def out_of_order(workshop: Json, vote: Json) -> Iterator[str]:
    """Most dots first; equal dots share a rank, and the rank after them counts them all."""
    for each in vote["lists"]:
        shown = results_of(workshop, vote, each)
        dots = [topic["dots"] for topic in shown]
        ranks = [
            f"{'=' if dots.count(n) > 1 else ''}{1 + sum(more > n for more in dots)}" for n in dots
        ]
        if dots != sorted(dots, reverse=True) or ranks != [topic["rank"] for topic in shown]:
            yield f"{name_of(each)}: ranks or order are not those of the dots"


def without_a_vote(record: Json) -> Iterator[str]:
    """Lists that show dots, though no vote over them stands."""
    for workshop in record["workshops"]:
        stand = {
            (each["question"], each["list_"])
            for vote in workshop["votes"]
            for each in vote["lists"]
            if vote["stands"]
        }
        for question in workshop["questions"]:
            for each in question["lists"]:
                shown = any(topic["dots"] is not None for topic in each["topics"])
                if shown and (question["number"], each["list_"]) not in stand:
                    yield f"question {question['number']}, {each['label']}: dots of no vote"


def impossible(vote: Json) -> Iterator[str]:
    """What can't have happened, whatever the sums are."""
    wrong = sum(not within(ballot["marks"], vote["lists"]) for ballot in vote["ballots"])
    if wrong:
        yield f"{wrong} ballots are against the rule of the vote"
    turnout, ballots = vote["turnout"], len(vote["ballots"])
    people, on_paper = turnout.get("hands", 0), turnout.get("on_paper", 0)
    if not 0 <= on_paper <= ballots:
        yield f"{on_paper} ballots on paper, of {ballots} in all"
    if turnout["joined"] < ballots - on_paper:
        yield f"{ballots - on_paper} voted on a device, but {turnout['joined']} had joined"
    raised = [[line.get("hands") or 0 for line in each["lines"]] for each in vote["lists"]]
    if not all(map(possible, [people] * len(raised), raised, vote["lists"])):
        yield f"more hands than {people} people can raise by the rule of the vote"
    if people > sum(map(sum, raised)):
        yield f"{people} people raised a hand, but fewer hands were counted"


def possible(people: int, raised: list[int], each: Json) -> bool:
    """Could so many people, each with the dots of the list, have raised these hands?"""
    return (
        min(raised, default=0) >= 0
        and max(raised, default=0) <= people
        and sum(raised) <= people * each["dots_each"]
    )


def within(marks: Sequence[str], lists: Sequence[Json]) -> bool:
    return len(marks) == len(lists) and all(
        len(mine) == len(rule["lines"])
        and dots_on(mine) <= rule["dots_each"]
        and all(int(dots) <= rule["cap"] for dots in mine)
        for mine, rule in zip(marks, lists, strict=True)
    )


def dots_on(marks: str) -> int:
    return sum(map(int, marks))


def main() -> int:
    parser = ArgumentParser(description=HELP)
    arguments(parser)
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
