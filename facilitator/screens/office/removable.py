"""What an approved version holds that can be taken out of it, looked for by words."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.removable import Removable, removable
from facilitator.store.models import Filed

AT_MOST = 200  # of what is found


@dataclass(frozen=True)
class Found:
    things: Sequence[Removable]
    found: int


def removable_of(session: Session, filed_id: int, words: str) -> Found:
    text = session.scalars(select(Filed.report).where(Filed.id == filed_id)).one()
    looked_for = words.casefold()
    things = [
        it
        for it in removable(json.loads(text)["report"])
        if looked_for in it.text.casefold() or looked_for in it.of.casefold()
    ]
    return Found(things[:AT_MOST], len(things))
