"""An organiser's own Word file as the template of the minutes: their letterhead, logos and fonts.

Its placeholders are filled by docxtpl in Jinja's sandbox; `{{ minutes }}` in a paragraph of its own
is where the whole text goes. Only the child (`child.py`) runs this: a template is a program that
somebody uploaded, and a sandbox stops no loop.
"""

import io
import re
import traceback
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from facilitator.exports.archive import rezipped
from facilitator.exports.blocks import Document
from facilitator.exports.child import NO_WORD_FILE
from facilitator.exports.docx import Numbers, describe, drawn
from facilitator.exports.legible import legible
from facilitator.exports.minutes import minutes
from facilitator.exports.minutes.placeholders import placeholders
from facilitator.exports.report import Report
from facilitator.exports.word.adopting import adopt
from facilitator.languages import speaking

PLACE = "\ue000minutes\ue000"  # stands where the text goes, until it is there
LARGEST = 60_000_000  # bytes, unpacked


class BrokenTemplate(Exception):
    """What is wrong, and the words of the paragraph it is in, if it is in one."""

    def __init__(self, reason: str, paragraph: str = "") -> None:
        super().__init__(reason, paragraph)
        self.reason, self.paragraph = reason, paragraph


class Template(DocxTemplate):  # type: ignore[misc]
    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        try:
            return str(super().render_xml_part(src_xml, part, context, jinja_env))
        except Exception as wrong:  # whatever an expression of theirs runs into
            raise BrokenTemplate(str(wrong), paragraph_of(wrong, src_xml)) from wrong


def fill(template: bytes, report: Report, language: str) -> bytes:
    """The Word file, or BrokenTemplate."""
    check(template)
    with speaking(language):
        report = legible(report)
        document = minutes(report)
        file = Template(io.BytesIO(template))
        file.render(placeholders(report, document, PLACE), sandbox(), autoescape=True)
        put_minutes(file.docx, document)
        describe(file.docx, document)
    made = io.BytesIO()
    file.docx.save(made)
    return rezipped(made.getvalue())


def check(template: bytes) -> None:
    try:
        with ZipFile(io.BytesIO(template)) as parts:
            names = parts.namelist()
            size = sum(entry.file_size for entry in parts.infolist())
    except BadZipFile as wrong:
        raise BrokenTemplate(NO_WORD_FILE) from wrong
    if "word/document.xml" not in names:
        raise BrokenTemplate(NO_WORD_FILE)
    if size > LARGEST:
        raise BrokenTemplate(f"larger than {LARGEST // 1_000_000} MB when it is unpacked")


def sandbox() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    return environment


def put_minutes(word: Any, document: Document) -> None:
    for place in list(word.element.body.iter(qn("w:p"))):
        if "".join(place.itertext(qn("w:t"))).strip() != PLACE:
            continue
        numbers = Numbers(document)
        elements = [part for block in document.blocks for part in drawn(word, block, numbers)]
        adopt(word, document, elements)
        for part in elements:
            place.addprevious(part)
        place.getparent().remove(place)
        return


def paragraph_of(wrong: Exception, xml: str) -> str:
    """docxtpl writes each paragraph on a line of its own before Jinja reads it."""
    lines = [re.sub(r"<[^>]+>", "", line) for line in
             re.sub(r"<w:p([ >])", r"\n<w:p\1", xml).splitlines()]  # fmt: skip
    numbers = [frame.lineno for frame in traceback.extract_tb(wrong.__traceback__)
               if frame.filename in ("<template>", "<unknown>")]  # fmt: skip
    number = getattr(wrong, "lineno", None) or (numbers[-1] if numbers else 0) or 0
    sign = "{%" if "end of template" in str(wrong) else "{"  # of a loop that nobody closed
    upward = [line.strip() for line in reversed(lines[:number]) if sign in line]
    return upward[0][:200] if upward else ""
