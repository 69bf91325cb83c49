"""What Undo would take back: the newest thing done to topics or ideas, by whichever facilitator."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.errors import N_
from facilitator.languages import translate
from facilitator.store.models import BoardAction

DEEDS = {
    "drafted": N_("Undo: new topic %(what)s"),
    "renamed": N_("Undo: renamed to %(what)s"),
    "removed": N_("Undo: removed %(what)s"),
    "merged": N_("Undo: merged into %(what)s"),
    "split": N_("Undo: split off %(what)s"),
    "split_up": N_("Undo: split up %(what)s"),
    "moved": N_("Undo: moved to %(what)s"),
    "dealt_again": N_("Undo: taken out of its topic"),
    "promoted": N_("Undo: put on the ballot"),
    "late_topic": N_("Undo: added %(what)s"),
    "edited": N_("Undo: new wording"),
    "hidden": N_("Undo: hidden"),
    "shown": N_("Undo: shown again"),
    "taken_back": N_("Undo: taken back"),
}


@dataclass(frozen=True)
class Undo:
    """`action_id` goes with the press: pressed twice, it takes back one thing."""

    action_id: int
    words: str


def undo(session: Session, workshop_id: int) -> Undo | None:
    action = session.scalars(
        select(BoardAction)
        .where(BoardAction.workshop_id == workshop_id, BoardAction.undone_at.is_(None))
        .order_by(BoardAction.id.desc())
        .limit(1)
    ).first()
    if action is None:
        return None
    return Undo(action.id, translate(DEEDS[action.kind], what=action.after["what"]))
