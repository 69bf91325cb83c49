"""Results: ranked bars, both lists on one scale, ties as ties. Read after the reveal only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from sqlalchemy import select

from facilitator.domain.agreed import REMOVERS, Remover
from facilitator.domain.charts import bar_widths
from facilitator.domain.topics import letter
from facilitator.domain.visibility import shows_tallies
from facilitator.domain.voting import Turnout, ranked
from facilitator.domain.words import LISTS, ListName
from facilitator.screens.by_group import TopicByGroup, by_group
from facilitator.screens.projector.view import View
from facilitator.store.ballots import dots_by_topic, turnout_of
from facilitator.store.hands import hands_by_topic
from facilitator.store.models import BarrierLink, Cluster, VoteList, VoteTopic

MOST_GROUPS = 8  # of an axis below a bar; forty organisations would fill the wall


@dataclass(frozen=True)
class Bar:
    """`rank` as shown, "=3" where it is shared; `width` in percent of the longest of both lists;
    `hands` are those of the dots that are raised hands.

    A barrier may block possibilities, named by their letters, and be removed by somebody.
    """

    topic_id: int
    letter: str
    name: str
    rank: str
    dots: int
    width: int
    by_group: tuple[TopicByGroup, ...] = ()
    hands: int = 0
    blocks: tuple[str, ...] = ()
    removers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ranking:
    """Each list as groups of bars: a group shares a rank and is never split over pages."""

    turnout: Turnout
    lists: dict[ListName, tuple[tuple[Bar, ...], ...]]
    by_group: bool = False  # told by group, a topic that isn't is left out

    @property
    def empty(self) -> bool:
        return not any(
            bar.dots for groups in self.lists.values() for bars in groups for bar in bars
        )


def ranking(seen: View) -> Ranking | None:
    vote_id = seen.here.vote_id
    if vote_id is None or not shows_tallies(seen.here.revealed):
        return None
    on_ballot = topics_of_vote(seen, vote_id)
    dots, hands = dots_by_topic(seen.session, vote_id), hands_by_topic(seen.session, vote_id)
    widths = bar_widths({topic.id: dots[topic.id] for topic in on_ballot})
    told = by_group(seen.session, vote_id, MOST_GROUPS)
    links = links_by_barrier(seen)

    def groups(list_: ListName) -> Iterable[tuple[Bar, ...]]:
        here = {topic.id: topic for topic in on_ballot if topic.list_ == list_}
        order = ranked({topic_id: dots[topic_id] for topic_id in here})
        for _, tied in groupby(order, key=lambda entry: entry.rank):
            yield tuple(
                Bar(
                    entry.topic,
                    letter(here[entry.topic].letter),
                    here[entry.topic].name,
                    entry.shown_rank,
                    entry.dots,
                    widths[entry.topic],
                    told.topics.get(entry.topic, ()),
                    hands.get(entry.topic, 0),
                    tuple(letter(possibility) for possibility, _ in links[entry.topic]),
                    tuple(dict.fromkeys(REMOVERS[who] for _, who in links[entry.topic])),
                )
                for entry in tied
            )

    return Ranking(
        turnout_of(seen.session, vote_id),
        {list_: tuple(groups(list_)) for list_ in LISTS},
        bool(told.axes),
    )


def topics_of_vote(seen: View, vote_id: int) -> list[Cluster]:
    """What stood on the ballot for the question that is shown, in the order of the letters."""
    return list(
        seen.session.scalars(
            select(Cluster)
            .join(VoteTopic, VoteTopic.cluster_id == Cluster.id)
            .join(VoteList, VoteList.id == VoteTopic.vote_list_id)
            .where(VoteList.vote_id == vote_id, VoteList.question_id == seen.shown.question_id)
            .order_by(Cluster.letter)
        )
    )


def links_by_barrier(seen: View) -> defaultdict[int, list[tuple[int, Remover]]]:
    """For each barrier: the letters' places of what it blocks, and who can remove it."""
    rows = seen.session.execute(
        select(BarrierLink.barrier_id, Cluster.letter, BarrierLink.remover)
        .join(Cluster, Cluster.id == BarrierLink.possibility_id)
        .where(BarrierLink.workshop_id == seen.workshop.id)
        .order_by(Cluster.letter)
    )
    links: defaultdict[int, list[tuple[int, Remover]]] = defaultdict(list)
    for barrier, possibility, who in rows:
        links[barrier].append((possibility, cast(Remover, who)))
    return links
