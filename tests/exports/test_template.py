"""An organiser's own Word template: filled where it names something, refused with its paragraph."""

import io
import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from facilitator.exports import template as module
from facilitator.exports.legible import legible
from facilitator.exports.minutes import minutes
from facilitator.exports.minutes.placeholders import placeholders
from facilitator.exports.report import Report
from facilitator.exports.run import ExportFailed, TemplateFailed, export
from facilitator.exports.template import BrokenTemplate, fill
from facilitator.languages import sentence, speaking

DOCS = Path(__file__).parents[2] / "docs" / "templates.md"
SEVERAL = ("decisions", "actions", "quotes", "sections")


def word(*paragraphs: str, header: str = "", without: tuple[str, ...] = ()) -> bytes:
    """A letterhead with these paragraphs, which lacks some of Word's styles."""
    file = docx.Document()
    for style in [style for style in file.styles if style.name in without]:
        style.delete()
    for text in paragraphs:
        file.add_paragraph(text)
    file.sections[0].header.paragraphs[0].text = header
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def filled(report: Report, *paragraphs: str, **more: object) -> docx.document.Document:
    return docx.Document(io.BytesIO(fill(word(*paragraphs, **more), report, "en")))


def broken(report: Report, *paragraphs: str) -> tuple[str, str]:
    with pytest.raises(BrokenTemplate) as wrong:
        fill(word(*paragraphs), report, "en")
    return wrong.value.reason, wrong.value.paragraph


def test_what_it_names_is_filled_in_body_and_header(normal: Report) -> None:
    file = filled(
        normal,
        "{{ place }}, {{ dates }}: {{ title }}",
        "{% for each in decisions %}{{ each.number }}. {{ each.how }} {% endfor %}",
        header="{{ kind }}, {{ state }}",
    )

    assert [each.text for each in file.paragraphs] == [
        "Fjordby, 14–15 October 2026: Working days",
        "1. By consensus 2. By show of hands: 33 for, 6 against, 2 abstained ",
    ]
    assert file.sections[0].header.paragraphs[0].text == "Minutes, Draft"


def test_the_whole_text_stands_where_it_is_asked_for(report: Report) -> None:
    lacking = ("List Bullet", "Heading 5", "Caption")
    file = filled(report, "Letterhead", "{{ minutes }}", "Signed", without=lacking)
    texts = [each.text for each in file.paragraphs]
    with speaking("en"):
        blocks = minutes(legible(report)).blocks
    headings = [each.text.text for each in blocks if type(each).__name__ == "Heading"]
    shown = [each for each in file.paragraphs if each.style.name.startswith("Heading ")]

    assert (texts[0], texts[-1]) == ("Letterhead", "Signed")
    assert [" ".join(each.text.split()) for each in shown if each.style.name != "Heading 4"] == [
        " ".join(each.text.text.split())
        for each in blocks
        if type(each).__name__ == "Heading" and each.level != 4
    ]
    assert len(shown) == len(headings)
    styles = {each.style_id for each in file.styles}
    used = set(re.findall(r'w:(?:p|r|tbl)Style w:val="([^"]+)"', file.element.xml))
    assert used - styles == set()


def test_a_style_by_another_id_is_found_by_its_name(normal: Report) -> None:
    file = docx.Document()
    file.styles["Heading 1"].element.set(docx.oxml.ns.qn("w:styleId"), "berschrift1")
    file.add_paragraph("{{ minutes }}")
    content = io.BytesIO()
    file.save(content)

    xml = docx.Document(io.BytesIO(fill(content.getvalue(), normal, "de"))).element.xml
    assert 'w:pStyle w:val="berschrift1"' in xml
    assert 'w:pStyle w:val="Heading1"' not in xml


def test_tables_and_charts_stay_between_the_margins(normal: Report) -> None:
    file = filled(normal, "{{ minutes }}")
    section = file.sections[0]
    between = section.page_width - section.left_margin - section.right_margin
    widths = [int(width) * 635 for width in re.findall(r'<w:tblW [^>]*w:w="(\d+)"', xml(file))]
    charts = [int(width) for width in re.findall(r'<wp:extent cx="(\d+)"', xml(file))]

    assert len(widths) == 13
    assert len(charts) == 2
    assert all(between - 20_000 < width <= between for width in (*widths, *charts))


def xml(file: docx.document.Document) -> str:
    return str(file.element.xml)


