"""What was erased, and when: by number only, so that backups which still hold it can be found."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.store.models.base import Base, Moment


class Erasure(Base):
    """A participant, a person on a list, a workshop, a meeting, or the people of a meeting; none of
    it is left."""

    __tablename__ = "erasure"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))  # participant, person, quote, ...
    number: Mapped[int]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))  # None: due, or the CLI
    at: Mapped[datetime] = mapped_column(Moment)
