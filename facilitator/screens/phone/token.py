"""Names the state of a phone's own part, so that it is fetched again when, and only when, it
changed through others.

The head of every phone carries the room's token, and beside it the few persons who are in
another state than the rest. A phone compares that with the token of what it shows.
"""

from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.domain.stage import Situation
from facilitator.store.cards import times_dealt_again
from facilitator.store.marks import marks
from facilitator.store.models import Cluster, Participant, Question, Workshop
from facilitator.store.offers import proposers_of
from facilitator.store.tallies import topics_to_read

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


# Asked for every phone's own part, so built once.
ASKED = (
    select(
        Workshop.text_limit,
        Question.id,
        Question.prompt,
        Question.possibility_label,
        Question.barrier_label,
    )
    .join(Workshop, Workshop.id == Question.workshop_id)
    .where(Workshop.id == bindparam("workshop_id"))
    .order_by(Question.id)
)
TOPICS = (
    select(Cluster.id, Cluster.letter, Cluster.name)
    .where(
        Cluster.question_id.in_(bindparam("questions", expanding=True)),
        Cluster.removed_at.is_(None),
    )
    .order_by(Cluster.id)
)
APART = select(Participant.id, Participant.removed_at).where(
    Participant.workshop_id == bindparam("workshop_id"),
    Participant.removed_at.is_not(None) | Participant.theme_team_since.is_not(None),
)


def tokens(session: Session, here: Situation) -> Tokens:
    shown = (
        here.vote_id,
        here.ideas_each,
        [tuple(row) for row in session.execute(ASKED, {"workshop_id": here.workshop_id})],
        topics_shown(session, here) if here.stage in SHOWS_TOPICS else None,
        times_dealt_again(session, here) if here.stage == "sorting" else None,
    )
    digest = blake2b(repr(shown).encode(), digest_size=6).hexdigest()
    return Tokens(f"{here.position}.{digest}", persons_apart(session, here))


def topics_shown(session: Session, here: Situation) -> list[tuple[int, int, str]]:
    topics = session.execute(TOPICS, {"questions": here.question_ids})
    return [(topic.id, topic.letter, topic.name) for topic in topics]


def persons_apart(session: Session, here: Situation) -> dict[str, str]:
    """By mark: who is removed, of the theme team, or asked for the name of the topic just read."""
    rows = session.execute(APART, {"workshop_id": here.workshop_id})
    apart = {person: IN_TEAM if removed is None else REMOVED for person, removed in rows}
    if (topic := topic_read(session, here)) is not None:
        for person in proposers_of(session, topic):
            apart[person] = f"{apart.get(person, '')}{topic.id}"
    known = marks(session, apart)  # a person whose device has no key left has no phone to tell
    return {known[person]: state for person, state in apart.items() if person in known}


def topic_read(session: Session, here: Situation) -> Cluster | None:
    """The topic that is read aloud now, as long as it holds an idea."""
    if here.stage != "reading" or here.reading not in topics_to_read(session, here):
        return None
    return session.get(Cluster, here.reading)
