"""Votes: rules, turnout, sums, and what is told by group."""

from collections.abc import Iterator

from facilitator.domain.groups import AXES, group_name
from facilitator.exports import wording
from facilitator.exports.report import GroupsReport, Report, VoteReport
from facilitator.exports.sessions import titled
from facilitator.exports.tables.grid import Cell, Grid
from facilitator.languages import country_name
from facilitator.languages import translate as _


def votes(report: Report) -> Grid:
    columns = (
        _("Session"), _("Opened"), _("Closed"), _("State"), _("Reason"), _("Question"), _("List"),
        _("Dots each"), _("At most on a topic"), _("Topics"), _("Joined on a device"), _("Voted"),
        _("Abstained"), _("Dots available"), _("Dots given"), _("Dots counted"),
        _("Voted on paper"), _("Voted by show of hands"), _("Hands, of the dots given"),
    )  # fmt: skip
    rows = tuple(
        (
            session,
            vote.opened_at,
            vote.closed_at,
            _(wording.VOTE_STATES[vote.state]),
            vote.stop_reason or None,
            list_.question,
            list_.label,
            list_.dots_each,
            list_.cap,
            len(list_.lines),
            vote.turnout.joined,
            vote.turnout.voted,
            vote.turnout.abstained,
            list_.available,
            list_.given,
            list_.counted,
            vote.turnout.on_paper,
            vote.turnout.hands,
            list_.hands,
        )
        for session, workshop in titled(report)
        for vote in workshop.votes
        for list_ in vote.lists
    )
    return Grid("votes", _("Votes"), columns, rows)


def by_group(report: Report) -> Iterator[Grid]:
    """Only where something was told by group: an empty sheet would ask for an explanation."""
    columns = (
        _("Session"), _("Question"), _("List"), _("Topic"), _("Topic name"), _("By"), _("Group"),
        _("People of the group"), _("Of these put a dot on it"), _("Opinions differ"),
        _("Left out"),
    )  # fmt: skip
    rows = tuple(
        (session, *cells)
        for session, workshop in titled(report)
        for vote in workshop.votes
        for told in vote.groups
        for cells in group_rows(vote, told)
    )
    if rows:
        yield Grid("groups", _("By group"), columns, rows)


def group_rows(vote: VoteReport, told: GroupsReport) -> Iterator[tuple[Cell, ...]]:
    """A line for each topic and group; the last for those who are in none that is told."""
    labels = {(each.question, each.list_): each.label for each in vote.lists}
    axis = _(AXES[told.axis])
    for row in told.rows:
        for number, group in enumerate(told.groups):
            yield (
                row.question,
                labels[row.question, row.list_],
                row.letter,
                row.name,
                axis,
                group_name(told.axis, group.members, _, country_name),
                group.people,
                row.counts[number] if row.counts else None,
                _("yes") if row.opinions_differ else None,
                _("yes") if row.counts is None else None,
            )
    if told.others:
        unshown = _("In no group that is shown")
        yield None, None, None, None, axis, unshown, told.others, None, None, None
