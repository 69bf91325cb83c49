"""The only door out: perform an operation, commit it, and tell the screens what became stale.

`perform` runs the operation in a write transaction, adds one push row per stale audience,
commits, wakes the renderer and returns the changes. One greenlet per workshop renders what is
stale, once per audience and language that listens, and sends it to its room. A failing
renderer never undoes a saved vote.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic
from typing import Any, TypeVar, cast

import gevent
import gevent.event
from flask import Flask, current_app
from flask_socketio import SocketIO
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from facilitator.domain.changes import Fact
from facilitator.live.listeners import Listener, Listeners, room
from facilitator.live.meter import Meter
from facilitator.live.metrics import registry
from facilitator.live.panels import AUDIENCES, PANELS, Audience, Rendered
from facilitator.live.receipts import answered_before, fingerprint, remember
from facilitator.live.shown import Shown
from facilitator.live.stale import TYPING, stale_panels
from facilitator.live.standing import ERASING, TAKING_AWAY, lapsed
from facilitator.store.forgetting import StillRead
from facilitator.store.inserting import inserting_rows
from facilitator.store.models import Push
from facilitator.store.revisions import revision, revisions
from facilitator.store.transactions import Database

log = logging.getLogger(__name__)

F = TypeVar("F", bound=Fact)
Operation = Callable[..., list[F]]

# The next push to an audience comes no sooner than this many times as long as the last one
# took: a projector alone is updated within milliseconds, a thousand phones twice a second, and
# pushing never takes more than a fifth of a core. And however cheap: no eye follows more than
# twenty pictures a second, and nobody looks at a phone to see others write.
REST = 4
SHORTEST_REST: dict[Audience, float] = {"phones": 0.4, "projector": 0.05, "console": 0.05}  # s
SPREAD_PHONES_PER_SECOND = 150  # personal re-reads and resyncs of a room are spread this thin
BEAT_SECONDS = 5


def now() -> datetime:
    return datetime.now(UTC)


class Live:
    """What is stale, who listens, and when each audience may be told again."""

    def __init__(
        self,
        app: Flask,
        database: Database,
        socketio: SocketIO,
        meter: Meter,
        *,
        shared: bool = False,
    ) -> None:
        self.app, self.database, self.socketio, self.meter = app, database, socketio, meter
        self.listeners = Listeners()
        self.told = registry(meter, self.listeners)
        self.background = True  # tests call flush() instead
        self.shown = Shown(app, database, self.listeners, shared=shared)
        self.traces_left = False  # of what was erased, in the database's files
        self.heeding: list[Callable[[list[Any]], None]] = []  # who acts on what was saved
        self._stale: dict[tuple[int, Audience], set[str]] = {}
        self._owed: dict[tuple[int, Audience], set[str]] = {}  # failed; with the next push
        self._typing_told: dict[int, set[int]] = {}
        self._rests_until: dict[tuple[int, Audience], float] = {}
        self._woken: dict[int, gevent.event.Event] = {}  # of the renderers that run

    # Writing

    def perform(self, operation: Operation[F], *args: Any, **kwargs: Any) -> list[F]:
        """Run `operation(session, *args, now=..., **kwargs)`, commit, push. Returns its changes."""
        return self._written(lambda session: operation(session, *args, now=now(), **kwargs))

    def perform_once(
        self, actor: str, key: str, operation: Operation[F], *args: Any, **kwargs: Any
    ) -> list[F]:
        """The same, but a replay of (actor, key) gets the first answer and changes nothing.

        Raises Conflict when the key was used for something else.
        """
        body = fingerprint(operation.__name__, args, kwargs)

        def work(session: Session) -> list[F]:
            before = answered_before(session, actor, key, body)
            if before is not None:
                return cast(list[F], before)
            changes = operation(session, *args, now=now(), **kwargs)
            remember(session, actor, key, body, changes, now())
            return changes

        return self._written(work)

    def _written(self, work: Callable[[Session], list[F]]) -> list[F]:
        def recorded(session: Session) -> list[F]:
            changes = work(session)
            pushes = [
                {"workshop_id": workshop_id, "audience": audience}
                for workshop_id, panels in stale_panels(changes).items()
                for audience in audiences(panels)
            ]
            if pushes:
                session.execute(PUSHED, pushes)
            return changes

        began = monotonic()
        try:
            changes = self.database.write(recorded)
        except (OperationalError, OSError):  # the disk, or the way to the database
            self.meter.failed_saves += 1
            self.tell_whether_saved(now())
            raise
        self.meter.saved.add(monotonic() - began)
        with saved_anyway("the screens were not told"):
            self.tell_whether_saved(None)
            for workshop_id, panels in stale_panels(changes).items():
                self.touch(workshop_id, panels)
        for heed in self.heeding:
            with saved_anyway("nobody acts on it before they look again"):
                heed(changes)
        if any(isinstance(change, TAKING_AWAY) for change in changes):
            with saved_anyway("sockets stay open until the next heartbeat"):
                self.let_go()
        if any(isinstance(change, ERASING) for change in changes):
            with saved_anyway("what was erased may still be in the database's files"):
                self.leave_no_traces()
        return changes

    def leave_no_traces(self) -> None:
        """What was erased leaves the disk as well; the rows are gone already if that fails."""
        self.traces_left = True
        try:
            self.database.leave_no_traces()
        except (DBAPIError, StillRead):
            log.exception("what was erased is still in the database's files; tried again")
        else:
            self.traces_left = False

    def tell_whether_saved(self, unsaved_since: datetime | None) -> None:
        """Facilitators see when writing fails, and when it works again."""
        if (self.shown.unsaved_since is None) == (unsaved_since is None):
            return
        self.shown.unsaved_since = unsaved_since
        for workshop_id in self.listeners.workshops():
            self.touch(workshop_id, {"console-people"})

    # Telling

    def touch(self, workshop_id: int, panels: set[str]) -> None:
        """These panels are stale: render and send them soon."""
        for audience in audiences(panels):
            of_audience = {name for name in panels if PANELS[name].audience == audience}
            self._stale.setdefault((workshop_id, audience), set()).update(of_audience)
        if self.background and panels:
            self._wake(workshop_id)

    def _wake(self, workshop_id: int) -> None:
        if workshop_id in self._woken:
            self._woken[workshop_id].set()
        else:
            self._woken[workshop_id] = gevent.event.Event()
            gevent.spawn(self._render_until_fresh, workshop_id)

    def flush(self) -> None:
        """Render and send everything that is stale, now."""
        while self._stale:
            self._push(*next(iter(self._stale)))

    def _render_until_fresh(self, workshop_id: int) -> None:
        woken = self._woken[workshop_id]
        try:
            while waiting := [key for key in self._stale if key[0] == workshop_id]:
                key = min(waiting, key=lambda key: self._rests_until.get(key, 0.0))
                if (rest := self._rests_until.get(key, 0.0) - monotonic()) > 0:
                    woken.clear()
                    woken.wait(rest)  # or until another audience, due sooner, becomes stale
                else:
                    self._push_and_rest(key)
        finally:
            del self._woken[workshop_id]

    def _push_and_rest(self, key: tuple[int, Audience]) -> None:
        started = monotonic()
        self._push(*key)
        gevent.sleep(0)  # the sockets' writers run now, so their time counts as well
        rest = max(REST * (monotonic() - started), SHORTEST_REST[key[1]])
        self._rests_until[key] = monotonic() + rest

    def _push(self, workshop_id: int, audience: Audience) -> None:
        key = workshop_id, audience
        names = tuple(sorted(self._stale.pop(key) | self._owed.pop(key, set())))
        said: dict[str, Rendered] = {}
        try:
            for language in self.shown.languages(workshop_id, audience):
                spoken = self.shown.spoken_on(workshop_id, audience, language)
                if spoken not in said:
                    said[spoken] = self.shown.panels(workshop_id, names, spoken)
                rendered = said[spoken]
                self.socketio.emit(
                    "panels",
                    {"r": rendered.revision, "html": rendered.together},
                    to=room(workshop_id, audience, language),
                )
                self.meter.pushes[audience] += 1
        except Exception:
            # Nobody's revision grew, so the heartbeat makes the screens re-read themselves; and
            # no later push may say "up to date" without these.
            self._owed.setdefault(key, set()).update(names)
            self.meter.failed_pushes += 1
            log.exception("a push to %s of workshop %s failed", audience, workshop_id)

    def spread(self, workshop_id: int) -> float:
        """Seconds over which the phones of this workshop spread what they all do at once."""
        return self.listeners.count(workshop_id, "phones") / SPREAD_PHONES_PER_SECOND

    # The heartbeat

    def beat(self) -> None:
        """Tell every listening screen the newest revision of its audience, and the time."""
        with self.database.read() as session:
            newest = revisions(session, self.listeners.workshops())
        for workshop_id, audience, language in self.listeners.rooms():
            message = self._beat_of(workshop_id, newest.get((workshop_id, audience), 0))
            self.socketio.emit("beat", message, to=room(workshop_id, audience, language))

    def greet(self, sid: str, listener: Listener) -> None:
        """The first beat of a socket, at once: so a screen that just came knows whether its page
        is behind, and a room that comes back after a restart asks for nothing.

        The revision is read after the socket joined its room: what is newer is pushed to it.
        """
        with self.database.read() as session:
            newest = revision(session, listener.workshop_id, listener.audience)
        self.socketio.emit("beat", self._beat_of(listener.workshop_id, newest), to=sid)

    def _beat_of(self, workshop_id: int, newest: int) -> dict[str, float]:
        return {
            "r": newest,
            "t": round(now().timestamp() * 1000),
            "spread": round(self.spread(workshop_id), 2),
        }

    def let_go(self) -> None:
        """Close the sockets of those who may not listen any more; the page says the rest."""
        sockets = self.listeners.sockets()
        with self.database.read() as session:
            gone = lapsed(session, sockets, now())
        for sid in gone:
            self.socketio.server.disconnect(sid)

    def typed(self, workshop_id: int, participant_id: int) -> None:
        """Somebody is writing: a socket says so, or a poll where sockets are blocked."""
        self.listeners.typed(workshop_id, participant_id, now())
        self.touch(workshop_id, TYPING)

    def hush(self) -> None:
        """Nobody says that they stopped typing: screens are told when the number has changed."""
        for workshop_id in self.listeners.workshops():
            typing = self.listeners.typing(workshop_id, now())
            if typing != self._typing_told.get(workshop_id, set()):
                self._typing_told[workshop_id] = typing
                self.touch(workshop_id, TYPING)

    def keep_beating(self) -> None:
        while True:
            gevent.sleep(BEAT_SECONDS)
            try:
                self.beat()
                self.hush()
                self.let_go()
            except Exception:
                log.exception("a heartbeat failed")


@contextmanager
def saved_anyway(what: str) -> Iterator[None]:
    """After the commit nobody may be told otherwise, whatever fails from there on."""
    try:
        yield
    except Exception:
        log.exception("after a change was saved: %s", what)


def audiences(panels: set[str]) -> list[Audience]:
    touched = {PANELS[name].audience for name in panels}
    return [audience for audience in AUDIENCES if audience in touched]


PUSHED = inserting_rows(Push)


def live() -> Live:
    """The publisher of the running application."""
    publisher: Live = current_app.extensions["live"]
    return publisher


def perform(operation: Operation[F], *args: Any, **kwargs: Any) -> list[F]:
    return live().perform(operation, *args, **kwargs)


def perform_once(
    actor: str, key: str, operation: Operation[F], *args: Any, **kwargs: Any
) -> list[F]:
    return live().perform_once(actor, key, operation, *args, **kwargs)
