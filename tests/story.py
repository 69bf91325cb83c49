"""A whole workshop, told by its operations: everything people do at least once.

Used by the tests that must hold after every change.
"""

from collections.abc import Iterator
from typing import Any

from facilitator import House
from facilitator.domain.changes import Change, TopicDrafted, TopicPromoted, VoteOpened
from facilitator.domain.stage import Situation
from facilitator.operations import (
    agreed,
    ballots,
    blocking,
    board,
    door,
    erasing,
    grouping,
    ideas,
    joining,
    merging,
    moving,
    naming,
    offers,
    paper,
    projector,
    removing,
    sorting,
    steps,
    theme_team,
    topics,
    voting,
    workshops,
)
from facilitator.store.models import Workshop
from facilitator.store.situation import situation

Told = Iterator[tuple[str, list[Change]]]


class Story:
    def __init__(self, house: House, workshop: int) -> None:
        self.house, self.workshop = house, workshop
        self.people: list[int] = []
        self.barrier = 0  # the topic made of a single barrier
        # So few people are shown by group in an open vote only.
        house.database.write(lambda s: setattr(s.get_one(Workshop, workshop), "open_vote", True))

    def do(self, operation: Any, **values: Any) -> tuple[str, list[Change]]:
        changes = self.house.live.perform(operation, self.workshop, **values)
        return operation.__name__, changes

    @property
    def here(self) -> Situation:
        with self.house.database.read() as session:
            return situation(session, self.workshop)

    def next(self) -> tuple[str, list[Change]]:
        position = self.here.position
        name, changes = self.do(steps.go_on, position=position, by_id=None)
        return f"{name} from {position}", changes

    def join(self, number: int) -> tuple[str, list[Change]]:
        name, changes = self.do(
            joining.join,
            device_hash=f"device {number}",
            organisation=f"Organisation {number % 4}",
            partner_type=("city", "company", "research")[number % 3],
            country="DK",
            languages=["en"],
            name="",
            language="en",
        )
        self.people.append(changes[0].participant_id)  # type: ignore[attr-defined]
        return name, changes

    def idea(self, author: int, list_: str, text: str) -> tuple[str, list[Change]]:
        return self.do(
            ideas.add_idea,
            author=author,
            question_id=1,
            list_=list_,
            text=text,
            language="en",
        )

    def tell(self) -> Told:
        yield from self.arriving()
        yield from self.writing()
        yield from self.sorting()
        yield from self.voting()
        yield from self.results()

    def preparing(self) -> Told:
        """Not part of `tell`: with the lobby closed the same story is a rehearsal."""
        yield self.do(projector.choose_address, address="http://room.example.org")
        yield self.join(9)
        yield self.do(door.close_door, by_id=None)
        yield self.do(door.open_door, by_id=None)
        yield self.do(removing.remove_phone, participant=self.people.pop(), by_id=None)
        yield self.do(removing.let_phone_in, removal_id=1, by_id=None)
        yield self.do(workshops.clear_rehearsal)
        yield self.do(workshops.open_lobby)

    def arriving(self) -> Told:
        for number in range(3):
            yield self.join(number)
        yield self.next()
        yield self.next()

    def writing(self) -> Told:
        for number, person in enumerate(self.people):
            yield self.idea(person, "possibility", f"Green roof {number}")
            yield self.idea(person, "barrier", f"Paved garden {number}")
        yield self.do(ideas.edit_own_idea, author=self.people[0], idea_id=1, text="Green roofs")
        yield self.do(ideas.withdraw_own_idea, author=self.people[0], idea_id=2)
        yield self.do(ideas.hide_idea, idea_id=3, reason="Twice", by_id=None)
        yield self.do(ideas.show_idea, idea_id=3, by_id=None)
        yield self.do(projector.show_wall, by_id=None)
        yield self.do(projector.hide_wall, by_id=None)
        yield self.do(steps.add_minutes, ends_at=self.here.ends_at)
        yield self.do(steps.look_up, on=True)
        yield self.do(steps.look_up, on=False)
        yield self.do(projector.turn_projector, page=1)

    def sorting(self) -> Told:
        ada, bo, cy = self.people
        yield self.do(theme_team.volunteer, participant=ada)
        yield self.do(theme_team.pick_for_team, participant=ada)
        trees = yield from self.topic(theme_team.draft_as_team, "Trees", participant=ada)
        water = yield from self.topic(topics.draft_topic, "Water", by_id=None)
        spare = yield from self.topic(topics.draft_topic, "Spare", by_id=None)
        yield self.do(theme_team.rename_as_team, participant=ada, cluster_id=trees, name="Roofs")
        yield self.do(theme_team.leave_team, participant=ada)
        yield self.next()
        yield self.do(topics.remove_topic, cluster_id=spare, by_id=None)
        yield self.next()
        yield self.do(sorting.deal_card, participant=ada)
        yield self.do(sorting.place_card, participant=ada, idea_id=1, cluster_id=trees)
        yield self.do(sorting.take_back, participant=ada)
        yield self.do(sorting.place_card, participant=bo, idea_id=1, cluster_id=water)
        yield self.do(sorting.correct_own, participant=ada, idea_id=1, cluster_id=trees)
        yield self.do(sorting.answer_unclear, participant=ada, idea_id=3)
        yield self.do(sorting.answer_nowhere, participant=bo, idea_id=3, suggestion="Bees")
        yield self.do(sorting.say_enough, participant=cy)
        yield self.do(sorting.sort_on, participant=cy)
        yield from self.topic(offers.add_topics, None, names=["Bees"], by_id=None)
        yield self.do(offers.decline_offer, offer="big:1", by_id=None)
        yield self.do(moving.move_ideas, idea_ids=[3, 5], cluster_id=trees, by_id=None)
        yield self.do(merging.split_topic, cluster_id=trees, name="Old", idea_ids=[3], by_id=None)
        yield self.do(board.undo, by_id=None)
        yield self.do(merging.merge_topics, kept_id=trees, gone_id=water, by_id=None)
        yield self.do(merging.split_up, cluster_id=trees, names=["A", "B"], by_id=None)
        yield self.do(board.undo, by_id=None)
        name, changes = self.do(moving.promote_idea, idea_id=4, by_id=None)
        yield name, changes
        [self.barrier] = {c.cluster_id for c in changes if isinstance(c, TopicPromoted)}
        yield self.next()
        yield self.do(naming.propose_name, participant=ada, cluster_id=trees, name="Green roofs")
        yield self.do(topics.rename_topic, cluster_id=trees, name="Green roofs", by_id=None)
        yield self.do(steps.accept_topics, by_id=None)

    def topic(self, operation: Any, name: str | None, **values: Any) -> Any:
        """Draft a topic; the id is what the `yield from` gives."""
        named = values if name is None else values | {"name": name}
        told, changes = self.do(operation, question_id=1, list_="possibility", **named)
        yield told, changes
        [drafted] = [change for change in changes if isinstance(change, TopicDrafted)]
        return drafted.cluster_id

    def voting(self) -> Told:
        ada, bo, cy = self.people
        name, changes = self.next()
        yield name, changes
        [opened] = [change for change in changes if isinstance(change, VoteOpened)]
        yield self.do(voting.stop_vote, vote_id=opened.vote_id, reason="A name", by_id=None)
        name, changes = self.do(voting.repeat_vote, by_id=None)
        yield name, changes
        [opened] = [change for change in changes if isinstance(change, VoteOpened)]
        vote = {"vote_id": opened.vote_id}
        yield self.do(ballots.tap_topic, participant=ada, topic=1, **vote)
        yield self.do(ballots.cast_ballot, participant=bo, number=1, dots={1: 1}, **vote)
        yield self.do(ballots.say_done, participant=ada, **vote)
        yield self.do(ballots.abstain, participant=cy, **vote)
        yield self.do(joining.add_person, device_id=1)
        yield from self.paper(opened.vote_id)

    def paper(self, vote_id: int) -> Told:
        """Two sheets, of which one is taken back, and five hands for the first possibility."""
        sheet = {"vote_id": vote_id, "letters": {"1-possibility": "A"}, "abstained": False}
        yield self.do(paper.enter_paper_ballot, **sheet)
        name, changes = self.do(paper.enter_paper_ballot, **sheet)
        yield name, changes
        [entered] = changes
        number = entered.participant_id  # type: ignore[attr-defined]
        yield self.do(paper.take_back_paper_ballot, vote_id=vote_id, sheet=number)
        hands = {"people": 5, "hands": {1: 5}, "began": (None, {}), "by_id": None}
        yield self.do(paper.count_hands, vote_id=vote_id, **hands)

    def results(self) -> Told:
        yield self.next()
        yield self.next()
        yield from self.grouping()
        yield from self.agreeing()
        yield self.next()
        yield self.next()

    def leaving(self) -> Told:
        """Not part of `tell`: after it nobody is known any more."""
        yield self.do(erasing.erase_participant, participant=self.people[1], by_id=None)
        with self.house.database.read() as session:
            meeting = session.get_one(Workshop, self.workshop).meeting_id
        shuffle = list.reverse
        changes = self.house.live.perform(erasing.erase_people, meeting, shuffle=shuffle)
        yield erasing.erase_people.__name__, changes

    def grouping(self) -> Told:
        members = ["city", "company"]
        name, changes = self.do(grouping.count_as_one, axis="partner_type", members=members)
        yield name, changes
        [joined] = changes
        yield self.do(grouping.count_apart, together_id=joined.together_id)  # type: ignore[attr-defined]
        vote = {"vote_id": self.here.vote_id, "axis": "organisation"}
        yield self.do(grouping.show_by_group, **vote, by_id=None, draw=lambda: 1.0)

    def agreeing(self) -> Told:
        yield self.do(agreed.write_decision, text="Roofs first", how="consensus", by_id=None)
        yield self.do(agreed.edit_decision, decision_id=1, text="Roofs", how="consensus")
        yield self.do(agreed.write_action, text="Draft a plan", owner="Fjordby", by_id=None)
        yield self.do(agreed.edit_action, action_id=1, text="Draft a short plan")
        link = {"barrier_id": self.barrier, "possibility_id": 1}
        yield self.do(blocking.link_barrier, **link, removable_by="city", by_id=None)
        yield self.do(blocking.unlink_barrier, **link)
        yield self.do(agreed.remove_decision, decision_id=1)
        yield self.do(agreed.remove_action, action_id=1)
