"""The formats of the record: who writes them, what they are called, what a file is named."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from facilitator.domain.errors import N_
from facilitator.exports.archive import zipped
from facilitator.exports.csv import write_csv
from facilitator.exports.docx import write_docx
from facilitator.exports.everything import beside_the_minutes
from facilitator.exports.json import write_json
from facilitator.exports.markdown import write_markdown
from facilitator.exports.naming import safe
from facilitator.exports.paper import (
    write_ballots,
    write_hands,
    write_idea_cards,
    write_ideas,
)
from facilitator.exports.pdf import write_pdf
from facilitator.exports.report import Report
from facilitator.exports.report.paper import PaperReport
from facilitator.exports.sessions import titled
from facilitator.exports.signing import write_sign_in_sheet
from facilitator.exports.standing import version_in_name
from facilitator.exports.xlsx import write_xlsx
from facilitator.languages import speaking
from facilitator.languages import translate as _

# bytes; file systems take 255 for the whole name
LONGEST_TITLE, LONGEST_PLACE, LONGEST_HALF = 120, 60, 60


Writer = Callable[[Report, str], bytes]


@dataclass(frozen=True)
class Format:
    name: str  # as a person says it
    extension: str
    mime_type: str
    write: Callable[[Any, str], bytes]  # of a Report, or of a PaperReport
    holds: str = N_("minutes")  # the last word of the file's name


def write_zip(report: Report, language: str, word: Writer = write_docx) -> bytes:
    """All the others, under the names that they have alone, and the charts. `word` writes the Word
    file, in a template of the organisers say."""
    whole = [each for each in FORMATS.values() if each.extension != "zip"]
    writers = {each: word if each.extension == "docx" else each.write for each in whole}
    files = {file_name(report, it, language): writers[it](report, language) for it in whole}
    return zipped(files | beside_the_minutes(report, language))


FORMATS: dict[str, Format] = {
    "docx": Format(
        N_("Word"),
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        write_docx,
    ),
    "pdf": Format(N_("PDF"), "pdf", "application/pdf", write_pdf),
    "xlsx": Format(
        N_("Excel"),
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write_xlsx,
    ),
    "csv": Format(N_("CSV"), "zip", "application/zip", write_csv, N_("minutes, tables")),
    "json": Format(N_("JSON"), "json", "application/json", write_json),
    "md": Format(N_("Markdown"), "md", "text/markdown; charset=utf-8", write_markdown),
    "zip": Format(N_("ZIP"), "zip", "application/zip", write_zip, N_("minutes, everything")),
}

# What is printed beside the minutes.
SHEETS: dict[str, Format] = {
    "sign-in-sheet": Format(
        N_("PDF"), "pdf", "application/pdf", write_sign_in_sheet, N_("sign-in sheet")
    ),
}
WRITTEN = {**FORMATS, **SHEETS}

# What is printed for a session that has people without phones, or no network: of a `PaperReport`.
PAPER: dict[str, Format] = {
    name: Format(N_("PDF"), "pdf", "application/pdf", write, holds)
    for name, write, holds in (
        ("idea-cards", write_idea_cards, N_("idea cards")),
        ("ideas", write_ideas, N_("ideas on cards")),
        ("ballots", write_ballots, N_("ballot sheets")),
        ("hands", write_hands, N_("show of hands")),
    )
}
ALL = {**WRITTEN, **PAPER}


def file_name(report: Report, format_: Format, language: str) -> str:
    """2026-10-14 Fjordby - Working days - minutes v1.docx; of one session alone with its title."""
    meeting = report.meeting
    with speaking(language):
        longest = LONGEST_TITLE if report.whole else LONGEST_HALF
        parts = [safe(meeting.title, longest) or _("Meeting")]
        if not report.whole:
            parts += [safe(title, LONGEST_HALF) for title, _session in titled(report)]
        parts += [_(format_.holds) + version_in_name(report)]
        return named(meeting.starts_on, meeting.place, *parts, format_=format_)


def paper_name(report: PaperReport, format_: Format, language: str) -> str:
    """2026-10-14 Fjordby - More nature - ballot sheets.pdf"""
    with speaking(language):
        session = safe(report.session, LONGEST_TITLE) or _("Session")
        return named(report.day, report.place, session, _(format_.holds), format_=format_)


def named(day: date, place: str, *parts: str, format_: Format) -> str:
    where = f"{day.isoformat()} {safe(place, LONGEST_PLACE)}".strip()
    return f"{' - '.join(filter(None, (where, *parts)))}.{format_.extension}"
