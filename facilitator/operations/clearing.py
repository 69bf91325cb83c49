"""Takes a workshop's content away: after a rehearsal, or with the workshop itself.

Children go before their parents, table by table: a cascade from the workshop would meet rows
that still refer to each other.
"""

from collections.abc import Sequence

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from facilitator.store.models import (
    Action,
    Attendee,
    BarrierLink,
    BoardAction,
    Cluster,
    Continuation,
    Decision,
    Device,
    DoorClosing,
    Idea,
    Invitation,
    Lease,
    OfferDecline,
    Opening,
    Organisation,
    Participant,
    Placement,
    ProjectorLink,
    Push,
    Question,
    Receipt,
    Removal,
    Settlement,
    Step,
    Vote,
    Workshop,
    WorkshopFacilitator,
)

SEED = "seed"  # an idea pasted in beforehand: it belongs to the preparation
ABOUT_IDEAS = (Vote, BarrierLink, Settlement, Placement, Lease)
BESIDE = (BoardAction, OfferDecline, Decision, Action, Continuation, DoorClosing, Removal)
PREPARATION = (Step, Question, ProjectorLink, Invitation, WorkshopFacilitator, Push)


def clear_content(session: Session, workshop_id: int) -> None:
    """Everything people did. What was prepared stays: questions, steps, links, seed ideas.

    Pushes stay too: the revision of a screen that is open must never go down.
    """
    for table in (*ABOUT_IDEAS, *BESIDE):
        session.execute(delete(table).where(table.workshop_id == workshop_id))
    session.execute(delete(Idea).where(Idea.workshop_id == workshop_id, Idea.source != SEED))
    restore_seeds(session, workshop_id)
    session.execute(delete(Cluster).where(Cluster.workshop_id == workshop_id))
    session.execute(delete(Opening).where(Opening.workshop_id == workshop_id))
    clear_people(session, workshop_id)


def restore_seeds(session: Session, workshop_id: int) -> None:
    """Seed ideas as they were pasted in."""
    for idea in session.scalars(select(Idea).where(Idea.workshop_id == workshop_id)):
        idea.text = idea.original_text or idea.text
        idea.original_text = idea.edited_at = idea.edited_by_id = idea.among_id = None
        idea.withdrawn_at = idea.hidden_at = idea.hidden_by_id = None
        idea.hidden_reason = ""
    session.flush()


def clear_people(session: Session, workshop_id: int) -> None:
    """The participants; their attendance too, unless they were in another session."""
    people = session.execute(
        select(Participant.id, Participant.attendee_id).where(
            Participant.workshop_id == workshop_id
        )
    ).all()
    actors = [f"participant:{person.id}" for person in people]
    session.execute(delete(Receipt).where(Receipt.actor.in_(actors)))
    session.execute(delete(Participant).where(Participant.workshop_id == workshop_id))
    forget_attendees(session, [person.attendee_id for person in people if person.attendee_id])
    forget_lonely_devices(session)


def forget_attendees(session: Session, attendee_ids: Sequence[int]) -> None:
    """Those of them who are in no session any more, and organisations only they came from."""
    gone = session.execute(
        delete(Attendee)
        .where(
            Attendee.id.in_(attendee_ids),
            ~exists().where(Participant.attendee_id == Attendee.id),
        )
        .returning(Attendee.organisation_id)
    )
    session.execute(
        delete(Organisation).where(
            Organisation.id.in_([row.organisation_id for row in gone]),
            Organisation.expected.is_(False),
            ~exists().where(Attendee.organisation_id == Organisation.id),
        )
    )


def forget_lonely_devices(session: Session) -> None:
    """Browsers that nobody is known by any more."""
    session.execute(
        delete(Device).where(
            ~exists().where(Participant.device_id == Device.id),
            ~exists().where(Attendee.device_id == Device.id),
        )
    )


def remove_workshop(session: Session, workshop_id: int) -> None:
    """The workshop with everything in it and everything prepared for it."""
    clear_content(session, workshop_id)
    session.execute(delete(Idea).where(Idea.workshop_id == workshop_id))
    for table in PREPARATION:
        session.execute(delete(table).where(table.workshop_id == workshop_id))
    session.execute(delete(Workshop).where(Workshop.id == workshop_id))


def as_before_the_lobby(session: Session, workshop: Workshop) -> None:
    """The workshop's own row, as a fresh one has it; settings stay."""
    session.execute(
        update(Workshop)
        .where(Workshop.id == workshop.id)
        .values(
            state="lobby",
            current_opening_id=None,
            closed_at=None,
            closed_by_id=None,
            look_up_since=None,
            blank=False,
            page=0,
            shown_list="possibility",
            shown_question_id=None,
        )
    )
