"""The lists of a vote as a sheet of paper has them: of one that was opened, or of the next one."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.topics import letter
from facilitator.domain.voting import dots_of_list, stands_for_vote
from facilitator.domain.words import LISTS, ListName, label_of
from facilitator.store.models import Cluster, Question, Vote, VoteList, VoteTopic, Workshop
from facilitator.store.tallies import ideas_by_topic, standing_topics


@dataclass(frozen=True)
class SheetTopic:
    id: int
    letter: str
    name: str


@dataclass(frozen=True)
class SheetList:
    """`question` is its number, from 1; topics in the order of their letters, never none."""

    question_id: int
    question: int
    prompt: str
    list_: ListName
    label: str
    dots: int
    cap: int
    topics: tuple[SheetTopic, ...]

    @property
    def key(self) -> str:
        """Names the list in a form."""
        return f"{self.question_id}-{self.list_}"


def sheet_of(session: Session, vote_id: int) -> tuple[SheetList, ...]:
    """The frozen rule of a vote and what is on its ballot."""
    rules = session.scalars(
        select(VoteList).where(VoteList.vote_id == vote_id).order_by(VoteList.id)
    ).all()
    asked = numbered(session, {rule.question_id for rule in rules})
    lists = []
    for rule in rules:
        topics = session.scalars(
            select(Cluster)
            .join(VoteTopic, VoteTopic.cluster_id == Cluster.id)
            .where(VoteTopic.vote_list_id == rule.id)
            .order_by(Cluster.letter)
        ).all()
        if topics:
            number, question = asked[rule.question_id]
            lists.append(sheet_list(question, number, rule.list_, rule.dots, rule.cap, topics))
    return tuple(lists)


def vote_number(session: Session, vote_id: int) -> int:
    """Which vote of its session it is, from 1; stopped ones count."""
    workshop = select(Vote.workshop_id).where(Vote.id == vote_id).scalar_subquery()
    earlier = select(func.count()).where(Vote.workshop_id == workshop, Vote.id <= vote_id)
    return session.scalar(earlier) or 0


def proposed_sheet(session: Session, workshop_id: int) -> tuple[SheetList, ...]:
    """What a vote over all questions would have, if it were opened now."""
    workshop = session.get_one(Workshop, workshop_id)
    cap, lists = workshop.dot_cap, []
    for number, question in enumerate(workshop.questions, 1):
        for list_, topics in topics_for_vote(session, workshop_id, question.id).items():
            if topics:
                dots = dots_of_list(len(topics), cap, workshop.dots_each)
                lists.append(sheet_list(question, number, list_, dots, cap, topics))
    return tuple(lists)


def topics_for_vote(
    session: Session, workshop_id: int, question_id: int
) -> dict[ListName, list[Cluster]]:
    """What a ballot has of each list of the question: every topic with more than one idea, and
    single ones if promoted."""
    held = ideas_by_topic(session, workshop_id)
    standing = [
        topic
        for topic in standing_topics(session, workshop_id, [question_id])
        if stands_for_vote(held.get(topic.id, 0), promoted=topic.promoted_at is not None)
    ]
    return {list_: [topic for topic in standing if topic.list_ == list_] for list_ in LISTS}


def sheet_list(
    question: Question, number: int, list_: str, dots: int, cap: int, topics: Iterable[Cluster]
) -> SheetList:
    return SheetList(
        question.id,
        number,
        question.prompt,
        list_,  # type: ignore[arg-type]  # the table's CHECK holds it
        label_of(question, list_),
        dots,
        cap,
        tuple(SheetTopic(topic.id, letter(topic.letter), topic.name) for topic in topics),
    )


def numbered(session: Session, question_ids: set[int]) -> dict[int, tuple[int, Question]]:
    """Each question with its number in its session."""
    here = session.scalars(
        select(Question).where(
            Question.workshop_id.in_(
                select(Question.workshop_id).where(Question.id.in_(question_ids))
            )
        )
    )
    in_order = sorted(here, key=lambda question: question.position)
    return {question.id: (number, question) for number, question in enumerate(in_order, 1)}
