"""The formats of the record: who writes them, what they are called, what a file is named."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from facilitator.domain.errors import N_
from facilitator.exports.csv import write_csv
from facilitator.exports.docx import write_docx
from facilitator.exports.json import write_json
from facilitator.exports.legible import legible_text
from facilitator.exports.markdown import write_markdown
from facilitator.exports.pdf import write_pdf
from facilitator.exports.report import Report
from facilitator.exports.xlsx import write_xlsx
from facilitator.languages import speaking
from facilitator.languages import translate as _

LONGEST_TITLE, LONGEST_PLACE = 120, 60  # bytes; file systems take 255 for the whole name


@dataclass(frozen=True)
class Format:
    name: str  # as a person says it
    extension: str
    mime_type: str
    write: Callable[[Report, str], bytes]


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
    "csv": Format(N_("CSV"), "zip", "application/zip", write_csv),
    "json": Format(N_("JSON"), "json", "application/json", write_json),
    "md": Format(N_("Markdown"), "md", "text/markdown; charset=utf-8", write_markdown),
}

# What Windows, macOS or a shell would read as its own.
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')


def file_name(report: Report, format_: Format, language: str) -> str:
    """2026-10-14 Fjordby - Working days - minutes.docx"""
    meeting = report.meeting
    with speaking(language):
        parts = (safe(meeting.title, LONGEST_TITLE) or _("Meeting"), _("minutes"))
    where = f"{meeting.starts_on.isoformat()} {safe(meeting.place, LONGEST_PLACE)}".strip()
    return f"{' - '.join((where, *parts))}.{format_.extension}"


def safe(text: str, longest: int) -> str:
    text = UNSAFE.sub(" ", legible_text(text))
    visible = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn"))
    whole = " ".join(visible.split()).encode()[:longest].decode(errors="ignore")
    return whole.strip(" .-")
