"""Two people in one form at once."""

import pytest

from facilitator.domain.together import Clash, together

BEGAN = {"chair": "Ada", "host": "", "signed": None}


def test_each_keeps_what_they_changed() -> None:
    typed = {"chair": "Bo", "host": "", "signed": None}
    standing = {"chair": "Ada", "host": "Fjordby", "signed": 63}

    assert together(typed, BEGAN, standing) == {"chair": "Bo", "host": "Fjordby", "signed": 63}


def test_the_same_from_both_is_no_clash() -> None:
    both = {"chair": "Bo", "host": "", "signed": 0}

    assert together(both, BEGAN, both) == both


def test_where_both_wrote_neither_is_lost() -> None:
    typed = {"chair": "Bo", "host": "", "signed": 5}
    standing = {"chair": "Cy", "host": "Fjordby", "signed": None}

    with pytest.raises(Clash) as clash:
        together(typed, BEGAN, standing)

    assert clash.value.fields == ("chair",)
    assert clash.value.standing == standing
    assert clash.value.typed == {"chair": "Bo", "host": "Fjordby", "signed": 5}
