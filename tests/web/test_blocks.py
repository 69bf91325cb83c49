"""The minutes as a page: everything that Word and PDF say, in clean markup that needs no script."""

import re

import pytest

from facilitator import House
from facilitator.exports.blocks import (
    Bullets,
    Column,
    Contents,
    Document,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Table,
    Text,
)
from facilitator.exports.legible import legible
from facilitator.exports.minutes import minutes
from facilitator.exports.report import Report
from facilitator.languages import speaking
from tests.exports.conftest import EMPTY, FILED_NORMAL, HOSTILE
from tests.markup import Markup

PAGE = """{% import "parts/blocks.html" as b %}<article lang="{{ document.language }}">
{{ b.front(document) }}{{ b.drawn(document.blocks) }}</article>"""

TABLE = """{% import "parts/blocks.html" as b %}{{ b.table(table) }}"""


def page(house: House, document: Document) -> str:
    with house.app.app_context():
        return house.app.jinja_env.from_string(PAGE).render(document=document)


def written(report: Report, language: str = "en") -> Document:
    with speaking(language):
        return minutes(legible(report))


def said(document: Document) -> list[str]:
    """Every word of the document."""
    words = [document.title, document.kind, document.state, document.generated]
    for block in document.blocks:
        match block:
            case Heading():
                words += [block.text.text, block.text.note]
            case Paragraph():
                words.append(block.text)
            case Facts():
                words += [word for row in block.rows for word in row]
            case Bullets():
                words += [word for item in block.items for word in (item.text, item.note)]
            case Table():
                words += [block.caption, *(column.title for column in block.columns)]
                cells = [cell for row in block.rows for cell in row]
                words += [word for cell in cells for word in (cell.text, cell.note)]
            case Quote():
                words += [block.text, block.by, block.consent]
            case Picture():
                words.append(block.caption)
            case Contents():
                words += [block.title, *(title for _, title in block.entries)]
    return [" ".join(word.split()) for word in words if word]


def test_only_long_words_may_be_broken_in_a_table(house: House) -> None:
    row = (
        Text("Plant"),
        Text("8 September 2026"),
        Text("Oak", note="Genehmigungsverfahren"),
        Text(""),
    )
    table = Table("", tuple(Column("", width) for width in (9, 1, 1, 1)), (row,))

    with house.app.app_context():
        drawn = house.app.jinja_env.from_string(TABLE).render(table=table)

    assert re.findall(r'<td[^>]*?(?: class="(\w+)")?>', drawn) == ["", "long", ""]


@pytest.mark.parametrize(
    "report", [EMPTY, FILED_NORMAL, HOSTILE], ids=["empty", "filed", "hostile"]
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_page_says_what_the_document_says(house: House, report: Report, language: str) -> None:
    document = written(report, language)

    it = Markup(page(house, document))

    assert [word for word in said(document) if word not in it.text] == []
    anchors = [link for link in it.links if link.startswith("#")]
    assert len(anchors) >= 8
    assert {anchor[1:] for anchor in anchors} <= set(it.ids)
    levels = [level for level, _ in it.outline]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_words_keep_their_language_and_tables_their_heads(house: House) -> None:
    drawn = page(house, written(FILED_NORMAL, "de"))

    assert ("da", "Grønne tage på alle skoler") in Markup(drawn).languages
    tables = re.findall(r"<table>.*?</table>", drawn, re.DOTALL)
    assert len(tables) >= 10
    for table in tables:
        assert table.count("<caption") == table.count("<thead") == 1
        assert table.count('scope="row"') == table.count("<tr>") - 1
    assert "style=" not in drawn
    assert re.findall(r'<img [^>]*alt=""', drawn) == []
    assert re.search(r'<th scope="row"><bdi>A  Green roofs, walls and streets</bdi>', drawn)
