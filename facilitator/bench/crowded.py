"""A meeting as large as they come: 1,000 people, five questions, 5,000 ideas, one revealed vote.

Its rows are written at once, as if a room had done it all; what is measured is reading them.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from facilitator.domain.words import LISTS, ListName
from facilitator.store.models import (
    Action,
    Attendee,
    Ballot,
    Base,
    Cluster,
    Decision,
    Device,
    Dot,
    Idea,
    Meeting,
    Opening,
    Organisation,
    Participant,
    Question,
    Reveal,
    Settlement,
    Step,
    Vote,
    VoteList,
    VoteTopic,
    Workshop,
)

PEOPLE, QUESTIONS, IDEAS = 1_000, 5, 5_000
ORGANISATIONS, TOPICS_EACH_LIST, DOTS_EACH_LIST, DECISIONS, ACTIONS = 80, 10, 4, 30, 50
COUNTRIES = ("DK", "DE", "NO", "SE", "NL", "BE", "GB")
KINDS = ("city", "cluster", "research", "company", "politician", "other")
BEGAN = datetime(2026, 10, 14, 7, 0, tzinfo=UTC)


Topics = dict[tuple[int, ListName], list[int]]  # by question and list


@dataclass(frozen=True)
class Size:
    people: int = PEOPLE
    questions: int = QUESTIONS
    ideas: int = IDEAS


def fill_meeting(session: Session, size: Size, chance: random.Random) -> int:
    """The meeting's number."""
    meeting = Meeting(
        title="Transnational working days",
        place="Fjordby",
        starts_on=BEGAN.date(),
        ends_on=BEGAN.date(),
        language="en",
        created_at=BEGAN,
    )
    session.add(meeting)
    session.flush()
    workshop = Workshop(
        meeting_id=meeting.id,
        title="What holds the coast together",
        language="en",
        code="CR0WDS",
        state="closed",
        created_at=BEGAN,
        lobby_opened_at=BEGAN,
        closed_at=later(90),
    )
    session.add(workshop)
    session.flush()
    people = come(session, meeting.id, workshop.id, size.people, chance)
    questions = asked(session, workshop.id, size.questions)
    topics = written(session, workshop.id, questions, people, size.ideas, chance)
    voted(session, workshop.id, questions, topics, people, chance)
    agreed(session, workshop.id, chance)
    return meeting.id


def later(minutes: float) -> datetime:
    return BEGAN + timedelta(minutes=minutes)


def come(
    session: Session, meeting_id: int, workshop_id: int, size: int, chance: random.Random
) -> list[int]:
    organisations = [
        Organisation(
            meeting_id=meeting_id,
            name=f"{chance.choice(PLACES)} {chance.choice(BODIES)} {number}",
            partner_type=KINDS[number % len(KINDS)],
            country=COUNTRIES[number % len(COUNTRIES)],
            expected=number % 10 != 0,
        )
        for number in range(ORGANISATIONS)
    ]
    devices = [Device(created_at=BEGAN) for _ in range(size)]
    session.add_all([*organisations, *devices])
    session.flush()
    attendees = [
        Attendee(
            meeting_id=meeting_id,
            device_id=device.id,
            organisation_id=of.id,
            partner_type=of.partner_type,
            country=of.country,
            languages="en",
            joined_at=BEGAN,
        )
        for number, device in enumerate(devices)
        for of in [organisations[number % len(organisations)]]
    ]
    session.add_all(attendees)
    session.flush()
    people = [
        Participant(
            workshop_id=workshop_id,
            device_id=each.device_id,
            attendee_id=each.id,
            language="en",
            joined_at=BEGAN,
        )
        for each in attendees
    ]
    session.add_all(people)
    session.flush()
    return [person.id for person in people]


def asked(session: Session, workshop_id: int, count: int) -> list[Question]:
    questions = [
        Question(
            workshop_id=workshop_id,
            position=position,
            prompt=f"What helps {subject}, and what stands in the way?",
            possibility_label="Possibilities",
            barrier_label="Barriers",
        )
        for position, subject in zip(range(count), SUBJECTS, strict=False)
    ]
    session.add_all(questions)
    session.flush()
    return questions


