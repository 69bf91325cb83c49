"""The languages of the interface: catalogues, the language that is spoken now, dates.

English is the message id. A catalogue is read from its .po file when first needed, so a
translator's change needs no build step.
"""

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_interval, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from facilitator.domain.errors import Counted, Refused
from facilitator.domain.words import INTERFACE_LANGUAGES

CATALOGUES = Path(__file__).parent / "catalogues"
DEFAULT = "en"

_spoken: ContextVar[str] = ContextVar("spoken", default=DEFAULT)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    path = CATALOGUES / f"{language}.po"
    if language == DEFAULT or not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Everything inside is said in `language`."""
    token = _spoken.set(known(language))
    try:
        yield
    finally:
        _spoken.reset(token)


def speak(language: str) -> None:
    """From here on, in this context, everything is said in `language`."""
    _spoken.set(known(language))


def spoken() -> str:
    return _spoken.get()


def known(language: str | None) -> str:
    return language if language in INTERFACE_LANGUAGES else DEFAULT


def translate(message: str, **values: object) -> str:
    said = catalogue(spoken()).gettext(message)
    return said % values if values else said


def translate_plural(one: str, many: str, n: int, **values: object) -> str:
    said = catalogue(spoken()).ngettext(one, many, n)
    return said % {"num": n, "n": n, **values}


def sentence(refused: Refused) -> str:
    """A refusal in the language that is spoken."""
    message, n = refused.message, refused.values.get("n")
    if isinstance(message, Counted) and isinstance(n, int):
        rest = {name: value for name, value in refused.values.items() if name != "n"}
        return translate_plural(message, message.plural, n, **rest)
    return translate(message, **refused.values)


def locale() -> str:
    """How dates and times are written: English as in Europe, 14 October and 14:00."""
    return "en_GB" if spoken() == "en" else spoken()


def country_name(code: str) -> str:
    return country_in(spoken(), code)


@cache
def country_in(language: str, code: str) -> str:
    """Kept, because a join page names the country of every organisation."""
    return str(Locale(language).territories.get(code, code))


def shown_date(day: date) -> str:
    if isinstance(day, datetime):
        day = day.astimezone().date()
    return str(format_date(day, format="long", locale=locale()))


def shown_days(first: date, last: date) -> str:
    """14–15 Oct 2026; a single day in full."""
    if first == last:
        return shown_date(first)
    return str(format_interval(first, last, "yMMMd", locale=locale())).replace("\u2009", "")


def shown_time(moment: datetime) -> str:
    return str(format_time(moment.astimezone(), format="short", locale=locale()))
