"""What the screens of a room show now: their panels, rendered from one snapshot. It sends nothing;
`publish.py` and the pages ask it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic

from flask import Flask
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.live.listeners import Listeners
from facilitator.live.panels import PANELS, Audience, Rendered, render
from facilitator.screens.watch import Watch
from facilitator.store.models import Workshop
from facilitator.store.revisions import revision
from facilitator.store.transactions import Database

KEPT_SECONDS = 1.0
WALL_SPEAKS = select(Workshop.language).where(Workshop.id == bindparam("workshop_id"))


@dataclass(frozen=True)
class Kept:
    """Panels that were rendered a moment ago."""

    rendered: Rendered
    at: float = field(default_factory=monotonic)

    def is_current(self, session: Session, workshop_id: int, names: tuple[str, ...]) -> bool:
        if monotonic() - self.at > KEPT_SECONDS:
            return False
        return self.rendered.revision == revision(session, workshop_id, PANELS[names[0]].audience)


class Shown:
    """`unsaved_since` is told to facilitators: writing fails since then."""

    def __init__(
        self, app: Flask, database: Database, listeners: Listeners, *, shared: bool
    ) -> None:
        self.app, self.database, self.listeners = app, database, listeners
        self.unsaved_since: datetime | None = None
        self.shared = shared  # rooms with other workers
        self._kept: dict[tuple[int, tuple[str, ...], str], Kept] = {}

    def languages(self, workshop_id: int, audience: Audience) -> list[str]:
        """The languages to render in. With several workers nobody knows who listens to the
        others, so it is every language there is."""
        if self.shared:
            return list(INTERFACE_LANGUAGES)
        return self.listeners.languages(workshop_id, audience)

    def spoken_on(self, workshop_id: int, audience: Audience, language: str) -> str:
        """What a screen that came with this language is told in: the wall speaks the language of
        its workshop, also when that was changed since."""
        if audience != "projector":
            return language
        with self.database.read() as session:
            return session.scalar(WALL_SPEAKS, {"workshop_id": workshop_id}) or language

    def panels(self, workshop_id: int, names: tuple[str, ...], language: str) -> Rendered:
        """These panels (of one audience) as they are now.

        What phones share is kept for a moment: a full room that opens its page at once has it
        rendered once. The other screens show who is there and who types, which has no revision.
        """
        key = workshop_id, names, language
        with self.database.read() as session:
            kept = self._kept.get(key)
            if kept is None or not kept.is_current(session, workshop_id, names):
                kept = Kept(render(self.app, session, self.watch(workshop_id), names, language))
                if PANELS[names[0]].audience == "phones":
                    self._kept[key] = kept
            return kept.rendered

    def watch(self, workshop_id: int) -> Watch:
        moment = datetime.now(UTC)
        return Watch(
            workshop_id,
            moment,
            present=frozenset(self.listeners.people(workshop_id)),
            typing=frozenset(self.listeners.typing(workshop_id, moment)),
            projectors=self.listeners.count(workshop_id, "projector"),
            unsaved_since=self.unsaved_since,
        )
