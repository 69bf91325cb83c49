import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.text import (
    CODE_POINTS_PER_CHARACTER,
    MOST_MARKS,
    check_length,
    clean,
    is_blank,
    length,
    limit_marks,
)

anything = st.text(st.characters(exclude_categories=()))  # lone surrogates too
nasty = st.text(
    st.sampled_from("aé e\u0301\u0300\u0323\u09c7\u09be\u1100\u1161\u200d\u202e\u2067\ufeff")
    | st.sampled_from("\0\v\x1b\n\r\t\x85\u2028\ufffe\ufdd0\ud800\U0001f468\U0001f3f4\U000e0067")
)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  Shared \t test\u00a0sites \n", "Shared test sites"),
        ("null\0 escape\x1b[31m bell\a tab\vline", "null escape[31m bell tab line"),
        ("lone\ud800 surrogate\udfff", "lone surrogate"),
        ("not\ufffe a\uffff character\U0001fffe\ufdd0", "not a character"),
        ("Cafe\u0301", "Café"),
        ("Z\u0334\u0335\u0336\u0337\u0338\u0339algo", "Z\u0334\u0335\u0336\u0337algo"),
        ("abc\u202edcba\u202c \u2067xyz\u2069", "abcdcba xyz"),
        ("in\u200bvis\ufeffi\u2060ble", "invisible"),
        ("private\ue000 letters", "private letters"),
        ("first\nsecond\r\nthird", "first second third"),
        ("=1+1 <b>&amp;</b>", "=1+1 <b>&amp;</b>"),
        ("שלום עולם", "שלום עולם"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
            "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        ),
    ],
)
def test_text_is_cleaned_at_the_door(typed, cleaned):
    assert clean(typed) == cleaned


def test_scotland_keeps_its_flag_and_hidden_tags_go():
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"

    assert clean(f"{scotland} says\U000e0068\U000e0069 yes") == f"{scotland} says yes"


def test_lines_stay_where_they_are_asked_for():
    typed = " first  line \r\n\n\n\n second\u2028third\v\n "

    assert clean(typed, lines=True) == "first line\n\nsecond\nthird"


@given(anything | nasty, st.booleans())
def test_cleaning_twice_changes_nothing(typed, lines):
    once = clean(typed, lines=lines)

    assert clean(once, lines=lines) == once


@given(anything | nasty, st.booleans())
def test_cleaned_text_holds_nothing_that_a_file_refuses(typed, lines):
    cleaned = clean(typed, lines=lines)

    cleaned.encode()
    assert cleaned == unicodedata.normalize("NFC", cleaned)
    assert {c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs", "Co")} <= {"\n"}
    assert not {"\ufffe", "\uffff", "\u202e", "\u2067"} & set(cleaned)
    assert ("\n" in cleaned) <= lines


@given(anything | nasty)
def test_marks_never_pile_up(typed):
    cleaned = clean(typed)

    assert limit_marks(cleaned) == cleaned
    assert limit_marks("a" + "\u0301" * 99) == "a" + "\u0301" * MOST_MARKS


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", 0),
        ("Æblegrød", 8),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", 1),  # a family
        ("\U0001f44d\U0001f3fd", 1),  # a thumb with a skin tone
        ("\U0001f1e9\U0001f1f0\U0001f1f3\U0001f1f4", 2),  # two flags
        ("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", 1),
        ("x\u0336y\u0336", 2),
        ("a\u200db", 2),
    ],
)
def test_length_counts_what_a_person_sees(text, seen):
    assert length(text) == seen


@given(anything | nasty)
def test_a_limit_on_the_length_is_a_limit_on_what_is_stored(text):
    assert len(text) <= length(text) * CODE_POINTS_PER_CHARACTER


def test_too_long_a_text_is_told_by_how_much():
    check_length("x" * 140, 140)

    with pytest.raises(Refused) as refused:
        check_length("x" * 152, 140)

    assert refused.value.message.plural % refused.value.values == (
        "12 characters too many. Your text is kept."
    )


@pytest.mark.parametrize("text", ["", " ", "\u3164", "\u200d", "\u2800\u0301"])
def test_text_that_looks_empty_is_empty(text):
    assert is_blank(text)
    with pytest.raises(Refused, match="Write something first."):
        check_length(text, 140)
