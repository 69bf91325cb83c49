"""Who may come in: the door of a workshop, and the phones that were taken out of it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.store.models.base import Base, Moment


class DoorClosing(Base):
    """Nobody new comes in until it is opened again."""

    __tablename__ = "door_closing"
    __table_args__ = (
        Index(
            "uq_door_closing_standing",
            "workshop_id",
            unique=True,
            sqlite_where=text("opened_at IS NULL"),
            postgresql_where=text("opened_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    closed_at: Mapped[datetime] = mapped_column(Moment)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    opened_at: Mapped[datetime | None] = mapped_column(Moment)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Removal(Base):
    """A phone was taken out of a workshop, with everybody who shared it. Its participants and
    what they wrote carry the same moment."""

    __tablename__ = "removal"
    __table_args__ = (
        Index(
            "uq_removal_standing",
            "workshop_id",
            "device_id",
            unique=True,
            sqlite_where=text("let_in_at IS NULL"),
            postgresql_where=text("let_in_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    device_id: Mapped[int | None] = mapped_column(  # None: everybody on it was erased
        ForeignKey("device.id", ondelete="SET NULL")
    )
    ideas: Mapped[int] = mapped_column(default=0)  # taken along
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    let_in_at: Mapped[datetime | None] = mapped_column(Moment)
    let_in_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
