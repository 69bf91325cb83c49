"""Who may drive a workshop beside the organisers: invitations and facilitators."""

from datetime import datetime

from sqlalchemy.orm import Session

from facilitator.domain.accounts import INVITATION_LASTS
from facilitator.domain.changes import (
    FacilitatorRemoved,
    InvitationMade,
    InvitationRevoked,
)
from facilitator.domain.errors import N_, NotFound
from facilitator.store.models import Invitation, WorkshopFacilitator


def invite_facilitator(
    session: Session, workshop_id: int, *, token_hash: str, by_id: int, now: datetime
) -> list[InvitationMade]:
    """Whoever opens the link first may drive this workshop."""
    invitation = Invitation(
        workshop_id=workshop_id,
        token_hash=token_hash,
        created_at=now,
        created_by_id=by_id,
        expires_at=now + INVITATION_LASTS,
    )
    session.add(invitation)
    session.flush()
    return [InvitationMade(invitation.id)]


def revoke_invitation(
    session: Session, workshop_id: int, *, invitation_id: int, now: datetime
) -> list[InvitationRevoked]:
    invitation = session.get(Invitation, invitation_id)
    if invitation is None or invitation.workshop_id != workshop_id or invitation.used_at:
        raise NotFound(N_("This invitation is not open any more."))
    session.delete(invitation)
    return [InvitationRevoked(invitation_id)]


def remove_facilitator(
    session: Session, workshop_id: int, *, account_id: int, now: datetime
) -> list[FacilitatorRemoved]:
    """The account stays; this workshop is closed to it from the next request on."""
    row = session.get(WorkshopFacilitator, (workshop_id, account_id))
    if row is None:
        raise NotFound(N_("This person is no facilitator here any more."))
    session.delete(row)
    return [FacilitatorRemoved(workshop_id, account_id)]
