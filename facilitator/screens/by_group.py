"""A vote by group as every screen shows it, and what there is to choose before."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.charts import percent
from facilitator.domain.groups import SMALL_SAFE, Axis, Group
from facilitator.domain.opinions import opinions_differ
from facilitator.domain.suppression import large_enough, shown_beside
from facilitator.domain.words import COUNTRIES, PARTNER_TYPES
from facilitator.store.breakdowns import Told_, kept, people_here, sizes_together, together
from facilitator.store.models import Workshop
from facilitator.store.situation import situation


@dataclass(frozen=True)
class Share:
    """So many of the people of a group put a dot on a topic; `width` is their share in percent."""

    group: Group
    people: int
    of: int
    width: int


@dataclass(frozen=True)
class TopicByGroup:
    axis: Axis
    shares: tuple[Share, ...]
    opinions_differ: bool


@dataclass(frozen=True)
class ByGroup:
    """What is told of each topic, by axis. A topic may be left out where others are told."""

    axes: tuple[Axis, ...]
    topics: Mapping[int, tuple[TopicByGroup, ...]]


def by_group(session: Session, vote_id: int, most: int | None = None) -> ByGroup:
    """Axes with more groups than `most` are left to the console and the minutes."""
    told = {
        axis: figures
        for axis, figures in kept(session, vote_id).items()
        if most is None or len(figures.sizes) <= most
    }
    topics: defaultdict[int, tuple[TopicByGroup, ...]] = defaultdict(tuple)
    for axis, figures in told.items():
        for topic, counts in figures.topics.items():
            topics[topic] += (topic_by_group(axis, figures, counts),)
    return ByGroup(tuple(told), topics)


def topic_by_group(axis: Axis, told: Told_, counts: Mapping[Group, int]) -> TopicByGroup:
    shares = (
        Share(group, counts[group], of, percent(counts[group], of))
        for group, of in told.sizes.items()
    )
    return TopicByGroup(axis, tuple(shares), opinions_differ(counts, told.sizes))


# Before they are shown


@dataclass(frozen=True)
class Size:
    group: Group
    people: int
    shown: bool
    together_id: int | None


@dataclass(frozen=True)
class Choice:
    """The figures of "4 of 6 groups large enough", and the codes that can be counted as one."""

    axis: Axis
    large: int
    all: int
    sizes: tuple[Size, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Groups:
    """`vote_id` is that of results which may be shown by group now; `shown` along what they are."""

    vote_id: int | None
    open_vote: bool
    shown: tuple[Axis, ...]
    alone: int
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> bool:
        return any(axis in SMALL_SAFE for axis in self.shown)


def groups(session: Session, workshop_id: int) -> Groups:
    here = situation(session, workshop_id)
    may_show = here.vote_id if here.revealed and here.stage != "closed" else None
    return Groups(
        may_show,
        session.get_one(Workshop, workshop_id).open_vote,
        tuple(kept(session, here.vote_id)) if here.vote_id else (),
        people_here(session, workshop_id, "partner_type")[1],
        tuple(choice(session, workshop_id, axis) for axis in SMALL_SAFE),
    )


def choice(session: Session, workshop_id: int, axis: Axis) -> Choice:
    sizes, alone = sizes_together(session, workshop_id, axis)
    shown = shown_beside(sizes, alone)
    unions = {
        code: union.id
        for union in together(session, workshop_id, axis)
        for code in union.members.split()
    }
    large, all_ = large_enough(sizes, alone)
    order = sorted(sizes.items(), key=lambda each: (-each[1], each[0]))
    return Choice(
        axis,
        large,
        all_,
        tuple(Size(group, people, group in shown, unions.get(group[0])) for group, people in order),
        tuple(PARTNER_TYPES) if axis == "partner_type" else codes_here(session, workshop_id),
    )


def codes_here(session: Session, workshop_id: int) -> tuple[str, ...]:
    return tuple(sorted({*COUNTRIES, *people_here(session, workshop_id, "country")[0]}))
