"""The meeting's agenda as the console offers it: under which item was a decision taken?"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.agenda import Entry
from facilitator.store.agenda import agenda_of
from facilitator.store.models import Workshop


@dataclass(frozen=True)
class AgendaChoices:
    """Without breaks, in the order of the day; `here` is the item that this session is."""

    items: tuple[tuple[int, Entry], ...]
    here: int | None

    @property
    def has_several_days(self) -> bool:
        return len({it.day for _, it in self.items}) > 1


def agenda_choices(session: Session, workshop_id: int) -> AgendaChoices:
    meeting_id = session.get_one(Workshop, workshop_id).meeting_id
    items = tuple(each for each in agenda_of(session, meeting_id) if each[1].kind != "break")
    here = next((id_ for id_, it in items if it.workshop_id == workshop_id), None)
    return AgendaChoices(items, here)
