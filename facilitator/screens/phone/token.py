"""Names the state of a phone's own part, so that it is fetched again when, and only when, it
changed through others.

The head of every phone carries the room's token, and beside it the few persons who are in
another state than the rest. A phone compares that with the token of what it shows.
"""

from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.lots import lot
from facilitator.domain.stage import Situation
from facilitator.store.models import Cluster, Participant, Question, Workshop
from facilitator.store.offers import proposers_of
from facilitator.store.tallies import standing_topics, topics_to_read

REMOVED, IN_TEAM = "x", "t"
SHOWS_TOPICS = {"sorting", "reading", "accepted", "voting", "stopped"}


@dataclass(frozen=True)
class Tokens:
    """`room` is everyone's; `persons` maps the mark of a person to their own addition."""

    room: str
    persons: dict[str, str]

    def of(self, mark: str) -> str:
        own = self.persons.get(mark)
        return f"{self.room}-{own}" if own else self.room


def tokens(session: Session, here: Situation) -> Tokens:
    workshop = session.get_one(Workshop, here.workshop_id)
    questions = session.execute(
        select(
            Question.id, Question.prompt, Question.possibility_label, Question.barrier_label
        ).where(Question.workshop_id == here.workshop_id)
    )
    shown = (
        here.vote_id,
        here.ideas_each,
        workshop.text_limit,
        sorted(tuple(question) for question in questions),
        topics_shown(session, here) if here.stage in SHOWS_TOPICS else None,
    )
    digest = blake2b(repr(shown).encode(), digest_size=6).hexdigest()
    return Tokens(f"{here.position}.{digest}", persons_apart(session, here))


def topics_shown(session: Session, here: Situation) -> list[tuple[int, int, str]]:
    """By name: whenever cards are dealt again, there are other topics than before."""
    topics = standing_topics(session, here.workshop_id, here.question_ids)
    return [(topic.id, topic.letter, topic.name) for topic in topics]


def persons_apart(session: Session, here: Situation) -> dict[str, str]:
    """By mark: who is removed, of the theme team, or asked for the name of the topic just read."""
    rows = session.execute(
        select(Participant.id, Participant.removed_at).where(
            Participant.workshop_id == here.workshop_id,
            Participant.removed_at.is_not(None) | Participant.theme_team_since.is_not(None),
        )
    )
    apart = {person: IN_TEAM if removed is None else REMOVED for person, removed in rows}
    if (topic := topic_read(session, here)) is not None:
        for person in proposers_of(session, topic):
            apart[person] = f"{apart.get(person, '')}{topic.id}"
    return {mark(here.workshop_id, person): state for person, state in apart.items()}


def topic_read(session: Session, here: Situation) -> Cluster | None:
    """The topic that is read aloud now."""
    if here.stage != "reading" or here.reading is None:
        return None
    ids = topics_to_read(session, here)
    return session.get(Cluster, ids[here.reading]) if here.reading < len(ids) else None


def mark(workshop_id: int, person: int) -> str:
    """Stands for a person on everybody's phone, and says nothing about them."""
    return f"{lot(workshop_id, person):016x}"[:10]
