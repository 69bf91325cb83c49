"""Seed ideas: one a line, all of them or none."""

import pytest

from facilitator import House
from facilitator.domain.errors import Refused
from facilitator.operations.seeds import add_seed_ideas
from facilitator.store.models import Idea


def seed(house: House, workshop: int, lines: str) -> list[tuple[str, str, str, int | None]]:
    house.live.perform(
        add_seed_ideas, workshop, question_id=1, list_="barrier", lines=lines, language="en"
    )
    with house.database.read() as session:
        return [(i.list_, i.text, i.source, i.author_id) for i in session.query(Idea)]


def test_every_line_is_an_idea_without_an_author(house: House, workshop: int) -> None:
    assert seed(house, workshop, "Paved gardens\r\n\n  Short  leases \n") == [
        ("barrier", "Paved gardens", "seed", None),
        ("barrier", "Short leases", "seed", None),
    ]


def test_a_line_that_is_too_long_is_named_and_nothing_is_added(house: House, workshop: int) -> None:
    with pytest.raises(Refused) as refused:
        seed(house, workshop, f"Fine\n{'x' * 141}")

    assert refused.value.values == {"line": 2, "most": 140}
    with house.database.read() as session:
        assert session.query(Idea).count() == 0


@pytest.mark.parametrize("lines", ["", " \n \n", "a\n" * 201])
def test_nothing_and_far_too_much_are_refused(house: House, workshop: int, lines: str) -> None:
    with pytest.raises(Refused):
        seed(house, workshop, lines)
