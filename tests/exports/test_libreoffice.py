"""The Word file in another program's hands: LibreOffice opens it and prints what it says.

It starts once for all meetings, because that is what takes the time.
"""

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from facilitator.exports.blocks import Contents, Heading
from facilitator.exports.docx import write_docx
from facilitator.exports.minutes import minutes
from facilitator.exports.report import Report
from facilitator.languages import speaking

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not shutil.which("soffice"),
        reason="soffice is missing: apt-get install libreoffice-writer-nogui",
    ),
    pytest.mark.skipif(
        not shutil.which("pdftotext"), reason="pdftotext is missing: apt-get install poppler-utils"
    ),
]
MEETINGS = ("empty", "normal", "hostile", "two_normal_sessions")


@pytest.fixture
def printed(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, bytes]:
    """The PDF that LibreOffice makes of the Word file of each meeting."""
    for meeting in MEETINGS:
        word = write_docx(request.getfixturevalue(meeting), "da")
        (tmp_path / f"{meeting}.docx").write_bytes(word)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
               "--convert-to", "pdf", "--outdir", str(tmp_path),
               *(str(tmp_path / f"{meeting}.docx") for meeting in MEETINGS)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {meeting: (tmp_path / f"{meeting}.pdf").read_bytes() for meeting in MEETINGS}


def test_libreoffice_prints_what_the_minutes_say(
    printed: dict[str, bytes], normal: Report, two_normal_sessions: Report
) -> None:
    for report, meeting in ((normal, "normal"), (two_normal_sessions, "two_normal_sessions")):
        words, bookmarks = text(printed[meeting]), outline(printed[meeting])
        with speaking("da"):
            blocks = minutes(report).blocks
        headings = [block.text for block in blocks if isinstance(block, Heading)]
        [contents] = [block for block in blocks if isinstance(block, Contents)]
        assert bookmarks == [" ".join(f"{each.text} {each.note}".split()) for each in headings]
        assert "Indhold" + "".join(squeezed(title) for _, title in contents.entries) in words
        assert ideas(report) == [idea for idea in ideas(report) if squeezed(idea) in words]
    assert "Tabel13:" in text(printed["normal"])
    assert len(pikepdf.open(io.BytesIO(printed["hostile"])).pages) > 3
    assert squeezed("Der blev ikke skrevet nogen idéer.") in text(printed["empty"])


def text(pdf: bytes) -> str:
    """All words without the spaces between them: lines break elsewhere than in the report."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    return squeezed(
        subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    )


def squeezed(words: str) -> str:
    return "".join(words.split())


def outline(pdf: bytes) -> list[str]:
    """The headings as LibreOffice understood them, level by level."""
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as found:
        waiting, titles = list(found.root), []
        while waiting:
            entry = waiting.pop(0)
            titles.append(" ".join(entry.title.split()))
            waiting[:0] = entry.children
    return titles


def ideas(report: Report) -> list[str]:
    return [
        idea.text
        for workshop in report.workshops
        for question in workshop.questions
        for list_ in question.lists
        for topic in list_.topics
        for idea in topic.ideas
    ]
