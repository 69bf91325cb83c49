"""The frame around the board: the bar, the run sheet, and who is here."""

from datetime import UTC, datetime, timedelta
from typing import get_args

from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.voting import Turnout
from facilitator.operations.recording import Kind
from facilitator.screens.console import people_here, run_sheet, top_bar
from facilitator.screens.console.people import From, Phone, Sorters
from facilitator.screens.console.undo import DEEDS
from facilitator.screens.watch import Watch
from facilitator.store.models import Ballot, Enough, Lease, Participant
from facilitator.store.situation import situation
from tests.conftest import NOW
from tests.screens.console_room import answer, drive, idea, participant, person, topic, watch


def test_the_bar_says_what_the_next_press_does(house: House, workshop: int) -> None:
    drive(house, workshop, "practice")

    with house.database.read() as session:
        bar = top_bar(session, watch(workshop))

    assert (bar.step, bar.steps, bar.name, bar.next) == (1, 5, "Practice", "Next: Write")


def test_every_stage_names_its_next_press(house: House, workshop: int) -> None:
    said = []
    for stage in ("lobby", "practice", "writing", "drafting", "sorting", "accepted", "voting"):
        drive(house, workshop, stage)
        with house.database.read() as session:
            said.append(top_bar(session, watch(workshop)).next)

    assert said == [
        "Next: Practice",
        "Next: Write",
        "Next: Sort",
        "Show the topics, begin sorting",
        "Accept the topics",
        "Next: Vote",
        "Next: Results and actions",
    ]


def test_the_run_sheet_shows_what_was_what_is_and_what_comes(house: House, workshop: int) -> None:
    drive(house, workshop, "writing")

    with house.database.read() as session:
        lines = run_sheet(session, watch(workshop)).lines

    assert [line.standing for line in lines] == ["done", "current", "ahead", "ahead", "ahead"]
    assert [line.closed_at is not None for line in lines] == [True, False, False, False, False]


def test_people_are_counts_by_organisation(house: House, workshop: int) -> None:
    def come(session: Session) -> None:
        for organisation in ("Fjordby Kommune", "Malmvik", "Fjordby Kommune"):
            person(session, workshop, organisation)
        participant(session, workshop, device_id=1, attendee_id=None)

    house.database.write(come)
    with house.database.read() as session:
        people = people_here(session, watch(workshop, present=frozenset({1, 2}), projectors=1))

    assert (people.joined, people.connected, people.out_of_reach, people.shared) == (4, 2, 1, 1)
    assert people.organisations == (From("Fjordby Kommune", 2, 1), From("Malmvik", 1, 1))
    assert (people.large_types, people.types, people.projectors) == (0, 1, 1)


def test_the_theme_team_is_phones_not_persons(house: House, workshop: int) -> None:
    def come(session: Session) -> None:
        for name in ("Ada", "Bo", "Cid"):
            one = session.get_one(Participant, person(session, workshop, "Fjordby Kommune"))
            one.name = name
        session.get_one(Participant, 2).theme_team_since = NOW
        session.get_one(Participant, 3).volunteered_at = NOW

    house.database.write(come)
    with house.database.read() as session:
        people = people_here(session, watch(workshop))

    assert people.team == (Phone(2, "Fjordby Kommune", 2, 3),)
    assert people.volunteers == (Phone(3, "Fjordby Kommune", 3, 3),)
    assert "Bo" not in repr(people)


def test_sorters_are_those_who_placed_or_hold_a_card(house: House, workshop: int) -> None:
    drive(house, workshop, "sorting")

    def sort(session: Session) -> None:
        placed, holds, tired, idle = (person(session, workshop, "Malmvik") for _ in range(4))
        card = idea(session, workshop, "Moss")
        later = datetime.now(UTC) + timedelta(hours=1)
        answer(session, workshop, card, placed, topic(session, workshop, 0, "Roofs"), at=later)
        session.add(Lease(workshop_id=workshop, participant_id=holds, idea_id=card, until=later))
        answer(session, workshop, card, tired, None, at=later)
        opening_id = situation(session, workshop).opening_id
        session.add(Enough(opening_id=opening_id, participant_id=tired, at=NOW))

    house.database.write(sort)
    with house.database.read() as session:
        people = people_here(session, Watch(workshop, datetime.now(UTC)))

    assert people.sorters == Sorters(sorting=2, said_enough=1)


def test_while_a_vote_is_open_people_are_counted_not_their_dots(
    house: House, workshop: int
) -> None:
    drive(house, workshop, "voting")

    def vote(session: Session) -> None:
        vote_id = situation(session, workshop).vote_id
        for done in (NOW, None):
            voter = person(session, workshop, "Malmvik")
            ballot = Ballot(vote_id=vote_id, participant_id=voter, changed_at=NOW, done_at=done)
            session.add(ballot)

    house.database.write(vote)
    with house.database.read() as session:
        people = people_here(session, watch(workshop))

    assert people.turnout == Turnout(voted=1, joined=2)


def test_undo_has_words_for_every_deed() -> None:
    assert set(DEEDS) == set(get_args(Kind))
