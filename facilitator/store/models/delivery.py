"""What makes delivery sure: one row per push, and one receipt per request that acts."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.store.models.base import Base, Moment


class Push(Base):
    """Something became stale for an audience. An audience's revision is the number of its rows."""

    __tablename__ = "push"
    __table_args__ = (Index("ix_push_workshop_audience", "workshop_id", "audience"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    audience: Mapped[str] = mapped_column(String(10))


class Receipt(Base):
    """The answer to a request that carried a key: a replay gets it again, nothing happens twice."""

    __tablename__ = "receipt"
    __table_args__ = (UniqueConstraint("actor", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    actor: Mapped[str] = mapped_column(String(80))
    key: Mapped[str] = mapped_column(String(64))
    body_hash: Mapped[str] = mapped_column(String(64))
    changes: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(Moment)
