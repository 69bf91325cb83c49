"""The run sheet changes ahead of the current step, never behind it."""

from collections.abc import Callable
from typing import Any

import pytest

from facilitator import House
from facilitator.domain.changes import WorkshopEdited
from facilitator.domain.errors import NotFound, Refused
from facilitator.operations.runsheet import add_step, change_step, move_step, remove_step
from facilitator.operations.steps import close_workshop
from facilitator.store.models import Step
from facilitator.store.situation import situation
from tests.conftest import add_workshop
from tests.screens.console_room import drive

Edit = Callable[..., list[Any]]
AS_PLANNED = ["practice 1", "collect 4", "cluster 8", "vote 3", "results 9"]


@pytest.fixture
def edit(house: House, workshop: int) -> Edit:
    return lambda operation, **values: house.live.perform(operation, workshop, **values)


def sheet(house: House, workshop: int = 1) -> list[str]:
    with house.database.read() as session:
        steps = session.query(Step).filter_by(workshop_id=workshop).order_by(Step.position)
        return [f"{step.kind} {step.minutes}" for step in steps]


def test_a_step_is_added_where_it_is_wanted(house: House, workshop: int, edit: Edit) -> None:
    changes = edit(add_step, kind="pause", minutes=2, place=2, title=" Coffee ")

    assert changes == [WorkshopEdited(workshop)]
    assert sheet(house) == [*AS_PLANNED[:2], "pause 2", *AS_PLANNED[2:]]
    with house.database.read() as session:
        pause = session.query(Step).filter_by(kind="pause").one()
        assert (pause.title, pause.questions) == ("Coffee", [])


def test_a_step_without_a_chosen_question_covers_all(
    house: House, workshop: int, edit: Edit
) -> None:
    edit(add_step, kind="vote", minutes=3, place=99)
    assert sheet(house)[-1] == "vote 3"
    with house.database.read() as session:
        assert [q.id for q in session.get_one(Step, 6).questions] == [1]


def test_a_step_ahead_is_moved_shortened_and_removed(
    house: House, workshop: int, edit: Edit
) -> None:
    drive(house, workshop, "writing")

    edit(move_step, step_id=5, place=2)
    edit(change_step, step_id=4, minutes=1, title="")
    edit(remove_step, step_id=3)

    assert sheet(house) == ["practice 1", "collect 4", "results 9", "vote 1"]


@pytest.mark.parametrize(
    ("operation", "values"),
    [
        (remove_step, {"step_id": 1}),
        (move_step, {"step_id": 2, "place": 4}),
        (change_step, {"step_id": 2, "minutes": 1, "title": ""}),
        (move_step, {"step_id": 5, "place": 1}),
        (move_step, {"step_id": 5, "place": 0}),
        (add_step, {"kind": "pause", "minutes": 1, "place": 1}),
        (add_step, {"kind": "sermon", "minutes": 1, "place": 4}),
        (add_step, {"kind": "pause", "minutes": 241, "place": 4}),
        (change_step, {"step_id": 5, "minutes": -1, "title": ""}),
        (change_step, {"step_id": 5, "minutes": 1, "title": "x" * 81}),
    ],
)
def test_what_was_opened_stays_and_nothing_goes_before_it(
    house: House, workshop: int, edit: Edit, operation: Any, values: dict[str, Any]
) -> None:
    drive(house, workshop, "writing")
    with pytest.raises(Refused):
        edit(operation, **values)
    assert sheet(house) == AS_PLANNED


def test_the_last_step_stays(house: House, workshop: int, edit: Edit) -> None:
    for step_id in (1, 2, 3, 4):
        edit(remove_step, step_id=step_id)
    with pytest.raises(Refused):
        edit(remove_step, step_id=5)


def test_a_step_of_another_session_is_not_there(house: House, workshop: int, edit: Edit) -> None:
    house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    with pytest.raises(NotFound):
        edit(remove_step, step_id=6)
    assert sheet(house, 2) == AS_PLANNED


def test_a_closed_session_keeps_its_run_sheet(house: House, workshop: int, edit: Edit) -> None:
    drive(house, workshop, "writing")
    with house.database.read() as session:
        position = situation(session, workshop).position
    edit(close_workshop, position=position, by_id=None)
    with pytest.raises(Refused):
        edit(remove_step, step_id=5)
