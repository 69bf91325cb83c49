"""Many at the same moment, on PostgreSQL: SQLite's writers queue up anyway.

Each of these goes red without the lock it is about.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from threading import Event
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.door import MOST_ON_ONE_PHONE, NoWayIn
from facilitator.domain.errors import Conflict, Refused
from facilitator.domain.frozen import Written
from facilitator.domain.header import HEADER
from facilitator.domain.persons import PersonLine
from facilitator.domain.together import Clash
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.erasing import erase_participant, erase_people
from facilitator.operations.header import write_header
from facilitator.operations.ideas import add_idea
from facilitator.operations.joining import add_person, join
from facilitator.operations.paper import (
    count_hands,
    enter_paper_ballot,
    take_back_paper_ballot,
)
from facilitator.operations.persons import add_persons, persons_of
from facilitator.operations.removing import remove_phone
from facilitator.operations.sections import write_section
from facilitator.operations.sorting import place_card
from facilitator.operations.stages import approve
from facilitator.operations.steps import close_workshop, go_on, jump
from facilitator.operations.voting import reveal_results
from facilitator.operations.workshops import delete_workshop
from facilitator.store.ballots import (
    dots_by_topic,
    locked_ballot,
    replace_ballot,
    turnout_of,
)
from facilitator.store.models import Base, Header, Idea, Participant, Workshop
from facilitator.store.tallies import people_joined
from facilitator.store.transactions import Database
from tests import postgres
from tests.operations.room import NOW, Room
from tests.operations.test_stages import APPROVAL, Minutes, canonical, hold, name_person

pytestmark = pytest.mark.slow
ERASED = "Birte Holm"


@pytest.fixture(scope="module")
def room_maker() -> Iterator[Callable[[], Room]]:
    with postgres.server() as url:
        database = Database(url)
        Base.metadata.create_all(database.writer)
        yield lambda: Room(database)
        database.close()


@pytest.fixture
def room(room_maker: Callable[[], Room]) -> Room:
    return room_maker()


def at_once(deeds: list[Callable[[], object]]) -> list[object]:
    """Every deed in a thread of its own; a refusal is an outcome like any other."""

    def outcome(deed: Callable[[], object]) -> object:
        try:
            return deed()
        except Refused as refused:
            return type(refused)

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(outcome, deeds))


def test_twenty_ballots_of_one_voter_leave_one_that_was_sent(room: Room) -> None:
    topics = [room.topic(f"Topic {n}", ideas=2) for n in range(6)]
    voters = room.people(4)
    room.open("vote")
    vote = room.vote

    def ballot(voter: int, number: int) -> Callable[[], object]:
        dots = {topics[(number + n) % 6]: 1 for n in range(3)}
        return lambda: room.do(
            cast_ballot, participant=voter, vote_id=vote, number=number, dots=dots
        )

    outcomes = at_once([ballot(voter, number) for number in range(1, 21) for voter in voters])

    assert Conflict not in outcomes
    assert Refused not in outcomes
    for voter in voters:
        assert room.ballot(voter) == (20, {topics[(20 + n) % 6]: 1 for n in range(3)})
    assert sum(room.read(lambda s: dots_by_topic(s, vote)).values()) == 12


def test_a_ballot_waits_for_the_one_before_it(room: Room) -> None:
    trees, bees, streams = (room.topic(name, ideas=2) for name in ("Trees", "Bees", "Streams"))
    voter = room.person()
    room.open("vote")
    ballot = {"participant": voter, "vote_id": room.vote}
    room.do(cast_ballot, **ballot, number=1, dots={trees: 1})
    held, go_ahead = Event(), Event()

    def third(session: Session) -> None:
        stored = locked_ballot(session, ballot["vote_id"], voter, NOW)
        held.set()
        go_ahead.wait(10)
        new = {"number": 3, "dots": {bees: 1}, "caps": {bees: 1}, "now": NOW}
        replace_ballot(session, stored.id, **new, abstained_at=None)

    with ThreadPoolExecutor(2) as threads:
        newer = threads.submit(room.database.write, third)
        assert held.wait(10)
        second = threads.submit(room.do, cast_ballot, **ballot, number=2, dots={streams: 1})
        came_too_soon = wait([second], timeout=0.5).done
        go_ahead.set()
        newer.result()
        second.result()

    assert not came_too_soon
    assert room.ballot(voter) == (3, {bees: 1})


def test_ten_ideas_sent_at_once_stay_within_what_one_may_write(room: Room) -> None:
    people = room.people(30)
    room.open("collect")
    assert room.here.ideas_each == 1

    def idea(author: int, number: int) -> Callable[[], object]:
        return lambda: room.do(
            add_idea,
            author=author,
            question_id=room.questions[0],
            list_="barrier",
            text=f"Idea {number}",
            language="en",
        )

    outcomes = at_once([idea(author, number) for number in range(10) for author in people[:2]])

    assert Counter(map(str, outcomes))[str(Refused)] == 18
    for author in people[:2]:
        assert room.read(lambda session, author=author: ideas_by(session, author)) == 1


def ideas_by(session: Session, author: int) -> int:
    return session.query(Idea).filter_by(author_id=author).count()


def test_two_readers_who_agree_at_the_same_moment_settle_the_card(room: Room) -> None:
    people = room.people(8)
    trees = room.topic("Trees")
    ideas = [room.idea() for _ in range(12)]
    room.open("cluster")
    room.drive(go_on, position=room.here.position)

    for idea in ideas:
        at_once(
            [
                lambda person=person, idea=idea: room.do(
                    place_card, participant=person, idea_id=idea, cluster_id=trees
                )
                for person in people[:2]
            ]
        )

    assert room.board() == {"Trees": ideas}


def test_the_close_waits_for_a_ballot_that_is_being_written(room: Room) -> None:
    topic = room.topic("Trees", ideas=2)
    voter = room.person()
    room.open("vote")
    vote, position = room.vote, room.here.position

    with ThreadPoolExecutor(1) as facilitator:
        with Session(room.database.writer) as session, session.begin():
            cast_ballot(
                session,
                room.id,
                participant=voter,
                vote_id=vote,
                number=1,
                dots={topic: 1},
                now=room.clock,
            )
            closing = facilitator.submit(
                room.drive, jump, position=position, step_id=room.steps["results"]
            )
            with pytest.raises(TimeoutError):
                closing.result(timeout=0.5)
        closing.result(timeout=5)

    assert room.here.stage == "counted"
    assert room.dots(voter, vote) == {topic: 1}


def test_no_ballot_follows_the_close(room: Room) -> None:
    topic = room.topic("Trees", ideas=2)
    voters = room.people(12)
    room.open("vote")
    vote, position = room.vote, room.here.position

    def ballot(voter: int) -> Callable[[], object]:
        return lambda: room.do(
            cast_ballot, participant=voter, vote_id=vote, number=1, dots={topic: 1}
        )

    def close() -> object:
        return room.drive(jump, position=position, step_id=room.steps["results"])

    outcomes = at_once([*map(ballot, voters[:6]), close, *map(ballot, voters[6:])])
    accepted = sum(isinstance(outcome, list) for outcome in outcomes) - 1
    at_close = room.read(lambda session: dots_by_topic(session, vote))

    assert at_close == {topic: accepted}
    assert at_once([ballot(voter) for voter in voters]) == [Conflict] * 12
    assert room.read(lambda session: dots_by_topic(session, vote)) == at_close


def test_no_sheet_follows_the_reveal(room: Room) -> None:
    """Two facilitators type in sheets while a third shows the results."""
    topic = room.topic("Trees", ideas=2)
    room.open("vote")
    room.open("results")
    vote, letters = room.vote, {f"{room.questions[0]}-possibility": "A"}

    def sheet() -> object:
        return room.do(enter_paper_ballot, vote_id=vote, letters=letters, abstained=False)

    def reveal() -> int:
        room.drive(reveal_results)
        return room.read(lambda session: dots_by_topic(session, vote))[topic]

    outcomes = at_once([*[sheet] * 6, reveal, *[sheet] * 6])
    [shown] = [outcome for outcome in outcomes if isinstance(outcome, int)]

    assert shown == sum(isinstance(outcome, list) for outcome in outcomes)
    assert room.read(lambda session: dots_by_topic(session, vote)) == {topic: shown}
    assert at_once([sheet] * 4) == [Conflict] * 4


def test_a_sheet_that_is_taken_back_twice_at_once_is_gone_once(room: Room) -> None:
    room.topic("Trees", ideas=2)
    room.open("vote")
    vote, letters = room.vote, {f"{room.questions[0]}-possibility": "A"}
    sheets = [
        room.do(enter_paper_ballot, vote_id=vote, letters=letters, abstained=False)[0]
        for _ in range(3)
    ]

    outcomes = at_once(
        [
            partial(room.do, take_back_paper_ballot, vote_id=vote, sheet=sheet.participant_id)
            for sheet in sheets[:2] * 8
        ]
    )

    assert sorted(map(len, outcomes)) == [0] * 14 + [1] * 2
    assert list(room.read(lambda session: dots_by_topic(session, vote)).values()) == [1]


def test_of_two_who_count_hands_at_once_one_is_told(room: Room) -> None:
    topic = room.topic("Trees", ideas=2)
    room.open("vote")
    vote = room.vote

    def counted(people: int) -> Callable[[], object]:
        return lambda: room.drive(
            count_hands, vote_id=vote, people=people, hands={topic: people}, began=(None, {})
        )

    outcomes = at_once([counted(people) for people in range(5, 13)])

    assert outcomes.count(Conflict) == 7
    [kept] = [people for people, outcome in enumerate(outcomes, 5) if isinstance(outcome, list)]
    assert room.read(lambda session: dots_by_topic(session, vote)) == {topic: kept}
    assert room.read(lambda session: turnout_of(session, vote)).hands == kept


def test_the_last_places_of_a_session_are_given_once(room: Room) -> None:
    room.people(3)
    room.database.write(lambda s: setattr(s.get_one(Workshop, room.id), "most_people", 5))

    def enter(device: int) -> Callable[[], object]:
        return lambda: room.do(
            join,
            device_hash=f"device {device} of {room.id}",
            organisation=f"Organisation of {device}",
            partner_type="city",
            country="DK",
            languages=["en"],
            name="",
            language="en",
        )

    outcomes = at_once([enter(device) for device in range(16)])

    assert sum(outcome is NoWayIn for outcome in outcomes) == 14
    assert room.read(lambda session: people_joined(session, room.id)) == 5


def test_a_phone_that_is_handed_on_twenty_times_at_once_takes_forty_people(room: Room) -> None:
    person = room.person()
    device = room.read(lambda session: session.get_one(Participant, person).device_id)
    for _ in range(MOST_ON_ONE_PHONE - 4):
        room.do(add_person, device_id=device)

    outcomes = at_once([lambda: room.do(add_person, device_id=device)] * 20)

    assert sum(outcome is NoWayIn for outcome in outcomes) == 17


def test_the_next_person_on_a_phone_does_not_slip_in_behind_its_removal(room: Room) -> None:
    person = room.person()
    device = room.read(lambda session: session.get_one(Participant, person).device_id)

    with ThreadPoolExecutor(1) as phone:
        with Session(room.database.writer) as session, session.begin():
            remove_phone(session, room.id, participant=person, by_id=None, now=room.clock)
            coming = phone.submit(room.do, add_person, device_id=device)
            with pytest.raises(TimeoutError):
                coming.result(timeout=0.5)
        with pytest.raises(NoWayIn):
            coming.result(timeout=5)

    assert room.read(lambda session: people_joined(session, room.id)) == 0


def test_organisers_who_write_the_minutes_at_once_keep_every_field(room: Room) -> None:
    """The row of the header is made by the first of them, and once; so is a pasted list."""

    meeting_id = room.read(lambda s: s.get_one(Workshop, room.id).meeting_id)

    def field(name: str) -> Callable[[], object]:
        began, typed = dict.fromkeys(HEADER, ""), dict.fromkeys(HEADER, "") | {name: name}
        write = partial(write_header, typed=typed, began=began, by_id=room.facilitator, now=NOW)
        return lambda: room.database.write(lambda s: write(s, meeting_id))

    def list_of_persons() -> object:
        lines = [PersonLine(f"Person {n}") for n in range(9)]
        add = partial(add_persons, lines=lines, came=False, now=NOW)
        return room.database.write(lambda s: add(s, meeting_id))

    outcomes = at_once([field(name) for name in HEADER] + [list_of_persons] * 4)

    assert Conflict not in outcomes
    header = room.read(lambda s: s.get_one(Header, meeting_id))
    assert {name: getattr(header, name) for name in HEADER} == {name: name for name in HEADER}
    assert header.edition == len(HEADER)
    assert room.read(lambda s: len(persons_of(s, meeting_id))) == 9


# Approving


def over(room: Room) -> Minutes:
    """Two people who wrote, one with a name, in a session that is over."""
    room.database.write(lambda s: hold(s, room.id))
    for person, name in zip(room.people(2), (ERASED, "Bo Ek"), strict=True):
        room.database.write(lambda s, p=person, n=name: name_person(s, p, n))
        room.idea(by=person, text=f"{name} wrote this")
    room.open("results")
    room.drive(close_workshop, position=room.here.position)
    return Minutes(room)


def approving(minutes: Minutes, freeze: Callable[..., Written] = canonical) -> object:
    said = {"seen": 0, "by_id": minutes.room.facilitator, "now": minutes.room.clock}
    return minutes.room.database.write(
        lambda s: approve(s, minutes.meeting, APPROVAL, freeze, **said)
    )


def test_of_many_who_approve_at_once_one_does(room: Room) -> None:
    minutes = over(room)

    outcomes = at_once([lambda: approving(minutes)] * 8)

    assert outcomes.count(Conflict) == 7
    assert [number for number, *_ in minutes.filed()] == [1]


def erased(room: Room, session: Session) -> object:
    person = select(func.min(Participant.id)).where(Participant.workshop_id == room.id)
    values = {"participant": session.scalar(person), "by_id": None, "now": room.clock}
    return erase_participant(session, room.id, **values, withhold=True)


def people_erased(room: Room, session: Session) -> object:
    meeting = session.get_one(Workshop, room.id).meeting_id
    return erase_people(session, meeting, shuffle=lambda _: None, now=room.clock)


@pytest.mark.parametrize("erase", [erased, people_erased])
def test_whoever_is_erased_while_minutes_are_approved_is_not_in_them(
    room: Room, erase: Callable[[Room, Session], object]
) -> None:
    minutes = over(room)
    read, go_ahead = Event(), Event()

    def slowly(*asked: Any) -> Written:
        written = canonical(*asked)
        read.set()
        go_ahead.wait(10)
        return written

    with ThreadPoolExecutor(2) as threads:
        approved = threads.submit(approving, minutes, slowly)
        assert read.wait(10)
        gone = threads.submit(room.database.write, partial(erase, room))
        came_too_soon = wait([gone], timeout=0.5).done
        go_ahead.set()
        approved.result()
        gone.result()

    assert not came_too_soon
    [(_number, text, _checksum)] = minutes.filed()
    assert f'"author":"{ERASED}"' not in text


@pytest.mark.parametrize("erase", [erased, people_erased])
def test_minutes_that_are_approved_while_somebody_is_erased_do_without_them(
    room: Room, erase: Callable[[Room, Session], object]
) -> None:
    minutes = over(room)
    done, go_ahead = Event(), Event()

    def slowly(session: Session) -> None:
        erase(room, session)
        done.set()
        go_ahead.wait(10)

    with ThreadPoolExecutor(2) as threads:
        gone = threads.submit(room.database.write, slowly)
        assert done.wait(10)
        approved = threads.submit(approving, minutes)
        came_too_soon = wait([approved], timeout=0.5).done
        go_ahead.set()
        gone.result()
        approved.result()

    assert not came_too_soon
    [(_number, text, _checksum)] = minutes.filed()
    assert f'"author":"{ERASED}"' not in text


def test_a_session_is_not_deleted_while_its_minutes_are_approved(room: Room) -> None:
    """Nor do deletions and approvals of one meeting wait for each other for ever."""
    minutes = over(room)

    def delete() -> object:
        return room.do(delete_workshop)

    outcomes = at_once([lambda: approving(minutes), delete] * 4)

    is_here = room.read(lambda s: s.get(Workshop, room.id) is not None)
    assert is_here == bool(minutes.filed())
    assert len([outcome for outcome in outcomes if isinstance(outcome, list)]) == 1


def test_whoever_saves_a_section_waits_for_the_one_before_and_gets_both_texts(room: Room) -> None:
    meeting_id = room.read(lambda s: s.get_one(Workshop, room.id).meeting_id)
    held, go_ahead = Event(), Event()

    def words(text: str, began: str) -> Callable[[Session], object]:
        typed = {"key": "results", "typed": {"text": text}, "began": {"text": began}}
        return lambda s: write_section(s, meeting_id, **typed, by_id=room.facilitator, now=NOW)

    def first(session: Session) -> None:
        words("It rained.", "Hello.")(session)
        held.set()
        go_ahead.wait(10)

    room.database.write(words("Hello.", ""))
    with ThreadPoolExecutor(2) as threads:
        saving = threads.submit(room.database.write, first)
        assert held.wait(10)
        second = threads.submit(room.database.write, words("The sun shone.", "Hello."))
        came_too_soon = wait([second], timeout=0.5).done
        go_ahead.set()
        saving.result()

    assert not came_too_soon
    assert isinstance(second.exception(), Clash)
    assert second.exception().standing == {"text": "It rained."}
