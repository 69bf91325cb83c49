"""How the Word document looks: all of it in styles, so that a letterhead can replace it."""

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import BaseStyle, ParagraphStyle

from facilitator.exports.blocks import Document
from facilitator.exports.formatting import TAGS
from facilitator.exports.word.text import element, field, run
from facilitator.languages import translate as _

FONT = "Calibri"
INK = RGBColor(0x0D, 0x1B, 0x26)
MUTED = RGBColor(0x44, 0x53, 0x5E)
POSSIBILITY = RGBColor(0x00, 0x5E, 0x93)
BARRIER = RGBColor(0xA8, 0x4A, 0x00)
HAIRLINE = "C3CCD2"
AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")  # Word insists on the order


def dress(word: WordDocument, document: Document) -> None:
    speak(word, document.language)
    paragraph_style(word, "Normal", 10.5, after=4, lines=1.12)
    paragraph_style(word, "Body Text", 10.5, after=6, lines=1.12)
    paragraph_style(word, "Subtitle", 10, colour=MUTED, after=2)
    paragraph_style(word, "Title", 24, bold=True, after=12, lines=1.0)
    paragraph_style(word, "Heading 1", 16, bold=True, before=22, after=8)
    paragraph_style(word, "Heading 2", 13, bold=True, before=16, after=6)
    paragraph_style(word, "Heading 3", 11.5, bold=True, before=14, after=5)
    paragraph_style(word, "Heading 4", 10.5, bold=True, before=11, after=3)
    paragraph_style(word, "Heading 5", 10, bold=True, before=10, after=3)
    paragraph_style(word, "List Bullet", 10.5, after=3, lines=1.08)
    paragraph_style(word, "Quote", 11.5, before=12, after=2, lines=1.12)
    word.styles["Quote"].paragraph_format.left_indent = Mm(5)
    paragraph_style(word, "Caption", 9, colour=MUTED, before=12, after=4)
    paragraph_style(word, "Header", 8.5, colour=MUTED)
    paragraph_style(word, "Footer", 8.5, colour=MUTED)
    ends = word.styles["Footer"].paragraph_format.tab_stops
    ends.clear_all()
    ends.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT)
    contents_styles(word)
    own_styles(word)
    table_style(word)


def contents_styles(word: WordDocument) -> None:
    paragraph_style(word, "TOC Heading", 16, bold=True, before=22, after=8)
    word.styles["TOC Heading"].paragraph_format.keep_with_next = True
    for level, indent in ((1, 0), (2, 5)):
        style = word.styles.add_style(f"TOC {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = word.styles["Normal"]
        shape = style.paragraph_format
        shape.left_indent = Mm(indent)
        shape.space_before, shape.space_after = Pt(2 if level == 1 else 0), Pt(0)
        shape.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def own_styles(word: WordDocument) -> None:
    note = new_style(word, "Note", "Body Text")
    note.paragraph_format.space_before = Pt(6)
    note.font.size, note.font.color.rgb = Pt(9), MUTED
    by = new_style(word, "Quote By", "Note")
    by.paragraph_format.space_before = Pt(0)
    by.paragraph_format.left_indent = Mm(5)
    cell = new_style(word, "Cell", "Normal")
    cell.font.size = Pt(9.5)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2.5)
    head = new_style(word, "Cell Head", "Cell")
    head.font.bold = True
    head.font.size = Pt(9)
    head.paragraph_format.keep_with_next = True
    figure = new_style(word, "Figure", "Normal")
    figure.paragraph_format.keep_with_next = True
    figure.paragraph_format.space_after = Pt(0)
    below = new_style(word, "Caption Below", "Caption")
    below.paragraph_format.keep_with_next = False
    below.paragraph_format.space_before = Pt(4)
    fixed = new_style(word, "Fixed", "Body Text")
    fixed.font.bold = True
    fixed.paragraph_format.left_indent = Mm(3)
    fixed.paragraph_format.space_before = Pt(8)
    fixed.paragraph_format.keep_with_next = True
    fixed.element.get_or_add_pPr().insert_element_before(
        element("w:pBdr", element("w:left", val="single", sz="16", space="6", color="0D1B26")),
        *AFTER_BORDERS,
    )
    text = word.styles.add_style("Note Text", WD_STYLE_TYPE.CHARACTER)
    text.font.size, text.font.color.rgb, text.font.bold = Pt(8.5), MUTED, False
    word.styles.add_style("Fact Name", WD_STYLE_TYPE.CHARACTER).font.bold = True
    for name, colour in (("Possibilities", POSSIBILITY), ("Barriers", BARRIER)):
        word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER).font.color.rgb = colour


def new_style(word: WordDocument, name: str, based_on: str) -> ParagraphStyle:
    style: ParagraphStyle = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles[based_on]
    style.quick_style = True
    return style


def paragraph_style(
    word: WordDocument,
    name: str,
    size: float,
    *,
    bold: bool = False,
    colour: RGBColor = INK,
    before: float = 0,
    after: float = 0,
    lines: float = 1.0,
) -> None:
    style = word.styles[name]
    set_font(style)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), lines
    shape.widow_control = True
    if name.startswith(("Heading", "Caption")):
        shape.keep_with_next = True
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def set_font(style: BaseStyle) -> None:
    """Word's theme would win over a font's name: take the theme out."""
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:spacing", "w:kern"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    properties.insert(0, element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))


def speak(word: WordDocument, language: str) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    tag = TAGS.get(language, language)
    of_today(word, tag)
    defaults.append(element("w:lang", val=tag, eastAsia=tag, bidi="ar-SA"))


def of_today(word: WordDocument, tag: str) -> None:
    """The template is of 2010: without this Word opens it in compatibility mode."""
    settings = word.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for spoken in settings.iter(qn("w:themeFontLang")):
        spoken.set(qn("w:val"), tag)


def table_style(word: WordDocument) -> None:
    """Hairlines between rows, a line under the head, air in the cells."""
    style = word.styles.add_style("Record Table", WD_STYLE_TYPE.TABLE)
    style.element.append(
        element(
            "w:tblPr",
            element(
                "w:tblBorders",
                element("w:bottom", val="single", sz="4", space="0", color=HAIRLINE),
                element("w:insideH", val="single", sz="4", space="0", color=HAIRLINE),
            ),
            element(
                "w:tblCellMar",
                element("w:left", w="70", type="dxa"),
                element("w:right", w="70", type="dxa"),
            ),
        )
    )
    under = element("w:bottom", val="single", sz="8", space="0", color="0D1B26")
    style.element.append(
        element(
            "w:tblStylePr",
            element("w:tcPr", element("w:tcBorders", under)),
            type="firstRow",
        )
    )


def standing(document: Document) -> str:
    """What this file is: whoever edits it changes a copy, not what was filed."""
    return " · ".join((document.kind, document.state, _("Working copy")))


def page(word: WordDocument, document: Document) -> None:
    """A4, the title above every page but the first, the page's number below all."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    above = section.header.paragraphs[0]
    above._p.append(run(f"{document.title}, {standing(document)}"))
    for footer in (section.footer, section.first_page_footer):
        below = footer.paragraphs[0]
        below.style = word.styles["Footer"]
        below._p.append(run(f"{document.generated}"))
        below._p.append(element("w:r", element("w:tab")))
        below._p.append(run(f"{_('Page')} "))
        below._p.extend(field("PAGE", "1"))
        below._p.append(run(" / "))
        below._p.extend(field("NUMPAGES", "1"))
