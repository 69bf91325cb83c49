"""The example meeting is a whole meeting, and says where its statements are from."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from facilitator import House
from facilitator.demo import scene, script
from facilitator.store.models import Meeting, Organisation, Workshop

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
KEYS = scene.Keys("you@fjordby.example", "hash", "autopilot", "projector")


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


def roster(session: Session, meeting_id: int) -> set[str]:
    return {each.name for each in session.query(Organisation).filter_by(meeting_id=meeting_id)}
