"""The tables behind the record, typed: for XLSX a sheet each, for CSV a file each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from facilitator.domain.agenda import KINDS, shown
from facilitator.domain.agreed import HOW, REMOVERS, STATUSES
from facilitator.domain.groups import AXES, group_name
from facilitator.domain.header import HEADER
from facilitator.domain.runsheet import STEP_NAMES
from facilitator.domain.words import PARTNER_TYPES
from facilitator.exports import wording
from facilitator.exports.filing import PersonsReport
from facilitator.exports.minutes.opening import filled
from facilitator.exports.report import IdeaReport, ListReport, Report, WorkshopReport
from facilitator.exports.sessions import titled
from facilitator.languages import country_name
from facilitator.languages import translate as _

Cell = str | int | date | datetime | None


@dataclass(frozen=True)
class Grid:
    """`key` names the CSV file, `title` the sheet; one value per column in each row."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def grids(report: Report) -> tuple[Grid, ...]:
    """All tables in the language that is spoken."""
    return (
        overview(report),
        ideas(report),
        topics(report),
        votes(report),
        *by_group(report),
        blocking(report),
        decisions(report),
        actions(report),
        agenda(report),
        attendance(report),
        persons(report),
        run_sheet(report),
        changes(report),
    )


def overview(report: Report) -> Grid:
    meeting, present = report.meeting, report.attendance
    rows: list[tuple[Cell, ...]] = [
        (_("Meeting"), meeting.title),
        *filled(report.header, HEADER),
        (_("Place"), meeting.place),
        (_("From"), meeting.starts_on),
        (_("To"), meeting.ends_on),
        (_("State"), _(wording.STATES[report.state])),
        (_("Generated on"), report.generated_at),
        *counted_people(report.persons),
        (_("Devices that joined"), present.devices),
        (_("Organisations present"), present.organisations),
        (_("Organisations expected"), present.expected or None),
        (_("Expected organisations present"), present.expected_present or None),
        (_("Countries"), present.countries),
    ]
    rows += [
        (_("Rule"), _(wording.ONE_BROWSER)),
        (_("Limits"), _(wording.INDICATIVE)),
    ]
    of_meeting = [(None, *row) for row in rows]
    of_sessions = [(title, *row) for title, each in titled(report) for row in counted(each)]
    columns = (_("Session"), _("What"), _("Value"))
    return Grid("overview", _("Overview"), columns, (*of_meeting, *of_sessions))


def counted(workshop: WorkshopReport) -> Iterator[tuple[Cell, ...]]:
    yield _("People who joined"), workshop.joined
    yield _("Of these on shared devices"), workshop.shared
    yield _("Ideas"), workshop.ideas
    yield _("Topics"), workshop.topics
    for vote in workshop.votes:
        if vote.stands:
            yield _("Voted"), vote.turnout.voted
            yield _("Had joined when the vote was open"), vote.turnout.joined
            yield _("Abstained"), vote.turnout.abstained


def counted_people(persons: PersonsReport) -> Iterator[tuple[Cell, ...]]:
    if persons.present is not None:
        yield _("People present (signed list)"), persons.present
    if persons.without_phone is not None:
        yield _("Of these without a phone"), persons.without_phone


def ideas(report: Report) -> Grid:
    columns = (
        _("Session"), _("Question"), _("List"), _("Topic"), _("Topic name"), _("Idea"),
        _("Language"), _("Author"), _("Source"), _("Late"), _("Originally"),
    )  # fmt: skip
    return Grid("ideas", _("Ideas"), columns, tuple(idea_rows(report)))


def idea_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    for session, workshop in titled(report):
        for question in workshop.questions:
            for list_ in question.lists:
                for letter, name, idea in placed(list_):
                    yield (
                        session,
                        question.number,
                        list_.label,
                        letter,
                        name,
                        idea.text,
                        idea.language,
                        idea.author,
                        _(wording.SOURCES[idea.source]),
                        _("yes") if idea.late else None,
                        idea.original,
                    )


def placed(list_: ListReport) -> Iterator[tuple[str | None, str | None, IdeaReport]]:
    for topic in list_.topics:
        for idea in topic.ideas:
            yield topic.letter, topic.name, idea
    for idea in (*list_.not_placed, *list_.late):
        yield None, None, idea


def topics(report: Report) -> Grid:
    columns = (
        _("Session"), _("Question"), _("List"), _("Topic"), _("Topic name"), _("Rank"), _("Dots"),
        _("Ideas"), _("Former names"), _("Merged with"),
    )  # fmt: skip
    rows = tuple(
        (
            session,
            question.number,
            list_.label,
            topic.letter,
            topic.name,
            topic.rank,
            topic.dots,
            len(topic.ideas),
            "; ".join(topic.former_names) or None,
            "; ".join(topic.merged_names) or None,
        )
        for session, workshop in titled(report)
        for question in workshop.questions
        for list_ in question.lists
        for topic in list_.topics
    )
    return Grid("topics", _("Topics"), columns, rows)


def votes(report: Report) -> Grid:
    columns = (
        _("Session"), _("Opened"), _("Closed"), _("State"), _("Reason"), _("Question"), _("List"),
        _("Dots each"), _("At most on a topic"), _("Topics"), _("Joined"), _("Voted"),
        _("Abstained"), _("Dots available"), _("Dots given"), _("Dots counted"),
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
        )
        for session, workshop in titled(report)
        for vote in workshop.votes
        for list_ in vote.lists
    )
    return Grid("votes", _("Votes"), columns, rows)


