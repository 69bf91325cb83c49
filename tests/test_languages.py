"""Every sentence is there in every language, with the same places to fill."""

import ast
import re

import pytest

from facilitator.catalogues.__main__ import load, sentences, untranslated
from facilitator.config import HOME
from facilitator.domain.errors import N_, Refused
from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.languages import DEFAULT, sentence, speaking

OTHERS = [language for language in INTERFACE_LANGUAGES if language != DEFAULT]
PLACES = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module")
def source() -> set[object]:
    """Every sentence of the code and the templates."""
    return {message.id for message in sentences() if message.id}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated(language: str, source: set[object]) -> None:
    catalogue = load(language)
    said = {message.id for message in catalogue if message.id}
    assert source == said
    assert untranslated(catalogue) == []


def test_no_marked_sentence_is_overlooked() -> None:
    """However a call is laid out: the extraction counts arguments, Python's own parser does not."""
    known = {form for message in sentences() if message.id for form in as_forms(message.id)}
    marked = {
        argument.value
        for path in (HOME / "facilitator").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "N_"
        for argument in call.args
        if isinstance(argument, ast.Constant)
    }
    assert marked - known == set()


@pytest.mark.parametrize("language", OTHERS)
def test_translations_fill_the_same_places(language: str) -> None:
    differing = [
        message.id
        for message in load(language)
        for said in as_forms(message.string)
        if message.id and places(said) - places(*as_forms(message.id))
    ]
    assert differing == []


def as_forms(text: object) -> list[str]:
    return list(text) if isinstance(text, (tuple, list)) else [str(text)]


def places(*texts: str) -> set[str]:
    return {place for text in texts for place in PLACES.findall(text)}


def test_a_refusal_is_said_in_the_persons_language() -> None:
    refused = Refused(N_("%(n)d character too many.", "%(n)d characters too many."), n=12)
    with speaking("en"):
        assert sentence(refused) == "12 characters too many."
