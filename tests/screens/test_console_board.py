"""The board: every idea has one place, and nothing tells who wrote it."""

from sqlalchemy.orm import Session

from facilitator import House
from facilitator.screens.console import topic_board
from facilitator.screens.console.board import Board, Card
from facilitator.store.models import Participant
from tests.conftest import NOW
from tests.screens.console_room import answer, idea, person, topic, watch


def board(house: House, workshop: int) -> Board:
    with house.database.read() as session:
        return topic_board(session, watch(workshop))


def test_every_idea_has_one_place(house: House, workshop: int) -> None:
    def fill(session: Session) -> None:
        topic(session, workshop, 0, "Green roofs", idea(session, workshop, "Moss"))
        idea(session, workshop, "Nowhere yet")
        idea(session, workshop, "After the step", late=True)
        idea(session, workshop, "Rude", hidden_at=NOW, hidden_reason="Names a person")
        idea(session, workshop, "Trying", practice=True)
        idea(session, workshop, "Taken back", withdrawn_at=NOW)
        idea(session, workshop, "Paved gardens", list_="barrier")

    house.database.write(fill)
    seen = board(house, workshop)

    possibilities, barriers = seen.piles
    assert [(c.letter, c.name, texts(c.cards)) for c in possibilities.columns] == [
        ("A", "Green roofs", ["Moss"])
    ]
    assert texts(possibilities.open) == ["Nowhere yet"]
    assert texts(possibilities.late) == ["After the step"]
    assert [(card.text, card.hidden_reason) for card in possibilities.hidden] == [
        ("Rude", "Names a person")
    ]
    assert texts(barriers.open) == ["Paved gardens"]
    assert texts(seen.practice) == ["Trying"]
    assert (seen.sorted, seen.ideas) == (1, 4)


def test_a_card_without_a_majority_comes_first_with_its_answers(
    house: House, workshop: int
) -> None:
    def fill(session: Session) -> None:
        asked = idea(session, workshop, "Both fit")
        idea(session, workshop, "Newer, not read yet")
        first, second = (topic(session, workshop, n, f"Topic {n}") for n in (0, 1))
        for reader in (first, first, second, second):
            person_id = person(session, workshop, "Fjordby Kommune")
            answer(session, workshop, asked, person_id, reader)

    house.database.write(fill)
    both, newer = board(house, workshop).piles[0].open

    assert (both.text, both.answers, both.waits) == ("Both fit", (("A", 2), ("B", 2)), True)
    assert (newer.answers, newer.waits) == ((), False)


def test_nothing_on_the_board_tells_who_wrote_it(house: House, workshop: int) -> None:
    def fill(session: Session) -> None:
        author = person(session, workshop, "Fjordby Kommune")
        session.get_one(Participant, author).name = "Ada"
        idea(session, workshop, "Moss", author_id=author)
        idea(session, workshop, "Rude", author_id=author, hidden_at=NOW)

    house.database.write(fill)
    with house.app.test_request_context():
        page = house.live.shown.panels(workshop, ("console-board",), "en").together

    assert "Moss" in page
    assert "Ada" not in page
    assert "Fjordby" not in page


def texts(cards: tuple[Card, ...]) -> list[str]:
    return [card.text for card in cards]
