"""What makes a phone fetch its own part again, and what does not."""

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, update

from facilitator import House
from facilitator.operations.ideas import add_idea
from facilitator.operations.steps import go_on
from facilitator.screens import phone as screen
from facilitator.screens.watch import Watch
from facilitator.store.marks import marks
from facilitator.store.models import DeviceKey, Participant, Question
from tests.conftest import join

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def two_phones(house: House, workshop: int) -> list[FlaskClient]:
    return [join(house, "Fjordby"), join(house, "Nordhavn")]


def announced(house: House, workshop: int, person: int) -> str:
    """What the head of this person's phone compares its own part with."""
    with house.database.read() as session:
        top = screen.top(session, Watch(workshop, NOW))
        own = top.persons.get(marks(session, [person])[person])
    return f"{top.mine}-{own}" if own else top.mine


def shown(house: House, workshop: int, person: int) -> str:
    with house.database.read() as session:
        return screen.mine(session, workshop, person, key="k").token


def set_person(house: House, person: int, **values: object) -> None:
    house.database.write(
        lambda session: session.execute(
            update(Participant).where(Participant.id == person).values(**values)
        )
    )


def test_a_new_step_is_news_for_everybody(
    house: House, workshop: int, two_phones: list[FlaskClient]
) -> None:
    before = shown(house, workshop, 1)
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    assert announced(house, workshop, 1) != before
    assert announced(house, workshop, 1) == shown(house, workshop, 1) == shown(house, workshop, 2)


def test_the_theme_team_is_news_for_its_member_only(
    house: House, workshop: int, two_phones: list[FlaskClient]
) -> None:
    before = announced(house, workshop, 1)

    set_person(house, 2, theme_team_since=NOW)

    assert announced(house, workshop, 1) == before == shown(house, workshop, 1)
    assert announced(house, workshop, 2) != before
    assert announced(house, workshop, 2) == shown(house, workshop, 2)


def test_a_removed_person_hears_of_it(
    house: House, workshop: int, two_phones: list[FlaskClient]
) -> None:
    before = shown(house, workshop, 2)
    set_person(house, 2, removed_at=NOW)
    assert announced(house, workshop, 2) == f"{before}-x"


def test_a_reworded_question_is_news_and_an_idea_is_none(
    house: House, workshop: int, two_phones: list[FlaskClient]
) -> None:
    for position in ("0.lobby.0", "1.practice.0"):
        house.live.perform(go_on, workshop, position=position, by_id=None)
    before = announced(house, workshop, 1)

    house.live.perform(
        add_idea,
        workshop,
        author=2,
        question_id=1,
        list_="barrier",
        text="Lawns",
        language="en",
    )
    assert announced(house, workshop, 1) == before

    house.database.write(lambda session: session.execute(update(Question).values(prompt="Why?")))
    assert announced(house, workshop, 1) != before


def test_a_mark_is_no_function_of_a_persons_number(
    house: House, workshop: int, two_phones: list[FlaskClient]
) -> None:
    """Two houses number their people alike; who a mark stands for is told by neither."""
    with house.database.read() as session:
        mine, others = marks(session, [1, 2]).values()
    house.database.write(
        lambda session: session.execute(update(DeviceKey).values(token_hash=DeviceKey.id))
    )
    with house.database.read() as session:
        assert {mine, others} & set(marks(session, [1, 2]).values()) == set()


def test_a_person_whose_device_has_no_key_is_told_nothing(
    house: House, workshop: int, two_phones: list[FlaskClient]
) -> None:
    set_person(house, 1, theme_team_since=NOW)
    set_person(house, 2, theme_team_since=NOW)
    house.database.write(
        lambda session: session.execute(delete(DeviceKey).where(DeviceKey.device_id == 1))
    )
    with house.database.read() as session:
        assert list(screen.top(session, Watch(workshop, NOW)).persons) == [marks(session, [2])[2]]
