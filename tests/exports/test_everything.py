"""The ZIP of everything: what a person would file, by the names they would give it."""

import io
from zipfile import ZipFile

import pytest
from lxml import etree
from PIL import Image

from facilitator.exports.formats import FORMATS, file_name
from facilitator.exports.report import Report


def files(report: Report, language: str = "en") -> dict[str, bytes]:
    with ZipFile(io.BytesIO(FORMATS["zip"].write(report, language))) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_it_holds_every_format_every_table_and_every_chart(normal: Report) -> None:
    whole = "2026-10-14 Fjordby - Working days - minutes"

    assert list(files(normal)) == [
        *(f"{whole}.{ending}" for ending in ("docx", "pdf", "xlsx", "json", "md")),
        *(f"tables/{name}.csv" for name in (
            "overview", "ideas", "topics", "votes", "links", "decisions", "actions",
            "agenda", "attendance", "attendance-sums", "persons", "run-sheet", "changes")),
        "charts/1 Possibilities by dots.svg",
        "charts/1 Possibilities by dots.png",
        "charts/2 Barriers by dots.svg",
        "charts/2 Barriers by dots.png",
        "record.schema.json",
    ]  # fmt: skip


def test_its_files_are_the_same_as_alone(normal: Report) -> None:
    content = files(normal, "da")

    for format_ in ("docx", "pdf", "xlsx", "json", "md"):
        name = file_name(normal, FORMATS[format_], "da")
        assert content[name] == FORMATS[format_].write(normal, "da")


def test_charts_open_as_drawings_and_as_pictures(normal: Report) -> None:
    content = files(normal)
    drawings = [etree.fromstring(content[name]) for name in content if name.endswith(".svg")]
    pictures = [Image.open(io.BytesIO(content[name])) for name in content if name.endswith(".png")]

    assert [drawing.get("aria-label", "")[:12] for drawing in drawings] == ["Bar chart of"] * 2
    assert [picture.size[0] for picture in pictures] == [1275, 1275]


def test_no_name_leaves_its_folder(hostile: Report) -> None:
    depths = {name.count("/") for name in files(hostile)}
    signs = set("".join(files(hostile))).intersection('<>:"|?*\\\n\r\0')

    assert (depths, signs) == ({0, 1}, set())


@pytest.mark.parametrize("format_", ["csv", "zip"])
def test_two_zips_of_one_meeting_have_two_names(normal: Report, format_: str) -> None:
    what = {"csv": "minutes, tables", "zip": "minutes, everything"}[format_]

    name = file_name(normal, FORMATS[format_], "en")
    assert name == f"2026-10-14 Fjordby - Working days - {what}.zip"
