"""Cuts the thread from a ballot to a person, so that every published figure stays as it is."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from secrets import randbelow
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from facilitator.domain.redaction import NOBODY
from facilitator.domain.suppression import SMALLEST_GROUP
from facilitator.operations.clearing import forget_attendees
from facilitator.store.models import (
    Attendee,
    Ballot,
    Device,
    Meeting,
    Organisation,
    Participant,
    Vote,
    Workshop,
)

JUST_AFTER = timedelta(microseconds=1)


def hand_to_nobody(session: Session, person: Participant) -> None:
    """The person's row goes. Their ballots go to a new participant, on a device that no cookie
    opens, so that the erased number leads nowhere."""
    workshop = session.get_one(Workshop, person.workshop_id)
    meeting = session.get_one(Meeting, workshop.meeting_id)
    number = nobodys_number()
    device = keyless(session, meeting, number)
    like_everybody(session, person)
    nobody = Participant(
        id=number,
        workshop_id=workshop.id,
        device_id=device,
        attendee_id=nobodys_attendee(session, meeting, person.attendee_id, number),
        language=person.language,
        joined_at=person.joined_at,
        removed_at=person.removed_at,
        on_paper=person.on_paper,
    )
    session.add(nobody)
    session.flush()
    session.execute(
        update(Ballot).where(Ballot.participant_id == person.id).values(participant_id=number)
    )
    session.delete(person)
    session.flush()


def nobodys_number() -> int:
    """Drawn, since the next one would tell who was erased first and who second. Below zero, since
    SQLite counts on from the highest: whoever comes next would stand beside it. The same one is
    not drawn twice in a million years."""
    return -1 - randbelow(2_000_000_000)


def nobodys_attendee(
    session: Session, meeting: Meeting, was_id: int | None, number: int
) -> int | None:
    """Of the same kind and country; a further person on a shared device attended as nobody."""
    if was_id is None:
        return None
    was = session.get_one(Attendee, was_id)
    nobody = Attendee(
        id=number,
        meeting_id=meeting.id,
        device_id=number,
        organisation_id=nobodys_organisation(session, meeting.id),
        partner_type=was.partner_type,
        country=was.country,
        languages="",
        joined_at=beginning(meeting),
    )
    session.add(nobody)
    session.flush()
    return number


def like_everybody(session: Session, person: Participant) -> None:
    """When somebody joined or was taken out, and in which language, would still tell them from the
    others.

    Those who came after a vote was closed must not become its voters: they joined just after it.
    """
    workshop = session.get_one(Workshop, person.workshop_id)
    missed = session.scalar(
        select(func.max(Vote.closed_at)).where(
            Vote.workshop_id == workshop.id, Vote.closed_at < person.joined_at
        )
    )
    person.joined_at = missed + JUST_AFTER if missed else workshop.created_at
    person.removed_at = person.removed_at and person.joined_at
    person.language = workshop.language
    person.theme_team_since = person.volunteered_at = None


def keyless(session: Session, meeting: Meeting, number: int | None = None) -> int:
    device = Device(id=number, created_at=beginning(meeting))
    session.add(device)
    session.flush()
    return device.id


def beginning(meeting: Meeting) -> datetime:
    """A moment that tells nothing about one person."""
    return datetime.combine(meeting.starts_on, time(), UTC)


def nobodys_organisation(session: Session, meeting_id: int) -> int:
    found = session.scalar(
        select(Organisation.id).where(
            Organisation.meeting_id == meeting_id, Organisation.name == NOBODY
        )
    )
    if found is not None:
        return found
    nobody = Organisation(
        meeting_id=meeting_id, name=NOBODY, partner_type="other", country="", expected=False
    )
    session.add(nobody)
    session.flush()
    return nobody.id


def unlink_votes(
    session: Session, workshops: Sequence[Workshop], shuffle: Callable[[list[Any]], None]
) -> None:
    """Names and devices go; attendance keeps its organisations, ballots their kind of partner.

    Which of the people of a kind cast which ballot is shuffled. Under an open vote the minutes
    say how each organisation voted, so that thread stays.
    """
    for workshop in workshops:
        meeting = session.get_one(Meeting, workshop.meeting_id)
        people = session.scalars(
            select(Participant).where(Participant.workshop_id == workshop.id)
        ).all()
        if not people:
            continue
        device = keyless(session, meeting)
        for person in people:
            person.name, person.device_id = None, device
            like_everybody(session, person)
        if not workshop.open_vote:
            gone = [person for person in people if person.removed_at is not None]
            stand_for_nobody(session, meeting, gone)
            shuffle_attendees(session, [each for each in people if each not in gone], shuffle)
    for attendee in session.scalars(
        select(Attendee).where(Attendee.meeting_id.in_([w.meeting_id for w in workshops]))
    ).all():
        meeting = session.get_one(Meeting, attendee.meeting_id)
        attendee.device_id = keyless(session, meeting)
        attendee.languages, attendee.joined_at = "", beginning(meeting)
    session.flush()


def stand_for_nobody(session: Session, meeting: Meeting, gone: Sequence[Participant]) -> None:
    """Whose phone was removed is in no attendance list: shuffled among the others they would
    change it, and alone they would keep their thread."""
    attended = [person.attendee_id for person in gone if person.attendee_id is not None]
    for person in gone:
        number = keyless(session, meeting, nobodys_number())
        person.attendee_id = nobodys_attendee(session, meeting, person.attendee_id, number)
    session.flush()
    forget_attendees(session, attended)


def shuffle_attendees(
    session: Session, people: Sequence[Participant], shuffle: Callable[[list[Any]], None]
) -> None:
    """Within each kind of partner; kinds too small to be shown among themselves."""
    kinds: defaultdict[str, list[Participant]] = defaultdict(list)
    for person in people:
        if person.attendee_id is not None:
            kinds[session.get_one(Attendee, person.attendee_id).partner_type].append(person)
    small = [kind for kind, members in kinds.items() if len(members) < SMALLEST_GROUP]
    groups = [members for kind, members in kinds.items() if kind not in small]
    groups.append([person for kind in small for person in kinds[kind]])
    dealt: dict[int, int | None] = {}
    for members in groups:
        attendees = [person.attendee_id for person in members]
        shuffle(attendees)
        dealt |= {person.id: got for person, got in zip(members, attendees, strict=True)}
    ids = list(dealt)
    session.execute(update(Participant).where(Participant.id.in_(ids)).values(attendee_id=None))
    for person in people:
        if person.id in dealt:
            person.attendee_id = dealt[person.id]
    session.flush()
