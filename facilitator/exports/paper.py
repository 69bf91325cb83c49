"""Sheets of paper for a session: cards to write on, cards of its ideas, ballot sheets, and a sheet
for counting hands. Each is an A4 page or more, in the language of the session."""

import re
from collections.abc import Iterator
from typing import Any

from facilitator.exports.legible import legible
from facilitator.exports.printed import printed
from facilitator.exports.report.paper import PaperList, PaperQuestion, PaperReport
from facilitator.languages import speaking
from facilitator.languages import translate as _
from facilitator.languages import translate_plural as ngettext

TEMPLATE = "paper.typ"
MOST_COPIES = 500
BLANK_OF_NO_WIDTH = "\u200b"
UNBROKEN = re.compile(r"[^\s/-]{41,}")  # a card has room for some forty letters in a line
PIECE = re.compile("(?:.[\u0300-\u036f]*){1,10}")


def write_idea_cards(report: PaperReport, language: str) -> bytes:
    """Blank cards, so many of each list, with its question and name; eight a page."""
    with speaking(language):
        report = legible(report)
        cards = [card(question, each) for question, each in lists(report) for _n in copies(report)]
        return drawn(report, language, _("Idea cards"), cards=cards)


def write_ideas(report: PaperReport, language: str) -> bytes:
    """The ideas that are there, each on a card with the letter of its topic, for a wall."""
    with speaking(language):
        report = legible(report)
        cards = [
            card(question, each)
            | {"text": breakable(idea.text), "language": idea.language, "letter": idea.letter}
            for question, each in lists(report)
            for idea in each.ideas
        ]
        return drawn(report, language, _("Ideas on cards"), cards=cards)


def write_ballots(report: PaperReport, language: str) -> bytes:
    """Ballot sheets: every list with its topics and a box for each dot, as many a page as fit."""
    with speaking(language):
        report = legible(report)
        said = {
            "ballot": _("Ballot sheet"),
            "abstain": _("I abstain: no dots from me."),
            "only": _("Only for people who have not voted on a phone."),
            "hand_in": _(
                "Please hand in this sheet to the facilitator. Don’t write your name on it."
            ),
            "vote": vote_words(report),
        }
        sheet = [asked(question, ballot_rule) for question in voted(report)]
        return drawn(
            report, language, _("Ballot sheets"), said=said, sheet=sheet, copies=report.copies
        )


def write_hands(report: PaperReport, language: str) -> bytes:
    """Plan B: the topics in a row, with room to count hands and to write down the sum."""
    with speaking(language):
        report = legible(report)
        said = {
            "how": _(
                "Only people who have not voted, on a phone or on paper, raise a hand. Say how "
                "many topics each of them may choose in a list. Read each topic aloud and count "
                "the hands."
            ),
            "few": _("Fewer than five people fill in ballot sheets instead."),
            "people": _("People who raised a hand for any topic:"),
            "enter": _(
                "Enter the figures in the console under “Paper”, before the results are shown."
            ),
            "vote": vote_words(report),
        }
        heads = [_("Topic"), _("Count here"), _("Hands")]
        sheet = [asked(question, hands_rule) for question in voted(report)]
        return drawn(
            report, language, _("Show of hands"), said=said, sheet=sheet, heads=heads, tally=True
        )


def drawn(report: PaperReport, language: str, kind: str, **content: Any) -> bytes:
    data = {
        "language": language,
        "kind": kind,
        "session": report.session,
        "where": ", ".join(part for part in (report.meeting, report.place) if part),
        "one": _("One idea a card. Please write clearly."),
        "nothing": _("There is nothing to print yet."),
        "page": _("Page"),
        **content,
    }
    return printed(data, TEMPLATE, report.day)


def copies(report: PaperReport) -> range:
    return range(report.copies)


def lists(report: PaperReport) -> Iterator[tuple[PaperQuestion, PaperList]]:
    for question in report.questions:
        for each in question.lists:
            yield question, each


def breakable(text: str) -> str:
    """Where nothing hyphenates so many letters in a row, a line may still break between them."""
    return UNBROKEN.sub(lambda run: BLANK_OF_NO_WIDTH.join(PIECE.findall(run[0])), text)


def card(question: PaperQuestion, each: PaperList) -> dict[str, Any]:
    return {"prompt": question.prompt, "list": each.list_, "label": each.label}


def voted(report: PaperReport) -> list[PaperQuestion]:
    """The questions that have a topic to vote on."""
    return [question for question in report.questions if any(e.topics for e in question.lists)]


def asked(question: PaperQuestion, rule: Any) -> dict[str, Any]:
    return {
        "prompt": question.prompt,
        "lists": [
            {
                "list": each.list_,
                "label": each.label,
                "rule": rule(each),
                "cap": each.cap,
                "topics": [[topic.letter, topic.name] for topic in each.topics],
            }
            for each in question.lists
            if each.topics
        ],
    }


def ballot_rule(each: PaperList) -> str:
    dots = ngettext("Up to %(num)d cross", "Up to %(num)d crosses", each.dots)
    cap = ngettext("one for a topic", "at most %(num)d for a topic", each.cap)
    return _("%(dots)s, %(cap)s", dots=dots, cap=cap)


def hands_rule(each: PaperList) -> str:
    return ngettext(
        "Each person may choose %(num)d topic",
        "Each person may choose up to %(num)d topics",
        each.dots,
    )


def vote_words(report: PaperReport) -> str:
    if report.vote is None:
        return _("Printed before the vote was opened")
    return _("Vote %(number)d", number=report.vote)
