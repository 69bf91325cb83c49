"""A participant's own part of the phone: what they can do now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.domain.stage import Situation, Stage
from facilitator.screens.phone.ideas import OwnIdea, own_ideas, writing
from facilitator.screens.phone.results import results
from facilitator.screens.phone.sorting import reading, sorting
from facilitator.screens.phone.team import DRAFTS_IN, TeamList, team
from facilitator.screens.phone.token import IN_TEAM, tokens
from facilitator.screens.phone.voting import voting
from facilitator.store.marks import device_mark, marks
from facilitator.store.models import Participant, Workshop
from facilitator.store.situation import situation


@dataclass(frozen=True)
class Own:
    """A stage in which one waits, listens or talks."""

    stage: Stage
    ideas: tuple[OwnIdea, ...]


@dataclass(frozen=True)
class Mine:
    """`shows` names the template of the part, which gets `part` as `it`. `key` goes into the
    forms, for phones without JavaScript."""

    stage: Stage
    shows: str
    token: str
    mark: str
    device: str
    key: str
    in_team: bool
    volunteered: bool
    text_limit: int
    drafts: bool  # the theme team drafts now, and this phone is one of its own
    team: tuple[TeamList, ...]
    part: Any


def waiting(session: Session, here: Situation, person: int) -> Own:
    return Own(here.stage, own_ideas(session, here, person))


Part = Callable[[Session, Situation, int], Any]
PARTS: dict[Stage, tuple[str, Part]] = {
    "lobby": ("lobby", waiting),
    "practice": ("writing", writing),
    "writing": ("writing", writing),
    "voting": ("voting", voting),
    "revealed": ("results", results),
    "agreed": ("results", results),
    "closed": ("results", results),
    "sorting": ("sorting", sorting),
    "reading": ("reading", reading),
    "accepted": ("reading", reading),
}
ELSE: tuple[str, Part] = ("waiting", waiting)


# A preview is of nobody.
PERSON = (
    select(Participant.volunteered_at, Workshop.text_limit)
    .select_from(Workshop)
    .outerjoin(Participant, Participant.id == bindparam("person"))
    .where(Workshop.id == bindparam("workshop_id"))
)


def mine(session: Session, workshop_id: int, participant_id: int, key: str) -> Mine:
    here = situation(session, workshop_id)
    me = marks(session, [participant_id]).get(participant_id, "")
    token = tokens(session, here)
    shows, part = PARTS.get(here.stage, ELSE)
    asked = {"workshop_id": workshop_id, "person": participant_id}
    volunteered_at, text_limit = session.execute(PERSON, asked).one()
    in_team = token.persons.get(me, "").startswith(IN_TEAM)
    drafts = in_team and here.stage in DRAFTS_IN
    return Mine(
        stage=here.stage,
        shows=shows,
        token=token.of(me),
        mark=me,
        device=device_mark(session, participant_id),
        key=key,
        in_team=in_team,
        volunteered=volunteered_at is not None,
        text_limit=text_limit,
        drafts=drafts,
        team=team(session, here) if drafts else (),
        part=part(session, here, participant_id),
    )
