"""A room full of people: what tests say instead of SQL."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Change
from facilitator.domain.stage import Situation
from facilitator.domain.words import ListName
from facilitator.operations.steps import jump
from facilitator.store.ballots import stored_ballot
from facilitator.store.models import (
    Account,
    Attendee,
    Cluster,
    Device,
    Idea,
    Meeting,
    Organisation,
    Participant,
    Question,
    Settlement,
    Step,
    Workshop,
)
from facilitator.store.situation import situation
from facilitator.store.tallies import standing_topics
from facilitator.store.transactions import Database

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
KINDS = ("collect", "cluster", "vote", "results")
T = TypeVar("T")


class Room:
    """One workshop with a facilitator. Its clock moves a second with everything that is done."""

    def __init__(self, database: Database, questions: int = 1, dot_cap: int = 1) -> None:
        self.database = database
        self.clock = NOW
        self.steps: dict[str, int] = {}
        self.questions: list[int] = []
        self.facilitator = 0
        self.id = database.write(lambda session: self._prepare(session, questions, dot_cap))

    def _prepare(self, session: Session, questions: int, dot_cap: int) -> int:
        number = len(session.scalars(select(Account.id)).all())  # workshops may be deleted
        account = Account(
            name="Facilitator",
            email=f"f{number}@example.org",
            password_hash="",
            is_organiser=False,
            language="en",
            created_at=NOW,
        )
        meeting = Meeting(
            title="Working days",
            place="Fjordby",
            starts_on=date(2026, 10, 14),
            ends_on=date(2026, 10, 15),
            language="en",
            created_at=NOW,
        )
        session.add_all([account, meeting])
        session.flush()
        self.facilitator = account.id
        workshop = Workshop(
            meeting_id=meeting.id,
            title="More nature in our towns",
            language="en",
            code=f"{number:06}",
            dot_cap=dot_cap,
            created_at=NOW,
        )
        session.add(workshop)
        session.flush()
        asked = [
            Question(
                workshop_id=workshop.id,
                position=position,
                prompt="What helps, and what stands in the way?",
                possibility_label="Possibilities",
                barrier_label="Barriers",
            )
            for position in range(questions)
        ]
        for position, kind in enumerate(KINDS):
            step = Step(
                workshop_id=workshop.id,
                position=position,
                kind=kind,
                minutes=5,
                questions=asked if kind != "results" else [],
            )
            session.add(step)
            session.flush()
            self.steps[kind] = step.id
        session.flush()
        self.questions = [question.id for question in asked]
        return workshop.id

    # Doing

    def do(self, operation: Callable[..., list[Change]], **values: Any) -> list[Change]:
        self.clock += timedelta(seconds=1)
        now = self.clock
        return self.database.write(lambda session: operation(session, self.id, now=now, **values))

    def drive(self, operation: Callable[..., list[Change]], **values: Any) -> list[Change]:
        """What the facilitator does."""
        return self.do(operation, by_id=self.facilitator, **values)

    def pass_seconds(self, seconds: float) -> None:
        self.clock += timedelta(seconds=seconds)

    def open(self, kind: str) -> None:
        self.drive(jump, position=self.here.position, step_id=self.steps[kind])

    # People and what they wrote

    def person(self, *, shared: bool = False, languages: str = "") -> int:
        return self.people(1, shared=shared, languages=languages)[0]

    def people(self, number: int, *, shared: bool = False, languages: str = "") -> list[int]:
        return self.database.write(
            lambda session: [
                add_person(session, self.id, self.clock, shared, languages) for _ in range(number)
            ]
        )

    def idea(
        self,
        by: int | None = None,
        text: str = "More trees",
        list_: ListName = "possibility",
        question: int = 0,
        language: str = "en",
    ) -> int:
        def write(session: Session) -> int:
            idea = Idea(
                workshop_id=self.id,
                question_id=self.questions[question],
                list_=list_,
                text=text,
                language=language,
                author_id=by,
                at=self.clock,
            )
            session.add(idea)
            session.flush()
            return idea.id

        return self.database.write(write)

    def topic(
        self,
        name: str,
        *,
        ideas: int = 0,
        list_: ListName = "possibility",
        promoted: bool = False,
        question: int = 0,
    ) -> int:
        """A topic as the facilitator drafts it, with so many ideas settled in it."""

        def write(session: Session) -> int:
            letters = session.scalars(
                select(Cluster.letter).where(
                    Cluster.question_id == self.questions[question], Cluster.list_ == list_
                )
            )
            topic = Cluster(
                workshop_id=self.id,
                question_id=self.questions[question],
                list_=list_,
                letter=max(letters, default=-1) + 1,
                name=name,
                created_at=self.clock,
                promoted_at=self.clock if promoted else None,
            )
            session.add(topic)
            session.flush()
            return topic.id

        topic = self.database.write(write)
        for _ in range(ideas):
            self.settle(self.idea(list_=list_, question=question), topic)
        return topic

    def settle(self, idea: int, topic: int) -> None:
        self.database.write(
            lambda session: session.add(
                Settlement(idea_id=idea, workshop_id=self.id, cluster_id=topic, at=self.clock)
            )
        )

    # Looking

    def read(self, reader: Callable[[Session], T]) -> T:
        with self.database.read() as session:
            return reader(session)

    @property
    def here(self) -> Situation:
        return self.read(lambda session: situation(session, self.id))

    @property
    def vote(self) -> int:
        vote_id = self.here.vote_id
        assert vote_id is not None
        return vote_id

    def board(self, list_: ListName = "possibility") -> dict[str, list[int]]:
        """The names of the standing topics in the order of their letters, with their ideas."""

        def look(session: Session) -> dict[str, list[int]]:
            places = session.execute(
                select(Settlement.cluster_id, Settlement.idea_id)
                .where(Settlement.workshop_id == self.id)
                .order_by(Settlement.idea_id)
            ).all()
            return {
                topic.name: [place.idea_id for place in places if place.cluster_id == topic.id]
                for topic in standing_topics(session, self.id, self.questions)
                if topic.list_ == list_
            }

        return self.read(look)

    def place_of(self, idea: int) -> int | None:
        return self.read(
            lambda session: session.scalar(
                select(Settlement.cluster_id).where(Settlement.idea_id == idea)
            )
        )

    def dots(self, voter: int, vote: int | None = None) -> dict[int, int]:
        ballot = self.ballot(voter, vote)
        return ballot[1] if ballot else {}

    def ballot(self, voter: int, vote: int | None = None) -> tuple[int, dict[int, int]] | None:
        """The voter's ballot as it is stored: its number and its dots."""
        vote = vote or self.vote

        def look(session: Session) -> tuple[int, dict[int, int]] | None:
            ballot = stored_ballot(session, vote, voter)
            return (ballot.number, dict(ballot.dots)) if ballot else None

        return self.read(look)


def add_person(
    session: Session, workshop_id: int, now: datetime, shared: bool, languages: str
) -> int:
    device = Device(created_at=now)
    session.add(device)
    session.flush()
    attendee_id = None
    if not shared:
        meeting_id = session.get_one(Workshop, workshop_id).meeting_id
        organisation = Organisation(
            meeting_id=meeting_id,
            name=f"Organisation {device.id}",
            partner_type="city",
            country="DK",
            expected=False,
        )
        session.add(organisation)
        session.flush()
        attendee = Attendee(
            meeting_id=meeting_id,
            device_id=device.id,
            organisation_id=organisation.id,
            partner_type="city",
            country="DK",
            languages=languages,
            joined_at=now,
        )
        session.add(attendee)
        session.flush()
        attendee_id = attendee.id
    person = Participant(
        workshop_id=workshop_id,
        device_id=device.id,
        attendee_id=attendee_id,
        language="en",
        joined_at=now,
    )
    session.add(person)
    session.flush()
    return person.id
