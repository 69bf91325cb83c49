"""Sheets of paper and raised hands: typed in by a facilitator, counted once, by the same rules."""

from collections import Counter
from typing import Any

import pytest
from sqlalchemy import func, select

from facilitator.domain.changes import PaperBallotEntered
from facilitator.domain.errors import Conflict, Refused
from facilitator.domain.voting import Turnout
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.paper import (
    count_hands,
    enter_paper_ballot,
    take_back_paper_ballot,
)
from facilitator.operations.removing import remove_phone
from facilitator.operations.steps import close_workshop
from facilitator.operations.voting import repeat_vote, reveal_results, stop_vote
from facilitator.store.ballots import dots_by_topic, stored_ballot, turnout_of
from facilitator.store.breakdowns import people_here, people_of_vote
from facilitator.store.hands import ShowOfHands, show_of_hands
from facilitator.store.models import Attendee, Device, DeviceKey, Participant, SheetAct
from facilitator.store.tallies import people_joined
from facilitator.store.transactions import Database
from tests.operations.room import Room

NO_HANDS: tuple[None, dict[int, int]] = (None, {})


@pytest.fixture
def voting(room: Room) -> Room:
    """Possibilities A to D with three dots, a barrier A with one."""
    for name in ("Trees", "Water", "Bees", "Roofs"):
        room.topic(name, ideas=2)
    room.topic("Costs", ideas=2, list_="barrier")
    room.open("vote")
    return room


def enter(
    room: Room,
    possibilities: str = "",
    barriers: str = "",
    *,
    abstained: bool = False,
    empty: bool = False,
    vote_id: int | None = None,
) -> int:
    """The sheet's number."""
    [entered] = room.drive(
        enter_paper_ballot,
        vote_id=vote_id or room.vote,
        letters={
            f"{room.questions[0]}-possibility": possibilities,
            f"{room.questions[0]}-barrier": barriers,
        },
        abstained=abstained,
        empty=empty,
    )
    assert isinstance(entered, PaperBallotEntered)
    return entered.participant_id


def tally(room: Room) -> str:
    """The dots in the order of the topics, possibilities first: "1 0 1 0 1"."""
    dots = room.read(lambda session: dots_by_topic(session, room.vote))
    return " ".join(str(dots[topic]) for topic in sorted(dots))


def topics(room: Room) -> list[int]:
    return sorted(room.read(lambda session: dots_by_topic(session, room.vote)))


def turnout(room: Room, vote: int | None = None) -> Turnout:
    vote = vote or room.vote
    return room.read(lambda session: turnout_of(session, vote))


def hands(room: Room, people: int | None, *raised: int, began: Any = NO_HANDS) -> list[Any]:
    return room.drive(
        count_hands,
        vote_id=room.vote,
        people=people,
        hands=dict(zip(topics(room), raised, strict=False)),
        began=began,
    )


def test_sheets_count_beside_phones_and_are_told_apart(voting: Room) -> None:
    phone, _silent = voting.people(2)
    trees = topics(voting)[0]
    voting.do(cast_ballot, participant=phone, vote_id=voting.vote, number=1, dots={trees: 1})

    enter(voting, "A c d", "a")
    enter(voting, "ab")
    enter(voting, abstained=True)

    assert tally(voting) == "3 1 1 1 1"
    assert turnout(voting) == Turnout(voted=4, joined=2, abstained=1, on_paper=3)
    assert turnout(voting).by_phone == 1


def test_a_sheet_is_nobodys_phone_and_no_attendance(voting: Room) -> None:
    voting.person()
    before = voting.read(lambda s: s.scalar(select(func.count(Attendee.id))))

    sheet = enter(voting, "A")

    def looks(session):
        voter = session.get(Participant, sheet)
        key = session.scalar(select(DeviceKey.id).where(DeviceKey.device_id == voter.device_id))
        after = session.scalar(select(func.count(Attendee.id)))
        return voter.on_paper, voter.attendee_id, key, after == before

    assert voting.read(looks) == (True, None, None, True)
    assert voting.read(lambda session: people_joined(session, voting.id)) == 1
    assert turnout(voting).shared_joined == 0


