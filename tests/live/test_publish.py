"""The door out: every change has its row, and a doubled press skips nothing."""

import pytest

from facilitator import House
from facilitator.domain.changes import KINDS
from facilitator.domain.errors import Conflict
from facilitator.live.listeners import Listener
from facilitator.live.panels import PANELS
from facilitator.live.publish import now
from facilitator.live.stale import STALE, TYPING
from facilitator.operations.steps import go_on
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
