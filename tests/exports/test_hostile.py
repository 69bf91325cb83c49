"""Promise 10, in files: sixty hostile texts go through the doors, and every file opens and says
each of them as it was written, and no more."""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePosixPath
from textwrap import wrap
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from markdown_it import MarkdownIt

from facilitator import House
from facilitator.exports.formats import FORMATS, file_name
from facilitator.exports.reader import read_report
from facilitator.exports.report import Report
from tests.hostile import CLEANED, TEXTS, sort_and_vote, write_everywhere

NOW = datetime(2026, 10, 14, 10, 0, tzinfo=UTC)


@pytest.fixture
def told(house: House, workshop: int) -> Report:
    write_everywhere(house, workshop)
    sort_and_vote(house, workshop)
    with house.database.read() as session:
        return read_report(session, workshop, NOW, UTC)


def written(report: Report, format_: str) -> bytes:
    return FORMATS[format_].write(report, "en")


def test_there_are_sixty_and_each_leaves_something() -> None:
    assert len(set(CLEANED)) == len(TEXTS) == 60
    assert all(CLEANED)


def test_json_says_each(told: Report) -> None:
    said = set(strings(json.loads(written(told, "json"))))

    assert said.issuperset(CLEANED)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def test_csv_says_each_and_no_cell_is_a_formula(told: Report) -> None:
    with ZipFile(io.BytesIO(written(told, "csv"))) as parts:
        texts = [parts.read(name).decode("utf-8-sig") for name in parts.namelist()]
    cells = {cell for text in texts for row in csv.reader(io.StringIO(text, newline=""))
             for cell in row}  # fmt: skip

    assert (cells | {cell.removeprefix("'") for cell in cells}).issuperset(CLEANED)
    assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))] == []


def test_excel_says_each_as_text(told: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(told, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert {cell.value for cell in cells if cell.data_type == "s"}.issuperset(CLEANED)
    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    assert [cell for cell in cells if cell.hyperlink] == []


def test_word_says_each(told: Report) -> None:
    word = docx.Document(io.BytesIO(written(told, "docx")))
    signature = f"  ({CLEANED[0]})"
    said = {paragraph.text.removesuffix(signature) for paragraph in word.paragraphs}

    assert said.issuperset(CLEANED)


def test_markdown_says_each_and_none_of_it_is_markup(told: Report) -> None:
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    tokens = reader.parse(written(told, "md").decode())
    inline = [token.children or [] for token in tokens if token.type == "inline"]
    said = {"".join(child.content for child in children) for children in inline}

    assert said.issuperset(CLEANED)
    assert {child.type for children in inline for child in children} <= {
        "text", "softbreak", "strong_open", "strong_close", "em_open", "em_close",
    }  # fmt: skip


@pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="pdftotext is missing: apt-get install poppler-utils"
)
def test_pdf_opens_and_says_each(told: Report) -> None:
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    read = subprocess.run(command, input=written(told, "pdf"), capture_output=True, check=True)
    said = "".join(read.stdout.decode().split())
    ascii_ = ["".join(text.split()) for text in CLEANED if text.isascii()]
    lines = [line for text in ascii_ for line in wrap(text, 40)]  # a column breaks longer words

    assert [line for line in lines if line not in said] == []


def test_every_file_has_a_name_that_stays_in_its_folder(told: Report) -> None:
    names = [file_name(told, format_, "en") for format_ in FORMATS.values()]

    assert [PurePosixPath(name).name for name in names] == names
    assert not set('<>:"|?*\\/\n\r\0').intersection("".join(names))