@pytest.mark.parametrize(
    ("possibilities", "barriers", "said"),
    [
        ("ABCD", "", "more than the"),
        ("A E", "", "no topic has the letter"),
        ("A A", "", "may have one dot"),
        ("A", "AA", "may have one dot"),
        ("A 2", "", "no topic has the letter"),
        (" , ", "", "Nothing is marked"),
        ("A-C", "", "two topics or all between"),
        ("a – c", "", "two topics or all between"),
    ],
)
def test_the_rule_of_the_vote_holds_for_paper(
    voting: Room, possibilities: str, barriers: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        enter(voting, possibilities, barriers)

    assert turnout(voting) == Turnout(0, 0)


def test_twice_the_same_letter_is_two_dots_where_the_cap_allows(database: Database) -> None:
    room = Room(database, dot_cap=2)
    room.topic("Trees", ideas=2)
    room.topic("Water", ideas=2)
    room.open("vote")

    enter(room, "AAB")

    assert tally(room) == "2 1"
    with pytest.raises(Refused, match="at most"):
        enter(room, "AAA")


def test_a_sheet_with_dots_is_no_abstention(voting: Room) -> None:
    for ticked in "abstained", "empty":
        with pytest.raises(Refused, match="no abstention"):
            enter(voting, "A", **{ticked: True})


def test_an_empty_or_spoiled_sheet_is_handed_in_without_dots_and_no_abstention(
    voting: Room,
) -> None:
    sheet = enter(voting, empty=True)

    assert turnout(voting) == Turnout(voted=1, joined=0, abstained=0, on_paper=1)
    done = voting.read(lambda s: stored_ballot(s, voting.vote, sheet).done_at)
    assert done == voting.clock


def test_a_list_that_is_not_on_the_ballot_is_refused(voting: Room) -> None:
    with pytest.raises(Refused, match="not on the ballot"):
        voting.drive(
            enter_paper_ballot, vote_id=voting.vote, letters={"99-barrier": "A"}, abstained=False
        )


def test_who_typed_in_and_took_back_a_sheet_stays_on_record(voting: Room) -> None:
    vote = voting.vote
    enter(voting, "A")
    sheet = enter(voting, "B")
    entered = voting.clock
    voting.drive(take_back_paper_ballot, vote_id=voting.vote, sheet=sheet)
    voting.drive(take_back_paper_ballot, vote_id=voting.vote, sheet=sheet)

    acts = voting.read(
        lambda s: s.scalars(
            select(SheetAct).where(SheetAct.vote_id == vote).order_by(SheetAct.id)
        ).all()
    )
    assert [(act.kind, act.by_id) for act in acts] == [
        ("entered", voting.facilitator),
        ("entered", voting.facilitator),
        ("taken_back", voting.facilitator),
    ]
    assert acts[1].at == entered


def test_sheets_are_typed_in_after_the_close_and_never_after_the_reveal(voting: Room) -> None:
    voting.person()
    enter(voting, "A")
    voting.open("results")
    last = enter(voting, "B")
    hands(voting, 5, 5)
    assert turnout(voting) == Turnout(voted=7, joined=1, on_paper=2, hands=5)

    voting.drive(reveal_results)

    for late in (
        lambda: enter(voting, "C"),
        lambda: voting.do(take_back_paper_ballot, vote_id=voting.vote, sheet=last),
        lambda: hands(voting, None, began=(5, {topics(voting)[0]: 5})),
    ):
        with pytest.raises(Conflict, match="until its results are shown"):
            late()
    assert tally(voting) == "6 1 0 0 0"


def test_nothing_is_entered_before_a_vote_into_a_stopped_one_or_after_the_end(room: Room) -> None:
    room.topic("Trees", ideas=2)
    room.open("cluster")
    with pytest.raises(Conflict):
        enter(room, "A", vote_id=1)
    room.open("vote")
    stopped = room.vote
    enter(room, "A")

    room.drive(stop_vote, vote_id=stopped, reason="")
    with pytest.raises(Conflict):
        enter(room, "A", vote_id=stopped)
    assert not room.here.takes_paper
    room.drive(repeat_vote)
    with pytest.raises(Conflict):
        enter(room, "A", vote_id=stopped)
    assert turnout(room, stopped) == Turnout(voted=1, joined=0, on_paper=1)
    assert turnout(room) == Turnout(0, 0)  # a sheet is of one vote

    room.drive(close_workshop, position=room.here.position)
    with pytest.raises(Conflict, match="The session is closed"):
        enter(room, "A")


def test_a_stopped_vote_leaves_no_sheet_to_an_earlier_one(voting: Room) -> None:
    earlier = voting.vote
    voting.open("results")
    voting.open("vote")
    voting.drive(stop_vote, vote_id=voting.vote, reason="")

    with pytest.raises(Conflict):
        enter(voting, "A", vote_id=earlier)


def test_a_sheet_is_taken_back_once_and_leaves_nothing(voting: Room) -> None:
    first, second = enter(voting, "A", "A"), enter(voting, "AB")
    before = voting.read(lambda s: s.scalar(select(func.count(Device.id))))

    def take_back() -> list[Any]:
        return voting.do(take_back_paper_ballot, vote_id=voting.vote, sheet=second)

    assert (len(take_back()), len(take_back())) == (1, 0)
    assert tally(voting) == "1 0 0 0 1"
    assert turnout(voting) == Turnout(voted=1, joined=0, on_paper=1)
    assert voting.read(lambda s: s.scalar(select(func.count(Device.id)))) == before - 1
    assert first != enter(voting, "C") != second


def test_a_phone_is_no_sheet_that_can_be_taken_back(voting: Room) -> None:
    phone = voting.person()
    dots = {topics(voting)[0]: 1}
    voting.do(cast_ballot, participant=phone, vote_id=voting.vote, number=1, dots=dots)

    assert voting.do(take_back_paper_ballot, vote_id=voting.vote, sheet=phone) == []

    assert voting.dots(phone) == dots


def test_who_votes_on_paper_has_no_group(voting: Room) -> None:
    """And costs one, as a further person on a phone does; raised hands are nobody's."""
    voting.people(2)
    voting.person(shared=True)
    enter(voting, "A")
    hands(voting, 5, 5)

    groups = voting.read(lambda s: people_of_vote(s, voting.vote, "partner_type"))
    here = voting.read(lambda s: people_here(s, voting.id, "partner_type"))

    assert Counter(group for group, _ in groups) == {"city": 2, None: 2}
    assert here == ({"city": 2}, 2)


def test_a_removed_phone_takes_no_sheet_with_it(voting: Room) -> None:
    enter(voting, "A")
    voting.drive(remove_phone, participant=voting.person())

    assert turnout(voting) == Turnout(voted=1, joined=0, on_paper=1)


# Hands


def test_hands_count_like_dots_and_their_people_as_voters(voting: Room) -> None:
    voting.person()
    enter(voting, "A")

    hands(voting, 12, 9, 4, 0, 1, 12)

    assert tally(voting) == "10 4 0 1 12"
    assert turnout(voting) == Turnout(voted=13, joined=1, on_paper=1, hands=12)


def test_hands_are_corrected_whole_and_taken_away(voting: Room) -> None:
    trees, water, *_ = topics(voting)
    hands(voting, 6, 6, 1)
    assert hands(voting, 6, 6, 1) == []

    hands(voting, 5, 5, 0, began=(6, {trees: 6, water: 1}))
    assert voting.read(lambda s: show_of_hands(s, voting.vote)) == ShowOfHands(5, {trees: 5})

    hands(voting, 0, 0, began=(5, {trees: 5}))
    assert voting.read(lambda s: show_of_hands(s, voting.vote)) == ShowOfHands()
    assert turnout(voting) == Turnout(0, 0)


def test_hands_that_another_facilitator_counted_are_not_overwritten(voting: Room) -> None:
    hands(voting, 6, 6)

    with pytest.raises(Conflict, match="Somebody else"):
        hands(voting, 5, 5)

    assert tally(voting) == "6 0 0 0 0"


@pytest.mark.parametrize(
    ("people", "raised", "said"),
    [
        (None, (1,), "how many people"),
        (5, (6,), "hands?, but"),
        (5, (5, 5, 5, 1), "more than .* people have"),
        (5, (2, 2), "that can.t be"),
        (1, (1,), "Fewer than .* hands would tell"),
        (4, (4, 4), "Fewer than .* hands would tell"),
        (-1, (), "counted from 0"),
        (10_000, (10_000,), "counted from 0"),
    ],
)
def test_impossible_hands_are_refused_with_the_reason(
    voting: Room, people: int | None, raised: tuple[int, ...], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        hands(voting, people, *raised)

    assert tally(voting) == "0 0 0 0 0"


def test_hands_for_what_is_not_on_the_ballot_are_refused(voting: Room) -> None:
    other = voting.topic("Later")
    with pytest.raises(Refused, match="not on the ballot"):
        voting.drive(count_hands, vote_id=voting.vote, people=1, hands={other: 1}, began=NO_HANDS)
