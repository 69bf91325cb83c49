"""The theme team: up to three phones that draft topics while the room writes."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import (
    Change,
    ThemeTeamChanged,
    TopicDrafted,
    TopicRemoved,
    TopicRenamed,
)
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.stage import Situation
from facilitator.domain.topics import THEME_TEAM
from facilitator.domain.words import ListName
from facilitator.operations.topics import (
    check_empty,
    check_room_for_topic,
    give_name,
    new_topic,
    settled_in,
    standing,
)
from facilitator.store.models import Participant
from facilitator.store.situation import locked, situation_of


def volunteer(
    session: Session, workshop_id: int, *, participant: int, now: datetime
) -> list[Change]:
    """Offer to draft topics; the facilitator picks."""
    person = person_here(session, workshop_id, participant)
    person.volunteered_at = person.volunteered_at or now
    return [ThemeTeamChanged(workshop_id, participant)]


def pick_for_team(
    session: Session, workshop_id: int, *, participant: int, now: datetime
) -> list[Change]:
    locked(session, workshop_id)
    person = person_here(session, workshop_id, participant)
    if person.theme_team_since is None and team_size(session, workshop_id) >= THEME_TEAM:
        raise Refused(
            N_("The theme team has %(n)d phones. Let one go first."),
            n=THEME_TEAM,
        )
    person.theme_team_since = person.theme_team_since or now
    return [ThemeTeamChanged(workshop_id, participant)]


def leave_team(
    session: Session, workshop_id: int, *, participant: int, now: datetime
) -> list[Change]:
    """By the phone's own wish or the facilitator's; what it drafted stays."""
    person = person_here(session, workshop_id, participant)
    person.theme_team_since = person.volunteered_at = None
    return [ThemeTeamChanged(workshop_id, participant)]


def person_here(session: Session, workshop_id: int, participant: int) -> Participant:
    person = session.get(Participant, participant)
    if person is None or person.workshop_id != workshop_id or person.removed_at is not None:
        raise NotFound(N_("This phone is not in the session any more."))
    return person


def team_size(session: Session, workshop_id: int) -> int:
    query = select(func.count()).where(
        Participant.workshop_id == workshop_id,
        Participant.theme_team_since.is_not(None),
        Participant.removed_at.is_(None),
    )
    return session.scalar(query) or 0


def draft_as_team(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    question_id: int,
    list_: ListName,
    name: str,
    now: datetime,
) -> list[Change]:
    here = drafting(session, workshop_id, participant)
    check_room_for_topic(session, here, question_id, list_)
    topic = new_topic(
        session, workshop_id, question_id, list_, name, now, drafted_by_id=participant
    )
    return [TopicDrafted(workshop_id, topic.id)]


def rename_as_team(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    cluster_id: int,
    name: str,
    now: datetime,
) -> list[Change]:
    drafting(session, workshop_id, participant)
    give_name(session, standing(session, workshop_id, cluster_id), name)
    return [TopicRenamed(workshop_id, cluster_id)]


def remove_as_team(
    session: Session, workshop_id: int, *, participant: int, cluster_id: int, now: datetime
) -> list[Change]:
    drafting(session, workshop_id, participant)
    topic = standing(session, workshop_id, cluster_id)
    check_empty(session, topic, settled_in(session, cluster_id))
    topic.removed_at = now
    return [TopicRemoved(workshop_id, cluster_id)]


def drafting(session: Session, workshop_id: int, participant: int) -> Situation:
    """Refuses a phone that isn't of the team, and drafts once the topics are shown."""
    here = situation_of(session, locked(session, workshop_id))
    person = person_here(session, workshop_id, participant)
    if person.theme_team_since is None:
        raise Refused(N_("Topics are drafted by the theme team."))
    if here.stage not in ("writing", "pause", "drafting"):
        raise Refused(N_("The topics are shown now. Thank you for drafting them."))
    return here
