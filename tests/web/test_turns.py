"""Sign-ins wait for their turn: one place's flood is that place's queue."""

from collections.abc import Callable, Iterator

import gevent
import pytest
from gevent.event import Event

from facilitator.domain.errors import TooMany
from facilitator.web import turns as module
from facilitator.web.turns import MOST_WAITING, Turns

Come = Callable[..., gevent.Greenlet]


@pytest.fixture
def turns() -> Turns:
    return Turns()


@pytest.fixture
def order() -> list[str]:
    """Whose turn it was, in order."""
    return []


@pytest.fixture
def come(turns: Turns, order: list[str]) -> Come:
    def take(line: str, name: str, known: bool) -> None:
        try:
            with turns.turn(line, known=known):
                order.append(name)
                gevent.sleep(0)
        except TooMany:
            order.append(f"{name}, sent away")

    def come(line: str, name: str, *, known: bool = False) -> gevent.Greenlet:
        greenlet = gevent.spawn(take, line, name, known)
        gevent.sleep(0)
        return greenlet

    return come


@pytest.fixture
def held(turns: Turns) -> Iterator[Event]:
    """Somebody's turn, which lasts until this is set."""
    over = Event()

    def hold() -> None:
        with turns.turn("held"):
            over.wait()

    holder = gevent.spawn(hold)
    gevent.sleep(0)
    yield over
    over.set()
    holder.join()


def test_a_flood_from_one_place_holds_nobody_else_up(
    come: Come, held: Event, order: list[str]
) -> None:
    waiting = [come("flood", f"guess {n}") for n in range(MOST_WAITING)]
    waiting += [come("house", "Ada"), come("house", "Finn")]

    held.set()
    gevent.joinall(waiting)

    sent_away = [f"guess {MOST_WAITING - n}, sent away" for n in (1, 2)]
    assert order[:6] == [*sent_away, "guess 0", "Ada", "guess 1", "Finn"]
    assert len(order) == MOST_WAITING + 2


def test_a_flood_from_everywhere_is_behind_whoever_signed_in_here_before(
    come: Come, held: Event, turns: Turns, order: list[str]
) -> None:
    waiting = [come(f"network {n}", f"guess {n}") for n in range(MOST_WAITING)]
    waiting += [come("ada@", "Ada", known=True), come("finn@", "Finn", known=True)]
    waiting += [come("ada@", "Ada again", known=True)]

    with pytest.raises(TooMany), turns.turn("one network more"):
        order.append("one too many")
    with pytest.raises(TooMany), turns.turn("network 0"):
        order.append("a neighbour")
    held.set()
    gevent.joinall(waiting)

    assert order[:4] == ["Ada", "Finn", "Ada again", "guess 0"]
    assert order[4:] == [f"guess {n}" for n in range(1, 100)]


def test_nor_are_strangers_behind_a_flood_of_known_browsers(
    come: Come, held: Event, order: list[str]
) -> None:
    waiting = [come("ada@", f"Ada {n}", known=True) for n in range(5)]
    waiting.append(come("house", "Finn"))
    held.set()
    gevent.joinall(waiting)
    assert order == ["Ada 0", "Ada 1", "Ada 2", "Finn", "Ada 3", "Ada 4"]


def test_nobody_waits_without_end(
    come: Come, held: Event, order: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.02)
    come("house", "Ada").join()
    monkeypatch.undo()
    after = come("house", "Finn")
    held.set()
    after.join()
    assert order == ["Ada, sent away", "Finn"]


def test_a_full_line_is_told_to_come_again_and_the_others_are_not(
    come: Come, held: Event, turns: Turns, order: list[str]
) -> None:
    waiting = [come("flood", f"guess {n}") for n in range(MOST_WAITING)]

    with pytest.raises(TooMany) as refused, turns.turn("flood"):
        order.append("one too many")
    waiting.append(come("house", "Ada"))
    held.set()
    gevent.joinall(waiting)

    assert refused.value.seconds == 5
    assert "one too many" not in order
    assert "Ada" in order


def test_who_leaves_the_line_or_fails_holds_nobody_up(
    come: Come, held: Event, turns: Turns, order: list[str]
) -> None:
    gone, after = come("house", "gone"), come("house", "Ada")
    gone.kill()
    held.set()
    after.join()

    with pytest.raises(ZeroDivisionError), turns.turn("house"):
        print(1 / 0)
    come("house", "Finn").join()

    assert order == ["Ada", "Finn"]
