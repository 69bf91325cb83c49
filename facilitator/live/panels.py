"""Panels: the parts of a screen that can arrive alone.

A page and a broadcast use the same reader and the same template, so what may be seen is
decided once. A panel has one root with its name as `id` and its audience's revision.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from flask import Flask
from markupsafe import Markup
from sqlalchemy.orm import Session

from facilitator.languages import speaking
from facilitator.screens import console, phone, projector, remote
from facilitator.screens.watch import Watch
from facilitator.store.revisions import revision

Audience = Literal["phones", "projector", "console"]
AUDIENCES: tuple[Audience, ...] = ("phones", "projector", "console")


@dataclass(frozen=True)
class Panel:
    audience: Audience
    reader: Callable[[Session, Watch], Any]  # what its template shows as `it`


PANELS: dict[str, Panel] = {
    "phone-top": Panel("phones", phone.top),
    "phone-cover": Panel("phones", phone.cover),
    "phone-together": Panel("phones", phone.together),
    "projector-slide": Panel("projector", projector.slide),
    "projector-foot": Panel("projector", projector.foot),
    "projector-bar": Panel("projector", projector.bar),
    "console-bar": Panel("console", console.top_bar),
    "console-sheet": Panel("console", console.run_sheet),
    "console-people": Panel("console", console.people_here),
    "console-board": Panel("console", console.topic_board),
    "console-offers": Panel("console", console.sorting_offers),
    "console-decisions": Panel("console", console.decisions),
    "console-actions": Panel("console", console.actions),
    "console-links": Panel("console", console.links),
    "remote-now": Panel("console", remote.now),
}
SCREENS: dict[str, tuple[str, ...]] = {
    "phone": ("phone-top", "phone-cover", "phone-together"),
    "projector": ("projector-slide", "projector-foot", "projector-bar"),
    "console": (
        "console-bar",
        "console-sheet",
        "console-people",
        "console-board",
        "console-offers",
        "console-decisions",
        "console-actions",
        "console-links",
    ),
    "remote": ("remote-now",),
}


@dataclass(frozen=True)
class Rendered:
    """Panels of one audience in one language, from one snapshot."""

    revision: int
    panels: dict[str, Markup]

    @property
    def together(self) -> str:
        return "\n".join(self.panels.values())


def audience_of(screen: str) -> Audience:
    return PANELS[SCREENS[screen][0]].audience


def render(
    app: Flask, session: Session, watch: Watch, names: tuple[str, ...], language: str
) -> Rendered:
    """The panels `names` (of one audience) as they are in this session's snapshot."""
    now = revision(session, watch.workshop_id, PANELS[names[0]].audience)
    with speaking(language):
        return Rendered(now, {name: render_one(app, session, watch, name, now) for name in names})


def render_one(app: Flask, session: Session, watch: Watch, name: str, now: int) -> Markup:
    template = app.jinja_env.get_template(f"panels/{name}.html")
    shown = PANELS[name].reader(session, watch)
    html = template.render(it=shown, panel=name, revision=now)
    return Markup(html)  # nosec B704 # our template, which escapes
