"""What organisers add to the minutes of a meeting: the header, the agenda, who was expected, the
words between the figures, quotes, and what they withhold."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.store.models.base import Base, Moment


class Header(Base):
    """The head of a meeting's minutes: what a programme files them under. None until written."""

    __tablename__ = "header"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    programme: Mapped[str] = mapped_column(String(160), default="")
    project: Mapped[str] = mapped_column(String(160), default="")
    acronym: Mapped[str] = mapped_column(String(40), default="")
    project_number: Mapped[str] = mapped_column(String(40), default="")
    activity: Mapped[str] = mapped_column(String(160), default="")  # or work package
    deliverable: Mapped[str] = mapped_column(String(160), default="")
    host: Mapped[str] = mapped_column(String(160), default="")
    chair: Mapped[str] = mapped_column(String(160), default="")
    minute_taker: Mapped[str] = mapped_column(String(160), default="")
    distribution: Mapped[str] = mapped_column(String(500), default="")
    funding: Mapped[str] = mapped_column(String(500), default="")  # the funding statement
    signed: Mapped[int | None]  # people on the signed list, where persons aren't ticked one by one
    without_phone: Mapped[int | None]  # people who were there without a phone
    edition: Mapped[int] = mapped_column(default=0)  # grows with each edit
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
    edited_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class AgendaItem(Base):
    """An entry of the meeting's agenda; several at the same time are parallel groups."""

    __tablename__ = "agenda_item"
    __table_args__ = (CheckConstraint("kind IN ('item', 'session', 'trip', 'break')", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    day: Mapped[date]
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    kind: Mapped[str] = mapped_column(String(8))
    title: Mapped[str] = mapped_column(String(280))
    place: Mapped[str] = mapped_column(String(160), default="")
    who: Mapped[str] = mapped_column(String(280), default="")  # speaker, group
    workshop_id: Mapped[int | None] = mapped_column(ForeignKey("workshop.id", ondelete="SET NULL"))


class Person(Base):
    """Somebody on the meeting's list of persons. Never joined to phones: nothing tells which
    participant a person is."""

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("meeting_id", "name", "organisation"),
        {"sqlite_autoincrement": True},  # approved minutes know a person by this number
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(String(120))
    organisation: Mapped[str] = mapped_column(String(160), default="")
    role: Mapped[str] = mapped_column(String(120), default="")
    expected: Mapped[bool] = mapped_column(default=True)
    signed: Mapped[bool] = mapped_column(default=False)  # on the signed list: was there


class Section(Base):
    """A section of the minutes as the organisers want it: its place, whether it is shown, and the
    words that stand before its figures. A section without a row is as it comes."""

    __tablename__ = "section"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(String(24), primary_key=True)
    position: Mapped[int]
    hidden: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(String(120), default="")  # of a section of their own
    text: Mapped[str] = mapped_column(Text, default="")
    edition: Mapped[int] = mapped_column(default=0)  # of the text; grows with each edit
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
    edited_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Quote(Base):
    """Something that a named person said and agreed to be quoted with."""

    __tablename__ = "quote"
    __table_args__ = {"sqlite_autoincrement": True}  # approved minutes know it by this number

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(String(1000))
    person: Mapped[str] = mapped_column(String(120))
    organisation: Mapped[str] = mapped_column(String(160), default="")
    consent: Mapped[str] = mapped_column(String(280))  # how and when they agreed
    edition: Mapped[int] = mapped_column(default=0)  # grows with each edit
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Withheld(Base):
    """An idea whose words the organisers keep out of the minutes, which say how many there are."""

    __tablename__ = "withheld"

    idea_id: Mapped[int] = mapped_column(
        ForeignKey("idea.id", ondelete="CASCADE"), primary_key=True
    )
    reason: Mapped[str] = mapped_column(String(280), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
