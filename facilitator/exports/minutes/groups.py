"""Results by group: a table for each list, and in words what isn't in it."""

from collections.abc import Iterator, Mapping

from facilitator.domain.groups import AXES, SMALL_SAFE, group_name
from facilitator.domain.opinions import WIDE_GAP_PERCENT
from facilitator.domain.words import ListName
from facilitator.exports.blocks import Block, Column, Heading, Paragraph, Picture, Table, Text
from facilitator.exports.charts import share_chart
from facilitator.exports.report import GroupRow, GroupsReport, QuestionReport, WorkshopReport
from facilitator.languages import country_name
from facilitator.languages import translate as _
from facilitator.languages import translate_plural as ngettext

LEFT_OUT = "–"
MOST_BARS = 24
Labels = Mapping[ListName, str]  # of the lists of a question


def by_group(workshop: WorkshopReport, question: QuestionReport) -> list[Block]:
    blocks: list[Block] = []
    for vote in workshop.votes:
        for told in vote.groups if vote.stands else ():
            rows = [row for row in told.rows if row.question == question.number]
            if rows:
                labels = {list_.list_: list_.label for list_ in question.lists}
                blocks += [
                    Heading(3, Text(_(AXES[told.axis]))),
                    *tables(told, rows, labels),
                    *(Paragraph(sentence, "note") for sentence in sentences(told, rows, labels)),
                ]
    return blocks


def tables(told: GroupsReport, rows: list[GroupRow], labels: Labels) -> Iterator[Picture | Table]:
    """Groups are lines and topics columns: letters are short, and organisations many."""
    for list_, label in labels.items():
        topics = [row for row in rows if row.list_ == list_]
        if not any(topic.counts for topic in topics):
            continue
        if told.axis in SMALL_SAFE:  # organisations may be too many for a picture
            yield chart(told, topics, label)
        yield Table(
            _("%(label)s: people of each group who put a dot on a topic", label=label),
            (
                Column(_("Group"), 24),
                Column(_("People"), 7, number=True),
                *(Column(topic.letter, 5, number=True) for topic in topics),
            ),
            tuple(
                (
                    Text(name_of(told, number)),
                    Text(str(group.people)),
                    *(Text(count(topic, number)) for topic in topics),
                )
                for number, group in enumerate(told.groups)
            ),
        )


def chart(told: GroupsReport, topics: list[GroupRow], label: str) -> Picture:
    """The shares of the groups, first ranks first, as many as a page has room for; what is left out
    isn't drawn."""
    names = [name_of(told, number) for number in range(len(told.groups))]
    drawn = [
        (topic.letter, [*zip(names, topic.counts, (g.people for g in told.groups), strict=True)])
        for topic in topics
        if topic.counts is not None
    ][: max(1, MOST_BARS // len(names))]
    said = "; ".join(
        f"{letter}: "
        + ", ".join(
            _("%(group)s %(n)d of %(all)d", group=name, n=people, all=of)
            for name, people, of in shares
        )
        for letter, shares in drawn
    )
    return share_chart(
        topics[0].list_,
        drawn,
        caption=_("%(label)s by group: who put a dot on a topic, of how many", label=label),
        alternative=_("Bar chart of %(label)s by group: %(bars)s.", label=label, bars=said),
    )


def name_of(told: GroupsReport, number: int) -> str:
    return group_name(told.axis, told.groups[number].members, _, country_name)


def count(topic: GroupRow, number: int) -> str:
    return LEFT_OUT if topic.counts is None else str(topic.counts[number])


def sentences(told: GroupsReport, rows: list[GroupRow], labels: Labels) -> Iterator[str]:
    for list_, label in labels.items():
        topics = [row for row in rows if row.list_ == list_]
        if topics and not any(topic.counts for topic in topics):
            yield _("%(label)s: no topic is told by group.", label=label)
    apart = [f"{labels[row.list_]} {row.letter}" for row in rows if row.opinions_differ]
    if apart:
        yield _(
            "Opinions differ about: %(topics)s. The shares of the keenest and the coolest group "
            "are at least %(gap)d percentage points apart, which is more than chance makes likely "
            "(chi-square test, 5 %%).",
            topics=", ".join(apart),
            gap=WIDE_GAP_PERCENT,
        )
    if told.others:
        yield ngettext(
            "%(num)d person is in no line: their group is too small to be shown, hides one that "
            "is, or there is none.",
            "%(num)d people are in no line: their groups are too small to be shown, hide one that "
            "is, or they have none.",
            told.others,
        )
    if any(row.counts is None for row in rows):
        yield _(
            "Topics without figures are left out: their figures could tell what fewer than five "
            "people voted, or they were left out by lot, so that leaving out tells nothing."
        )
    if told.axis == "organisation":
        yield _("This was an open vote, so organisations are shown whatever their size.")
    yield _("Figures by group can’t be recounted: no ballot names a group.")
