"""A participant's ballot: every list of the vote in the voter's own order, with their dots."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from facilitator.domain.stage import Situation
from facilitator.domain.topics import letter
from facilitator.domain.voting import ballot_order
from facilitator.screens.phone.ideas import label_of
from facilitator.store.ballots import dots_of
from facilitator.store.models import Ballot, Cluster, Question, VoteList


@dataclass(frozen=True)
class Choice:
    topic_id: int
    letter: str
    name: str
    dots: int


@dataclass(frozen=True)
class VotingList:
    """One list: `dots` to place, at most `cap` on a topic, `used` of them placed."""

    question_id: int
    name: str
    label: str
    dots: int
    cap: int
    used: int
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class VotingQuestion:
    prompt: str
    lists: tuple[VotingList, ...]


@dataclass(frozen=True)
class Voting:
    """`number` is that of the stored ballot; the next change carries a higher one."""

    vote_id: int
    number: int
    done: bool
    abstained: bool
    questions: tuple[VotingQuestion, ...]

    @property
    def empty(self) -> bool:
        return not any(each.choices for question in self.questions for each in question.lists)

    @property
    def dots(self) -> set[int]:
        return {each.dots for question in self.questions for each in question.lists if each.choices}

    @property
    def cap(self) -> int:
        return max((each.cap for q in self.questions for each in q.lists), default=1)


def voting(session: Session, here: Situation, person: int) -> Voting | None:
    """None while no vote stands: it was stopped, and the next one opens soon."""
    if here.vote_id is None:
        return None
    ballot = session.scalar(
        select(Ballot)
        .where(Ballot.vote_id == here.vote_id, Ballot.participant_id == person)
        .options(selectinload(Ballot.dots))
    )
    placed = dots_of(ballot) if ballot else {}
    return Voting(
        vote_id=here.vote_id,
        number=ballot.number if ballot else 0,
        done=ballot is not None and ballot.done_at is not None,
        abstained=ballot is not None and ballot.abstained_at is not None,
        questions=voting_questions(session, here.vote_id, person, placed),
    )


def voting_questions(
    session: Session, vote_id: int, person: int, placed: dict[int, int]
) -> tuple[VotingQuestion, ...]:
    rules = session.scalars(
        select(VoteList)
        .where(VoteList.vote_id == vote_id)
        .order_by(VoteList.id)
        .options(selectinload(VoteList.topics))
    ).all()
    topics = topics_by_id(session, [t.cluster_id for rule in rules for t in rule.topics])
    questions = session.scalars(
        select(Question)
        .where(Question.id.in_({rule.question_id for rule in rules}))
        .order_by(Question.position)
    )
    return tuple(
        VotingQuestion(
            question.prompt,
            tuple(
                voting_list(rule, question, topics, person, placed)
                for rule in rules
                if rule.question_id == question.id
            ),
        )
        for question in questions
    )


def topics_by_id(session: Session, ids: list[int]) -> dict[int, Cluster]:
    return {t.id: t for t in session.scalars(select(Cluster).where(Cluster.id.in_(ids)))}


def voting_list(
    rule: VoteList,
    question: Question,
    topics: dict[int, Cluster],
    person: int,
    placed: dict[int, int],
) -> VotingList:
    ids = ballot_order((t.cluster_id for t in rule.topics), person, rule.vote_id)
    return VotingList(
        question_id=question.id,
        name=rule.list_,
        label=label_of(question, rule.list_),
        dots=rule.dots,
        cap=rule.cap,
        used=sum(placed.get(topic, 0) for topic in ids),
        choices=tuple(
            Choice(topic, letter(topics[topic].letter), topics[topic].name, placed.get(topic, 0))
            for topic in ids
        ),
    )
