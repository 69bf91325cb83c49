"""The minutes as they are filed: sent for comments, approved, corrected, published; and the files
that belong to them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from facilitator.store.models.base import Base, Moment


class Upload(Base):
    """A file of a meeting: a photo, the scan of the signed list, an emblem, a Word template.

    In the database, so that it is saved, backed up and erased with the rest.
    """

    __tablename__ = "upload"
    __table_args__ = (
        CheckConstraint("kind IN ('photo', 'scan', 'emblem', 'template')", name="kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    series_id: Mapped[int | None] = mapped_column(  # a template belongs to a series
        ForeignKey("series.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(160))
    mime_type: Mapped[str] = mapped_column(String(80))
    width: Mapped[int | None]  # pixels
    height: Mapped[int | None]
    caption: Mapped[str] = mapped_column(String(280), default="")
    alternative: Mapped[str] = mapped_column(String(500), default="")  # what a picture shows
    position: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class Stage(Base):
    """Where the minutes stand, as it was said: who, when, how. The newest row holds; none: draft.

    Kinds: `comments` (sent, until a day), `approved`, `reopened` (a correction has begun).
    """

    __tablename__ = "stage"
    __table_args__ = (CheckConstraint("kind IN ('comments', 'approved', 'reopened')", name="kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(8))
    until: Mapped[date | None]  # for comments
    approved_by: Mapped[str] = mapped_column(String(160), default="")  # a body or a person
    approved_on: Mapped[date | None]
    how: Mapped[str] = mapped_column(String(280), default="")
    note: Mapped[str] = mapped_column(String(500), default="")  # what was corrected, and why
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Filed(Base):
    """An approved version: the report it was made of, with its checksum. It never changes, but
    for what an erasure takes out of it."""

    __tablename__ = "filed"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    stage_id: Mapped[int] = mapped_column(ForeignKey("stage.id", ondelete="CASCADE"))
    number: Mapped[int]  # 1, 2, 3: "v1" in a file's name
    checksum: Mapped[str] = mapped_column(String(64))  # SHA-256 of `report`
    redacted_at: Mapped[datetime | None] = mapped_column(Moment)
    report: Mapped[str] = deferred(mapped_column(Text))  # canonical JSON


class FiledContent(Base):
    """A picture, or the Word template, of a meeting's approved versions. Their reports name it by
    its checksum, so that it is kept once, and left alone where words are taken out."""

    __tablename__ = "filed_content"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True
    )
    checksum: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class FiledFile(Base):
    """A file of an approved version, as it was written then."""

    __tablename__ = "filed_file"
    __table_args__ = (UniqueConstraint("filed_id", "format", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    filed_id: Mapped[int] = mapped_column(ForeignKey("filed.id", ondelete="CASCADE"))
    format_: Mapped[str] = mapped_column("format", String(8))
    language: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(255))
    checksum: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class Publication(Base):
    """A link under which anybody may read an approved version, until it is revoked."""

    __tablename__ = "publication"

    id: Mapped[int] = mapped_column(primary_key=True)
    filed_id: Mapped[int] = mapped_column(ForeignKey("filed.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(String(64), unique=True)  # public, so kept as it is
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
