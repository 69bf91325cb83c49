"""What came out of a session, to read on screen: the same report that the files are made of."""

from collections import defaultdict
from collections.abc import Sequence

from flask import Blueprint, render_template

from facilitator.domain.charts import bar_widths
from facilitator.domain.groups import Axis
from facilitator.exports.report import GroupReport, QuestionReport, VoteReport
from facilitator.exports.wording import INDICATIVE, ONE_BROWSER
from facilitator.screens.office.preparation import overview
from facilitator.web.guards import driving, reading
from facilitator.web.office import FILES
from facilitator.web.workshop.frame import frame
from facilitator.web.writing import read

bp = Blueprint("results", __name__)

Place = tuple[int, str, str]  # question, list, letter
Told = tuple[Axis, tuple[tuple[GroupReport, int], ...], bool]  # the last: opinions differ


@bp.get("/results")
def page(workshop_id: int) -> str:
    """Dots are there once they were revealed, on this page as anywhere."""
    room, _ = driving(workshop_id)
    [report] = read("session", room.id).workshops
    with reading() as session:
        card = overview(session, room.id).card
    standing = [vote for vote in report.votes if vote.stands]
    bars = widths(report.questions)
    return render_template(
        "pages/session-results.html",
        report=report,
        card=card,
        turnout=standing[-1].turnout if standing else None,
        widths=bars,
        by_group=told_by_group(standing),
        empty=without_a_dot(bars),
        limits=(INDICATIVE, ONE_BROWSER),
        **frame(room, "results"),
        **FILES,
    )


def without_a_dot(bars: dict[Place, int]) -> set[int]:
    """The questions in whose vote nobody placed a dot: a ranking of noughts says nothing."""
    return {number for number, *_ in bars} - {place[0] for place, width in bars.items() if width}


def widths(questions: tuple[QuestionReport, ...]) -> dict[Place, int]:
    """Both lists of a question on one scale; empty before the reveal."""
    found: dict[Place, int] = {}
    for question in questions:
        dots: dict[Place, int] = {
            (question.number, each.list_, topic.letter): topic.dots
            for each in question.lists
            for topic in each.topics
            if topic.dots is not None
        }
        found |= bar_widths(dots)
    return found


def told_by_group(votes: Sequence[VoteReport]) -> dict[Place, list[Told]]:
    """For each topic that is told by group: the axis, each group with its people, and how many of
    these put a dot on it."""
    told: defaultdict[Place, list[Told]] = defaultdict(list)
    for vote in votes:
        for groups in vote.groups:
            for row in groups.rows:
                if row.counts is not None:
                    shares = tuple(zip(groups.groups, row.counts, strict=True))
                    place = (row.question, row.list_, row.letter)
                    told[place].append((groups.axis, shares, row.opinions_differ))
    return told
