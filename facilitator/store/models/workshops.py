"""Meetings and workshops: the run sheet, and what was opened when."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.store.models.base import Base, Moment


class Series(Base):
    """Meetings that belong together."""

    __tablename__ = "series"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(160), unique=True)


class Meeting(Base):
    """One gathering. The meeting owns the record."""

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"))
    title: Mapped[str] = mapped_column(String(160))
    place: Mapped[str] = mapped_column(String(160))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    language: Mapped[str] = mapped_column(String(8))
    note: Mapped[str] = mapped_column(String(1000), default="")  # e.g. where example data is from
    keep_until: Mapped[date | None]  # the minutes, with all of it; None: until somebody deletes it
    people_until: Mapped[date | None]  # who wrote and voted what; None: as long as the minutes
    people_erased_at: Mapped[datetime | None] = mapped_column(Moment)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)

    workshops: Mapped[list["Workshop"]] = relationship(
        back_populates="meeting", order_by="Workshop.id"
    )


class Workshop(Base):
    """One live session of a meeting. The row holds its settings and its one current step.

    `state` is lobby, running or closed; `current_opening_id` is set while it runs. Votes read
    this row FOR SHARE and never write it; a change of step takes it FOR NO KEY UPDATE.
    """

    __tablename__ = "workshop"
    __table_args__ = (
        CheckConstraint("state IN ('lobby', 'running', 'closed')", name="state"),
        CheckConstraint("(state = 'running') = (current_opening_id IS NOT NULL)", name="running"),
        CheckConstraint("text_limit BETWEEN 40 AND 280", name="text_limit"),
        CheckConstraint("dot_cap BETWEEN 1 AND 3", name="dot_cap"),
        CheckConstraint("most_people BETWEEN 1 AND 10000", name="most_people"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(160))
    language: Mapped[str] = mapped_column(String(8))  # of the projector
    code: Mapped[str] = mapped_column(String(6), unique=True)
    state: Mapped[str] = mapped_column(String(8), default="lobby")
    # Not a foreign key, like `shown_question_id`: openings and questions point here already, and
    # a circle can't be created, migrated or deleted in any order.
    current_opening_id: Mapped[int | None]
    naming: Mapped[str] = mapped_column(String(10), default="anonymous")
    open_vote: Mapped[bool] = mapped_column(default=False)
    text_limit: Mapped[int] = mapped_column(default=140)
    ideas_each: Mapped[int | None]  # per person and list; None: by the size of the room
    dots_each: Mapped[int | None]  # per list; None: by the number of topics
    dot_cap: Mapped[int] = mapped_column(default=1)  # dots one person may put on one topic
    most_people: Mapped[int | None]  # who may be in at once; None: as many as usual
    wifi_name: Mapped[str | None] = mapped_column(String(80))
    wifi_password: Mapped[str | None] = mapped_column(String(80))
    address: Mapped[str | None] = mapped_column(String(200))  # chosen for the QR; None: the best
    created_at: Mapped[datetime] = mapped_column(Moment)
    rehearsed_at: Mapped[datetime | None] = mapped_column(Moment)  # a rehearsal was cleared
    lobby_opened_at: Mapped[datetime | None] = mapped_column(Moment)  # before: a rehearsal
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    look_up_since: Mapped[datetime | None] = mapped_column(Moment)  # all phones say "look up"
    blank: Mapped[bool] = mapped_column(default=False)  # the projector shows nothing
    page: Mapped[int] = mapped_column(default=0)  # of a long list on the projector
    shown_list: Mapped[str] = mapped_column(String(12), default="possibility")
    shown_question_id: Mapped[int | None]

    meeting: Mapped[Meeting] = relationship(back_populates="workshops")
    questions: Mapped[list["Question"]] = relationship(order_by="Question.position")
    steps: Mapped[list["Step"]] = relationship(order_by="Step.position")


class WorkshopFacilitator(Base):
    """Somebody who may drive this workshop without being an organiser."""

    __tablename__ = "workshop_facilitator"

    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    since: Mapped[datetime] = mapped_column(Moment)


class ProjectorLink(Base):
    """A link that watches the projector of one workshop and does nothing else."""

    __tablename__ = "projector_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class Question(Base):
    """One prompt with two lists."""

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    prompt: Mapped[str] = mapped_column(String(280))
    possibility_label: Mapped[str] = mapped_column(String(40))
    barrier_label: Mapped[str] = mapped_column(String(40))


class Step(Base):
    """An entry of the run sheet."""

    __tablename__ = "step"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('practice', 'collect', 'cluster', 'vote', 'results', 'pause')", name="kind"
        ),
        CheckConstraint("minutes BETWEEN 0 AND 240", name="minutes"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    title: Mapped[str | None] = mapped_column(String(80))  # None: the kind's own words
    minutes: Mapped[int]

    questions: Mapped[list[Question]] = relationship(
        secondary="step_question", order_by=Question.position
    )


class StepQuestion(Base):
    """Which questions a step covers."""

    __tablename__ = "step_question"

    step_id: Mapped[int] = mapped_column(
        ForeignKey("step.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )


class Opening(Base):
    """One opening of a step: real times, the timer's end, what was frozen when it opened."""

    __tablename__ = "opening"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    ends_at: Mapped[datetime | None] = mapped_column(Moment)  # None: a step without a timer
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    ideas_each: Mapped[int | None]  # of a collect step, frozen when it opened

    step: Mapped[Step] = relationship()
    acts: Mapped[list["Act"]] = relationship(order_by="Act.id")


class Act(Base):
    """Something the facilitator did within an opening: who and when.

    Kinds: `wall_shown`, `wall_hidden`, `topics_shown` (dealing begins), `reading` (a topic is
    read aloud; `number` is its id), `topics_accepted`, `agreed_shown` (decisions are read back).
    One is a participant's: `reopened` (a Back took `number`, the answer that had settled a card).
    """

    __tablename__ = "act"
    __table_args__ = (UniqueConstraint("opening_id", "kind", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    opening_id: Mapped[int] = mapped_column(ForeignKey("opening.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16))
    number: Mapped[int] = mapped_column(default=0)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(Moment)
