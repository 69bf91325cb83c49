"""Which files an approved version consists of, and how one of them is written."""

from collections.abc import Iterator

from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.exports.formats import FORMATS, file_name
from facilitator.exports.frozen import Frozen
from facilitator.exports.run import export
from facilitator.languages import DEFAULT

OF_NO_LANGUAGE = ("json",)  # kept once, and named in English
WITH_WORD = ("docx", "zip")  # what the Word template of the series changes


def files_of_version() -> Iterator[tuple[str, str]]:
    """Format and language of each, in the order in which they are written."""
    for language in INTERFACE_LANGUAGES:
        for format_ in FORMATS:
            if language == kept_language(format_, language):
                yield format_, language


def kept_language(format_: str, asked: str) -> str:
    return DEFAULT if format_ in OF_NO_LANGUAGE else asked


def write_file(frozen: Frozen, format_: str, language: str) -> tuple[str, bytes]:
    """Name and content; ExportFailed or TemplateFailed with the reason."""
    template = frozen.template if format_ in WITH_WORD else None
    content = export(frozen.report, format_, language, template=template)
    return file_name(frozen.report, FORMATS[format_], language), content
