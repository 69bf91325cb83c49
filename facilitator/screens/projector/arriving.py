"""Coming, trying, resting and leaving."""

from dataclasses import dataclass

from sqlalchemy import func, select

from facilitator.domain.runsheet import STEP_NAMES
from facilitator.screens.projector.view import View
from facilitator.store.models import Cluster, Idea, Step
from facilitator.store.tallies import people_joined, visible_ideas


@dataclass(frozen=True)
class Lobby:
    """`address` is the one that was chosen; None: the best one this machine has."""

    meeting: str
    place: str
    code: str
    address: str | None
    joined: int
    rehearsal: bool  # not opened for the room yet


def lobby(seen: View) -> Lobby:
    workshop = seen.workshop
    return Lobby(
        workshop.meeting.title,
        workshop.meeting.place,
        workshop.code,
        workshop.address,
        people_joined(seen.session, workshop.id),
        workshop.lobby_opened_at is None,
    )


@dataclass(frozen=True)
class Wifi:
    name: str
    password: str


def wifi(seen: View) -> Wifi:
    return Wifi(seen.workshop.wifi_name or "", seen.workshop.wifi_password or "")


@dataclass(frozen=True)
class Practice:
    """How many people have sent something, of how many."""

    tried: int
    joined: int


def practice(seen: View) -> Practice:
    tried = seen.session.scalar(
        select(func.count(Idea.author_id.distinct())).where(
            Idea.workshop_id == seen.workshop.id, Idea.practice, Idea.withdrawn_at.is_(None)
        )
    )
    return Practice(tried or 0, people_joined(seen.session, seen.workshop.id))


@dataclass(frozen=True)
class Pause:
    """What the step is called: the organiser's own words, or the kind's as a message."""

    title: str | None
    kind: str


def pause(seen: View) -> Pause:
    title = seen.session.scalar(select(Step.title).where(Step.id == seen.here.step_id))
    return Pause(title, STEP_NAMES["pause"])


@dataclass(frozen=True)
class Thanks:
    joined: int
    ideas: int
    topics: int


def thanks(seen: View) -> Thanks:
    ideas = visible_ideas(seen.workshop.id).subquery()
    return Thanks(
        people_joined(seen.session, seen.workshop.id),
        seen.session.scalar(select(func.count()).select_from(ideas)) or 0,
        seen.session.scalar(
            select(func.count()).where(
                Cluster.workshop_id == seen.workshop.id, Cluster.removed_at.is_(None)
            )
        )
        or 0,
    )
