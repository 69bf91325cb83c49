"""What the room agreed: decisions, actions, and links from barriers to possibilities."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.store.models.base import Base, Moment


class Decision(Base):
    """Exact wording, and how it was reached: consensus, or for, against and abstained."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(String(1000))
    how: Mapped[str] = mapped_column(String(12))  # consensus, hands
    in_favour: Mapped[int | None]
    against: Mapped[int | None]
    abstained: Mapped[int | None]
    body: Mapped[str] = mapped_column(String(160), default="")  # who decided
    agenda_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL")
    )
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class Action(Base):
    """Something to do, with an owner and a due date."""

    __tablename__ = "action"

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(String(1000))
    owner: Mapped[str] = mapped_column(String(160), default="")
    due_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(8), default="open")  # open, done, dropped
    settled_at: Mapped[datetime | None] = mapped_column(Moment)  # done or dropped
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    edited_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class BarrierLink(Base):
    """This barrier blocks that possibility, and who can remove it."""

    __tablename__ = "barrier_link"

    barrier_id: Mapped[int] = mapped_column(
        ForeignKey("cluster.id", ondelete="CASCADE"), primary_key=True
    )
    possibility_id: Mapped[int] = mapped_column(
        ForeignKey("cluster.id", ondelete="CASCADE"), primary_key=True
    )
    workshop_id: Mapped[int] = mapped_column(
        ForeignKey("workshop.id", ondelete="CASCADE"), index=True
    )
    remover: Mapped[str] = mapped_column(String(8))  # city, region, state, eu, market, us
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
