"""Decisions, actions and links: written on the spot, corrected, taken away."""

from datetime import date

import pytest
from sqlalchemy import select

from facilitator.domain.changes import (
    ActionWritten,
    BarrierLinked,
    BarrierUnlinked,
    DecisionEdited,
    DecisionWritten,
)
from facilitator.domain.errors import NotFound, Refused
from facilitator.operations.agreed import (
    edit_action,
    edit_decision,
    remove_action,
    remove_decision,
    write_action,
    write_decision,
)
from facilitator.operations.blocking import link_barrier, unlink_barrier
from facilitator.store.models import Action, BarrierLink, Decision
from tests.operations.room import Room


def decisions(room: Room) -> list[tuple[object, ...]]:
    query = (
        select(
            Decision.text,
            Decision.how,
            Decision.in_favour,
            Decision.against,
            Decision.abstained,
            Decision.body,
        )
        .where(Decision.workshop_id == room.id, Decision.removed_at.is_(None))
        .order_by(Decision.id)
    )
    return [tuple(row) for row in room.read(lambda session: session.execute(query).all())]


def actions(room: Room) -> list[tuple[object, ...]]:
    query = (
        select(Action.text, Action.owner, Action.due_on, Action.status)
        .where(Action.workshop_id == room.id, Action.removed_at.is_(None))
        .order_by(Action.id)
    )
    return [tuple(row) for row in room.read(lambda session: session.execute(query).all())]


def links(room: Room) -> list[tuple[int, int, str]]:
    query = select(BarrierLink.barrier_id, BarrierLink.possibility_id, BarrierLink.remover).where(
        BarrierLink.workshop_id == room.id
    )
    return [tuple(row) for row in room.read(lambda session: session.execute(query).all())]


def test_a_decision_keeps_its_exact_wording(room: Room) -> None:
    [written] = room.drive(
        write_decision, text="Green roofs\n on all schools. ", how="consensus", body=" Council "
    )

    assert isinstance(written, DecisionWritten)
    assert decisions(room) == [
        ("Green roofs\non all schools.", "consensus", None, None, None, "Council")
    ]


def test_a_show_of_hands_is_three_figures(room: Room) -> None:
    room.drive(write_decision, text="Streams first.", how="hands", hands=(33, 6, None))

    assert decisions(room) == [("Streams first.", "hands", 33, 6, 0, "")]


def test_a_consensus_has_no_figures(room: Room) -> None:
    room.drive(write_decision, text="Streams first.", how="consensus", hands=(33, 6, 2))

    assert decisions(room) == [("Streams first.", "consensus", None, None, None, "")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " ", "how": "consensus"},
        {"text": "x" * 1001, "how": "consensus"},
        {"text": "Streams", "how": "dots"},
        {"text": "Streams", "how": "hands"},
        {"text": "Streams", "how": "hands", "hands": (-1, 0, 0)},
        {"text": "Streams", "how": "hands", "hands": (10_000, 0, 0)},
        {"text": "Streams", "how": "consensus", "body": "b" * 161},
    ],
)
def test_what_is_no_decision_is_refused(room: Room, wrong: dict[str, object]) -> None:
    with pytest.raises(Refused):
        room.drive(write_decision, **wrong)

    assert decisions(room) == []


def test_a_decision_is_corrected_and_removed(room: Room) -> None:
    [written] = room.drive(write_decision, text="Green roofs.", how="consensus")
    decision = written.decision_id

    assert room.do(edit_decision, decision_id=decision, text="Roofs.", how="consensus") == [
        DecisionEdited(room.id, decision)
    ]
    assert [row[0] for row in decisions(room)] == ["Roofs."]
    room.do(remove_decision, decision_id=decision)
    assert decisions(room) == []
    with pytest.raises(NotFound):
        room.do(edit_decision, decision_id=decision, text="Again.", how="consensus")


def test_an_action_gets_owner_and_day_when_they_are_known(room: Room) -> None:
    [written] = room.drive(write_action, text="List the roadsides.")
    assert isinstance(written, ActionWritten)
    assert actions(room) == [("List the roadsides.", "", None, "open")]

    room.do(
        edit_action,
        action_id=written.action_id,
        text="List all roadsides.",
        owner="Fjordby Kommune",
        due_on=date(2027, 3, 1),
        status="done",
    )
    assert actions(room) == [("List all roadsides.", "Fjordby Kommune", date(2027, 3, 1), "done")]


def test_an_action_is_removed_once(room: Room) -> None:
    [written] = room.drive(write_action, text="List the roadsides.")
    room.do(remove_action, action_id=written.action_id)

    assert actions(room) == []
    with pytest.raises(NotFound):
        room.do(remove_action, action_id=written.action_id)


def test_an_unknown_status_is_refused(room: Room) -> None:
    [written] = room.drive(write_action, text="List the roadsides.")

    with pytest.raises(Refused):
        room.do(edit_action, action_id=written.action_id, text="List.", status="late")


def test_another_workshop_reaches_nothing(room: Room) -> None:
    other = Room(room.database)
    [decision] = room.drive(write_decision, text="Green roofs.", how="consensus")
    [action] = room.drive(write_action, text="List the roadsides.")

    with pytest.raises(NotFound):
        other.do(remove_decision, decision_id=decision.decision_id)
    with pytest.raises(NotFound):
        other.do(remove_action, action_id=action.action_id)
    assert len(decisions(room)) == len(actions(room)) == 1


def test_a_barrier_is_linked_to_what_it_blocks(room: Room) -> None:
    roofs, permits = room.topic("Roofs"), room.topic("Permits", list_="barrier")
    link = {"barrier_id": permits, "possibility_id": roofs}

    assert room.drive(link_barrier, **link, removable_by="city") == [
        BarrierLinked(room.id, permits, roofs)
    ]
    room.drive(link_barrier, **link, removable_by="state")
    assert links(room) == [(permits, roofs, "state")]

    assert room.do(unlink_barrier, **link) == [BarrierUnlinked(room.id, permits, roofs)]
    assert room.do(unlink_barrier, **link) == []
    assert links(room) == []


def test_only_a_barrier_blocks_only_a_possibility_of_its_question(room: Room) -> None:
    two = Room(room.database, questions=2)
    roofs, permits = two.topic("Roofs"), two.topic("Permits", list_="barrier")
    elsewhere = two.topic("Streams", question=1)
    foreign = room.topic("Foreign")

    for barrier, possibility, who in [
        (roofs, permits, "city"),
        (permits, elsewhere, "city"),
        (permits, foreign, "city"),
        (permits, roofs, "nobody"),
    ]:
        with pytest.raises(Refused):
            two.drive(
                link_barrier, barrier_id=barrier, possibility_id=possibility, removable_by=who
            )
    assert links(two) == []
