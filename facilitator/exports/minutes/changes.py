"""Changes by the facilitator: counted, with reasons, and the votes that do not count."""

from collections import Counter

from facilitator.exports import formatting
from facilitator.exports.blocks import Block, Bullets, Column, Heading, Paragraph, Table, Text
from facilitator.exports.minutes.method import dots_each, list_name, shown
from facilitator.exports.minutes.sessions import by_session
from facilitator.exports.minutes.turnout import turnout_words
from facilitator.exports.report import Change, Report, VoteReport, WorkshopReport
from facilitator.exports.wording import CHANGES, VOTE_STATES
from facilitator.languages import translate as _

SHEETS = ("sheets_entered", "sheets_taken_back")  # one change tells of several


def changes(report: Report) -> list[Block]:
    heading = Heading(1, Text(_("Changes by the facilitator")))
    return [heading, *by_session(report, session_changes)]


def session_changes(workshop: WorkshopReport) -> list[Block]:
    blocks: list[Block] = listed(workshop.changes)
    if not blocks:
        blocks = [Paragraph(_("The facilitator changed nothing of what the room made."))]
    for vote in workshop.votes:
        blocks += [] if vote.stands else set_aside(vote)
    return blocks


def listed(made: tuple[Change, ...]) -> list[Block]:
    if not made:
        return []
    counts: Counter[str] = Counter()
    for change in made:
        counts[change.kind] += int(change.what) if change.kind in SHEETS else 1
    totals = tuple(Text(f"{_(CHANGES[kind])}: {counts[kind]}") for kind in CHANGES if counts[kind])
    columns = (
        Column(_("Time"), 7),
        Column(_("Change"), 14),
        Column(_("What"), 24),
        Column(_("Reason"), 14),
    )
    rows = tuple(
        (
            Text(formatting.clock(change.at)),
            Text(_(CHANGES[change.kind])),
            Text(change.what),
            Text(reason(change)),
        )
        for change in made
    )
    return [Bullets(totals), Table(_("Changes, in the order of time"), columns, rows)]


def reason(change: Change) -> str:
    """Asked for where something of the room's was taken away."""
    missing = _("none given") if change.kind in ("hidden", "stopped") else "–"
    return change.reason or missing


def set_aside(vote: VoteReport) -> list[Block]:
    """A vote whose dots are not the results; its old ballots stay in the minutes."""
    title = _(
        "Vote opened at %(time)s: %(state)s",
        time=formatting.clock(vote.opened_at),
        state=_(VOTE_STATES[vote.state]),
    )
    columns = (Column(_("Topic"), 40), Column(_("Dots"), 7, number=True))
    tables: list[Block] = [
        Table(
            f"{list_name(list_)}: {dots_each(list_)}",
            columns,
            tuple(
                (Text(f"{line.letter}  {line.name}"), Text(shown(line.dots)))
                for line in list_.lines
            ),
        )
        for list_ in vote.lists
        if list_.lines and list_.counted is not None
    ]
    why = [Paragraph(_("Reason: %(reason)s", reason=vote.stop_reason))] * bool(vote.stop_reason)
    return [Heading(2, Text(title)), *why, Paragraph(turnout_words(vote.turnout)), *tables]
