"""The Word file, read back with python-docx and lxml."""

import io
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from facilitator.exports.blocks import Column, Table, Text
from facilitator.exports.docx import write_docx
from facilitator.exports.legible import legible
from facilitator.exports.report import Report
from facilitator.exports.word.tables import table as drawn_table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def body(report: Report, language: str = "en") -> etree._Element:
    with ZipFile(io.BytesIO(write_docx(report, language))) as parts:
        return etree.fromstring(parts.read("word/document.xml"))


def paragraphs(report: Report, style: str) -> list[str]:
    return [
        "".join(part.itertext(f"{W}t"))
        for part in body(report).iter(f"{W}p")
        if part.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == style
    ]


def table_rows(report: Report, place: int) -> list[list[str]]:
    word = docx.Document(io.BytesIO(write_docx(report, "en")))
    return [[cell.text for cell in row.cells] for row in word.tables[place].rows]


def test_every_part_is_well_formed_and_says_its_title(report: Report) -> None:
    word = docx.Document(io.BytesIO(write_docx(report, "en")))

    title = legible(report).meeting.title
    assert [p.text for p in word.paragraphs if p.style.name == "Title"] == [title]


def test_every_idea_is_in_it_once(big: Report) -> None:
    ideas = [
        idea.text
        for list_ in big.workshops[0].questions[0].lists
        for topic in list_.topics
        for idea in topic.ideas
    ]

    assert [text for text in paragraphs(big, "ListBullet") if text in set(ideas)] == ideas


def test_decisions_and_actions_word_for_word(normal: Report) -> None:
    assert table_rows(normal, 0) == [
        ["No.", "Decision", "How"],
        [
            "1",
            "Every new public building in Fjordby is planned with a green roof.\nSteering group",
            "By consensus",
        ],
        [
            "2",
            "Waterways come before parking when streets are rebuilt.",
            "By show of hands: 33 for, 6 against, 2 abstained",
        ],
    ]
    assert table_rows(normal, 1)[1:] == [
        [
            "1",
            "Draft a common monitoring plan that small towns can afford.",
            "Nordhavn Institute",
            "15 January 2027",
            "Open",
        ],
        ["2", "List every roadside where pest plants spread.", "nobody yet", "no date", "Done"],
    ]


def test_ranks_and_dots_stand_beside_the_topics(normal: Report) -> None:
    assert table_rows(normal, 2) == [
        ["Rank", "Topic", "Ideas", "Dots"],
        ["1", "A  Green roofs, walls and streets\nFormerly: Green roofs", "3", "24"],
        ["=2", "B  Waterways as nature corridors\nMerged with: Open the culverts", "2", "17"],
        [
            "=2",
            "H  Money that lasts longer than a project\n"
            "A single idea, put on the ballot by the facilitator",
            "1",
            "17",
        ],
    ]


def test_header_rows_repeat_and_rows_never_break(big: Report) -> None:
    tables = list(body(big).iter(f"{W}tbl"))

    for table in tables:
        first, *rest = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rest)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *rest))
    assert len(tables) == 12


def test_pictures_say_what_they_show(normal: Report) -> None:
    said = [picture.get("descr") for picture in body(normal).iter(f"{WP}docPr")]

    assert said == [
        "Bar chart of Possibilities: rank 1, A Green roofs, walls and streets, 24 dots; "
        "rank =2, B Waterways as nature corridors, 17 dots; "
        "rank =2, H Money that lasts longer than a project, 17 dots.",
        "Bar chart of Barriers: rank 1, A Strategies that bind nobody, 21 dots; rank 2, "
        "B Genehmigungsverfahrensbeschleunigungsgesetzgebungszuständigkeiten, 0 dots.",
    ]


def test_what_people_wrote_is_tagged_with_their_language(normal: Report) -> None:
    tagged = {
        "".join(run.itertext(f"{W}t")): run.find(f"{W}rPr/{W}lang").get(f"{W}val")
        for run in body(normal).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}lang") is not None
    }

    assert tagged["Grønne tage på alle skoler"] == "da-DK"
    assert tagged["Strategier uten forpliktelse"] == "nb-NO"


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("da", "da-DK"), ("de", "de-DE")])
def test_the_document_says_its_language(normal: Report, language: str, tag: str) -> None:
    with ZipFile(io.BytesIO(write_docx(normal, language))) as parts:
        styles = etree.fromstring(parts.read("word/styles.xml"))

    assert styles.find(f"{W}docDefaults//{W}lang").get(f"{W}val") == tag


def test_the_paper_is_a4(empty: Report) -> None:
    size = body(empty).find(f".//{W}pgSz")

    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")


def test_the_contents_name_every_heading_and_lead_to_it(two_normal_sessions: Report) -> None:
    text = body(two_normal_sessions)
    entries = [
        (part.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), link.get(f"{W}anchor"), said(link))
        for part in text.iter(f"{W}p")
        for link in part.iter(f"{W}hyperlink")
    ]
    headings = [
        (f"TOC{style[-1]}", part.find(f"{W}bookmarkStart").get(f"{W}name"), said(part))
        for part in text.iter(f"{W}p")
        if (style := part.find(f"{W}pPr/{W}pStyle").get(f"{W}val")) in ("Heading1", "Heading2")
    ]

    assert entries == headings
    assert [name for style, _, name in entries if style == "TOC1"][:3] == [
        "In brief", "Decisions", "Actions",
    ]  # fmt: skip
    fields = [each.get(f"{W}fldCharType") for each in text.find(f".//{W}sdt").iter(f"{W}fldChar")]
    assert fields == ["begin", "separate", "end"]


def said(part: etree._Element) -> str:
    return "".join(part.itertext(f"{W}t"))


def test_captions_are_numbered_before_word_does_it(normal: Report) -> None:
    tables = [text.split(":")[0] for text in paragraphs(normal, "Caption")]
    figures = [text.split(":")[0] for text in paragraphs(normal, "CaptionBelow")]

    assert tables == [f"Table {number}" for number in range(1, 14)]
    assert figures == ["Figure 1", "Figure 2"]


def test_it_says_that_it_is_a_working_copy(normal: Report) -> None:
    with ZipFile(io.BytesIO(write_docx(normal, "de"))) as parts:
        headers = [parts.read(name).decode() for name in parts.namelist() if "/header" in name]

    assert paragraphs(normal, "Subtitle") == ["Minutes · Draft · Working copy"]
    assert sum("Protokoll · Entwurf · Arbeitskopie" in header for header in headers) == 1


@pytest.mark.parametrize(
    ("rows", "kept"),
    [(14, [True] * 13 + [False]), (30, [True] + [False] * 27 + [True, False])],
)
def test_no_row_is_left_behind_on_another_page(rows: int, kept: list[bool]) -> None:
    drawn = drawn_table(Table("Ideas", (Column("No.", 1),), ((Text("1"),),) * rows), 1)[1]

    assert [row.find(f".//{W}keepNext") is not None for row in drawn.findall(f"{W}tr")[1:]] == kept


def test_every_style_that_is_used_is_there(normal: Report) -> None:
    with ZipFile(io.BytesIO(write_docx(normal, "en"))) as parts:
        styles = etree.fromstring(parts.read("word/styles.xml"))
        settings = etree.fromstring(parts.read("word/settings.xml"))
    there = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {each.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle")
            for each in body(normal).iter(f"{W}{kind}")}  # fmt: skip
    modes = [each.get(f"{W}val") for each in settings.iter(f"{W}compatSetting")
             if each.get(f"{W}name") == "compatibilityMode"]  # fmt: skip

    assert used - there == set()
    assert modes == ["15"]
