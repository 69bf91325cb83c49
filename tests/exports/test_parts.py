"""Sections in the organisers' order, with their words, or left out: alike in every written form."""

import io
import json
import re
from dataclasses import replace
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.sections import ALWAYS_TOLD, SECTIONS, arranged
from facilitator.exports.blocks import Block, Bullets, Heading, Paragraph, Text
from facilitator.exports.formats import FORMATS
from facilitator.exports.minutes import minutes
from facilitator.exports.minutes.parts import WRITERS
from facilitator.exports.minutes.words import words
from facilitator.exports.report import QuoteReport, Report, SectionReport
from facilitator.languages import speaking
from tests.exports.conftest import FILED_NORMAL, NORMAL
from tests.exports.test_pdf import opened
from tests.exports.test_pdf import text as pdf_text

TITLES = [
    "In brief", "Welcome", "Attendance", "Decisions", "Actions", "Results", "Quotes", "Agenda",
    "Method, voting rule and limits", "Changes by the facilitator",
    "Annex: all ideas, word for word",
]  # fmt: skip
IN_THIS_ORDER = [
    "The mayor welcomed everybody.", "Two came late:", "Organisations present",
    "The second count stands.", "Possibilities: topics by dots", "We begin on Monday.",
    "Birthe Holm, Fjordby", "By e-mail, 15 October",
    "Left out by the organisers: Course of the session.",
]  # fmt: skip


def written(report: Report, format_: str) -> tuple[list[str], str]:
    """The titles of the sections, and the whole text."""
    if format_ == "pdf":
        with opened(report) as pdf, pdf.open_outline() as outline:
            return [entry.title for entry in outline.root], pdf_text(report)
    file = FORMATS[format_].write(report, "en")
    if format_ == "md":
        said = file.decode().replace("\\", "")
        return re.findall("^## (.*)$", said, re.MULTILINE), said
    word = docx.Document(io.BytesIO(file))
    titles = [each.text for each in word.paragraphs if each.style.name == "Heading 1"]
    return titles, "\n".join(each.text for each in word.paragraphs)


@pytest.mark.parametrize("format_", ["docx", "pdf", "md"])
def test_order_words_and_what_is_left_out_hold_in_every_written_form(format_: str) -> None:
    titles, said = written(FILED_NORMAL, format_)

    assert titles == TITLES
    places = [said.rindex(words_of_them) for words_of_them in IN_THIS_ORDER]
    assert places == sorted(places)
    assert "Run sheet with planned" not in said


def test_no_section_without_a_writer() -> None:
    assert list(WRITERS) == list(SECTIONS)


def test_what_keeps_the_record_honest_is_told_whatever_was_asked() -> None:
    hidden = tuple(SectionReport(key, 0, hidden=True) for key in SECTIONS)
    with speaking("en"):
        told = [
            block.text.text
            for block in minutes(replace(FILED_NORMAL, sections=hidden)).blocks
            if isinstance(block, Heading) and block.level == 1
        ]

    assert told == [
        "In brief", "Decisions", "Actions", "Results", "Method, voting rule and limits",
        "Changes by the facilitator",
    ]  # fmt: skip
    assert len(ALWAYS_TOLD) == 6


def test_hidden_sections_stay_in_the_tables_and_the_json() -> None:
    with ZipFile(io.BytesIO(FORMATS["csv"].write(FILED_NORMAL, "en"))) as tables:
        assert tables.read("run-sheet.csv").count(b"\r\n") == 8
        said = tables.read("words.csv").decode()
        quoted = tables.read("quotes.csv").decode()
    assert re.findall(r"^.*?Course.*$", said, re.MULTILINE) == ["Course of the session,,no\r"]
    assert "Welcome,The mayor welcomed everybody.,yes" in said
    assert '"Trees\nfirst.",Åse Lund,,Asked in the break' in quoted
    filed = json.loads(FORMATS["json"].write(FILED_NORMAL, "en"))
    assert [each["key"] for each in filed["sections"]] == [
        "own-1",
        "attendance",
        "course",
        "results",
    ]
    assert filed["workshops"][0]["steps"]
    assert filed["quotes"][0]["person"] == "Birthe Holm"


def test_one_session_alone_is_as_it_comes() -> None:
    with speaking("en"):
        titles = [
            block.text.text
            for block in minutes(NORMAL).blocks
            if isinstance(block, Heading) and block.level == 1
        ]
    assert titles[:4] == ["In brief", "Decisions", "Actions", "Results"]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("", []),
        (
            "One line\ngoes on.\n\nThe next.",
            [Paragraph("One line goes on."), Paragraph("The next.")],
        ),
        (
            "These:\n- first\n  goes on\n- second",
            [Paragraph("These:"), Bullets((Text("first goes on"), Text("second")))],
        ),
        ("# No *markup*", [Paragraph("# No *markup*")]),
    ],
)
def test_words_are_paragraphs_and_simple_lists(text: str, drawn: list[Block]) -> None:
    assert words(text) == drawn


def test_a_section_nobody_moved_stays_where_it_comes() -> None:
    assert arranged({}) == list(SECTIONS)
    own = arranged({"own-2": 0, "annex": 1, "opening": 9})
    assert own[:4] == ["opening", "own-2", "annex", "decisions"]
    assert sorted(own) == sorted([*SECTIONS, "own-2"])


THEIRS = st.builds(
    SectionReport,
    st.sampled_from([*SECTIONS, "own-1"]), st.just(3), st.booleans(), st.text(), st.text(),
)  # fmt: skip
QUOTED = st.builds(QuoteReport, st.text(), st.text(), st.text(), st.text())


def every_file(section: SectionReport, quote: QuoteReport) -> None:
    report = replace(FILED_NORMAL, sections=(section,), quotes=(quote,))
    for name, format_ in FORMATS.items():
        assert name == "zip" or format_.write(report, "en")


@settings(max_examples=3, deadline=None)
@given(THEIRS, QUOTED)
def test_no_text_of_theirs_keeps_a_file_from_being_written(
    section: SectionReport, quote: QuoteReport
) -> None:
    every_file(section, quote)


@pytest.mark.long
@settings(max_examples=300, deadline=None)
@given(THEIRS, QUOTED)
def test_no_text_of_theirs_ever_does(section: SectionReport, quote: QuoteReport) -> None:
    every_file(section, quote)
