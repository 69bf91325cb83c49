from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.suppression import (
    SMALLEST_GROUP,
    combined,
    large_enough,
    shown_beside,
    shown_groups,
)

sizes_of_rooms = st.dictionaries(st.sampled_from("abcdefghi"), st.integers(0, 30))


def test_a_group_under_five_is_hidden_and_another_one_hides_it():
    sizes = {"city": 20, "research": 9, "company": 6, "politician": 2}

    assert shown_groups(sizes) == {"city", "research"}
    assert large_enough(sizes) == (2, 4)


def test_large_groups_are_all_shown_and_empty_ones_hide_nobody():
    assert shown_groups({"city": 5, "research": 12, "other": 0}) == {"city", "research"}
    assert large_enough({"city": 5, "research": 12, "other": 0}) == (2, 2)


def test_two_small_groups_need_a_third_when_together_they_are_under_five():
    assert shown_groups({"city": 20, "company": 8, "politician": 2, "other": 1}) == {"city"}
    assert shown_groups({"city": 20, "company": 8, "politician": 4, "other": 1}) == {
        "city",
        "company",
    }


def test_five_groups_of_one_need_cover_too():
    assert shown_groups({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "city": 9, "other": 30}) == {
        "other"
    }


def test_types_can_be_combined_before_the_results():
    sizes = {"city": 20, "politician": 2, "company": 6, "cluster": 3}

    together = combined(sizes, [("company", "cluster"), ("city", "politician")])

    assert together == {("company", "cluster"): 9, ("city", "politician"): 22}
    assert large_enough(together) == (2, 2)


def test_people_without_a_group_are_hidden_behind_one():
    sizes = {"city": 20, "research": 9, "company": 6}

    assert shown_beside(sizes, alone=0) == {"city", "research", "company"}
    assert shown_beside(sizes, alone=1) == {"city", "research"}
    assert large_enough(sizes, alone=1) == (2, 3)


@given(sizes_of_rooms)
def test_nobody_can_subtract_their_way_to_a_small_group(sizes):
    shown = shown_groups(sizes)
    hidden = [sizes[group] for group in sizes if group not in shown and sizes[group]]

    assert all(sizes[group] >= SMALLEST_GROUP for group in shown)
    if hidden and shown:
        assert len(hidden) >= 2
        assert sum(hidden) >= SMALLEST_GROUP
        assert sum(hidden) > len(hidden)
