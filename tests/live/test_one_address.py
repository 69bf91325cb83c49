"""A full room behind one address, one of whom tries codes: nobody is refused, the codes are."""

import time
from functools import partial
from pathlib import Path

import gevent
import pytest
from gevent.pool import Pool
from sqlalchemy import func, select

from facilitator import House
from facilitator.simulate.browser import Browser
from facilitator.store.models import Ballot, Participant
from facilitator.store.transactions import Database
from tests.live.served import serving
from tests.rights_room import CODE
from tests.voting_room import press

WITHIN = 60  # seconds
AT_ONCE = 60
JOINING = [("organisation", "Fjordby Kommune"), ("languages", "en")]
BALLOT = [("vote", "1"), ("number", "1"), ("dots", "1:1"), ("dots", "6:1")]


def open_vote(house: House) -> None:
    press(house, 1)


def guess(origin: str, until: list[int]) -> None:
    """Tries wrong codes until it is stopped; `until` takes what each was answered."""
    stranger = Browser(origin)
    try:
        for number in range(100_000):
            code = f"{number % 9 + 1}11{number // 9 % 9 + 1}11"
            until.append(stranger.submit("/", [("code", code)]).status)
            gevent.sleep(0.005)
    finally:
        stranger.close()


def take_part(has_cookie: bool, origin: str) -> list[int]:
    """What a phone is answered: the page, joining, its own page, its ballot."""
    phone = Browser(origin)
    try:
        page = phone.fetch(f"/J/{CODE}").status
        if not has_cookie:
            phone.cookies.clear()
        return [
            page,
            phone.submit(f"/J/{CODE}", JOINING).status,
            phone.fetch(f"/w/{CODE}").status,
            phone.submit(f"/w/{CODE}/ballot", BALLOT).status,
        ]
    finally:
        phone.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("phones", "have_cookies"),
    [
        (40, True),
        pytest.param(300, True, marks=pytest.mark.long),
        pytest.param(300, False, marks=pytest.mark.long),
    ],
)
def test_a_full_room_behind_one_address(tmp_path: Path, phones: int, have_cookies: bool) -> None:
    with serving(tmp_path, open_vote) as house:
        guessed: list[int] = []
        guesser = gevent.spawn(guess, house.origin, guessed)
        while 429 not in guessed:
            gevent.sleep(0.05)

        began = time.monotonic()
        answers = Pool(AT_ONCE).map(partial(take_part, have_cookies), [house.origin] * phones)
        took = time.monotonic() - began
        guesser.kill()

        assert answers == [[200, 303, 200, 303]] * phones
        assert took < WITHIN
        assert set(guessed[60:]) == {429}
        assert counted(house.url) == (2 + 1 + phones, phones)


def counted(url: str) -> tuple[int, int]:
    """People who are in workshop 1, and ballots."""
    database = Database(url)
    with database.read() as session:
        here = Participant.workshop_id == 1, Participant.removed_at.is_(None)
        people = session.scalar(select(func.count(Participant.id)).where(*here))
        ballots = session.scalar(select(func.count(Ballot.id)))
    database.close()
    return people or 0, ballots or 0
