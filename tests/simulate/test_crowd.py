"""A crowd of phones at the real server: what it says it did is what is in the database."""

import json
import subprocess
import sys
from collections import Counter

import gevent
import pytest
from sqlalchemy import func, select

from facilitator.simulate.crowd import Crowd, passer_by
from facilitator.simulate.pace import LOAD
from facilitator.store.models import Idea, Participant
from facilitator.store.transactions import Database
from tests.simulate.conftest import CHECKOUT, Served


@pytest.mark.slow
def test_a_crowd_writes_and_counts_what_it_wrote(served: Served) -> None:
    crowd = Crowd(served.origin, served.code, LOAD)
    crowd.send([passer_by(served.code, number) for number in range(6)])
    reached(crowd, "joined", 6)
    served.clicker.press_next()
    reached(crowd, "ideas acknowledged", 6)  # everybody practises once
    served.clicker.press_next()
    reached(crowd, "ideas acknowledged", 6 + 12)
    report = crowd.disperse()

    database = Database(served.url)
    with database.read() as session:
        people = session.scalar(select(func.count(Participant.id)))
        texts = session.scalars(select(Idea.text)).all()
    database.close()
    assert (report["joined"], report["refused"], report["lost"]) == (people, 0, 0) == (6, 0, 0)
    assert report["ideas"]["acknowledged"] == len(texts) == 18
    assert Counter(texts) == {"Hello": 6, **{text: 1 for text in texts if text != "Hello"}}


def reached(crowd: Crowd, what: str, count: int) -> None:
    with gevent.Timeout(60):  # a machine that has much else to do
        while crowd.tally.counts[what] < count:
            gevent.sleep(0.05)


def test_the_command_ends_with_one_json_object(served: Served) -> None:
    words = [
        "simulate",
        served.origin,
        "nosuch",
        "--participants",
        "2",
        "--minutes",
        "1",
        "--json",
    ]
    command = [sys.executable, "-m", "facilitator", *words]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)

    report = json.loads(done.stdout)
    assert (report["joined"], report["gave_up"]) == (0, 2)
