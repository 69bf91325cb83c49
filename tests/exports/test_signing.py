"""The sign-in sheet, read back: everybody on it, and its head on every page."""

import io
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest

from facilitator.exports.report import HeaderReport, PersonReport, PersonsReport, Report
from facilitator.exports.signing import write_sign_in_sheet

PEOPLE = tuple(
    PersonReport(f"Person {number} of the town", "Fjordby Kommune", "", True, False)
    for number in range(70)
)


@pytest.fixture
def crowd(normal: Report) -> Report:
    header = HeaderReport(acronym="GREENER", project_number="38-2-7", funding="Funded by nobody.")
    return replace(normal, header=header, persons=PersonsReport(PEOPLE))


def pages(pdf: bytes, folder: Path) -> list[str]:
    (folder / "sheet.pdf").write_bytes(pdf)
    told = subprocess.run(
        ["pdftotext", "-layout", folder / "sheet.pdf", "-"], capture_output=True, check=True
    )
    return told.stdout.decode().split("\f")[:-1]


def test_everybody_is_on_the_sheet_below_its_head(crowd: Report, tmp_path: Path) -> None:
    told = pages(write_sign_in_sheet(crowd, "de"), tmp_path)

    assert len(told) > 2
    assert all("Unterschrift, 14. Okt." in page for page in told)
    assert all(f"Person {number} of" in "".join(told) for number in range(70))
    assert told[0].index("GREENER · 38-2-7") < told[0].index("Working days")
    assert "Funded by nobody." in told[-1]


def test_it_is_archival_and_the_same_twice(crowd: Report) -> None:
    written = write_sign_in_sheet(crowd, "en")

    later = replace(crowd, generated_at=crowd.generated_at + timedelta(days=1))
    assert written == write_sign_in_sheet(later, "en")
    with pikepdf.open(io.BytesIO(written)) as pdf, pdf.open_metadata() as said:
        assert said.pdfa_status == "2A"


def test_many_days_are_one_signature_and_no_list_is_an_empty_sheet(
    normal: Report, tmp_path: Path
) -> None:
    week = replace(normal, meeting=replace(normal.meeting, ends_on=date(2026, 10, 20)))

    [page] = pages(write_sign_in_sheet(week, "en"), tmp_path)

    assert page.count("Signature") == 1
    assert "15" in page.split()


def test_hostile_names_make_a_sheet(hostile: Report) -> None:
    name = hostile.attendance.rows[0].organisation
    persons = PersonsReport((PersonReport(name, name, name, True, True),))

    assert write_sign_in_sheet(replace(hostile, persons=persons), "en").startswith(b"%PDF-")
