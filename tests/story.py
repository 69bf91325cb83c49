"""A whole workshop, told by its operations: everything people do at least once.

Used by the tests that must hold after every change.
"""

from collections.abc import Iterator
from typing import Any

from facilitator import House
from facilitator.domain.changes import Change
from facilitator.operations import ideas, joining, projector, steps
from facilitator.store.situation import situation

Told = Iterator[tuple[str, list[Change]]]


class Story:
    def __init__(self, house: House, workshop: int) -> None:
        self.house, self.workshop = house, workshop
        self.people: list[int] = []

    def do(self, operation: Any, **values: Any) -> tuple[str, list[Change]]:
        changes = self.house.live.perform(operation, self.workshop, **values)
        return operation.__name__, changes

    def next(self) -> tuple[str, list[Change]]:
        with self.house.database.read() as session:
            position = situation(session, self.workshop).position
        name, changes = self.do(steps.go_on, position=position, by_id=None)
        return f"{name} from {position}", changes

    def join(self, number: int) -> tuple[str, list[Change]]:
        name, changes = self.do(
            joining.join,
            device_hash=f"device {number}",
            organisation=f"Organisation {number % 4}",
            partner_type=("city", "company", "research")[number % 3],
            country="DK",
            languages=["en"],
            name="",
            language="en",
        )
        self.people.append(changes[0].participant_id)  # type: ignore[attr-defined]
        return name, changes

    def idea(self, author: int, list_: str, text: str) -> tuple[str, list[Change]]:
        return self.do(
            ideas.add_idea,
            author=author,
            question_id=1,
            list_=list_,
            text=text,
            language="en",
        )

    def tell(self) -> Told:
        yield from self.arriving()
        yield from self.writing()

    def arriving(self) -> Told:
        for number in range(3):
            yield self.join(number)
        yield self.next()
        yield self.next()

    def writing(self) -> Told:
        for number, person in enumerate(self.people):
            yield self.idea(person, "possibility", f"Green roof {number}")
            yield self.idea(person, "barrier", f"Paved garden {number}")
        yield self.do(ideas.edit_own_idea, author=self.people[0], idea_id=1, text="Green roofs")
        yield self.do(ideas.withdraw_own_idea, author=self.people[0], idea_id=2)
        yield self.do(ideas.hide_idea, idea_id=3, reason="Twice", by_id=None)
        yield self.do(ideas.show_idea, idea_id=3)
        yield self.do(projector.show_wall, by_id=None)
        yield self.do(projector.hide_wall, by_id=None)
        yield self.do(steps.add_minutes)
        yield self.do(steps.look_up, on=True)
        yield self.do(steps.look_up, on=False)
        yield self.do(projector.turn_projector, page=1)
