import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.codes import ALPHABET, LOOK_ALIKES, new_code, shown, typed_code
from facilitator.domain.errors import Refused


def test_a_code_is_shown_in_two_halves():
    assert shown("7KD4MR") == "7KD 4MR"


@pytest.mark.parametrize(
    "typed", ["7KD4MR", "7kd4mr", " 7kd 4mr ", "7KD-4MR", "7k0-4mr", "7kO4mr", "7KQ.4MR"]
)
def test_a_code_is_understood_as_people_type_it(typed):
    assert typed_code(typed) == "7KD4MR"


@pytest.mark.parametrize("typed", ["", "7KD4M", "7KD4MRR", "7KD4MA", "7KD4Mß", "7KD4M€"])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(Refused, match="six letters and digits"):
        typed_code(typed)


def test_no_two_characters_of_the_alphabet_look_alike():
    assert set(LOOK_ALIKES) & set(ALPHABET) == set()
    assert set(LOOK_ALIKES.values()) <= set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 24


@given(st.integers(0, 2**32))
def test_a_new_code_is_typed_back_as_it_is(seed):
    code = new_code(random.Random(seed).choice)

    assert typed_code(shown(code).lower()) == code
