"""Excel by openpyxl and CSV by csv: what a cell says is what the report says."""

import csv
import io
from datetime import date, datetime
from zipfile import ZipFile

import openpyxl
import pytest

from facilitator.exports.csv import write_csv
from facilitator.exports.legible import legible
from facilitator.exports.report import Report
from facilitator.exports.xlsx import write_xlsx

SHEETS = [
    "Overview", "Ideas", "Topics", "Votes", "What blocks what", "Decisions", "Actions",
    "Agenda", "Attendance", "Attendance by kind and country", "Persons", "Run sheet", "Changes",
]  # fmt: skip


def sheets_of(report: Report) -> list[str]:
    return SHEETS + ["Words of the organisers", "Quotes"] * bool(report.quotes)


def book(report: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(report, "en")))


def sheet(report: Report, name: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in book(report)[name].iter_rows(values_only=True)]


def file(report: Report, name: str) -> list[list[str]]:
    with ZipFile(io.BytesIO(write_csv(report, "en"))) as parts:
        text = parts.read(name).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_every_table_is_a_sheet_with_filters_and_a_frozen_head(report: Report) -> None:
    sheets = book(report)

    assert sheets.sheetnames == sheets_of(report)
    assert [each.freeze_panes for each in sheets] == ["A2"] * len(sheets_of(report))
    assert all(each.auto_filter.ref for each in sheets)


def test_every_idea_is_a_row_as_it_was_written(report: Report) -> None:
    ideas = [
        idea.text
        for question in legible(report).workshops[0].questions
        for list_ in question.lists
        for idea in (
            *(idea for topic in list_.topics for idea in topic.ideas),
            *list_.not_placed,
            *list_.late,
        )
    ]

    assert [row[5] for row in sheet(report, "Ideas")[1:]] == ideas


def test_no_text_becomes_a_formula(hostile: Report) -> None:
    kinds = {cell.data_type for each in book(hostile) for row in each.iter_rows() for cell in row}

    assert kinds == {"s", "n", "d"}


def test_numbers_and_dates_are_numbers_and_dates(normal: Report) -> None:
    assert sheet(normal, "Actions")[1] == (
        1,
        "More nature in our towns",
        "Draft a common monitoring plan that small towns can afford.",
        "Nordhavn Institute",
        datetime.fromisoformat("2027-01-15"),
        "Open",
    )
    assert sheet(normal, "Topics")[2] == (
        "More nature in our towns", 1, "Possibilities", "B",
        "Waterways as nature corridors", "=2", 17, 2, None, "Open the culverts", None, None,
    )  # fmt: skip
    assert sheet(normal, "Votes")[2][1:4] == (
        datetime.fromisoformat("2026-10-14 09:17"),
        datetime.fromisoformat("2026-10-14 09:20:30"),
        "Shown",
    )  # fmt: skip


def test_the_overview_holds_turnout_rule_and_limits(normal: Report) -> None:
    said = {what: value for _, what, value in sheet(normal, "Overview")[1:]}

    assert (said["Voted"], said["Had joined on a device when the vote was open"]) == (41, 43)
    assert said["From"] == datetime.fromisoformat("2026-10-14")
    assert said["Expected organisations present"] == 2
    assert said["Rule"] == "One browser, one ballot."
    assert said["Limits"] == (
        "Indicative priorities of the devices present; not a vote of the partners."
    )


def test_csv_holds_the_same_rows_as_excel(normal: Report) -> None:
    rows = sheet(normal, "Attendance")

    assert file(normal, "attendance.csv") == [
        ["" if cell is None else str(cell) for cell in row] for row in rows
    ]


def test_csv_begins_with_the_mark_that_excel_needs(report: Report) -> None:
    with ZipFile(io.BytesIO(write_csv(report, "en"))) as parts:
        assert len(parts.namelist()) == len(sheets_of(report))
        assert {parts.read(name)[:3] for name in parts.namelist()} == {b"\xef\xbb\xbf"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_csv_cells_are_defused(normal: Report, with_texts, start: str) -> None:
    report = with_texts(normal, lambda text: f"{start}cmd|' /C calc'!A0{text}")

    shown = [cell for row in file(report, "ideas.csv")[1:] for cell in row if "cmd|" in cell]

    assert shown
    assert all(cell[0] in ("'", "c") for cell in shown)  # a carriage return is gone altogether


def test_dates_in_csv_are_iso(normal: Report) -> None:
    assert date.fromisoformat(file(normal, "actions.csv")[1][4]) == date(2027, 1, 15)
    assert file(normal, "votes.csv")[2][1] == "2026-10-14T09:17:00+02:00"


def test_the_sums_of_attendance_come_with_what_explains_them(normal: Report) -> None:
    listed = [row[0:2] + row[5:] for row in sheet(normal, "Attendance") if row[5]]
    sums = sheet(normal, "Attendance by kind and country")

    assert listed == [
        ("Organisation", "Kind", "Kind on the list, if another", "Country on the list, if another"),
        ("Fjordby Kommune", "Politician", "City or region", None),
    ]
    whole = ("All", 3, 2, 1, 43)
    assert [row for row in sums if row[1] == "All"] == [("Kind", *whole), ("Country", *whole)]
