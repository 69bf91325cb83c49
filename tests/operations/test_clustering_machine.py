"""Sorting in any order: no idea is lost, and what stands on the board holds together."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import Refused
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.board import undo
from facilitator.operations.ideas import hide_idea, show_idea, withdraw_own_idea
from facilitator.operations.merging import merge_topics, split_topic, split_up
from facilitator.operations.moving import move_ideas, promote_idea
from facilitator.operations.offers import add_topics
from facilitator.operations.sorting import (
    answer_nowhere,
    answer_unclear,
    correct_own,
    deal_card,
    place_card,
    take_back,
)
from facilitator.operations.steps import close, go_on
from facilitator.operations.topics import draft_topic, remove_topic, rename_topic
from facilitator.operations.voting import repeat_vote, stop_vote
from facilitator.store.ballots import ballot_lists, ballots_of
from facilitator.store.cards import final_topics
from facilitator.store.models import Cluster, Idea, Placement, Settlement, Vote
from facilitator.store.situation import locked, situation_of
from facilitator.store.tallies import standing_topics, visible_ideas
from facilitator.store.transactions import Database
from tests.operations.room import Room

PEOPLE = 6
ANY = st.integers(0, 30)
LATE = 27


class Sorting(RuleBasedStateMachine):
    """Everybody does anything at any time; refusals are fine, anything else must hold."""

    database: Database

    @initialize(drafted=st.integers(2, 4), written=st.integers(3, 6))
    def write(self, drafted: int, written: int) -> None:
        self.room = Room(self.database)
        self.people = self.room.people(PEOPLE)
        self.topics = [self.room.topic(f"Topic {n}") for n in range(drafted)]
        self.topics.append(self.room.topic("Barrier", list_="barrier"))
        self.ideas: list[int] = []
        self.gone: set[int] = set()  # withdrawn by their authors
        for author in range(written):
            self.write_idea(author)
        for place, idea in enumerate(self.ideas[:-1]):
            self.room.settle(idea, self.topics[place % drafted])
        self.room.open("cluster")
        self.room.drive(go_on, position=self.room.here.position)
        self.names = 0
        self.ballots_at_close: dict[int, list[dict[int, int]]] = {}

    # Who and what

    def person(self, number: int) -> int:
        return self.people[number % PEOPLE]

    def idea(self, number: int) -> int:
        return self.ideas[number % len(self.ideas)]

    def topic(self, number: int) -> int:
        """Mostly one that stands; late phones still name topics that are gone."""
        standing = self.room.read(self.standing)
        choice = standing if number < LATE and standing else self.topics
        return choice[number % len(choice)]

    def standing(self, session: Session) -> list[int]:
        return [t.id for t in standing_topics(session, self.room.id, self.room.questions)]

    def name(self) -> str:
        self.names += 1
        return f"Name {self.names}"

    def attempt(self, operation: Any, **values: Any) -> bool:
        try:
            self.room.do(operation, **values)
        except Refused:
            return False
        finally:
            self.topics = self.room.read(self.all_topics)
        return True

    def drive(self, operation: Any, **values: Any) -> bool:
        return self.attempt(operation, by_id=self.room.facilitator, **values)

    def all_topics(self, session: Session) -> list[int]:
        return list(
            session.scalars(
                select(Cluster.id).where(Cluster.workshop_id == self.room.id).order_by(Cluster.id)
            )
        )

    # The room

    @rule(author=ANY, list_=st.sampled_from(["possibility", "possibility", "barrier"]))
    def add_idea(self, author: int, list_: Any) -> None:
        if len(self.ideas) < 10:
            self.write_idea(author, list_)

    def write_idea(self, author: int, list_: Any = "possibility") -> None:
        self.ideas.append(self.room.idea(by=self.person(author), list_=list_))

    @rule(person=ANY)
    def deal(self, person: int) -> None:
        self.attempt(deal_card, participant=self.person(person))

    @rule(person=ANY, idea=ANY, topic=ANY)
    def place(self, person: int, idea: int, topic: int) -> None:
        self.attempt(
            place_card,
            participant=self.person(person),
            idea_id=self.idea(idea),
            cluster_id=self.topic(topic),
        )

    @rule(first=ANY, second=ANY, idea=ANY, topic=ANY)
    def agree(self, first: int, second: int, idea: int, topic: int) -> None:
        for person in (first, second):
            self.place(person, idea, topic)

    @rule(person=ANY, idea=ANY)
    def find_it_fits_nowhere(self, person: int, idea: int) -> None:
        self.attempt(answer_nowhere, participant=self.person(person), idea_id=self.idea(idea))

    @rule(person=ANY, idea=ANY)
    def not_understand(self, person: int, idea: int) -> None:
        self.attempt(answer_unclear, participant=self.person(person), idea_id=self.idea(idea))

    @rule(person=ANY, idea=ANY, topic=ANY)
    def correct(self, person: int, idea: int, topic: int) -> None:
        self.attempt(
            correct_own,
            participant=self.person(person),
            idea_id=self.idea(idea),
            cluster_id=self.topic(topic),
        )

    @rule(person=ANY)
    def go_back(self, person: int) -> None:
        self.attempt(take_back, participant=self.person(person))

    @rule(idea=ANY)
    def withdraw(self, idea: int) -> None:
        chosen = self.idea(idea)
        author = self.room.read(lambda session: session.get_one(Idea, chosen).author_id)
        if self.attempt(withdraw_own_idea, author=author, idea_id=chosen):
            self.gone.add(chosen)

    # The facilitator

    @rule(list_=st.sampled_from(["possibility", "barrier"]))
    def draft(self, list_: Any) -> None:
        self.drive(draft_topic, question_id=self.room.questions[0], list_=list_, name=self.name())

    @rule(topic=ANY)
    def rename(self, topic: int) -> None:
        self.drive(rename_topic, cluster_id=self.topic(topic), name=self.name())

    @rule(kept=ANY, gone=ANY)
    def merge(self, kept: int, gone: int) -> None:
        self.drive(merge_topics, kept_id=self.topic(kept), gone_id=self.topic(gone))

    @rule(topic=ANY, some=st.sets(ANY, min_size=1, max_size=3))
    def split(self, topic: int, some: set[int]) -> None:
        held = [i for i in self.ideas if self.room.place_of(i) == self.topic(topic)]
        chosen = sorted({held[n % len(held)] for n in some}) if held else []
        self.drive(split_topic, cluster_id=self.topic(topic), name=self.name(), idea_ids=chosen)

    @rule(topic=ANY)
    def split_up(self, topic: int) -> None:
        self.drive(split_up, cluster_id=self.topic(topic), names=[self.name(), self.name()])

    @rule(some=st.sets(ANY, min_size=1, max_size=3), topic=st.none() | ANY)
    def move(self, some: set[int], topic: int | None) -> None:
        self.drive(
            move_ideas,
            idea_ids=sorted({self.idea(n) for n in some}),
            cluster_id=None if topic is None else self.topic(topic),
        )

    @rule(idea=ANY)
    def promote(self, idea: int) -> None:
        self.drive(promote_idea, idea_id=self.idea(idea))

    @rule(topic=ANY)
    def remove(self, topic: int) -> None:
        self.drive(remove_topic, cluster_id=self.topic(topic))

    @rule()
    def add_a_topic(self) -> None:
        self.drive(
            add_topics,
            question_id=self.room.questions[0],
            list_="possibility",
            names=[self.name()],
        )

    @rule(idea=ANY, hide=st.booleans())
    def hide_or_show(self, idea: int, hide: bool) -> None:
        if hide:
            self.drive(hide_idea, idea_id=self.idea(idea), reason="")
        else:
            self.drive(show_idea, idea_id=self.idea(idea))

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.drive(undo)

    # Steps and votes

    @rule(kind=st.sampled_from(["cluster"] * 5 + ["collect", "vote", "results"]))
    def open(self, kind: str) -> None:
        if self.room.here.state == "closed":
            return
        self.room.open(kind)
        if kind == "cluster":
            self.room.drive(go_on, position=self.room.here.position)
        self.note_closed_votes()

    @rule()
    def stop(self) -> None:
        if self.room.here.vote_id is not None:
            self.drive(stop_vote, vote_id=self.room.vote, reason="")
            self.note_closed_votes()

    @rule()
    def repeat(self) -> None:
        self.drive(repeat_vote)

    @rule(person=ANY, number=st.integers(1, 5), some=st.sets(ANY, max_size=4))
    def cast(self, person: int, number: int, some: set[int]) -> None:
        if self.room.here.vote_id is not None:
            self.attempt(
                cast_ballot,
                participant=self.person(person),
                vote_id=self.room.vote,
                number=number,
                dots={self.topic(n): 1 for n in some},
            )

    @rule(sure=st.integers(0, 9))
    def close(self, sure: int) -> None:
        def end(session: Session, workshop_id: int, *, by_id: int, now: Any) -> Any:
            workshop = locked(session, workshop_id)
            return close(session, workshop, situation_of(session, workshop), by_id, now)

        if sure == 9:
            self.drive(end)
            self.note_closed_votes()

    def note_closed_votes(self) -> None:
        for vote in self.room.read(self.closed_votes):
            ballots = self.room.read(lambda session, vote=vote: ballots_of(session, vote))
            self.ballots_at_close.setdefault(vote, ballots)

    def closed_votes(self, session: Session) -> list[int]:
        return list(
            session.scalars(
                select(Vote.id).where(Vote.workshop_id == self.room.id, Vote.closed_at.is_not(None))
            )
        )

    # What must hold

    @invariant()
    def no_idea_is_lost(self) -> None:
        def look(session: Session) -> tuple[set[int], set[int], set[int]]:
            visible = {idea.id for idea in session.scalars(visible_ideas(self.room.id))}
            hidden = set(
                session.scalars(
                    select(Idea.id).where(
                        Idea.workshop_id == self.room.id, Idea.hidden_at.is_not(None)
                    )
                )
            )
            everything = set(
                session.scalars(select(Idea.id).where(Idea.workshop_id == self.room.id))
            )
            return visible, hidden, everything

        visible, hidden, everything = self.room.read(look)
        assert everything == set(self.ideas)
        assert visible == everything - hidden - self.gone

    @invariant()
    def every_place_is_a_standing_topic_of_the_same_list(self) -> None:
        def look(session: Session) -> list[str]:
            standing = {
                t.id: t for t in standing_topics(session, self.room.id, self.room.questions)
            }
            rows = session.execute(
                select(Idea.list_, Settlement.cluster_id)
                .join(Settlement, Settlement.idea_id == Idea.id)
                .where(Idea.workshop_id == self.room.id)
            ).all()
            return [
                f"{row.cluster_id}"
                for row in rows
                if row.cluster_id not in standing or standing[row.cluster_id].list_ != row.list_
            ]

        assert self.room.read(look) == []

    @invariant()
    def every_standing_answer_names_a_standing_topic(self) -> None:
        def look(session: Session) -> set[int]:
            standing = {t.id for t in standing_topics(session, self.room.id, self.room.questions)}
            final = final_topics(session, self.room.id)
            named = session.scalars(
                select(Placement.cluster_id).where(
                    Placement.workshop_id == self.room.id,
                    Placement.voided_at.is_(None),
                    Placement.cluster_id.is_not(None),
                )
            )
            return {final.get(topic, topic) for topic in named} - standing

        assert self.room.read(look) == set()

    @invariant()
    def letters_and_names_are_unique_in_a_list(self) -> None:
        def look(session: Session) -> list[tuple[str, int]]:
            topics = standing_topics(session, self.room.id, self.room.questions)
            return [(topic.list_, topic.letter) for topic in topics]

        letters = self.room.read(look)
        assert len(set(letters)) == len(letters)

    @invariant()
    def no_ballot_is_over_budget_and_none_follows_the_close(self) -> None:
        for vote, ballots in self.ballots_at_close.items():
            assert self.room.read(lambda session, vote=vote: ballots_of(session, vote)) == ballots
        if self.room.here.vote_id is None:
            return
        vote = self.room.vote
        lists = self.room.read(lambda session: ballot_lists(session, vote))
        for ballot in self.room.read(lambda session: ballots_of(session, vote)):
            for each in lists:
                placed = [ballot.get(topic, 0) for topic in each.topics]
                assert sum(placed) <= each.dots
                assert all(count <= each.cap for count in placed)


def play(database: Database, examples: int, steps: int) -> None:
    machine = type("SortingHere", (Sorting,), {"database": database})
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


def test_sorting_in_any_order_loses_nothing(database: Database) -> None:
    play(database, examples=12, steps=30)


@pytest.mark.long
def test_sorting_in_any_order_loses_nothing_at_length(database: Database) -> None:
    play(database, examples=40, steps=60)