def test_what_is_added_takes_the_font_of_the_file(normal: Report) -> None:
    file = filled(normal, "{{ minutes }}", without=("List Bullet", "Caption"))

    assert [file.styles[name].font.name for name in ("List Bullet", "Caption", "Cell", "Note")] == [
        None
    ] * 4


def test_texts_stay_texts(hostile: Report) -> None:
    [paragraph] = filled(hostile, "{{ title }}").paragraphs

    assert paragraph.text == legible(hostile).meeting.title


def test_the_same_template_gives_the_same_bytes(normal: Report) -> None:
    template = word("{{ title }}", "{{ minutes }}")

    assert fill(template, normal, "da") == fill(template, normal, "da")


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [
        ("Dear {{ titel }}", "'titel' is undefined"),
        ("{% fro each in actions %}", "Encountered unknown tag 'fro'."),
        ("{{ 1 / 0 }} people", "division by zero"),
        ("{{ title.lost.again }}", "'str object' has no attribute 'lost'"),
        ("{{ ''.__class__ }}", "access to attribute '__class__' of 'str' object is unsafe."),
        ("{{ range(9) }}", "'range' is undefined"),
    ],
)
def test_a_mistake_is_quoted_with_its_paragraph(
    normal: Report, paragraph: str, reason: str
) -> None:
    assert broken(normal, "{{ place }}", paragraph, "{{ dates }}") == (reason, paragraph)


def test_a_loop_that_nobody_closed_is_quoted(normal: Report) -> None:
    reason, paragraph = broken(normal, "{% for each in actions %}", "{{ each.text }}")

    assert "'endfor'" in reason
    assert paragraph == "{% for each in actions %}"


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_said_so(normal: Report, content: bytes) -> None:
    with pytest.raises(TemplateFailed) as wrong:
        export(normal, "docx", "en", template=content)

    assert sentence(wrong.value) == "This is no Word file (.docx)."


def test_one_that_unpacks_to_very_much_is_refused(
    normal: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", bytes(3_000))
    monkeypatch.setattr(module, "LARGEST", 2_000)

    with pytest.raises(BrokenTemplate):
        fill(content.getvalue(), normal, "en")


def test_the_child_says_the_same(normal: Report) -> None:
    template = word("{{ title }}", "{{ minutes }}")
    assert export(normal, "docx", "da", template=template) == fill(template, normal, "da")

    with pytest.raises(TemplateFailed) as wrong:
        export(normal, "docx", "en", template=word("{% fro %}"))
    assert sentence(wrong.value) == (
        "The Word template can't be used: Encountered unknown tag 'fro'. "
        "It is in this paragraph: “{% fro %}”"
    )
    with pytest.raises(TemplateFailed) as wrong:
        export(normal, "docx", "en", template=word("Dear {{ mayor }}"))
    assert sentence(wrong.value) == (
        "The template names “mayor”, which is nothing here. Paragraph: “Dear {{ mayor }}”"
    )


@pytest.mark.slow
def test_an_endless_template_is_ended(normal: Report) -> None:
    endless = "{% for a in title * 999999 %}{% for b in title * 999999 %}{% endfor %}{% endfor %}"

    with pytest.raises(ExportFailed) as late:
        export(normal, "docx", "en", seconds=3, template=word(endless))
    assert sentence(late.value) == "The Word file was not made: it took over 3 seconds."


def test_quotes_and_own_sections_stand_where_the_template_wants_them(filed: Report) -> None:
    loops = (
        "{% for it in sections %}{{ it.title }}: {{ it.text }}. {% endfor %}"
        "{% for it in quotes %}{{ it.person }} ({{ it.organisation }}): {{ it.text }} {% endfor %}"
    )

    [told] = filled(filed, loops).paragraphs

    assert told.text == (
        "Welcome: The mayor welcomed everybody.. "
        "Birthe Holm (Fjordby): We begin on Monday. Åse Lund (): Trees\nfirst. "
    )


def test_every_placeholder_is_documented(filed: Report) -> None:
    with speaking("en"):
        there = placeholders(filed, minutes(filed), "")
    documented = set(re.findall(r"^\| `([a-z.]+)` \|", DOCS.read_text(), re.MULTILINE))
    parts = {f"{name}.{part}" for name in SEVERAL for part in there[name][0]}

    assert documented == set(there) | parts