def by_group(report: Report) -> Iterator[Grid]:
    """Only where something was told by group: an empty sheet would ask for an explanation."""
    columns = (
        _("Question"), _("List"), _("Topic"), _("Topic name"), _("By"), _("Group"),
        _("People of the group"), _("Of these put a dot on it"), _("Opinions differ"),
        _("Left out"),
    )  # fmt: skip
    rows = tuple(
        (
            row.question,
            labels[row.question, row.list_],
            row.letter,
            row.name,
            _(AXES[told.axis]),
            group_name(told.axis, group.members, _, country_name),
            group.people,
            row.counts[number] if row.counts else None,
            _("yes") if row.opinions_differ else None,
            _("yes") if row.counts is None else None,
        )
        for workshop in report.workshops
        for vote in workshop.votes
        for labels in [{(each.question, each.list_): each.label for each in vote.lists}]
        for told in vote.groups
        for row in told.rows
        for number, group in enumerate(told.groups)
    )
    if rows:
        yield Grid("groups", _("By group"), columns, rows)


def blocking(report: Report) -> Grid:
    columns = (
        _("Session"), _("Question"), _("Barrier"), _("Barrier name"), _("Possibility"),
        _("Possibility name"), _("Who can remove it"),
    )  # fmt: skip
    rows = tuple(
        (
            session,
            question.number,
            link.barrier,
            link.barrier_name,
            link.possibility,
            link.possibility_name,
            _(REMOVERS[link.remover]),
        )
        for session, workshop in titled(report)
        for question in workshop.questions
        for link in question.blocks
    )
    return Grid("links", _("What blocks what"), columns, rows)


def decisions(report: Report) -> Grid:
    columns = (
        _("No."), _("Session"), _("Decision"), _("How"), _("For"), _("Against"), _("Abstained"),
        _("Body"), _("Time"),
    )  # fmt: skip
    taken = [(session, each) for session, it in titled(report) for each in it.decisions]
    rows = tuple(
        (
            number,
            session,
            decision.text,
            _(HOW[decision.how]),
            decision.in_favour,
            decision.against,
            decision.abstained,
            decision.body or None,
            decision.at,
        )
        for number, (session, decision) in enumerate(taken, 1)
    )
    return Grid("decisions", _("Decisions"), columns, rows)


def actions(report: Report) -> Grid:
    columns = (_("No."), _("Session"), _("Action"), _("Owner"), _("Due"), _("Status"))
    to_do = [(session, each) for session, it in titled(report) for each in it.actions]
    rows = tuple(
        (
            number,
            session,
            action.text,
            action.owner or None,
            action.due_on,
            _(STATUSES[action.status]),
        )
        for number, (session, action) in enumerate(to_do, 1)
    )
    return Grid("actions", _("Actions"), columns, rows)


def agenda(report: Report) -> Grid:
    columns = (
        _("Day"), _("From"), _("To"), _("What it is"), _("Title"), _("Place"), _("Who"),
        _("Session"),
    )  # fmt: skip
    rows = tuple(
        (
            each.day,
            shown(each.starts) or None,
            shown(each.ends) or None,
            _(KINDS[each.kind]),
            each.title,
            each.place or None,
            each.who or None,
            each.session or None,
        )
        for each in report.agenda
    )
    return Grid("agenda", _("Agenda"), columns, rows)


def attendance(report: Report) -> Grid:
    columns = (_("Organisation"), _("Kind"), _("Country"), _("Devices"), _("Expected"))
    rows = tuple(
        (
            row.organisation,
            _(PARTNER_TYPES[row.partner_type]),
            country_name(row.country) if row.country else None,
            row.devices,
            _("yes") if row.expected else _("no"),
        )
        for row in report.attendance.rows
    )
    return Grid("attendance", _("Attendance"), columns, rows)


def persons(report: Report) -> Grid:
    columns = (_("Name"), _("Organisation"), _("Role"), _("Expected"), _("Signed"))
    rows = tuple(
        (
            row.name,
            row.organisation or None,
            row.role or None,
            _("yes") if row.expected else _("no"),
            _("yes") if row.signed else _("no"),
        )
        for row in report.persons.rows
    )
    return Grid("persons", _("Persons"), columns, rows)


def run_sheet(report: Report) -> Grid:
    columns = (
        _("Session"), _("No."), _("Step"), _("Questions"), _("Minutes planned"), _("Opened"),
        _("Closed"),
    )  # fmt: skip
    rows = tuple(
        (
            session,
            number,
            step.title or _(STEP_NAMES[step.kind]),
            ", ".join(str(question) for question in step.questions) or None,
            step.minutes,
            time.opened_at if time else None,
            time.closed_at if time else None,
        )
        for session, workshop in titled(report)
        for number, step in enumerate(workshop.steps, 1)
        for time in step.times or (None,)
    )
    return Grid("run-sheet", _("Run sheet"), columns, rows)


def changes(report: Report) -> Grid:
    columns = (_("Session"), _("Time"), _("Change"), _("What"), _("Reason"))
    rows = tuple(
        (session, change.at, _(wording.CHANGES[change.kind]), change.what, change.reason or None)
        for session, workshop in titled(report)
        for change in workshop.changes
    )
    return Grid("changes", _("Changes"), columns, rows)
