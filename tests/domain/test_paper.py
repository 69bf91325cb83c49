"""What stands on paper: sentences about it."""

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.paper import ListRule, check_hands
from facilitator.languages import sentence, speaking

RULE = ListRule("Barriers", "AB", dots=1, cap=1)


@pytest.mark.parametrize(
    ("people", "hands", "language", "said"),
    [
        (5, {"A": 1}, "en", "5 people raised a hand, but 1 hand was counted"),
        (5, {"A": 2}, "en", "5 people raised a hand, but 2 hands were counted"),
        (0, {"A": 1}, "en", "Barriers A: 1 hand, but 0 people raised one."),
        (0, {"A": 1}, "de", "Barriers A: 1 Handzeichen, aber 0 Personen hoben die Hand."),
    ],
)
def test_one_hand_is_a_hand(people: int, hands: dict[str, int], language: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        check_hands(people, [(RULE, hands)])

    with speaking(language):
        assert sentence(refused.value).startswith(said)
