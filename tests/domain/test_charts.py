from facilitator.domain.charts import bar_widths, percent


def test_bars_of_both_lists_share_one_scale():
    possibilities = {"A": 24, "B": 19, "C": 17}
    barriers = {"E": 27, "F": 0}

    assert bar_widths(possibilities | barriers) == {"A": 89, "B": 70, "C": 63, "E": 100, "F": 0}


def test_without_a_dot_every_bar_is_empty():
    assert bar_widths({"A": 0, "B": 0}) == {"A": 0, "B": 0}
    assert bar_widths({}) == {}


def test_something_is_never_drawn_as_nothing_and_a_part_never_as_the_whole():
    assert [percent(1, 1000), percent(999, 1000)] == [1, 99]
