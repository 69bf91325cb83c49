"""Checks one field after another, so that everything wrong in a form is said at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from facilitator.domain.errors import N_, Refused
from facilitator.domain.text import check_length, clean


class WrongFields(Refused):
    """Some fields need another look; `fields` has the sentence for each, in their order."""

    def __init__(self, fields: dict[str, Refused]) -> None:
        super().__init__(N_("Please look again at what is marked. Nothing is lost."))
        self.fields = fields


class Form:
    """
    form = Form()
    with form.field("title"):
        title = line(title, 160)
    form.check()
    """

    def __init__(self) -> None:
        self.wrong: dict[str, Refused] = {}

    @contextmanager
    def field(self, name: str) -> Iterator[None]:
        """A refusal inside belongs to this field; the first one counts."""
        try:
            yield
        except Refused as refused:
            self.wrong.setdefault(name, refused)

    def check(self) -> None:
        if self.wrong:
            raise WrongFields(self.wrong)


def line(typed: str, limit: int) -> str:
    """One line of text that must be there."""
    text = clean(typed)
    check_length(text, limit)
    return text


def optional_line(typed: str, limit: int) -> str:
    text = clean(typed)
    return line(text, limit) if text else ""


def day(typed: str) -> date:
    """A date as browsers send it, or typed in that order."""
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise Refused(N_("Write the date as year-month-day, such as 2026-10-14.")) from None


def whole_number(typed: str, least: int, most: int) -> int:
    typed = typed.strip()
    if not (typed.isascii() and typed.isdigit() and least <= int(typed[:9]) <= most):
        raise Refused(N_("A whole number from %(least)d to %(most)d."), least=least, most=most)
    return int(typed)


def number_or_none(typed: str, least: int, most: int) -> int | None:
    """Left empty, the house decides."""
    return whole_number(typed, least, most) if typed.strip() else None


def one_of(typed: str, choices: object) -> str:
    """What was chosen; only a page older than the house sends something else."""
    if typed not in choices:  # type: ignore[operator]
        raise Refused(N_("Please choose one of these."))
    return typed
