"""A screen as the tests see it: a page that was loaded once, and what it received since."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from facilitator import House
from facilitator.live.listeners import Listener, room
from facilitator.live.panels import SCREENS, audience_of

REVISION = re.compile(r' data-revision="\d+"')


class Roots(HTMLParser):
    """Splits a push into its panels: the outermost elements that have an id."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "path", "rect", "circle", "use"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.depth, self.starts, self.panels = 0, 0, {}
        self.html, self.offsets = html, line_offsets(html)
        self.name: str | None = None
        self.feed(html)

    def at(self) -> int:
        line, column = self.getpos()
        return self.offsets[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.VOID:
            return
        if self.depth == 0:
            self.name, self.starts = dict(attrs).get("id"), self.at()
        self.depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1
        if self.depth == 0 and self.name:
            end = self.html.index(">", self.at()) + 1
            self.panels[self.name] = self.html[self.starts : end]


def line_offsets(text: str) -> list[int]:
    offsets = [0]
    for line in text.splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line))
    return offsets


@dataclass
class Screen:
    """One screen of a workshop in one language, kept up to date by pushes only."""

    house: House
    name: str
    workshop_id: int
    language: str = "en"
    shown: dict[str, str] = field(default_factory=dict)

    def load(self) -> "Screen":
        audience = audience_of(self.name)
        listener = Listener(self.workshop_id, audience, self.language)
        self.house.live.listeners.came(f"{self.name}-{self.language}", listener)
        self.shown = self.fresh()
        return self

    @property
    def room(self) -> str:
        return room(self.workshop_id, audience_of(self.name), self.language)

    def fresh(self) -> dict[str, str]:
        audience = audience_of(self.name)
        spoken = self.house.live.shown.spoken_on(self.workshop_id, audience, self.language)
        rendered = self.house.live.shown.panels(self.workshop_id, SCREENS[self.name], spoken)
        return {name: str(html).strip() for name, html in rendered.panels.items()}

    def hear(self, html: str) -> None:
        for name, panel in Roots(html).panels.items():
            if name in self.shown:
                self.shown[name] = panel

    def without_revisions(self) -> dict[str, str]:
        return {name: REVISION.sub("", html) for name, html in self.shown.items()}

    def fresh_without_revisions(self) -> dict[str, str]:
        return {name: REVISION.sub("", html) for name, html in self.fresh().items()}
