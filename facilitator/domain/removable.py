"""What an approved version holds that somebody may ask to have taken out: each thing by as what it
is known, a picture by its checksum or the name of its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from facilitator.domain.redaction import GONE

Kind = Literal["picture", "person", "quote", "idea"]


@dataclass(frozen=True)
class Removable:
    """`text` is what is read of it, `of` whose it is or what kind; empty where nobody says."""

    kind: Kind
    key: str
    text: str
    of: str
    fields: dict[str, Any]  # as they are frozen


def removable(report: Any) -> Iterator[Removable]:
    """In the order of the kinds; what was taken out already is left out."""
    for it in report["pictures"]:
        key = f"picture:{it['content'] or it['name']}"
        yield Removable("picture", key, it["caption"] or it["name"], it["alternative"], it)
    for it in report["persons"]["rows"]:
        yield from named("person", it, it["name"], it["organisation"])
    for it in report["quotes"]:
        yield from named("quote", it, it["text"], it["person"])
    for it in ideas_in(report["workshops"]):
        yield from named("idea", it, it["text"], it["author"] or "")


def named(kind: Kind, it: Any, text: str, of: str) -> Iterator[Removable]:
    if text != GONE:
        yield from (Removable(kind, key, text, of, it) for key in it["known_by"][:1])


def ideas_in(plain: Any) -> Iterator[Any]:
    if isinstance(plain, dict) and "author" in plain:
        yield plain
    elif isinstance(plain, dict | list):
        for each in plain.values() if isinstance(plain, dict) else plain:
            yield from ideas_in(each)
