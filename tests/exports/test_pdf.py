"""The PDF, read back with pikepdf and, where it is installed, pdftotext."""

import io
import shutil
import subprocess
from dataclasses import replace

import pikepdf
import pytest

from facilitator.exports.pdf import write_pdf
from facilitator.exports.report import Report, SectionReport

needs_pdftotext = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="pdftotext is missing: apt-get install poppler-utils"
)


def opened(report: Report, language: str = "en") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write_pdf(report, language)))


def text(report: Report) -> str:
    return " ".join(pages(report))


def pages(report: Report) -> list[str]:
    command = ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"]
    read = subprocess.run(command, input=write_pdf(report, "en"), capture_output=True, check=True)
    return [" ".join(page.split()) for page in read.stdout.decode().split("\f")]


@pytest.mark.parametrize("meeting", ["empty", "normal", "big"])
def test_it_can_be_archived_and_read_aloud(meeting: str, request: pytest.FixtureRequest) -> None:
    with opened(request.getfixturevalue(meeting), "de") as pdf, pdf.open_metadata() as said:
        assert said.pdfa_status == "2A"
        assert said["pdfuaid:part"] == "1"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "de"
        assert said["dc:title"] == "Working days, Protokoll"


def test_emoji_and_symbols_do_not_cost_the_archival_form(normal: Report, with_texts) -> None:
    report = with_texts(normal, lambda text: f"{text} 😀👍🏽✓→≥ ł ő €")

    with opened(report) as pdf, pdf.open_metadata() as said:
        assert said.pdfa_status == "2A"


@needs_pdftotext
def test_a_sign_without_a_font_costs_it_and_the_file_says_so(normal: Report, with_texts) -> None:
    report = with_texts(normal, lambda text: f"{text} \U0001208a")

    with opened(report) as pdf, pdf.open_metadata() as said:
        assert said.pdfa_status == ""
    assert "This file is not in the archival form PDF/A" in text(report)


@needs_pdftotext
def test_the_fixed_sentences_are_said(normal: Report) -> None:
    said = text(normal)

    assert "Indicative priorities of the devices present; not a vote of the partners." in said
    assert "One browser, one ballot." in said


@needs_pdftotext
def test_ideas_decisions_and_dots_are_in_it(normal: Report) -> None:
    said = text(normal)

    assert "Every new public building in Fjordby is planned with a green roof." in said
    assert "1 A Green roofs, walls and streets 24" in said
    assert "Begrünte Fassaden an Parkhäusern (Prepared beforehand)" in said
    assert "41 of 43 voted: 39 placed dots" in said


def test_headings_are_bookmarks(normal: Report) -> None:
    with opened(normal) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == [
            "In brief",
            "Decisions",
            "Actions",
            "Results",
            "Attendance",
            "Course of the session",
            "Method, voting rule and limits",
            "Changes by the facilitator",
            "Annex: all ideas, word for word",
        ]


def test_charts_have_alternatives(normal: Report) -> None:
    with opened(normal) as pdf:
        alternatives = {
            str(thing.Alt)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        }

    assert len([words for words in alternatives if words.startswith("Bar chart of")]) == 2


@needs_pdftotext
def test_a_table_that_is_higher_than_a_page_goes_on_on_the_next(normal: Report) -> None:
    decision = replace(normal.workshops[0].decisions[0], text="Oak " * 200)
    high = replace(normal, workshops=(replace(normal.workshops[0], decisions=(decision,) * 9),))

    assert text(high).split().count("Oak") == 9 * 200


def test_the_contents_are_no_bookmark_of_their_own(two_normal_sessions: Report) -> None:
    with opened(two_normal_sessions, "de") as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        below = {entry.title: len(entry.children) for entry in outline.root if entry.children}

    assert "Inhalt" not in titles
    assert below == {
        "Ergebnisse": 2,
        "Verlauf der Sitzungen": 2,
        "Methode, Abstimmungsregel und Grenzen": 2,
        "Änderungen der Moderation": 2,
        "Anhang: alle Ideen im Wortlaut": 2,
    }


@needs_pdftotext
@pytest.mark.parametrize(("chapters", "together"), [(40, True), (200, False)])
def test_contents_that_fit_on_a_page_stand_on_one(
    normal: Report, chapters: int, together: bool
) -> None:
    own = [SectionReport(f"own-{n}", n, title=f"Visit {n:03}") for n in range(chapters)]

    read = pages(replace(normal, sections=tuple(own)))

    [first] = [page for page in read if "Contents" in page]
    assert all(each.title in first for each in own) == together
    assert min(" ".join(read).count(each.title) for each in own) == 2  # the entry, the heading
