"""The example's meeting of last spring, held: its two sessions told by what people did in them, its
minutes a draft that waits to be edited and approved."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.demo import script, spring
from facilitator.demo.minds import ScriptedMind, visitor
from facilitator.demo.scene import SERIES, TEXT_LIMIT, add_roster
from facilitator.domain.agenda import Entry
from facilitator.domain.runsheet import ONE_QUESTION
from facilitator.domain.uploads import PICTURE
from facilitator.domain.words import LISTS, ListName
from facilitator.domain.workshops import QuestionText, WorkshopPlan
from facilitator.operations import (
    agenda,
    agreed,
    ballots,
    blocking,
    header,
    ideas,
    joining,
    meetings,
    paper,
    persons,
    quotes,
    sorting,
    steps,
    topics,
    uploads,
    workshops,
)
from facilitator.simulate.chance import chance_of
from facilitator.store.models import Idea, Meeting, Person, Workshop
from facilitator.store.situation import situation

DATA = Path(__file__).parent
DAYS_AGO = 170
TOPICS = 5  # of each list
DOTS = 2


def hold_meeting(session: Session, by_id: int, today: date) -> int:
    """The id of the meeting, with everything in it that minutes can hold but their approval. One
    that an earlier example left is taken as it is."""
    if standing := session.scalar(select(Meeting.id).where(Meeting.title == spring.TITLE)):
        return standing
    first = today - timedelta(days=DAYS_AGO)
    meeting = Meeting(
        title=spring.TITLE,
        place=spring.PLACE,
        starts_on=first,
        ends_on=first + timedelta(days=1),
        language="en",
        note=script.ATTRIBUTION,
        created_by_id=by_id,
        created_at=moment(first, time(8)),
        series_id=meetings.series_named(session, SERIES),
    )
    session.add(meeting)
    session.flush()
    add_roster(session, meeting.id)
    held = [hold(session, meeting, by_id, planned) for planned in spring.SITTINGS]
    write_around(session, meeting, by_id, held)
    return meeting.id


def moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, UTC)


def hold(session: Session, meeting: Meeting, by_id: int, planned: spring.Sitting) -> int:
    """The id of the session: made, opened, driven to its end."""
    begins = next(
        moment(meeting.starts_on + timedelta(days=item.day), item.starts)
        for item in spring.AGENDA
        if item.session is not None and spring.SITTINGS[item.session] == planned
    )
    question = script.questions()[planned.question]
    plan = WorkshopPlan(
        ONE_QUESTION,
        planned.title,
        planned.language,
        (QuestionText(question.prompt, *question.labels.values()),),
    )
    choose = chance_of(planned.title).choice
    [made] = workshops.make_workshop(session, meeting.id, plan, choose=choose, now=begins)
    room = Room(session, made.workshop_id, by_id, begins, question)
    room.meet(planned)
    room.agree(planned)
    return made.workshop_id


class Room:
    """A session with everybody of the example in it, who write, sort and vote at once."""

    def __init__(
        self,
        session: Session,
        workshop_id: int,
        by_id: int,
        begins: datetime,
        question: script.Question,
    ) -> None:
        self.session, self.workshop_id, self.by_id = session, workshop_id, by_id
        self.question, self.now = question, begins
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

    def meet(self, planned: spring.Sitting) -> None:
        self.session.get_one(Workshop, self.workshop_id).text_limit = TEXT_LIMIT
        self.do(workshops.open_lobby)
        for number, person in enumerate(script.people()):
            self.join(number, person)
        self.until("writing")
        self.write()
        self.until("drafting")
        self.draft()
        self.until("sorting")
        self.sort()
        self.until("voting")
        self.vote()
        self.until("counted")
        for sheet in planned.paper:
            self.type_in(sheet)
        self.until("revealed")

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
            for name in self.names(list_):
                [drafted] = self.do(
                    topics.draft_topic,
                    question_id=self.question_id,
                    list_=list_,
                    name=name,
                    by_id=self.by_id,
                )
                self.topics[name] = drafted.cluster_id

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
        for number, (participant, person) in enumerate(self.people.items()):
            mind = ScriptedMind(person, {}, chance_of(f"spring {number}"))
            dots = [name for list_ in LISTS for name in mind.choose(self.names(list_), DOTS)]
            self.do(
                ballots.cast_ballot,
                participant=participant,
                vote_id=vote_id,
                number=1,
                dots={self.topics[name]: 1 for name in dots},
            )

    def type_in(self, sheet: dict[ListName, str]) -> None:
        vote_id = situation(self.session, self.workshop_id).vote_id
        letters = {f"{self.question_id}-{list_}": marked for list_, marked in sheet.items()}
        self.do(paper.enter_paper_ballot, vote_id=vote_id, letters=letters, abstained=False)

    def agree(self, planned: spring.Sitting) -> None:
        for decided in planned.decisions:
            self.do(
                agreed.write_decision,
                text=decided.text,
                how=decided.how,
                body=decided.body,
                hands=decided.hands,
                by_id=self.by_id,
            )
        for to_do in planned.actions:
            self.write_action(to_do)
        barrier, possibility, remover = planned.blocks
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


def write_around(session: Session, meeting: Meeting, by_id: int, held: Sequence[int]) -> None:
    """What organisers add afterwards: header, agenda, persons, a photo."""
    after = moment(meeting.ends_on, time(14))
    entries = [
        Entry(
            meeting.starts_on + timedelta(days=item.day),
            item.starts,
            item.ends,
            item.kind,
            item.title,
            item.place,
            item.who,
            None if item.session is None else held[item.session],
        )
        for item in spring.AGENDA
    ]
    agenda.add_entries(session, meeting.id, entries, now=after)
    empty = dict.fromkeys(spring.HEADER, "")
    header.write_header(session, meeting.id, spring.HEADER, empty, by_id=by_id, now=after)
    counts = {"signed": None, "without_phone": spring.SIGNED_WITHOUT_PHONE}
    header.write_header(session, meeting.id, counts, dict.fromkeys(counts), by_id=by_id, now=after)
    persons.add_persons(session, meeting.id, spring.PERSONS, came=False, now=after)
    signed = session.scalars(
        select(Person.id).where(
            Person.meeting_id == meeting.id, Person.name.not_in(spring.STAYED_AWAY)
        )
    ).all()
    persons.sign_persons(session, meeting.id, signed, (), now=after)
    quotes.add_quote(session, meeting.id, spring.QUOTE, by_id=by_id, now=after)
    add_photo(session, meeting.id, by_id, after)


def add_photo(session: Session, meeting_id: int, by_id: int, now: datetime) -> None:
    content = (DATA / spring.PHOTO_NAME).read_bytes()
    width, height = Image.open(BytesIO(content)).size
    uploads.add_upload(
        session,
        meeting_id,
        kind="photo",
        name=spring.PHOTO_NAME,
        caption=spring.PHOTO_CAPTION,
        alternative=spring.PHOTO_SHOWS,
        mime_type=PICTURE,
        width=width,
        height=height,
        content=content,
        by_id=by_id,
        now=now,
    )
