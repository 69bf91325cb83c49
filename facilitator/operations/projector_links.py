"""Links by which another machine may watch a projector, and nothing else."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.changes import Fact, ProjectorLinkMade, ProjectorLinkRevoked
from facilitator.domain.errors import N_, NotFound
from facilitator.store.models import ProjectorLink
from facilitator.store.situation import situation


def make_projector_link(
    session: Session, workshop_id: int, *, token_hash: str, by_id: int | None, now: datetime
) -> list[Fact]:
    situation(session, workshop_id)
    link = ProjectorLink(
        workshop_id=workshop_id, token_hash=token_hash, created_at=now, created_by_id=by_id
    )
    session.add(link)
    session.flush()
    return [ProjectorLinkMade(workshop_id, link.id)]


def revoke_projector_link(
    session: Session, workshop_id: int, *, link_id: int, now: datetime
) -> list[Fact]:
    link = session.get(ProjectorLink, link_id)
    if link is None or link.workshop_id != workshop_id:
        raise NotFound(N_("This link is not there any more."))
    link.revoked_at = link.revoked_at or now
    return [ProjectorLinkRevoked(workshop_id, link.id)]
