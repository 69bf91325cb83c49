"""What the projector turns to without the session going on."""

from dataclasses import replace

from facilitator.domain.stage import Situation
from facilitator.domain.turning import Shown, Turn, turn_back, turn_forward

LOBBY = Situation(1, "lobby")
SORTING = Situation(
    1, "running", 1, 1, "cluster", question_ids=(7, 8), acts=frozenset({"topics_shown"})
)
READING = replace(SORTING, acts=frozenset({"topics_shown", "reading"}), read=(4, 2, 9, 5))
REVEALED = Situation(1, "running", 1, 1, "results", question_ids=(7, 8), vote_id=1, revealed=True)


def test_the_clicker_walks_through_every_list_before_the_sorting_goes_on() -> None:
    walked = [Shown(7, "possibility")]
    while turn := turn_forward(SORTING, walked[-1]):
        assert turn.question_id is not None
        assert turn.list_ is not None
        walked.append(Shown(turn.question_id, turn.list_))

    assert [(shown.question_id, shown.list_) for shown in walked] == [
        (7, "possibility"),
        (7, "barrier"),
        (8, "possibility"),
        (8, "barrier"),
    ]


def test_results_are_turned_by_question() -> None:
    assert turn_forward(REVEALED, Shown(7)) == Turn(question_id=8)
    assert turn_forward(REVEALED, Shown(8)) is None
    assert turn_back(REVEALED, Shown(8)) == Turn(question_id=7)
    assert turn_back(REVEALED, Shown(7)) is None


def test_a_topic_read_before_can_be_looked_at_again() -> None:
    assert turn_forward(READING, Shown()) is None
    assert turn_back(READING, Shown()) == Turn(page=1)
    assert turn_back(READING, Shown(page=3)) is None
    assert turn_forward(READING, Shown(page=1)) == Turn(page=0)


def test_a_blank_wall_comes_back_before_anything_else() -> None:
    assert turn_forward(REVEALED, Shown(7, blank=True)) == Turn(blank=False)
    assert turn_back(REVEALED, Shown(8, blank=True)) == Turn(blank=False)


def test_from_the_wifi_the_next_press_shows_the_join_code() -> None:
    assert turn_forward(LOBBY, Shown(page=1)) == Turn(page=0)
    assert turn_forward(LOBBY, Shown()) is None
