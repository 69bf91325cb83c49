"""Entries of an agenda, typed one by one or pasted as lines."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Entry, entry, fields
from facilitator.domain.agenda_lines import read_agenda
from facilitator.domain.errors import Refused
from facilitator.domain.form import WrongFields

DAY, NEXT = date(2026, 10, 14), date(2026, 10, 15)
TYPED = fields(Entry(DAY, time(9), time(10, 30), "session", "Opening", "Hall", "Ada", 3))


def test_an_entry_reads_what_it_writes() -> None:
    assert entry(TYPED) == Entry(DAY, time(9), time(10, 30), "session", "Opening", "Hall", "Ada", 3)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"day": "tomorrow"}, "day"),
        ({"starts": "25:00"}, "starts"),
        ({"starts": ""}, "ends"),
        ({"ends": "08:59"}, "ends"),
        ({"what": "break-3"}, "what"),
        ({"title": " "}, "title"),
        ({"place": "x" * 161}, "place"),
        ({"who": "x" * 281}, "who"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(wrong: dict[str, str], where: str) -> None:
    with pytest.raises(WrongFields) as refused:
        entry(TYPED | wrong)
    assert list(refused.value.fields) == [where]


def test_a_dinner_may_end_in_the_night() -> None:
    assert entry(TYPED | {"starts": "19:00", "ends": "00:30"}).ends == time(0, 30)


def test_an_agenda_is_read_as_people_write_it() -> None:
    read = read_agenda(
        """09:00-10:30 Opening | Town hall | The mayor
9.30 – 10.00 Uhr: Kaffeepause
13:15\t14:45\tHarbour groups\tRoom 2
14:00\tField trip to the wind farm
15.10.2026
Free talk | | Everybody
""",
        DAY,
    )

    assert (read.wrong, read.left) == ((), "")
    assert read.entries == (
        Entry(DAY, time(9), time(10, 30), "item", "Opening", "Town hall", "The mayor"),
        Entry(DAY, time(9, 30), time(10), "break", "Kaffeepause"),
        Entry(DAY, time(13, 15), time(14, 45), "item", "Harbour groups", "Room 2"),
        Entry(DAY, time(14), None, "trip", "Field trip to the wind farm"),
        Entry(NEXT, None, None, "item", "Free talk", "", "Everybody"),
    )


def test_a_title_that_is_a_session_is_that_session() -> None:
    [read] = read_agenda("09:00 harbour GROUPS", DAY, {"Harbour groups": 7}).entries

    assert (read.kind, read.workshop_id) == ("session", 7)


def test_a_line_that_cannot_be_read_is_kept_below_its_day() -> None:
    read = read_agenda("2026-10-15\n09:00 A\n10:00-09:30 B\n11:00 C | 1 | 2 | 3", DAY)

    assert [each.title for each in read.entries] == ["A"]
    assert [each.number for each in read.wrong] == [3, 4]
    assert read.left == "2026-10-15\n10:00-09:30 B\n11:00 C | 1 | 2 | 3"


@given(st.text(alphabet="09:.- |\tAz\n/2026–h", max_size=60))
def test_whatever_is_pasted_is_read_or_refused_line_by_line(text: str) -> None:
    try:
        read = read_agenda(text, DAY)
    except Refused:
        return
    assert read_agenda(read.left, DAY).left == read.left if read.left else not read.wrong
