"""The results of each question: a chart and a table per list, and what blocks what."""

from facilitator.domain.agreed import REMOVERS
from facilitator.exports.blocks import Block, Column, Heading, Paragraph, Picture, Table, Text
from facilitator.exports.charts import bar_chart, on_pages
from facilitator.exports.minutes.groups import by_group
from facilitator.exports.minutes.sessions import by_session
from facilitator.exports.report import (
    WITHHELD,
    ListReport,
    QuestionReport,
    Report,
    TopicReport,
    WorkshopReport,
)
from facilitator.exports.wording import INDICATIVE, ONE_BROWSER
from facilitator.languages import translate as _
from facilitator.languages import translate_plural as ngettext


def results(report: Report) -> list[Block]:
    return [
        Heading(1, Text(_("Results"))),
        Paragraph(f"{_(INDICATIVE)} {_(ONE_BROWSER)}", "fixed"),
        *by_session(report, session_results),
    ]


def session_results(workshop: WorkshopReport) -> list[Block]:
    return [
        block
        for question in workshop.questions
        for block in (
            *question_results(question, workshop.questions),
            *by_group(workshop, question),
        )
    ]


def question_results(
    question: QuestionReport, questions: tuple[QuestionReport, ...]
) -> list[Block]:
    title, numbered = question.prompt, len(questions) > 1
    if numbered:
        title = _("Question %(number)d: %(prompt)s", number=question.number, prompt=question.prompt)
    blocks: list[Block] = [Heading(2, Text(title))]
    for list_ in question.lists:
        blocks += list_results(list_, question, list_name(list_, question, numbered=numbered))
    return [*blocks, *blocking(question, numbered=numbered)]


def list_name(list_: ListReport, question: QuestionReport, *, numbered: bool) -> str:
    """What a caption calls it: with the number of its question where there are several."""
    if not numbered:
        return list_.label
    return _("Question %(number)d, %(label)s", number=question.number, label=list_.label)


def list_results(list_: ListReport, question: QuestionReport, name: str) -> list[Block]:
    heading = Heading(3, Text(list_.label), list_=list_.list_)
    if not list_.topics:
        return [heading, Paragraph(idea_count(list_))]
    if not revealed(list_):
        return [heading, topic_table(list_, name), Paragraph(no_figures(), "note")]
    return [heading, *charts(list_, question, name), topic_table(list_, name)]


def revealed(list_: ListReport) -> bool:
    return any(topic.dots is not None for topic in list_.topics)


def no_figures() -> str:
    return _("No results have been shown for this list, so these minutes hold no figures of it.")


def idea_count(list_: ListReport) -> str:
    if not list_.ideas:
        return _("No ideas were written in this list.")
    ideas = ngettext("%(num)d idea", "%(num)d ideas", list_.ideas)
    return _("%(ideas)s, no topics yet. They are in the annex.", ideas=ideas)


def charts(list_: ListReport, question: QuestionReport, name: str) -> list[Picture]:
    """One, or as many as it takes for each to stay on a page."""
    pieces = on_pages(list_)
    if len(pieces) == 1:
        return [chart(pieces[0], question, name)]
    return [
        chart(piece, question, _("%(what)s, part %(number)d", what=name, number=number))
        for number, piece in enumerate(pieces, 1)
    ]


def chart(list_: ListReport, question: QuestionReport, name: str) -> Picture:
    """Both lists of a question are drawn on one scale."""
    longest = max(topic.dots or 0 for each in question.lists for topic in each.topics)
    caption = _("%(label)s by dots", label=name)
    if any(topic.hands for topic in list_.topics):
        caption = _("%(label)s by dots; striped are those by show of hands", label=name)
    return bar_chart(list_, longest, caption=caption, alternative=in_words(list_, name))


def in_words(list_: ListReport, label: str) -> str:
    bars = "; ".join(
        _(
            "rank %(rank)s, %(letter)s %(name)s, %(dots)s",
            rank=topic.rank or "",
            letter=topic.letter,
            name=topic.name,
            dots=dots_in_words(topic),
        )
        for topic in list_.topics
        if topic.rank
    )
    return _("Bar chart of %(label)s: %(bars)s.", label=label, bars=bars)


def dots_in_words(topic: TopicReport) -> str:
    dots = ngettext("%(num)d dot", "%(num)d dots", topic.dots or 0)
    if not topic.hands:
        return dots
    return f"{dots}, {_('of these %(num)d by show of hands', num=topic.hands)}"


def topic_table(list_: ListReport, name: str) -> Table:
    if not revealed(list_):
        return Table(
            _("%(label)s: topics", label=name),
            (topic_column(), ideas_column()),
            tuple((topic_cell(topic), ideas_cell(topic)) for topic in list_.topics),
        )
    return Table(
        _("%(label)s: topics by dots", label=name),
        (Column(_("Rank"), 6), topic_column(), ideas_column(), Column(_("Dots"), 7, number=True)),
        tuple(
            (Text(topic.rank or "–"), topic_cell(topic), ideas_cell(topic), Text(dots(topic)))
            for topic in list_.topics
        ),
    )


def topic_column() -> Column:
    return Column(_("Topic"), 40)


def ideas_column() -> Column:
    return Column(_("Ideas"), 7, number=True)


def ideas_cell(topic: TopicReport) -> Text:
    return Text(str(topic.idea_count))


def dots(topic: TopicReport) -> str:
    return _("not voted on") if topic.dots is None else str(topic.dots)


def topic_cell(topic: TopicReport) -> Text:
    notes = []
    if topic.former_names:
        notes.append(_("Formerly: %(names)s", names="; ".join(topic.former_names)))
    if topic.merged_names:
        notes.append(_("Merged with: %(names)s", names="; ".join(topic.merged_names)))
    if topic.name == WITHHELD:
        notes.append(_("Named in words that the organisers withhold"))
    if topic.hands:
        notes.append(_("Of the dots %(num)d by show of hands", num=topic.hands))
    if topic.promoted:
        notes.append(_("A single idea, put on the ballot by the facilitator"))
    return Text(f"{topic.letter}  {topic.name}", note=". ".join(notes))


def blocking(question: QuestionReport, *, numbered: bool) -> list[Block]:
    if not question.blocks:
        return []
    columns = (
        Column(_("Barrier"), 18),
        Column(_("blocks the possibility"), 18),
        Column(_("Who can remove it"), 10),
    )
    rows = tuple(
        (
            Text(f"{link.barrier}  {link.barrier_name}"),
            Text(f"{link.possibility}  {link.possibility_name}"),
            Text(_(REMOVERS[link.remover])),
        )
        for link in question.blocks
    )
    caption = _("Barriers and the possibilities they block")
    if numbered:
        caption = _("%(what)s, question %(number)d", what=caption, number=question.number)
    return [Heading(3, Text(_("What blocks what"))), Table(caption, columns, rows)]
