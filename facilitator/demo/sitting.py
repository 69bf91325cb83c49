"""A session of the example's meeting of last spring, driven from its lobby to its end."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.demo import script, spring
from facilitator.demo.minds import ScriptedMind, visitor
from facilitator.demo.scene import TEXT_LIMIT
from facilitator.domain.words import LISTS, ListName
from facilitator.operations import (
    agreed,
    ballots,
    blocking,
    grouping,
    ideas,
    joining,
    merging,
    paper,
    sorting,
    steps,
    topics,
    withholding,
    workshops,
)
from facilitator.simulate.chance import chance_of
from facilitator.store.models import Idea, Meeting, Workshop
from facilitator.store.situation import situation

TOPICS = 5  # of each list
DOTS = 2


class Room:
    """A session with everybody of the example in it, who write and sort; most of them vote."""

    def __init__(
        self,
        session: Session,
        workshop_id: int,
        by_id: int,
        begins: datetime,
        question: script.Question,
        planned: spring.Sitting,
    ) -> None:
        self.session, self.workshop_id, self.by_id = session, workshop_id, by_id
        self.question, self.now, self.planned = question, begins, planned
        self.question_id = session.get_one(Workshop, workshop_id).questions[0].id
        self.people: dict[int, script.Person] = {}
        self.topics: dict[str, int] = {}

    def do(self, operation: Callable[..., list[Any]], **values: Any) -> list[Any]:
        self.now += timedelta(seconds=1)
        return operation(self.session, self.workshop_id, **values, now=self.now)

    def next(self) -> None:
        """A while later, as the room was reading, thinking, or listening."""
        self.now += timedelta(minutes=2)
        position = situation(self.session, self.workshop_id).position
        self.do(steps.go_on, position=position, by_id=self.by_id)

    def until(self, stage: str) -> None:
        while situation(self.session, self.workshop_id).stage != stage:
            self.next()

    def meet(self) -> None:
        self.session.get_one(Workshop, self.workshop_id).text_limit = TEXT_LIMIT
        self.do(workshops.open_lobby)
        for number, person in enumerate(script.people()):
            self.join(number, person)
        self.until("writing")
        self.write()
        self.until("drafting")
        self.draft()
        self.until("sorting")
        self.tidy()
        self.sort()
        self.until("voting")
        self.vote()
        self.until("counted")
        for sheet in self.planned.paper:
            self.type_in(sheet)
        self.until("revealed")
        self.show_by_kind()

    def join(self, number: int, person: script.Person) -> None:
        coming = visitor(person)
        [joined] = self.do(
            joining.join,
            device_hash=f"example {self.by_id} {number}",
            organisation=coming.organisation,
            partner_type=coming.partner_type,
            country=coming.country,
            languages=coming.reads,
            name="",
            language=coming.language,
        )
        self.people[joined.participant_id] = person

    def write(self) -> None:
        authors = [n for n, p in self.people.items() if p.language == self.question.language]
        for author, said in zip(cycle(authors), self.statements(), strict=False):
            self.do(
                ideas.add_idea,
                author=author,
                question_id=self.question_id,
                list_=said.list_,
                text=said.text,
                language=self.question.language,
            )

    def statements(self) -> Iterator[script.Statement]:
        for place in range(spring.IDEAS_OF_A_TOPIC):
            for list_ in LISTS:
                for topic in self.names(list_):
                    of_it = [each for each in self.question.statements if each.topic == topic]
                    yield of_it[place]

    def names(self, list_: ListName) -> list[str]:
        return script.topics(self.question, list_)[:TOPICS]

    def draft(self) -> None:
        for list_ in LISTS:
            here = script.topics(self.question, list_)
            gone = [name for _, name in self.planned.merged if name in here]
            for name in [*self.names(list_), *gone]:
                [drafted] = self.do(
                    topics.draft_topic,
                    question_id=self.question_id,
                    list_=list_,
                    name=name,
                    by_id=self.by_id,
                )
                self.topics[name] = drafted.cluster_id

    def tidy(self) -> None:
        """What the facilitator changes, as the minutes tell it."""
        for kept, gone in self.planned.merged:
            ids = {"kept_id": self.topics[kept], "gone_id": self.topics[gone]}
            self.do(merging.merge_topics, **ids, by_id=self.by_id)
        if self.planned.hidden:
            last = self.idea_of(self.names("barrier")[-1])
            self.do(ideas.hide_idea, idea_id=last, reason=self.planned.hidden, by_id=self.by_id)

    def idea_of(self, topic: str) -> int:
        """The first that was written about it."""
        rows = self.session.scalars(
            select(Idea).where(Idea.workshop_id == self.workshop_id).order_by(Idea.id)
        )
        return next(row.id for row in rows if script.topic_of(row.text) == topic)

    def withhold(self, meeting: Meeting) -> None:
        """Afterwards: its words are in no file any more."""
        if self.planned.withheld:
            withholding.withhold_idea(
                self.session,
                meeting.id,
                self.idea_of(self.names("possibility")[0]),
                reason=self.planned.withheld,
                by_id=self.by_id,
                now=self.now + timedelta(days=2),
            )

    def sort(self) -> None:
        """Round after round, as long as somebody gets a card."""
        waiting = list(self.people)
        while waiting:
            waiting = [participant for participant in waiting if self.place_one(participant)]

    def place_one(self, participant: int) -> bool:
        dealt = self.do(sorting.deal_card, participant=participant)
        for card in dealt:
            topic = script.topic_of(self.session.get_one(Idea, card.idea_id).text)
            self.do(
                sorting.place_card,
                participant=participant,
                idea_id=card.idea_id,
                cluster_id=self.topics[topic or ""],
            )
        return bool(dealt)

    def vote(self) -> None:
        vote_id = situation(self.session, self.workshop_id).vote_id
        silent, abstains = Counter(self.planned.silent), Counter(self.planned.abstains)
        for number, (participant, person) in enumerate(self.people.items()):
            ballot = {"participant": participant, "vote_id": vote_id}
            if silent[person.partner_type]:
                silent[person.partner_type] -= 1
            elif abstains[person.partner_type]:
                abstains[person.partner_type] -= 1
                self.do(ballots.abstain, **ballot)
            else:
                self.do(ballots.cast_ballot, **ballot, number=1, dots=self.dots(number, person))

    def dots(self, number: int, person: script.Person) -> dict[int, int]:
        mind = ScriptedMind(person, {}, chance_of(f"spring {number}"))
        chosen = [name for list_ in LISTS for name in mind.choose(self.names(list_), DOTS)]
        return {self.topics[name]: 1 for name in chosen}

    def show_by_kind(self) -> None:
        if not self.planned.as_one:
            return
        along: dict[str, Any] = {"axis": "partner_type"}
        self.do(grouping.count_as_one, **along, members=[*self.planned.as_one])
        self.do(
            grouping.show_by_group,
            **along,
            vote_id=situation(self.session, self.workshop_id).vote_id,
            by_id=self.by_id,
            draw=chance_of("spring by kind").random,
        )

    def type_in(self, sheet: dict[ListName, str]) -> None:
        vote_id = situation(self.session, self.workshop_id).vote_id
        letters = {f"{self.question_id}-{list_}": marked for list_, marked in sheet.items()}
        self.do(paper.enter_paper_ballot, vote_id=vote_id, letters=letters, abstained=False)

    def agree(self) -> None:
        for decided in self.planned.decisions:
            self.do(
                agreed.write_decision,
                text=decided.text,
                how=decided.how,
                body=decided.body,
                hands=decided.hands,
                by_id=self.by_id,
            )
        for to_do in self.planned.actions:
            self.write_action(to_do)
        barrier, possibility, remover = self.planned.blocks
        self.do(
            blocking.link_barrier,
            barrier_id=self.topics[barrier],
            possibility_id=self.topics[possibility],
            removable_by=remover,
            by_id=self.by_id,
        )
        self.until("closed")

    def write_action(self, to_do: spring.ToDo) -> None:
        due = self.now.date() + timedelta(days=to_do.days)
        said = {"text": to_do.text, "owner": to_do.owner, "due_on": due}
        [written] = self.do(agreed.write_action, **said, by_id=self.by_id)
        if to_do.done:
            self.do(agreed.edit_action, **said, action_id=written.action_id, status="done")
