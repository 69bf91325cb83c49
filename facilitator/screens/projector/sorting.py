"""Topics: drafted, shown and sorted into, read aloud with typical cards, accepted."""

from collections import Counter
from dataclasses import dataclass

from facilitator.domain.topics import letter, typical
from facilitator.domain.turning import topic_aloud
from facilitator.domain.words import LISTS, ListName, label_of
from facilitator.screens.projector.view import View
from facilitator.screens.projector.writing import Written
from facilitator.store.cards import answers, answers_by_idea
from facilitator.store.models import Cluster, Idea, Settlement
from facilitator.store.tallies import (
    Sorting,
    ideas_by_topic,
    sorting_progress,
    standing_topics,
    topics_to_read,
    visible_ideas,
)


@dataclass(frozen=True)
class Drafting:
    """How many topics each list has so far. Their names come when the facilitator shows them."""

    possibility: int
    barrier: int


def drafting(seen: View) -> Drafting:
    drafted = Counter(topic.list_ for topic in of_question(seen))
    return Drafting(drafted["possibility"], drafted["barrier"])


@dataclass(frozen=True)
class Topic:
    id: int
    letter: str
    name: str
    ideas: int = 0


@dataclass(frozen=True)
class Topics:
    """One list at a time, with the progress of the whole step."""

    list_: ListName
    topics: tuple[Topic, ...]
    progress: Sorting


def topics(seen: View) -> Topics:
    return Topics(
        seen.shown.list_,
        tuple(
            Topic(topic.id, letter(topic.letter), topic.name)
            for topic in of_question(seen)
            if topic.list_ == seen.shown.list_
        ),
        sorting_progress(seen.session, seen.here),
    )


def of_question(seen: View) -> list[Cluster]:
    question_id = seen.shown.question_id
    return standing_topics(seen.session, seen.workshop.id, [question_id] if question_id else [])


@dataclass(frozen=True)
class TopicRead:
    """The topic that is read aloud, and the cards that the room was surest about."""

    topic: Topic
    list_: ListName
    label: str
    prompt: str
    number: int
    of: int
    cards: tuple[Written, ...]


def topic_read(seen: View) -> TopicRead | None:
    """None when the topic was merged, emptied or taken away while it was read."""
    order = topics_to_read(seen.session, seen.here)
    topic_id = topic_aloud(seen.here, seen.shown.page)
    if topic_id not in order:
        return None
    topic = seen.session.get_one(Cluster, topic_id)
    question = next(q for q in seen.workshop.questions if q.id == topic.question_id)
    held = ideas_of(seen, topic.id)
    return TopicRead(
        Topic(topic.id, letter(topic.letter), topic.name, len(held)),
        "possibility" if topic.list_ == "possibility" else "barrier",
        label_of(question, topic.list_),
        question.prompt,
        order.index(topic.id) + 1,
        len(order),
        typical_cards(seen, topic.id, held),
    )


def ideas_of(seen: View, topic_id: int) -> dict[int, Written]:
    rows = seen.session.execute(
        visible_ideas(seen.workshop.id)
        .with_only_columns(Idea.id, Idea.text, Idea.language)
        .join(Settlement, Settlement.idea_id == Idea.id)
        .where(Settlement.cluster_id == topic_id)
    )
    return {row[0]: Written(*row) for row in rows}


def typical_cards(seen: View, topic_id: int, held: dict[int, Written]) -> tuple[Written, ...]:
    given = answers_by_idea(answers(seen.session, seen.workshop.id, held))
    cards = {idea: [one.answer for one in given[idea]] for idea in held}
    return tuple(held[idea] for idea in typical(cards, topic_id))


@dataclass(frozen=True)
class Accepted:
    """All topics of the question that hold ideas, both lists."""

    lists: dict[ListName, tuple[Topic, ...]]


def accepted(seen: View) -> Accepted:
    filled = ideas_by_topic(seen.session, seen.workshop.id)
    standing = of_question(seen)
    return Accepted(
        {
            list_: tuple(
                Topic(topic.id, letter(topic.letter), topic.name, filled[topic.id])
                for topic in standing
                if topic.list_ == list_ and filled.get(topic.id)
            )
            for list_ in LISTS
        }
    )
