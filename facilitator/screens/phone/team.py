"""What the theme team sees: ideas as they arrive, and the topics it drafts from them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.stage import Situation
from facilitator.domain.topics import most_topics
from facilitator.domain.wording import nearly_the_same
from facilitator.domain.words import LISTS, ListName, label_of
from facilitator.store.models import Idea, Question
from facilitator.store.tallies import standing_topics, visible_ideas

DRAFTS_IN = {"writing", "pause", "drafting"}
NEWEST = 40  # ideas of a list on a phone; comparing their wording takes the square of it


@dataclass(frozen=True)
class Seen:
    id: int
    text: str
    language: str
    alike: bool  # nearly the same wording as another one


@dataclass(frozen=True)
class Draft:
    id: int
    name: str


@dataclass(frozen=True)
class TeamList:
    question_id: int
    prompt: str
    name: ListName
    label: str
    topics: tuple[Draft, ...]
    most: int
    ideas: tuple[Seen, ...]
    older: int


def team(session: Session, here: Situation) -> tuple[TeamList, ...]:
    """The lists that have an idea or a topic, in their order."""
    questions = session.scalars(
        select(Question).where(Question.workshop_id == here.workshop_id).order_by(Question.position)
    ).all()
    most = most_topics(len(questions))
    lists = [team_list(session, question, name, most) for question in questions for name in LISTS]
    return tuple(one for one in lists if one.ideas or one.topics)


def team_list(session: Session, question: Question, name: ListName, most: int) -> TeamList:
    ideas = session.scalars(
        visible_ideas(question.workshop_id)
        .where(Idea.question_id == question.id, Idea.list_ == name)
        .order_by(Idea.id.desc())
    ).all()
    newest = ideas[:NEWEST]
    alike = {idea for pair in nearly_the_same({i.id: i.text for i in newest}) for idea in pair}
    topics = standing_topics(session, question.workshop_id, [question.id])
    return TeamList(
        question.id,
        question.prompt,
        name,
        label_of(question, name),
        tuple(Draft(topic.id, topic.name) for topic in topics if topic.list_ == name),
        most,
        tuple(Seen(idea.id, idea.text, idea.language, idea.id in alike) for idea in newest),
        len(ideas) - len(newest),
    )
