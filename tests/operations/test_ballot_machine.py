"""Ballots in any order, sheets of paper and raised hands between them: no dot over budget or cap,
none of a phone after the close, the last one counts."""

from collections import Counter, defaultdict

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from facilitator.domain.errors import Conflict, Refused
from facilitator.domain.voting import Turnout
from facilitator.operations.ballots import abstain, cast_ballot, say_done, tap_topic
from facilitator.operations.paper import (
    count_hands,
    enter_paper_ballot,
    take_back_paper_ballot,
)
from facilitator.operations.steps import look_up
from facilitator.operations.voting import repeat_vote, stop_vote
from facilitator.store.ballots import ballot_lists, dots_by_topic, turnout_of
from facilitator.store.transactions import Database
from tests.operations.room import Room

VOTERS = st.integers(0, 2)
TOPICS = st.integers(0, 6)  # the last one is on no ballot


class Voting(RuleBasedStateMachine):
    """Beside the room a model: what each voter's ballot must be."""

    database: Database

    @initialize(cap=st.sampled_from([1, 2, 3]), barriers=st.integers(0, 2))
    def open_the_vote(self, cap: int, barriers: int) -> None:
        self.room = Room(self.database, dot_cap=cap)
        self.cap = cap
        self.voters = self.room.people(3)
        self.topics = [self.room.topic(f"Topic {n}", ideas=2) for n in range(4)]
        self.topics += [
            self.room.topic(f"Barrier {n}", ideas=2, list_="barrier") for n in range(barriers)
        ]
        self.topics.append(self.room.topic("Empty"))
        self.room.open("vote")
        self.begin()

    def begin(self) -> None:
        self.vote = self.room.vote
        self.is_open = True
        self.rules = self.room.read(lambda session: ballot_lists(session, self.vote))
        self.ballots: dict[int, tuple[int, dict[int, int]]] = {}
        self.done: set[int] = set()
        self.abstained: set[int] = set()
        self.sheets: dict[int, dict[int, int]] = {}
        self.hands: tuple[int | None, dict[int, int]] = (None, {})

    def topic(self, place: int) -> int:
        return self.topics[place % len(self.topics)]

    def legal(self, dots: dict[int, int]) -> bool:
        on_ballot = {topic for each in self.rules for topic in each.topics}
        return set(dots) <= on_ballot and all(
            sum(dots.get(topic, 0) for topic in each.topics) <= each.dots
            and all(dots.get(topic, 0) <= each.cap for topic in each.topics)
            for each in self.rules
        )

    def attempt(self, operation, voter: int, **values) -> str:
        """ "done", "nothing", "refused" or "conflict"."""
        try:
            changes = self.room.do(operation, participant=voter, vote_id=self.vote, **values)
        except Conflict:
            return "conflict"
        except Refused:
            return "refused"
        return "done" if changes else "nothing"

    def expect(self, voter: int, number: int, dots: dict[int, int]) -> str:
        stored_number, stored = self.ballots.get(voter, (0, {}))
        if not self.is_open:
            return "conflict"
        if number < stored_number:
            return "nothing"
        if number == stored_number:
            return "nothing" if dots == stored else "conflict"
        return "done" if self.legal(dots) else "refused"

    @rule(voter=VOTERS, ahead=st.integers(-2, 3), marks=st.dictionaries(TOPICS, st.integers(1, 4)))
    def cast(self, voter: int, ahead: int, marks: dict[int, int]) -> None:
        voter = self.voters[voter]
        dots = dict(Counter({self.topic(place): 0 for place in marks}))
        for place, count in marks.items():
            dots[self.topic(place)] = count
        number = max(0, self.ballots.get(voter, (0, {}))[0] + ahead)
        expected = self.expect(voter, number, dots)

        assert self.attempt(cast_ballot, voter, number=number, dots=dots) == expected
        if expected == "done":
            self.keep(voter, number, dots)

    @rule(voter=VOTERS, place=TOPICS, count=st.none() | st.integers(0, 4))
    def tap(self, voter: int, place: int, count: int | None) -> None:
        voter, topic = self.voters[voter], self.topic(place)
        number, before = self.ballots.get(voter, (0, {}))
        wanted = count if count is not None else (0 if before.get(topic) else 1)
        dots = {at: n for at, n in (before | {topic: wanted}).items() if n}
        expected = self.expect(voter, number + 1, dots)

        assert self.attempt(tap_topic, voter, topic=topic, count=count) == expected
        if expected == "done":
            self.keep(voter, number + 1, dots)

    def keep(self, voter: int, number: int, dots: dict[int, int]) -> None:
        self.ballots[voter] = (number, dots)
        if dots:
            self.abstained.discard(voter)

    @rule(voter=VOTERS)
    def finish(self, voter: int) -> None:
        voter = self.voters[voter]
        before = voter in self.done
        expected = "conflict" if not self.is_open else "nothing" if before else "done"

        assert self.attempt(say_done, voter) == expected
        if self.is_open:
            self.done.add(voter)

    @rule(voter=VOTERS)
    def give_up(self, voter: int) -> None:
        voter = self.voters[voter]

        assert self.attempt(abstain, voter) == ("done" if self.is_open else "conflict")
        if self.is_open:
            self.ballots[voter] = (self.ballots.get(voter, (0, {}))[0] + 1, {})
            self.abstained.add(voter)

    @rule(on=st.booleans())
    def cover_the_phones(self, on: bool) -> None:
        self.room.do(look_up, on=on)

    @precondition(lambda self: self.is_open)
    @rule()
    def stop_and_repeat(self) -> None:
        self.room.drive(stop_vote, vote_id=self.vote, reason="")
        self.is_open = False
        stopped, kept = self.vote, self.read_tally()

        self.room.drive(repeat_vote)
        self.begin()

        assert self.room.read(lambda session: dots_by_topic(session, stopped)) == kept

    @precondition(lambda self: self.is_open)
    @rule()
    def close(self) -> None:
        self.room.open("results")
        self.is_open = False

    @precondition(lambda self: not self.is_open)
    @rule()
    def open_another(self) -> None:
        self.room.open("vote")
        self.begin()

    @rule(marks=st.dictionaries(TOPICS, st.integers(1, 4)), abstained=st.booleans())
    def enter_a_sheet(self, marks: dict[int, int], abstained: bool) -> None:
        """While the vote is open, and after the close as well."""
        dots: Counter[int] = Counter()
        for place, count in marks.items():
            dots[self.topic(place)] = count
        letters: defaultdict[str, str] = defaultdict(str)
        for topic, count in dots.items():
            letters[self.key(topic)] += self.letter(topic) * count
        try:
            [entered] = self.room.do(
                enter_paper_ballot, vote_id=self.vote, letters=letters, abstained=abstained
            )
        except Refused:
            assert not self.legal(dots) or bool(dots) == abstained
        else:
            assert self.legal(dots)
            assert bool(dots) != abstained
            self.sheets[entered.participant_id] = dict(dots)

    def key(self, topic: int) -> str:
        listed = "barrier" if topic in self.topics[4:-1] else "possibility"
        return f"{self.room.questions[0]}-{listed}"

    def letter(self, topic: int) -> str:
        place = self.topics.index(topic)
        listed = self.topics[4:-1]
        return "ABCDEFGH"[listed.index(topic) if topic in listed else min(place, 4)]

    @precondition(lambda self: self.sheets)
    @rule(place=st.integers(0, 9))
    def take_a_sheet_back(self, place: int) -> None:
        sheet = sorted(self.sheets)[place % len(self.sheets)]
        assert self.room.do(take_back_paper_ballot, vote_id=self.vote, sheet=sheet)
        del self.sheets[sheet]

    @rule(
        people=st.sampled_from([0, 4, 5, 6, 7]),
        raised=st.lists(st.integers(0, 7), min_size=6, max_size=6),
    )
    def count_hands(self, people: int, raised: list[int]) -> None:
        on_ballot = self.topics[:-1]
        hands = {topic: n for topic, n in zip(on_ballot, raised, strict=False) if n}
        possible = (
            people != 4  # too few to be told
            and max(hands.values(), default=0) <= people <= sum(hands.values())
            and all(
                sum(hands.get(topic, 0) for topic in each.topics) <= people * each.dots
                for each in self.rules
            )
        )
        try:
            self.room.drive(
                count_hands, vote_id=self.vote, people=people, hands=hands, began=self.hands
            )
        except Refused:
            assert not possible
        else:
            assert possible
            self.hands = (people or None, hands)

    def read_tally(self) -> dict[int, int]:
        return self.room.read(lambda session: dots_by_topic(session, self.vote))

    @invariant()
    def every_dot_is_counted_once_and_none_is_over_budget(self) -> None:
        expected: Counter[int] = Counter()
        for voter in self.voters:
            _, dots = self.ballots.get(voter, (0, {}))
            assert self.room.dots(voter, self.vote) == dots
            assert self.legal(dots)
            expected.update(dots)
        for dots in (*self.sheets.values(), self.hands[1]):
            expected.update(dots)
        assert {topic: n for topic, n in self.read_tally().items() if n} == dict(expected)

    @invariant()
    def turnout_counts_dots_done_and_abstained(self) -> None:
        with_dots = {voter for voter, (_, dots) in self.ballots.items() if dots}

        assert self.room.read(lambda session: turnout_of(session, self.vote)) == Turnout(
            voted=len(with_dots | self.done | self.abstained) + self.beside_phones,
            joined=3,
            abstained=len(self.abstained) + sum(not dots for dots in self.sheets.values()),
            on_paper=len(self.sheets),
            hands=self.hands[0] or 0,
        )

    @property
    def beside_phones(self) -> int:
        return len(self.sheets) + (self.hands[0] or 0)


def play(database: Database, examples: int, steps: int) -> None:
    machine = type("VotingHere", (Voting,), {"database": database})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_ballots_in_any_order_stay_within_the_rules(database: Database) -> None:
    play(database, examples=12, steps=25)


@pytest.mark.long
def test_ballots_in_any_order_stay_within_the_rules_at_length(database: Database) -> None:
    play(database, examples=150, steps=60)