def written(
    session: Session,
    workshop_id: int,
    questions: Sequence[Question],
    people: Sequence[int],
    count: int,
    chance: random.Random,
) -> Topics:
    """Ideas, nearly all of them in a topic; the topics by question and list."""
    topics = {
        (question.id, list_): topics_of(session, workshop_id, question.id, list_, chance)
        for question in questions
        for list_ in LISTS
    }
    places = [*topics]
    put_in = [places[number % len(places)] for number in range(count)]
    rows = [
        Idea(
            workshop_id=workshop_id,
            question_id=question,
            list_=list_,
            text=f"{sentence(chance)} ({number})",
            language=chance.choice(("en", "da", "de")),
            author_id=people[number % len(people)],
            at=later(10),
        )
        for number, (question, list_) in enumerate(put_in)
    ]
    session.add_all(rows)
    session.flush()
    settled = (
        {
            "idea_id": idea.id,
            "workshop_id": workshop_id,
            "cluster_id": chance.choice(topics[place]),
            "at": later(20),
        }
        for idea, place in zip(rows, put_in, strict=True)
        if idea.id % 50
    )
    put(session, Settlement, settled)
    return topics


def topics_of(
    session: Session, workshop_id: int, question_id: int, list_: str, chance: random.Random
) -> list[int]:
    rows = [
        Cluster(
            workshop_id=workshop_id,
            question_id=question_id,
            list_=list_,
            letter=letter,
            name=" ".join(sentence(chance).split()[:6]),
            created_at=later(15),
        )
        for letter in range(TOPICS_EACH_LIST)
    ]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def voted(
    session: Session,
    workshop_id: int,
    questions: Sequence[Question],
    topics: Topics,
    people: Sequence[int],
    chance: random.Random,
) -> None:
    """Everybody spent all their dots in every list; the results were shown."""
    step = Step(
        workshop_id=workshop_id, position=0, kind="vote", minutes=5, questions=list(questions)
    )
    session.add(step)
    session.flush()
    opening = Opening(
        workshop_id=workshop_id, step_id=step.id, opened_at=later(30), closed_at=later(35)
    )
    session.add(opening)
    session.flush()
    vote = Vote(
        workshop_id=workshop_id,
        opening_id=opening.id,
        opened_at=later(30),
        closed_at=later(35),
        lists=[
            VoteList(
                question_id=question,
                list_=list_,
                dots=DOTS_EACH_LIST,
                cap=1,
                topics=[VoteTopic(cluster_id=topic) for topic in ids],
            )
            for (question, list_), ids in topics.items()
        ],
    )
    session.add(vote)
    session.flush()
    session.add(Reveal(vote_id=vote.id, at=later(36)))
    ballots = [
        Ballot(vote_id=vote.id, participant_id=person, number=1, changed_at=later(33))
        for person in people
    ]
    session.add_all(ballots)
    session.flush()
    dots = (
        {"ballot_id": ballot.id, "cluster_id": topic, "marks": 1, "cap": 1}
        for ballot in ballots
        for ids in topics.values()
        for topic in chance.sample(ids, DOTS_EACH_LIST)
    )
    put(session, Dot, dots)


def agreed(session: Session, workshop_id: int, chance: random.Random) -> None:
    session.add_all(
        Decision(workshop_id=workshop_id, text=sentence(chance), how="consensus", at=later(60))
        for _ in range(DECISIONS)
    )
    session.add_all(
        Action(workshop_id=workshop_id, text=sentence(chance), owner=owner, at=later(70))
        for owner in chance.choices(PLACES, k=ACTIONS)
    )


def put(session: Session, table: type[Base], rows: Iterator[dict[str, Any]]) -> None:
    session.execute(insert(table), list(rows))


def sentence(chance: random.Random) -> str:
    """Sixty to a hundred and thirty characters, as people write."""
    words = chance.choice(BEGINNINGS), chance.choice(MIDDLES), chance.choice(ENDS)
    return " ".join(words[: chance.choice((2, 3, 3))])


SUBJECTS = (
    "nature in our towns",
    "clean transport",
    "small companies in the north",
    "young people who want to stay",
    "cities that work together",
)
PLACES = ("Fjordby", "Kleinmoor", "Nordhavn", "Malmvik", "Zuiderdam", "Aberlour", "Vestkyst")
BODIES = ("Kommune", "Region", "Institute", "Cluster", "Works", "Council", "Hochschule")
BEGINNINGS = (
    "Urban waterways should become nature corridors instead of being buried in pipes,",
    "Permits take years and differ from one town to the next,",
    "En fælles testplads for små virksomheder i hver region ville hjælpe,",
    "Community groups need longer funding and a person to call,",
    "Wir brauchen verlässliche Zuständigkeiten über die Grenze hinweg,",
    "Every new roof could carry a small meadow or solar panels,",
)
MIDDLES = (
    "and the budget for upkeep has to come with the first planting,",
    "men ingen i forvaltningen har tid til at koordinere,",
    "because strategies bind nobody once a project has ended,",
    "was in den Nachbarstädten schon seit zehn Jahren gut läuft,",
)
ENDS = (
    "as the harbour project showed.",
    "which neighbours would gladly look after.",
    "or half of it is gone in two summers.",
    "so let us begin with three streets.",
)
