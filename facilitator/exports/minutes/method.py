"""Method and rules: how the figures came about, whether they add up, and what they are not."""

from facilitator.exports.blocks import Block, Bullets, Column, Heading, Paragraph, Table, Text
from facilitator.exports.minutes.sessions import by_session
from facilitator.exports.minutes.turnout import beside_phones, turnout_words
from facilitator.exports.report import (
    ListReport,
    Report,
    VoteListReport,
    VoteReport,
    WorkshopReport,
)
from facilitator.exports.sessions import several
from facilitator.exports.wording import INDICATIVE, NAMING, ONE_BROWSER
from facilitator.languages import translate as _
from facilitator.languages import translate_plural as ngettext


def method(report: Report) -> list[Block]:
    shared = shared_rules(report)
    heading = Heading(1, Text(_("Method, voting rule and limits")))
    return [
        heading,
        *bullets(shared),
        *by_session(report, lambda workshop: session_method(workshop, shared) or nothing(report)),
    ]


def nothing(report: Report) -> list[Block]:
    """Under a session's title there is a sentence; without a title there is none to explain."""
    return [Paragraph(_("Nothing was written and nobody voted."))] if several(report) else []


def shared_rules(report: Report) -> list[str]:
    """What was the rule in all sessions is said once."""
    first, *others = [rules(workshop) for workshop in report.workshops] or [[]]
    return [rule for rule in first if all(rule in each for each in others)]


def session_method(workshop: WorkshopReport, shared: list[str]) -> list[Block]:
    blocks = bullets([rule for rule in rules(workshop) if rule not in shared])
    for vote in counted_votes(workshop):
        blocks += reconciliation(vote)
    if workshop.ideas:
        blocks.append(idea_reconciliation(workshop))
    if workshop.paper_ideas:
        on_paper = ngettext(
            "%(num)d of these ideas was written on paper.",
            "%(num)d of these ideas were written on paper.",
            workshop.paper_ideas,
        )
        blocks.append(Paragraph(on_paper, "note"))
    return blocks


def bullets(lines: list[str]) -> list[Block]:
    return [Bullets(tuple(Text(line) for line in lines))] if lines else []


def rules(workshop: WorkshopReport) -> list[str]:
    return [
        _("Participants wrote in silence, each on a phone, into the lists of each question."),
        _(
            "Topics were drafted while the room wrote. Authors placed their own ideas first, then "
            "participants placed ideas of others; an idea belongs to a topic when at least two "
            "placed it there and more than anywhere else. The facilitator placed or moved others."
        ),
        _(NAMING[workshop.naming]),
        *dot_rules(workshop),
        _(
            "%(one_browser)s Further persons on a shared device took their turn one after the "
            "other. They are in both numbers of the turnout and not in the attendance.",
            one_browser=_(ONE_BROWSER),
        ),
        _("Topics with equally many dots share a rank, marked with an equals sign."),
        _(
            "%(counted)s They are not weighted by organisation, and one organisation can have "
            "several people in the room. Dots show what seemed most important in the room; they "
            "decide nothing.",
            counted=counted_people(workshop),
        ),
        _(INDICATIVE),
        *open_vote(workshop),
        *beside_phones(workshop),
    ]


def counted_people(workshop: WorkshopReport) -> str:
    if any(vote.turnout.on_paper or vote.turnout.hands for vote in counted_votes(workshop)):
        return _(
            "The figures count people who had joined on a device when the vote was open, and those "
            "who voted on paper or by show of hands."
        )
    return _("The figures count people who had joined on a device when the vote was open.")


def open_vote(workshop: WorkshopReport) -> list[str]:
    if not workshop.open_vote:
        return []
    return [_("This was an open vote: everybody was told so when joining.")]


def dot_rules(workshop: WorkshopReport) -> list[str]:
    return [
        _("%(list)s: %(dots)s.", list=list_name(list_), dots=dots_each(list_))
        for vote in workshop.votes
        if vote.stands
        for list_ in vote.lists
        if list_.lines
    ]


