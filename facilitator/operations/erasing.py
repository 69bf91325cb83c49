"""Erases people: one who asks for it, or all of a meeting when their day has come.

Before the close everything of a person goes. After it the minutes stand: name, organisation and
the link to what somebody wrote go, the anonymous text and dots stay.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from facilitator.domain.changes import Fact, ParticipantErased, PeopleErased
from facilitator.domain.errors import N_, NotFound
from facilitator.domain.redaction import (
    Rule,
    in_turn,
    without_attendee,
    without_authors,
    without_mention,
)
from facilitator.operations.clearing import forget_attendees, forget_lonely_devices
from facilitator.operations.filing import (
    Rules,
    approved,
    approved_with,
    approved_with_this_alone,
    of_each,
    redact,
    without_brought_forward,
)
from facilitator.operations.forgetting_words import (
    forget_ideas,
    forget_words,
    topics_named_by,
    without_these,
)
from facilitator.operations.meetings import delete_meeting, meeting_locked
from facilitator.operations.unlinking import hand_to_nobody, unlink_votes
from facilitator.store.marks import person_marked
from facilitator.store.models import (
    Attendee,
    Ballot,
    Cluster,
    Enough,
    Erasure,
    Idea,
    Lease,
    Meeting,
    NameProposal,
    Organisation,
    Participant,
    Placement,
    Receipt,
    Workshop,
)
from facilitator.store.situation import locked

Shuffle = Callable[[list[Any]], None]


def erase_marked(
    session: Session,
    workshop_id: int,
    *,
    mark: str,
    by_id: int | None,
    now: datetime,
    withhold: bool = False,
) -> list[Fact]:
    """The person whose phone shows this mark, so that nobody has to say a name."""
    person = person_marked(session, workshop_id, mark)
    if person is None:
        raise NotFound(N_("No phone of this session shows this mark. Look at it once more."))
    return erase_participant(
        session, workshop_id, participant=person, by_id=by_id, now=now, withhold=withhold
    )


def erase_participant(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    by_id: int | None,
    now: datetime,
    withhold: bool = False,
) -> list[Fact]:
    """`withhold`: after the close, what they wrote goes as well, though it stands in minutes."""
    workshop = locked(session, workshop_id)
    person = session.get(Participant, participant)
    if person is None or person.workshop_id != workshop_id:
        raise NotFound(N_("This person is not here any more."))
    ideas = list(session.scalars(select(Idea).where(Idea.author_id == participant)))
    named = topics_named_by(session, workshop_id).get(participant, set())
    forget_traces(session, [participant])
    rules = traces(session, workshop, person, ideas if withhold else [], named)
    redactions = redact(session, rules, now=now)
    if workshop.state == "closed":
        cut_loose(session, workshop, person, ideas, named, withhold=withhold)
    else:
        take_away(session, person, ideas, named)
    forget_lonely_devices(session)
    session.add(Erasure(kind="participant", number=participant, by_id=by_id, at=now))
    session.flush()
    session.expunge_all()
    return [ParticipantErased(workshop_id, participant), *redactions]


def traces(
    session: Session,
    workshop: Workshop,
    person: Participant,
    withheld: Sequence[Idea],
    named: Collection[int],
) -> Rules:
    """What approved minutes may tell of this person: the name beside ideas and elsewhere, the
    organisation in the attendance, and what they wrote where that is withheld."""
    common: list[Rule] = []
    brought_forward: Rules = {}
    if name := person.name:
        common += [partial(without_authors, names={name}), partial(without_mention, name=name)]
        brought_forward = without_brought_forward(session, workshop.meeting_id, name)
    if withheld:
        common += [without_these(session, workshop.id, withheld, named)]
    rules = brought_forward | of_each(approved_with(session, workshop), in_turn(*common))
    if came_from := organisation_of(session, person):
        for version in approved_with_this_alone(session, person):
            attendance = partial(without_attendee, **came_from)
            rules[version] = in_turn(*common, attendance)
    return rules


def organisation_of(session: Session, person: Participant) -> dict[str, str]:
    """Organisation, kind and country of somebody whom the attendance counts."""
    if person.attendee_id is None or person.removed_at is not None:
        return {}
    it = session.get_one(Attendee, person.attendee_id)
    name = session.get_one(Organisation, it.organisation_id).name
    return {"organisation": name, "partner_type": it.partner_type, "country": it.country}


def take_away(
    session: Session, person: Participant, ideas: Sequence[Idea], named: Collection[int]
) -> None:
    """Nothing of this person stays, nor of what was put on the board because of them."""
    forget_ideas(session, person.workshop_id, ideas, named)
    session.execute(delete(Ballot).where(Ballot.participant_id == person.id))
    attendee = person.attendee_id
    session.delete(person)
    session.flush()
    forget_attendees(session, [attendee] if attendee else [])


def cut_loose(
    session: Session,
    workshop: Workshop,
    person: Participant,
    ideas: Sequence[Idea],
    named: Collection[int],
    *,
    withhold: bool,
) -> None:
    """The ballot stays in the tally under nobody's name. Of which kind of organisation it was
    stays too: otherwise the difference of two minutes would tell how this one person voted."""
    if withhold:
        forget_ideas(session, workshop.id, ideas, named)
    for idea in [] if withhold else ideas:
        forget_author(session, idea, named)
    attendee, person.name = person.attendee_id, None
    hand_to_nobody(session, person)
    forget_attendees(session, [attendee] if attendee else [])


def forget_author(session: Session, idea: Idea, named: Collection[int]) -> None:
    """An idea that stands stays; one that was withdrawn or hidden loses its words."""
    idea.author_id = None
    first = idea.original_text or idea.text
    if idea.withdrawn_at is None and idea.hidden_at is None:
        if idea.edited_by_id is None:
            if first not in idea.text:  # else all of its words stand in the idea
                forget_words(session, idea, {first}, named)
            idea.original_text = None  # the author's own first wording stands nowhere
        return
    words = {idea.text, first}
    idea.text, idea.original_text = "", None
    forget_words(session, idea, words, named)


def forget_traces(session: Session, people: Sequence[int]) -> None:
    """What only served while the room worked: answers to cards, proposals, replies to requests."""
    for table in (Placement, Lease, Enough, NameProposal):
        session.execute(delete(table).where(table.participant_id.in_(people)))
    actors = [f"participant:{person}" for person in people]
    session.execute(delete(Receipt).where(Receipt.actor.in_(actors)))
    session.execute(
        update(Cluster).where(Cluster.drafted_by_id.in_(people)).values(drafted_by_id=None)
    )


# When the day has come


def erase_people(
    session: Session, meeting_id: int, *, shuffle: Shuffle, now: datetime
) -> list[Fact]:
    """Who wrote and voted what, in every session of a meeting. Figures and minutes stay equal."""
    meeting_locked(session, meeting_id)
    changes: list[Fact] = [
        *redact(session, of_each(approved(session, meeting_id), without_authors), now=now)
    ]
    workshops = session.scalars(select(Workshop).where(Workshop.meeting_id == meeting_id)).all()
    for workshop in workshops:
        people = list(
            session.scalars(select(Participant.id).where(Participant.workshop_id == workshop.id))
        )
        if not people:
            continue
        named = topics_named_by(session, workshop.id)
        forget_traces(session, people)
        session.execute(
            delete(Idea).where(Idea.workshop_id == workshop.id, Idea.practice.is_(True))
        )
        for idea in session.scalars(select(Idea).where(Idea.author_id.in_(people))).all():
            forget_author(session, idea, named.get(idea.author_id or 0, set()))
        changes.append(PeopleErased(workshop.id))
    unlink_votes(session, workshops, shuffle)
    forget_lonely_devices(session)
    session.get_one(Meeting, meeting_id).people_erased_at = now
    session.add(Erasure(kind="people", number=meeting_id, by_id=None, at=now))
    session.flush()
    session.expunge_all()
    return changes


def meetings_due(session: Session, today: date) -> list[int]:
    """Those with something that was to be kept until yesterday. One with a running session waits
    for its end."""
    found = (gone_by(today), people_gone_by(today))
    return sorted({id_ for query in found for id_ in session.scalars(query)})


def erase_due(
    session: Session, meeting_id: int, *, today: date, shuffle: Shuffle, now: datetime
) -> list[Fact]:
    """What is due of one meeting: one that fails must not keep the others."""
    here = Meeting.id == meeting_id
    if session.scalar(gone_by(today).where(here)):
        return [*delete_meeting(session, meeting_id, by_id=None, now=now)]
    if session.scalar(people_gone_by(today).where(here)):
        return [*erase_people(session, meeting_id, shuffle=shuffle, now=now)]
    return []


def gone_by(today: date) -> Any:
    return due(Meeting.keep_until < today)


def people_gone_by(today: date) -> Any:
    return due(Meeting.people_until < today, has_people())


def due(*conditions: Any) -> Any:
    runs = exists().where(Workshop.meeting_id == Meeting.id, Workshop.state == "running")
    return select(Meeting.id).where(*conditions, ~runs).order_by(Meeting.id)


def has_people() -> Any:
    """Somebody joined since the people of the meeting were erased, if they ever were."""
    return exists().where(
        Workshop.meeting_id == Meeting.id,
        Participant.workshop_id == Workshop.id,
        or_(
            Meeting.people_erased_at.is_(None),
            Participant.joined_at > func.coalesce(Meeting.people_erased_at, Participant.joined_at),
        ),
    )
