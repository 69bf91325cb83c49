"""People: accounts that sign in, organisations, devices, attendees and participants."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.store.models.base import Base, Moment


class Account(Base):
    """Somebody who signs in: an organiser, or a facilitator who was invited."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254), unique=True)  # lower case; the sign-in name
    password_hash: Mapped[str] = mapped_column(String(200))
    is_organiser: Mapped[bool]
    language: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime] = mapped_column(Moment)


class SignIn(Base):
    """One signed-in browser. Signing out or revoking ends it at once."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    account: Mapped[Account] = relationship()


class Invitation(Base):
    """A one-time link that makes an account. Without a workshop it makes an organiser; with an
    account it makes nothing and gives that account a new password."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int | None] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    for_account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))


class Organisation(Base):
    """A line of the meeting's roster, or a name somebody added at the door (`expected` false)."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("meeting_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(160))
    partner_type: Mapped[str] = mapped_column(String(16))  # like the country: "" is not said
    country: Mapped[str] = mapped_column(String(8))
    expected: Mapped[bool]


class Device(Base):
    """A browser, as far as we know it: the keys in its cookies open it, nothing else is kept."""

    __tablename__ = "device"

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class DeviceKey(Base):
    """A cookie that opens a device. "Continue on another phone" gives the device a second key."""

    __tablename__ = "device_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    device_id: Mapped[int] = mapped_column(ForeignKey("device.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)


class Continuation(Base):
    """A short code, shown on one phone and typed on another, that hands the device over."""

    __tablename__ = "continuation"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    device_id: Mapped[int] = mapped_column(ForeignKey("device.id", ondelete="CASCADE"))
    code_hash: Mapped[str] = mapped_column(String(64), index=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class Attendee(Base):
    """A browser at a meeting; attendance counts these. Asked once, whatever the workshops."""

    __tablename__ = "attendee"
    __table_args__ = (UniqueConstraint("meeting_id", "device_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    device_id: Mapped[int] = mapped_column(ForeignKey("device.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    partner_type: Mapped[str] = mapped_column(String(16))  # a politician from a city differs
    country: Mapped[str] = mapped_column(String(8))
    languages: Mapped[str] = mapped_column(String(40))  # codes the person reads: "en da"
    joined_at: Mapped[datetime] = mapped_column(Moment)

    organisation: Mapped[Organisation] = relationship()


class Participant(Base):
    """A person in one workshop. Further persons on a shared device have no attendee."""

    __tablename__ = "participant"
    __table_args__ = (
        Index(
            "uq_participant_first_person",
            "workshop_id",
            "attendee_id",
            unique=True,
            sqlite_where=text("attendee_id IS NOT NULL"),
            postgresql_where=text("attendee_id IS NOT NULL"),
        ),
        Index("ix_participant_workshop_device", "workshop_id", "device_id"),
        CheckConstraint("theme_team_since IS NULL OR removed_at IS NULL", name="team_is_present"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    device_id: Mapped[int] = mapped_column(ForeignKey("device.id", ondelete="CASCADE"))
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id", ondelete="CASCADE"))
    name: Mapped[str | None] = mapped_column(String(80))  # only where the naming rule asks for it
    language: Mapped[str] = mapped_column(String(8))  # of the interface on this phone
    joined_at: Mapped[datetime] = mapped_column(Moment)
    theme_team_since: Mapped[datetime | None] = mapped_column(Moment)
    volunteered_at: Mapped[datetime | None] = mapped_column(Moment)  # for the theme team
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    on_paper: Mapped[bool] = mapped_column(default=False)  # no phone: a ballot sheet was entered

    attendee: Mapped[Attendee | None] = relationship()
