"""The annex: every original text, word for word, under its topic."""

from facilitator.exports.blocks import Block, Bullets, Heading, Paragraph, Text
from facilitator.exports.minutes.sessions import by_session
from facilitator.exports.report import (
    IdeaReport,
    ListReport,
    QuestionReport,
    Report,
    WorkshopReport,
)
from facilitator.exports.wording import SOURCES
from facilitator.languages import translate as _
from facilitator.languages import translate_plural as ngettext


def annex(report: Report) -> list[Block]:
    heading = Heading(1, Text(_("Annex: all ideas, word for word")), new_page=True)
    if not any(workshop.ideas for workshop in report.workshops):
        return [
            Heading(1, Text(_("Annex: all ideas, word for word"))),
            Paragraph(_("No ideas were written.")),
        ]
    return [heading, *by_session(report, session_ideas)]


def session_ideas(workshop: WorkshopReport) -> list[Block]:
    return [block for question in workshop.questions for block in question_ideas(question)]


def question_ideas(question: QuestionReport) -> list[Block]:
    title = _("Question %(number)d: %(prompt)s", number=question.number, prompt=question.prompt)
    blocks: list[Block] = [Heading(2, Text(title))]
    for list_ in question.lists:
        blocks += list_ideas(list_)
    return blocks


def list_ideas(list_: ListReport) -> list[Block]:
    blocks: list[Block] = [Heading(3, Text(list_.label), list_=list_.list_)]
    if not list_.ideas:
        return [*blocks, Paragraph(_("No ideas were written in this list."))]
    for topic in sorted(list_.topics, key=lambda topic: (len(topic.letter), topic.letter)):
        blocks += pile(f"{topic.letter}  {topic.name}", topic.ideas, topic.withheld)
    blocks += pile(_("Not placed in a topic"), list_.not_placed, list_.not_placed_withheld)
    late = pile(_("Arrived late, not placed"), list_.late, list_.late_withheld)
    return [*blocks, *late]


def pile(title: str, ideas: tuple[IdeaReport, ...], withheld: int) -> list[Block]:
    if not ideas and not withheld:
        return []
    count = ngettext("%(num)d idea", "%(num)d ideas", len(ideas) + withheld)
    told: list[Block] = [Bullets(tuple(idea_line(idea) for idea in ideas))] if ideas else []
    return [Heading(4, Text(title, note=count)), *told, *kept_out(withheld)]


def kept_out(withheld: int) -> list[Block]:
    if not withheld:
        return []
    said = ngettext(
        "%(num)d entry withheld by the organisers",
        "%(num)d entries withheld by the organisers",
        withheld,
    )
    return [Paragraph(said, "note")]


def idea_line(idea: IdeaReport) -> Text:
    notes = [idea.author] if idea.author else []
    if idea.source != "phone":
        notes.append(_(SOURCES[idea.source]))
    if idea.late:
        notes.append(_("late"))
    if idea.original is not None:
        notes.append(_("reworded by the facilitator; originally: %(text)s", text=idea.original))
    return Text(idea.text, language=idea.language, note="; ".join(notes))
