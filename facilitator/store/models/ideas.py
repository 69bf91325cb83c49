"""Ideas, topics, and where the room put what."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.store.models.base import Base, Moment


class Idea(Base):
    """One participant's text in one list. The original wording stays beside an edit."""

    __tablename__ = "idea"
    __table_args__ = (
        CheckConstraint("list IN ('possibility', 'barrier')", name="list"),
        Index("ix_idea_workshop_question", "workshop_id", "question_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    list_: Mapped[str] = mapped_column("list", String(12))
    text: Mapped[str] = mapped_column(String(280))
    language: Mapped[str] = mapped_column(String(8))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"), index=True)
    source: Mapped[str] = mapped_column(String(8), default="phone")  # phone, seed, paper
    practice: Mapped[bool] = mapped_column(default=False)
    late: Mapped[bool] = mapped_column(
        default=False
    )  # came after its step and was not let in among the others
    at: Mapped[datetime] = mapped_column(Moment)
    original_text: Mapped[str | None] = mapped_column(String(280))  # set by the first edit
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
    edited_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))  # None: the author
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    hidden_at: Mapped[datetime | None] = mapped_column(Moment)
    hidden_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    hidden_reason: Mapped[str] = mapped_column(String(280), default="")
    among_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id"))  # dealt again: its parts


class Cluster(Base):
    """A named group of ideas in one list; the interface says "topic".

    `letter` counts from 0 within question and list and is never given twice. A merged topic
    points to the one it went into; nothing is deleted once ideas were placed in it.
    """

    __tablename__ = "cluster"
    __table_args__ = (
        Index(
            "uq_cluster_letter",
            "question_id",
            "list",
            "letter",
            unique=True,
            sqlite_where=text("letter IS NOT NULL"),
            postgresql_where=text("letter IS NOT NULL"),
        ),
        CheckConstraint("list IN ('possibility', 'barrier')", name="list"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    list_: Mapped[str] = mapped_column("list", String(12))
    letter: Mapped[int]
    name: Mapped[str] = mapped_column(String(400))  # a merged topic keeps both names
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    drafted_by_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id"))  # theme team
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id"))  # split from
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id"))
    removed_at: Mapped[datetime | None] = mapped_column(Moment)  # merged away, split up or undone
    promoted_at: Mapped[datetime | None] = mapped_column(Moment)  # a single idea on the ballot


class Placement(Base):
    """A participant's answer to "Where does this belong?".

    `answer` is topic (with a cluster), nowhere or unclear. Voided answers stay in the history;
    their cards are dealt again.
    """

    __tablename__ = "placement"
    __table_args__ = (
        Index(
            "uq_placement_standing",
            "idea_id",
            "participant_id",
            unique=True,
            sqlite_where=text("voided_at IS NULL"),
            postgresql_where=text("voided_at IS NULL"),
        ),
        CheckConstraint("(answer = 'topic') = (cluster_id IS NOT NULL)", name="answer"),
        Index("ix_placement_workshop", "workshop_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    idea_id: Mapped[int] = mapped_column(ForeignKey("idea.id"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    answer: Mapped[str] = mapped_column(String(8))
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id"))
    suggestion: Mapped[str] = mapped_column(String(80), default="")  # seen by the console only
    at: Mapped[datetime] = mapped_column(Moment)
    voided_at: Mapped[datetime | None] = mapped_column(Moment)


class Lease(Base):
    """The card a phone holds just now. One a phone; it lapses by itself."""

    __tablename__ = "lease"

    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    idea_id: Mapped[int] = mapped_column(ForeignKey("idea.id"))
    until: Mapped[datetime] = mapped_column(Moment)


class Enough(Base):
    """A participant who said "Enough" in a cluster step."""

    __tablename__ = "enough"

    opening_id: Mapped[int] = mapped_column(
        ForeignKey("opening.id", ondelete="CASCADE"), primary_key=True
    )
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    at: Mapped[datetime] = mapped_column(Moment)


class Settlement(Base):
    """Where an idea belongs now. Settled by the room (`by_id` empty) or by a facilitator."""

    __tablename__ = "settlement"

    idea_id: Mapped[int] = mapped_column(
        ForeignKey("idea.id", ondelete="CASCADE"), primary_key=True
    )
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    cluster_id: Mapped[int] = mapped_column(ForeignKey("cluster.id"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class NameProposal(Base):
    """A better name for a topic, by one of those who placed most in it."""

    __tablename__ = "name_proposal"

    cluster_id: Mapped[int] = mapped_column(
        ForeignKey("cluster.id", ondelete="CASCADE"), primary_key=True
    )
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(Moment)


class OfferDecline(Base):
    """An offer of the sorting that the facilitator put aside: `offer` is its stable key."""

    __tablename__ = "offer_decline"

    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True
    )
    offer: Mapped[str] = mapped_column(String(60), primary_key=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class BoardAction(Base):
    """What a facilitator did to topics and ideas: the undo list and the record's "changes".

    `before` holds what undoing puts back, as plain JSON that the kind's own code understands.
    """

    __tablename__ = "board_action"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(24))
    before: Mapped[dict[str, object]] = mapped_column(JSON)
    after: Mapped[dict[str, object]] = mapped_column(JSON)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