def list_name(list_: VoteListReport) -> str:
    return _("Question %(number)d, %(label)s", number=list_.question, label=list_.label)


def dots_each(list_: VoteListReport) -> str:
    dots = ngettext("up to %(num)d dot each", "up to %(num)d dots each", list_.dots_each)
    cap = ngettext("at most %(num)d on a topic", "at most %(num)d on a topic", list_.cap)
    topics = ngettext("%(num)d topic", "%(num)d topics", len(list_.lines))
    return _("%(dots)s, %(cap)s, %(topics)s", dots=dots, cap=cap, topics=topics)


def counted_votes(workshop: WorkshopReport) -> list[VoteReport]:
    return [vote for vote in workshop.votes if vote.stands]


def reconciliation(vote: VoteReport) -> list[Block]:
    def by_hands(head: str) -> tuple[Column, ...]:
        return (Column(head, 9, number=True),) if vote.turnout.hands else ()

    columns = (
        Column(_("List"), 20),
        Column(_("Dots available"), 9, number=True),
        Column(_("Dots given"), 9, number=True),
        *by_hands(_("Hands, of the dots given")),
        Column(_("Dots counted"), 9, number=True),
    )
    rows = tuple(
        (
            Text(list_name(list_)),
            Text(str(list_.available)),
            Text(shown(list_.given)),
            *([Text(shown(list_.hands))] if vote.turnout.hands else []),
            Text(shown(list_.counted)),
        )
        for list_ in vote.lists
        if list_.lines
    )
    return [
        Heading(2, Text(_("Turnout and reconciliation"))),
        Paragraph(turnout_words(vote.turnout)),
        Table(_("Reconciliation of the dots"), columns, rows),
        Paragraph(agreement(vote), "note"),
    ]


def shown(figure: int | None) -> str:
    return "–" if figure is None else str(figure)


def agreement(vote: VoteReport) -> str:
    if vote.turnout.hands:
        explained = _(
            "Available: people who voted times the dots each. Given: summed over all ballots and "
            "raised hands. Counted: summed over all topics."
        )
    else:
        explained = _(
            "Available: people who voted times the dots each. Given: summed over all ballots. "
            "Counted: summed over all topics."
        )
    if any((list_.given or 0) > list_.available for list_ in vote.lists):
        found = _("More dots were given than there were; please report this.")
    elif all(list_.given == list_.counted for list_ in vote.lists):
        found = _("Dots given and dots counted agree, and are no more than there were.")
    else:
        found = _("Dots given and dots counted differ; please report this.")
    return f"{explained} {found}"


def idea_reconciliation(workshop: WorkshopReport) -> Table:
    columns = (
        Column(_("List"), 20),
        Column(_("In topics"), 7, number=True),
        Column(_("Not placed"), 7, number=True),
        Column(_("Late"), 6, number=True),
        Column(_("Hidden"), 7, number=True),
        Column(_("Withdrawn"), 8, number=True),
        *[Column(_("Words withheld"), 8, number=True)] * bool(workshop.withheld),
    )
    rows = tuple(
        (
            Text(_("Question %(number)d, %(label)s", number=question.number, label=list_.label)),
            *(Text(str(ideas)) for ideas in whereabouts(list_)),
            *[Text(str(list_.withheld))] * bool(workshop.withheld),
        )
        for question in workshop.questions
        for list_ in question.lists
    )
    return Table(_("Where every idea is"), columns, rows)


def whereabouts(list_: ListReport) -> tuple[int, ...]:
    """Those whose words are withheld are counted where they are, like the others."""
    return (
        list_.placed,
        len(list_.not_placed) + list_.not_placed_withheld,
        len(list_.late) + list_.late_withheld,
        list_.hidden,
        list_.withdrawn,
    )
