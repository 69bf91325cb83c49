"""A participant's ballot: every list of the vote in the voter's own order, with their dots."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.domain.stage import Situation
from facilitator.domain.topics import letter
from facilitator.domain.voting import ballot_order
from facilitator.domain.words import label_of
from facilitator.store.ballots import stored_ballot
from facilitator.store.models import Cluster, Question, VoteList, VoteTopic


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
class Cast:
    """A ballot as it is stored. `number` is its own; the next change carries a higher one."""

    vote_id: int
    number: int
    done: bool
    abstained: bool
    dots: Mapping[int, int]


@dataclass(frozen=True)
class Voting:
    cast: Cast
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
    cast = cast_by(session, here.vote_id, person)
    return Voting(cast, voting_questions(session, here.vote_id, person, cast.dots))


def cast_by(session: Session, vote_id: int, person: int) -> Cast:
    """What this person's ballot says; an empty one where nothing was cast yet."""
    ballot = stored_ballot(session, vote_id, person)
    if ballot is None:
        return Cast(vote_id, 0, done=False, abstained=False, dots={})
    return Cast(
        vote_id,
        ballot.number,
        done=ballot.done_at is not None,
        abstained=ballot.abstained_at is not None,
        dots=ballot.dots,
    )


# Asked by every phone when a vote opens, so built once.
LISTS_OF_VOTE = (
    select(
        VoteList.id,
        VoteList.question_id,
        VoteList.list_,
        VoteList.dots,
        VoteList.cap,
        Question.prompt,
        Question.possibility_label,
        Question.barrier_label,
    )
    .join(Question, Question.id == VoteList.question_id)
    .where(VoteList.vote_id == bindparam("vote_id"))
    .order_by(Question.position, VoteList.id)
)
TOPICS_OF_VOTE = (
    select(VoteTopic.vote_list_id, Cluster.id, Cluster.letter, Cluster.name)
    .join(VoteList, VoteList.id == VoteTopic.vote_list_id)
    .join(Cluster, Cluster.id == VoteTopic.cluster_id)
    .where(VoteList.vote_id == bindparam("vote_id"))
)


def voting_questions(
    session: Session, vote_id: int, person: int, placed: Mapping[int, int]
) -> tuple[VotingQuestion, ...]:
    topics: dict[int, dict[int, Choice]] = {}
    for list_id, topic, place, name in session.execute(TOPICS_OF_VOTE, {"vote_id": vote_id}):
        choice = Choice(topic, letter(place), name, placed.get(topic, 0))
        topics.setdefault(list_id, {})[topic] = choice
    lists: dict[int, list[VotingList]] = {}
    prompts: dict[int, str] = {}
    for rule in session.execute(LISTS_OF_VOTE, {"vote_id": vote_id}):
        prompts[rule.question_id] = rule.prompt
        choices = topics.get(rule.id, {})
        lists.setdefault(rule.question_id, []).append(
            VotingList(
                question_id=rule.question_id,
                name=rule.list_,
                label=label_of(rule, rule.list_),
                dots=rule.dots,
                cap=rule.cap,
                used=sum(choice.dots for choice in choices.values()),
                choices=tuple(choices[one] for one in ballot_order(choices, person, vote_id)),
            )
        )
    return tuple(VotingQuestion(prompts[question], tuple(lists[question])) for question in lists)
