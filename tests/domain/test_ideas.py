import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.ideas import (
    check_another,
    check_text_limit,
    idea_text,
    ideas_each,
    may_ask_for_more,
)


@pytest.mark.parametrize(("joined", "each"), [(0, 5), (12, 5), (13, 3), (25, 3), (26, 1), (900, 1)])
def test_the_fewer_people_the_more_ideas_each(joined, each):
    assert ideas_each(joined) == each


def test_ideas_are_welcome_up_to_the_cap_and_then_one_more():
    check_another(2, 3)
    assert [may_ask_for_more(n, 3) for n in (2, 3, 4)] == [False, True, False]
    check_another(3, 3, one_more=True)

    with pytest.raises(Refused) as at_the_cap:
        check_another(3, 3)
    with pytest.raises(Refused) as after_one_more:
        check_another(4, 3, one_more=True)

    assert at_the_cap.value.message.plural % at_the_cap.value.values == (
        "You have written your 3 ideas for this list. “One more” adds another."
    )
    assert after_one_more.value.message.plural % after_one_more.value.values == (
        "You have written all you can for this list: 4 ideas."
    )


def test_an_idea_may_have_140_to_280_characters():
    assert idea_text("  A small\nlab in  every town ") == "A small lab in every town"
    assert idea_text("x" * 280, 280) == "x" * 280
    check_text_limit(140)
    check_text_limit(280)

    for limit in (139, 281):
        with pytest.raises(Refused, match="An idea may have from"):
            check_text_limit(limit)
    with pytest.raises(Refused, match="too many"):
        idea_text("x" * 141)
