"""Every format says where the minutes stand; so does the name of its file."""

import io
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pytest

from facilitator.exports.formats import FORMATS, file_name
from facilitator.exports.report import FilingReport, Report
from tests.exports.conftest import NORMAL

DAY = date(2026, 10, 20)
APPROVED = FilingReport(1, approved_by="All partners", approved_on=DAY, how="in writing")
REDACTED = replace(APPROVED, number=2, note="One city more.", redacted_on=date(2027, 7, 3))
STANDING = {
    "Draft": (NORMAL, "minutes"),
    "Draft of version 2": (replace(NORMAL, filing=FilingReport(2)), "minutes v2 draft"),
    "Draft, for comments until 20 October 2026": (
        replace(NORMAL, state="comments", filing=FilingReport(comments_until=DAY)),
        "minutes",
    ),
    "Version 1, approved on 20 October 2026": (
        replace(NORMAL, state="approved", filing=APPROVED),
        "minutes v1",
    ),
    "Version 2, approved on 20 October 2026, redacted on 3 July 2027": (
        replace(NORMAL, state="approved", filing=REDACTED),
        "minutes v2",
    ),
}


@pytest.mark.parametrize(("said", "report", "name"), [(said, *it) for said, it in STANDING.items()])
def test_every_format_says_where_the_minutes_stand(said: str, report: Report, name: str) -> None:
    word = docx.Document(io.BytesIO(FORMATS["docx"].write(report, "en")))
    assert word.core_properties.content_status == said
    assert word.paragraphs[0].text == f"Minutes · {said} · Working copy"
    assert f"- State: {said}\n" in FORMATS["md"].write(report, "en").decode()
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(report, "en")))
    overview = {row[1]: row[2] for row in book.worksheets[0].iter_rows(values_only=True)}
    assert overview["State"] == said
    assert overview.get("Approved by") == (report.filing.approved_by or None)
    assert overview.get("Corrected in this version") == (report.filing.note or None)
    assert (
        file_name(report, FORMATS["docx"], "en")
        == f"2026-10-14 Fjordby - Working days - {name}.docx"
    )
