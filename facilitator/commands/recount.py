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
    except OSError as failed:
        return unreadable(f"{chosen.record}: {failed.strerror}")
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return unreadable(f"{chosen.record} is not a record in JSON, or not a whole one.")
    for text, _ in told:
        print(text)
    if not told:
        print("No vote was held.")
    differing = sum(found for _, found in told)
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
    faults = against_the_rule(vote)
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
        where = f"question {each['question']}, {each['label']}"
        raised = [line.get("hands") or 0 for line in each["lines"]]
        yield f"{where}, dots given", each["given"], sum(map(dots_on, marks)) + sum(raised)
        results = results_of(workshop, each) if vote["stands"] else {}
        for at, line in enumerate(each["lines"]):
            counted = sum(int(ballot[at]) for ballot in marks) + raised[at]
            yield f"{where}, {line['letter']}", line["dots"], counted
            if line["letter"] in results:
                yield f"{where}, {line['letter']}, results", results[line["letter"]], counted


def results_of(workshop: Json, each: Json) -> dict[str, int | None]:
    lists = next(q["lists"] for q in workshop["questions"] if q["number"] == each["question"])
    topics = next(one["topics"] for one in lists if one["list_"] == each["list_"])
    return {topic["letter"]: topic["dots"] for topic in topics if topic["dots"] is not None}


def against_the_rule(vote: Json) -> list[str]:
    """Ballots with more dots than the rule of a list gives, or with another number of topics."""
    wrong = sum(not within(ballot["marks"], vote["lists"]) for ballot in vote["ballots"])
    faults = [f"{wrong} ballots are against the rule of the vote"] if wrong else []
    people = vote["turnout"].get("hands", 0)
    if not all(possible(people, each) for each in vote["lists"]):
        faults.append(f"more hands than {people} people can raise by the rule of the vote")
    return faults


def possible(people: int, each: Json) -> bool:
    """Could so many people, each with the dots of the list, have raised these hands?"""
    raised = [line.get("hands") or 0 for line in each["lines"]]
    return max(raised, default=0) <= people and sum(raised) <= people * each["dots_each"]


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
