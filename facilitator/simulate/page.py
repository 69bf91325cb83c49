"""What a phone can read off a page: its forms, and the marks that live updates go by.

Regular expressions on purpose: our own pages are regular, and a full parser would cost the
load generator more than the server spends on making the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

TAG = re.compile(r"<(/?)(form|input|button|textarea|label)\b([^>]*)>")
ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
ANY_TAG = re.compile(r"<[^>]*>")
HEAD = re.compile(r'data-mine="([^"]*)"(?: data-persons="([^"]*)")?')
MINE = re.compile(r'<section id="mine"([^>]*)>')
CARD = re.compile(r"<blockquote\b[^>]*>(.*?)</blockquote>", re.S)
IDEA = re.compile(r'<li id="idea-\d+".*?dir="auto"[^>]*>(.*?)</span>', re.S)
REVISION = re.compile(r'data-revision="(\d+)"')
BODY = re.compile(r"<body\b([^>]*)>")
OWN_PART = re.compile(r'<section id="mine".*?(?=<div id="phone-together"|<p id="message"|\Z)', re.S)
ASSET = re.compile(r'<(?:link|script)\b[^>]*(?:href|src)="(/static/[^"]*)"')


@dataclass(frozen=True)
class Control:
    """Something in a form: what it sends, and the words on it."""

    kind: str  # hidden, text, radio, checkbox, button, textarea...
    name: str
    value: str
    label: str
    on: bool  # checked, and not disabled


@dataclass(frozen=True)
class Form:
    action: str
    controls: tuple[Control, ...]

    def hidden(self) -> list[tuple[str, str]]:
        return [(c.name, c.value) for c in self.controls if c.kind == "hidden" and c.name]

    def value(self, name: str) -> str:
        return next((each.value for each in self.controls if each.name == name), "")

    def named(self, name: str) -> list[Control]:
        return [each for each in self.controls if each.name == name]


def forms(html: str) -> list[Form]:
    return [form for _, form in asking(html)]


def form_to(html: str, ending: str) -> Form | None:
    """The first form that goes to an address with this ending."""
    return next((form for form in forms(html) if form.action.endswith(ending)), None)


def asking(html: str) -> Iterator[tuple[str, Form]]:
    """Forms with the words since the form before: what each of them asks."""
    before, *parts = html.split("<form")
    for part in parts:
        opening, _, rest = part.partition(">")
        inside, _, after = rest.partition("</form>")
        found = attributes(opening)
        if "action" in found:
            yield words(before), Form(found["action"], tuple(controls(inside)))
        before = after


def controls(html: str) -> Iterator[Control]:
    """The controls in order; one in a label, or a button, carries its words."""
    label_from = None
    waiting: list[tuple[str, dict[str, str]]] = []
    for tag in TAG.finditer(html):
        closing, name, rest = tag.groups()
        if closing and name in {"label", "button"} and label_from is not None:
            said = words(html[label_from : tag.start()])
            yield from (control(kind, found, said) for kind, found in waiting)
            label_from, waiting = None, []
        elif closing:
            continue
        elif name == "label":
            label_from = tag.end()
        elif name == "button":
            label_from, waiting = tag.end(), [("button", attributes(rest))]
        elif label_from is None:
            yield control(name, attributes(rest), "")
        else:
            waiting.append((name, attributes(rest)))


def control(tag: str, found: dict[str, str], label: str) -> Control:
    return Control(
        found.get("type", "text") if tag == "input" else tag,
        found.get("name", ""),
        found.get("value", "on" if found.get("type") == "checkbox" else ""),
        label,
        "checked" in found and "disabled" not in found,
    )


def attributes(inside: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(inside)}


def words(html: str) -> str:
    """The text of a piece of HTML, without its tags."""
    return " ".join(unescape(ANY_TAG.sub(" ", html)).split())


def body_marks(html: str) -> dict[str, str]:
    """The data of the body: workshop, audience, language, revision."""
    found = BODY.search(html)
    return {
        name.removeprefix("data-"): value
        for name, value in attributes(found[1] if found else "").items()
    }


def assets(html: str) -> list[str]:
    return list(dict.fromkeys(unescape(path) for path in ASSET.findall(html)))


@lru_cache(maxsize=64)
def head(html: str) -> tuple[str, dict[str, str]] | None:
    """What the room's head announces: everybody's state, and that of persons apart."""
    found = HEAD.search(html)
    if not found:
        return None
    apart = dict(person.split(":") for person in (found[2] or "").split())
    return found[1], apart


def announced(html: str, me: str) -> str | None:
    """The token that the personal part of `me` should have, if this HTML has the room's head."""
    room = head(html)
    if room is None:
        return None
    token, apart = room
    return f"{token}-{apart[me]}" if me in apart else token


@dataclass(frozen=True)
class Part:
    """A phone's own part: which state it shows, whose it is, and what it is for."""

    token: str
    me: str
    stage: str


def part_marks(html: str) -> Part:
    found = MINE.search(html)
    marks = attributes(found[1] if found else "")
    return Part(
        marks.get("data-token", ""), marks.get("data-me", ""), marks.get("class", "").split(" ")[-1]
    )


def own_part(html: str) -> str:
    """The personal part of a page or an answer, without the menu and what is everyone's."""
    found = OWN_PART.search(html)
    return found[0] if found else html


def card_text(html: str) -> str:
    """The text of the card in the hand."""
    found = CARD.search(html)
    return words(found[1]) if found else ""


def own_ideas(html: str) -> list[str]:
    """The texts under "My ideas"."""
    return [words(text) for text in IDEA.findall(html)]


def newest(html: str, since: int) -> int:
    return max([since, *(int(mark) for mark in REVISION.findall(html))])
