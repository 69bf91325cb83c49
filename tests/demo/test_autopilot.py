"""The example in a hurry, at the real server: it comes to its end, and shows all it has."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from facilitator.demo import autopilot, scene, script
from facilitator.demo.minds import guests
from facilitator.demo.scribe import ACTIONS, DECISIONS, Scribe
from facilitator.simulate.browser import Browser
from facilitator.simulate.clicker import Clicker
from facilitator.simulate.crowd import Crowd
from facilitator.simulate.pace import Pace
from facilitator.store.models import Action, Decision, Idea, Participant, Reveal, Workshop
from facilitator.store.schema import migrate
from facilitator.store.transactions import Database
from facilitator.web import cookies
from tests.simulate.conftest import CHECKOUT, free_port, wait_for

CODE, TOKEN = "7KD4MR", "the-autopilot-of-a-test"
TEMPO = 0.04  # of six minutes
PACE = Pace(between_arrivals=0.02, writing=(0.0, 0.3), reading=(0.0, 0.1), tapping=(0.0, 0.1))


@dataclass(frozen=True)
class Stage:
    origin: str
    made: scene.Scene
    database: Database


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The example meeting at a server of its own, and nobody in it yet."""
    url, port = f"sqlite:///{tmp_path / 'facilitator.sqlite'}", free_port()
    migrate(url)
    database = Database(url)
    keys = scene.Keys("hash", cookies.token_hash(TOKEN), "projector")
    made = database.write(lambda session: scene.set_scene(session, CODE, keys, datetime.now(UTC)))
    settings = {"DATA_DIR": str(tmp_path), "HOST": "127.0.0.1", "PORT": str(port)}
    server = subprocess.Popen(
        [sys.executable, "-m", "facilitator", "serve"],
        cwd=CHECKOUT,
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield Stage(f"http://127.0.0.1:{port}", made, database)
    finally:
        server.terminate()
        server.wait()
        database.close()


@pytest.mark.slow
def test_the_example_comes_to_its_end_and_has_shown_both_questions(stage: Stage) -> None:
    crowd = Crowd(stage.origin, CODE, PACE)
    crowd.send(guests(CODE))
    said: list[str] = []
    desk = Browser(stage.origin, cookies={cookies.DESK: TOKEN})
    scribe = Scribe(desk, stage.made.workshop_id, stage.made.question_ids)
    clicker = Clicker(desk, stage.made.workshop_id)

    autopilot.Autopilot(clicker, scribe, said.append, TEMPO).drive()
    report = crowd.disperse()
    desk.close()

    assert said == [autopilot.THE_END]
    assert (report["joined"], report["lost"], report["duplicated"]) == (24, 0, 0)
    with stage.database.read() as session:
        workshop = session.get_one(Workshop, stage.made.workshop_id)
        assert workshop.shown_question_id == stage.made.question_ids[1]
        assert session.scalar(select(func.count(Participant.id))) == 24
        assert session.scalar(select(func.count(Reveal.vote_id))) == 1
        assert session.scalars(select(Decision.text).order_by(Decision.id)).all() == [*DECISIONS]
        assert session.scalars(select(Action.text).order_by(Action.id)).all() == [
            text for text, _, _ in ACTIONS
        ]
        marked = session.execute(select(Idea.text, Idea.language).where(~Idea.practice)).all()
    assert marked
    assert [row for row in marked if tuple(row) not in in_the_script()] == []


def in_the_script() -> set[tuple[str, str]]:
    return {
        (" ".join(statement.text.split()), question.language)
        for question in script.questions()
        for statement in question.statements
    }
