"""Brings the catalogues up to date with the sentences in code and templates.

`python -m facilitator.catalogues` adds what is new (to be translated), keeps what is there and
drops what nobody says any more; it lists what waits for a translator.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from facilitator.config import HOME
from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.languages import CATALOGUES, DEFAULT

# Which arguments of which call are sentences, by how many there are: a trailing comma counts as
# one more.
KEYWORDS = {
    "_": None,
    "translate": None,
    "ngettext": (1, 2),
    "translate_plural": (1, 2),
    "N_": {1: None, 2: (1, 2), 3: (1, 2)},
}
SOURCES = (
    ("facilitator", [("**.py", "python")]),
    ("templates", [("**.html", "jinja2.ext:babel_extract"), ("**.typ", "ignore")]),
)
HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"

"""
JINJA = {"trimmed": "true", "silent": "false"}


def sentences() -> Catalog:
    """Every sentence that code and templates say."""
    catalogue = Catalog()
    for folder, methods in SOURCES:
        found = extract_from_dir(
            HOME / folder,
            method_map=methods,
            options_map={"**.html": JINJA},
            keywords=KEYWORDS,  # type: ignore[arg-type]
        )
        for name, _line, message, _comments, _context in sorted(found, key=lambda each: each[:2]):
            catalogue.add(message, locations=[(f"{folder}/{Path(name).as_posix()}", 0)])
    return catalogue


def load(language: str) -> Catalog:
    path = CATALOGUES / f"{language}.po"
    catalogue = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as source:
            catalogue = read_po(source, locale=language)
    return catalogue


def save(language: str, catalogue: Catalog) -> None:
    with (CATALOGUES / f"{language}.po").open("wb") as target:
        target.write(f"# What facilitator says in {INTERFACE_LANGUAGES[language]}.\n".encode())
        target.write(HEADER.format(language=language, plural=catalogue.plural_forms).encode())
        write_po(target, catalogue, width=100, sort_output=True, no_location=True, omit_header=True)


def untranslated(catalogue: Catalog) -> list[str]:
    """Sentences without a translation, or with one that nobody has checked."""
    return [
        str(message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not complete(message.string))
    ]


def complete(said: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(said) if isinstance(said, (tuple, list)) else bool(said)


def main() -> int:
    waiting = 0
    for language in INTERFACE_LANGUAGES:
        if language == DEFAULT:
            continue
        catalogue = load(language)
        catalogue.update(sentences(), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        save(language, catalogue)
        missing = untranslated(catalogue)
        waiting += len(missing)
        sys.stdout.write(f"{language}: {len(catalogue)} sentences, {len(missing)} to translate\n")
        sys.stdout.writelines(f"  {sentence}\n" for sentence in missing)
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
