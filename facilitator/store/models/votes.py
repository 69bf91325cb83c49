"""Votes: what was on the ballot, who may place how much, and the dots as rows."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.store.models.base import Base, Moment


class Vote(Base):
    """One opening of a vote step, over all its questions' lists. Never opened twice."""

    __tablename__ = "vote"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    opening_id: Mapped[int] = mapped_column(ForeignKey("opening.id"))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    stopped_at: Mapped[datetime | None] = mapped_column(Moment)  # stopped and repeated
    stopped_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    stop_reason: Mapped[str] = mapped_column(String(280), default="")
    hands_voted: Mapped[int | None]  # people who raised a hand for anything, of a show of hands

    lists: Mapped[list["VoteList"]] = relationship(order_by="VoteList.id")
    reveal: Mapped["Reveal | None"] = relationship()


class VoteList(Base):
    """The rule of one list in one vote, frozen when the vote opened."""

    __tablename__ = "vote_list"
    __table_args__ = (
        UniqueConstraint("vote_id", "question_id", "list"),
        CheckConstraint("cap BETWEEN 1 AND 3", name="cap"),
        CheckConstraint("dots >= 0", name="dots"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    list_: Mapped[str] = mapped_column("list", String(12))
    dots: Mapped[int]
    cap: Mapped[int]

    topics: Mapped[list["VoteTopic"]] = relationship()


class VoteTopic(Base):
    """A topic on the ballot."""

    __tablename__ = "vote_topic"

    vote_list_id: Mapped[int] = mapped_column(
        ForeignKey("vote_list.id", ondelete="CASCADE"), primary_key=True
    )
    cluster_id: Mapped[int] = mapped_column(ForeignKey("cluster.id"), primary_key=True)


class Ballot(Base):
    """All dots of one participant in one vote. Replaced whole; a higher number replaces."""

    __tablename__ = "ballot"
    __table_args__ = (UniqueConstraint("vote_id", "participant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id", ondelete="CASCADE"))
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    number: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    abstained_at: Mapped[datetime | None] = mapped_column(Moment)

    dots: Mapped[list["Dot"]] = relationship(cascade="all, delete-orphan")


class Dot(Base):
    """The dots of one ballot on one topic, with the cap they were placed under."""

    __tablename__ = "dot"
    __table_args__ = (CheckConstraint("marks BETWEEN 1 AND cap AND cap <= 3", name="within_cap"),)

    ballot_id: Mapped[int] = mapped_column(
        ForeignKey("ballot.id", ondelete="CASCADE"), primary_key=True
    )
    cluster_id: Mapped[int] = mapped_column(ForeignKey("cluster.id"), primary_key=True, index=True)
    marks: Mapped[int]
    cap: Mapped[int]


class SheetAct(Base):
    """A ballot sheet was typed in or taken back: by whom and when, nothing of what was on it."""

    __tablename__ = "sheet_act"
    __table_args__ = (CheckConstraint("kind IN ('entered', 'taken_back')", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("vote.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class Hands(Base):
    """A show of hands for a topic of a vote, where the network was gone: counted beside the dots,
    and marked wherever it is."""

    __tablename__ = "hands"
    __table_args__ = (CheckConstraint("hands >= 0", name="hands"),)

    vote_id: Mapped[int] = mapped_column(
        ForeignKey("vote.id", ondelete="CASCADE"), primary_key=True
    )
    cluster_id: Mapped[int] = mapped_column(ForeignKey("cluster.id"), primary_key=True)
    hands: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Together(Base):
    """Groups that are counted as one wherever a vote of this workshop is told by group, chosen
    beforehand: "city cluster"."""

    __tablename__ = "together"
    __table_args__ = (CheckConstraint("axis IN ('partner_type', 'country')", name="axis"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    axis: Mapped[str] = mapped_column(String(12))
    members: Mapped[str] = mapped_column(String(160))  # codes, parted by spaces


class Breakdown(Base):
    """The results of a vote were shown by group: by whom and when. Without this row nobody sees
    them by group. By organisation only an open vote is, and that is read from its ballots;
    otherwise `figures` keeps what was told, as JSON, which is never worked out again."""

    __tablename__ = "breakdown"
    __table_args__ = (
        CheckConstraint("axis IN ('partner_type', 'country', 'organisation')", name="axis"),
    )

    vote_id: Mapped[int] = mapped_column(
        ForeignKey("vote.id", ondelete="CASCADE"), primary_key=True
    )
    axis: Mapped[str] = mapped_column(String(12), primary_key=True)
    figures: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Reveal(Base):
    """The results of a vote were shown: by whom and when. Without this row nobody sees a tally."""

    __tablename__ = "reveal"

    vote_id: Mapped[int] = mapped_column(
        ForeignKey("vote.id", ondelete="CASCADE"), primary_key=True
    )
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime] = mapped_column(Moment)
