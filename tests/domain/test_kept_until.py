"""How long a meeting is kept: half a year for people, the minutes until somebody says so."""

from datetime import date

import pytest

from facilitator.domain.form import WrongFields
from facilitator.domain.meetings import half_a_year_after, meeting_details

MEETING = ("Working days", "Fjordby", "2026-10-14", "2026-10-15", "en", "")


@pytest.mark.parametrize(
    ("last", "until"),
    [
        (date(2026, 10, 15), date(2027, 4, 15)),
        (date(2026, 6, 30), date(2026, 12, 30)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
        (date.max, date.max),
    ],
)
def test_half_a_year_ends_on_the_same_day(last: date, until: date) -> None:
    assert half_a_year_after(last) == until


def test_without_a_word_people_are_kept_for_half_a_year_and_minutes_for_good() -> None:
    details = meeting_details(*MEETING)
    assert (details.people_until, details.keep_until) == (date(2027, 4, 15), None)


def test_the_days_can_be_chosen() -> None:
    details = meeting_details(*MEETING, "2026-12-01", "2031-12-31")
    assert (details.people_until, details.keep_until) == (date(2026, 12, 1), date(2031, 12, 31))


def test_nothing_is_due_before_the_meeting_ends_and_minutes_outlast_people() -> None:
    with pytest.raises(WrongFields) as refused:
        meeting_details(*MEETING, "2026-10-14", "2026-12-01")
    assert list(refused.value.fields) == ["people_until", "keep_until"]
