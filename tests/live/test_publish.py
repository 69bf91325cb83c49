"""The door out: every change has its row, and a doubled press skips nothing."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from facilitator import House
from facilitator.domain.changes import KINDS
from facilitator.domain.errors import Conflict
from facilitator.live.listeners import Listener
from facilitator.live.panels import PANELS
from facilitator.live.publish import now
from facilitator.live.stale import STALE, TYPING
from facilitator.operations.erasing import erase_participant
from facilitator.operations.steps import go_on
from facilitator.store.models import Participant
from facilitator.store.revisions import revision


def test_every_change_has_a_row_of_panels_that_exist() -> None:
    assert set(STALE) == set(KINDS.values())
    assert {name for names in STALE.values() for name in names} <= set(PANELS)


def test_a_doubled_press_skips_nothing(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    with pytest.raises(Conflict):
        house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)


def test_a_revision_is_the_number_of_pushes(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    house.live.perform(go_on, workshop, position="1.practice.0", by_id=None)
    with house.database.read() as session:
        assert revision(session, workshop, "phones") == 2


def test_a_room_without_listeners_is_not_rendered(house: House, workshop: int) -> None:
    house.live.listeners.came("sid", Listener(workshop, "projector", "en"))
    assert house.live.listeners.languages(workshop, "phones") == []


@pytest.fixture
def pushed(house: House, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """What went out over the sockets: to whom, and what."""
    sent: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(house.socketio, "emit", lambda _name, what, to: sent.append((to, what)))
    return sent


def run(house: House, sql: str) -> None:
    house.database.write(lambda session: session.execute(text(sql)))


def test_a_push_that_failed_comes_with_the_next_one(
    house: House, workshop: int, pushed: list[tuple[str, dict[str, Any]]]
) -> None:
    """The next push of another panel carries the newest revision: alone it would tell the screen
    that it is up to date."""
    house.live.listeners.came("sid", Listener(workshop, "console", "en"))
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    run(house, "ALTER TABLE step RENAME TO mislaid")
    house.live.flush()
    assert pushed == []

    run(house, "ALTER TABLE mislaid RENAME TO step")
    house.live.touch(workshop, {"console-people"})
    house.live.flush()
    [(_, message)] = pushed
    assert 'id="console-sheet"' in message["html"]
    assert 'id="console-people"' in message["html"]


def test_facilitators_see_when_writing_fails_and_when_it_works_again(
    house: House, workshop: int, pushed: list[tuple[str, dict[str, Any]]]
) -> None:
    house.live.listeners.came("sid", Listener(workshop, "console", "en"))

    def seen() -> str:
        return str(house.live.shown.panels(workshop, ("console-people",), "en").together)

    run(house, "ALTER TABLE push RENAME TO mislaid")
    with pytest.raises(OperationalError):
        house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    run(house, "ALTER TABLE mislaid RENAME TO push")
    house.live.flush()
    [(_, message)] = pushed
    assert "Not saved at" in message["html"]
    assert "Everything sent is saved" not in message["html"]

    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    assert "Everything sent is saved" in seen()
    assert "Not saved at" not in seen()


def test_the_wall_follows_when_the_sessions_language_changes(
    house: House, workshop: int, pushed: list[tuple[str, dict[str, Any]]]
) -> None:
    house.live.listeners.came("sid", Listener(workshop, "projector", "en"))
    run(house, "UPDATE workshop SET language = 'de'")
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    house.live.flush()
    [(to, message)] = pushed
    assert to == f"{workshop}:projector:en"
    assert "Ein erster Versuch" in message["html"]


def test_with_other_workers_every_language_is_pushed(
    house: House, workshop: int, pushed: list[tuple[str, dict[str, Any]]]
) -> None:
    house.live.shown.shared = True
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    house.live.flush()
    phones = {to for to, _ in pushed if ":phones:" in to}
    assert phones == {f"{workshop}:phones:{language}" for language in ("en", "da", "de")}


def test_a_socket_that_comes_hears_what_a_heartbeat_would_say(
    house: House, workshop: int, pushed: list[tuple[str, dict[str, Any]]]
) -> None:
    phone = Listener(workshop, "phones", "en")
    house.live.listeners.came("sid", phone)
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)

    house.live.beat()
    house.live.greet("sid", phone)
    (to_all, beat), (to_one, greeting) = pushed
    assert (to_all, to_one) == (phone.room, "sid")
    assert (greeting["r"], greeting["spread"]) == (1, 0.01)
    assert beat == {**greeting, "t": beat["t"]}


def test_screens_are_told_when_somebody_stopped_typing(
    house: House, workshop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.live.listeners.came("sid", Listener(workshop, "projector", "en"))
    told: list[set[str]] = []
    monkeypatch.setattr(house.live, "touch", lambda _workshop, panels: told.append(panels))

    house.live.hush()
    house.live.listeners.typed(workshop, 1, now())
    for _ in range(2):
        house.live.hush()
    house.live.listeners.stopped_typing(workshop, 1)
    house.live.hush()

    assert told == [TYPING, TYPING]


def test_what_was_saved_is_said_to_be_saved_whatever_fails_afterwards(
    house: House, workshop: int, phone: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Sockets can't be closed, as nobody can say who is signed in; the disk is cleared still."""
    log = house.live.database.url.removeprefix("sqlite:///") + "-wal"
    run(house, "ALTER TABLE sign_in RENAME TO mislaid")

    house.live.perform(erase_participant, workshop, participant=1, by_id=None)

    assert "sockets stay open until the next heartbeat" in caplog.text
    assert Path(log).stat().st_size == 0
    with house.database.read() as session:
        assert session.scalars(select(Participant.id)).all() == []
