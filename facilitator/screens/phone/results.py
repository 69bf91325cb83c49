"""The results on a phone: where one's own ideas came, and the ranked lists."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.charts import bar_widths
from facilitator.domain.stage import Situation, Stage
from facilitator.domain.topics import letter
from facilitator.domain.visibility import shows_tallies
from facilitator.domain.voting import Turnout, ranked
from facilitator.domain.words import label_of
from facilitator.screens.phone.ideas import OwnIdea, own_ideas
from facilitator.store.ballots import dots_by_topic, turnout_of
from facilitator.store.hands import hands_by_topic
from facilitator.store.models import Cluster, Idea, Question, Settlement, VoteList, VoteTopic


@dataclass(frozen=True)
class Place:
    """A topic in its list: `rank` as shown, "=3" where it is shared; `width` in percent."""

    topic_id: int
    letter: str
    name: str
    rank: str
    dots: int
    width: int
    own: bool
    hands: int  # of the dots


@dataclass(frozen=True)
class RankedList:
    name: str
    label: str
    prompt: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Results:
    """`turnout` is None before the reveal; then `lists` is empty as well."""

    stage: Stage
    turnout: Turnout | None
    lists: tuple[RankedList, ...]
    several: bool
    ideas: tuple[OwnIdea, ...]

    @property
    def own(self) -> list[tuple[RankedList, Place]]:
        """The topics that hold an idea of this person."""
        return [(each, place) for each in self.lists for place in each.places if place.own]

    @property
    def empty(self) -> bool:
        return not any(place.dots for each in self.lists for place in each.places)


def results(session: Session, here: Situation, person: int) -> Results:
    ideas = own_ideas(session, here, person)
    if here.vote_id is None or not shows_tallies(here.revealed):
        return Results(here.stage, None, (), several=False, ideas=ideas)
    lists = ranked_lists(session, here.vote_id, own_topics(session, person))
    return Results(
        here.stage,
        turnout_of(session, here.vote_id),
        lists,
        several=len({each.prompt for each in lists}) > 1,
        ideas=ideas,
    )


def own_topics(session: Session, person: int) -> set[int]:
    """Where this person's ideas were placed."""
    rows = session.scalars(
        select(Settlement.cluster_id)
        .join(Idea, Idea.id == Settlement.idea_id)
        .where(Idea.author_id == person, Idea.withdrawn_at.is_(None), Idea.hidden_at.is_(None))
    )
    return set(rows)


def ranked_lists(session: Session, vote_id: int, own: set[int]) -> tuple[RankedList, ...]:
    rows = session.execute(
        select(VoteList, Question, Cluster)
        .join(Question, Question.id == VoteList.question_id)
        .join(VoteTopic, VoteTopic.vote_list_id == VoteList.id)
        .join(Cluster, Cluster.id == VoteTopic.cluster_id)
        .where(VoteList.vote_id == vote_id)
        .order_by(Question.position, VoteList.id, Cluster.letter)
    ).all()
    dots, hands = dots_by_topic(session, vote_id), hands_by_topic(session, vote_id)
    widths = bar_widths(dots)
    lists: dict[int, list[Cluster]] = {}
    rules: dict[int, tuple[VoteList, Question]] = {}
    for rule, question, topic in rows:
        lists.setdefault(rule.id, []).append(topic)
        rules[rule.id] = rule, question
    return tuple(
        RankedList(
            rule.list_,
            label_of(question, rule.list_),
            question.prompt,
            places(lists[rule_id], dots, hands, widths, own),
        )
        for rule_id, (rule, question) in rules.items()
    )


def places(
    topics: list[Cluster],
    dots: dict[int, int],
    hands: dict[int, int],
    widths: dict[int, int],
    own: set[int],
) -> tuple[Place, ...]:
    by_id = {topic.id: topic for topic in topics}
    return tuple(
        Place(
            each.topic,
            letter(by_id[each.topic].letter),
            by_id[each.topic].name,
            each.shown_rank,
            each.dots,
            widths[each.topic],
            own=each.topic in own,
            hands=hands.get(each.topic, 0),
        )
        for each in ranked({topic.id: dots[topic.id] for topic in topics})
    )
