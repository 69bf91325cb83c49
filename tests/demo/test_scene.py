"""The example meeting is a whole meeting, and says where its statements are from."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.config import WrongSetting
from facilitator.demo import scene, script
from facilitator.store.models import Account, Meeting, Organisation, Workshop

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
KEYS = scene.Keys("hash", "autopilot", "projector")


def test_the_example_is_ready_to_begin(house: House) -> None:
    made = house.database.write(lambda session: scene.set_scene(session, "7KD4MR", KEYS, NOW))

    with house.database.read() as session:
        workshop = session.get_one(Workshop, made.workshop_id)
        assert (workshop.code, workshop.state, workshop.text_limit) == ("7KD4MR", "lobby", 280)
        assert [question.prompt for question in workshop.questions] == [
            question.prompt for question in script.questions()
        ]
        assert [step.kind for step in workshop.steps] == [
            "practice",
            "collect",
            "collect",
            "pause",
            "cluster",
            "vote",
            "results",
        ]
        assert roster(session, made.meeting_id) == {each.name for each in script.organisations()}


def test_the_meeting_says_where_its_statements_are_from(house: House) -> None:
    made = house.database.write(lambda session: scene.set_scene(session, "7KD4MR", KEYS, NOW))

    with house.database.read() as session:
        note = session.get_one(Meeting, made.meeting_id).note
    assert "sub-licensed under CC BY 4.0 with Attribution to The Computational Democracy" in note
    assert "invented" in note
    assert len(note) <= 1000


def test_a_second_example_stands_beside_the_first_and_has_its_own_password(house: House) -> None:
    again = scene.Keys("another hash", "another autopilot", "another projector")

    assert house.database.write(scene.examples_before) == 0
    house.database.write(lambda session: scene.set_scene(session, "7KD4MR", KEYS, NOW))
    assert house.database.write(scene.examples_before) == 1
    house.database.write(lambda session: scene.set_scene(session, "8XC3WQ", again, NOW))

    with house.database.read() as session:
        codes = session.scalars(select(Workshop.code).order_by(Workshop.id)).all()
        hashes = session.scalars(select(Account.password_hash).order_by(Account.id)).all()
    assert (codes, hashes) == (["7KD4MR", "8XC3WQ"], ["another hash", "!"])


def test_no_account_with_a_printed_password_comes_beside_accounts_of_ones_own(
    house: House,
) -> None:
    house.database.write(
        lambda session: scene.account(session, "Ada", "ada@fjordby.example", "hash", NOW).id
    )

    with pytest.raises(WrongSetting, match="accounts of your own"):
        house.database.write(scene.examples_before)


def roster(session: Session, meeting_id: int) -> set[str]:
    return {each.name for each in session.query(Organisation).filter_by(meeting_id=meeting_id)}
