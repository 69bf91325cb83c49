"""Dots: how many, how a ballot is checked and replaced, what is counted, and who is first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from facilitator.domain.errors import N_, Conflict, Refused
from facilitator.domain.lots import lot

FEWEST_DOTS, MOST_DOTS = 3, 5  # proposed per list
TOPICS_PER_DOT = 3  # a third of the topics, rounded up

# A host delegation of a fifth, stacking three dots, lifted a middling topic into the top three
# in every simulated vote; with one dot per topic in a fifth of them.
USUAL_CAP = 1
CAPS = (1, 2, 3)

Topic = TypeVar("Topic")


def check_cap(cap: int) -> None:
    if cap not in CAPS:
        raise Refused(N_("One person may put one, two or three dots on a topic, not %(n)d."), n=cap)


def proposed_dots(topics: int, cap: int = USUAL_CAP) -> int:
    """Dots per list: a third of its topics, 3 to 5, never more than can be placed."""
    third = -(-topics // TOPICS_PER_DOT)
    return min(max(third, FEWEST_DOTS), MOST_DOTS, topics * cap)


def dots_of_list(topics: int, cap: int, chosen: int | None) -> int:
    """The dots of a list when its vote opens: as many as were chosen, or as are proposed."""
    return min(chosen or proposed_dots(topics, cap), topics * cap)


def stands_for_vote(ideas: int, *, promoted: bool) -> bool:
    """A topic of one idea is on the ballot only if the facilitator put it there."""
    return ideas > 1 or (ideas == 1 and promoted)


@dataclass(frozen=True)
class BallotList:
    """One list of a vote, frozen when it opened."""

    topics: frozenset[int]
    dots: int
    cap: int = USUAL_CAP


def check_ballot(dots: Mapping[int, int], lists: Iterable[BallotList]) -> None:
    """Refuse a ballot over budget, over the cap, or with dots on what isn't on it."""
    lists = list(lists)
    on_ballot = frozenset[int]().union(*(each.topics for each in lists))
    if any(topic not in on_ballot for topic in dots):
        raise Refused(N_("One of these topics is not on the ballot. Read the list again."))
    if any(count < 0 for count in dots.values()):
        raise Refused(N_("A dot is placed or taken back, never less than none."))
    for each in lists:
        check_list({topic: dots.get(topic, 0) for topic in each.topics}, each)


def check_list(dots: Mapping[int, int], rule: BallotList) -> None:
    if any(count > rule.cap for count in dots.values()):
        raise Refused(
            N_("At most one dot on a topic.", "At most %(n)d dots on a topic."),
            n=rule.cap,
        )
    if sum(dots.values()) > rule.dots:
        raise all_used(rule.dots)


def all_used(dots: int) -> Refused:
    return Refused(
        N_(
            "You have used your one dot. Take it back first.",
            "You have used all %(n)d. Take one back first.",
        ),
        n=dots,
    )


def tap(dots: Mapping[int, int], topic: int) -> dict[int, int]:
    """The ballot after a tap where one dot per topic is allowed: placed, or taken back."""
    return with_dots(dots, topic, 0 if dots.get(topic) else 1)


def with_dots(dots: Mapping[int, int], topic: int, count: int) -> dict[int, int]:
    """The ballot with so many dots on the topic; a topic without dots isn't in it."""
    return {at: n for at, n in {**dots, topic: count}.items() if n}


OTHER_DOTS = N_("Your dots were changed on another screen. Look at both and choose.")


class OtherDots(Conflict):
    """A ballot stands with the same number and other dots: the voter has two screens."""


BallotFate = Literal["replaces", "replay", "outdated"]


def ballot_fate(
    number: int, dots: Mapping[int, int], stored_number: int, stored: Mapping[int, int]
) -> BallotFate:
    """What becomes of a ballot that arrives beside a stored one; refuses with a conflict.

    The phone raises the number with each change, so a higher one is newer. A late one changes
    nothing and is answered with what is stored: to the person it was never an error.
    """
    if number > stored_number:
        return "replaces"
    if number < stored_number:
        return "outdated"
    if dict(dots) == dict(stored):
        return "replay"
    raise OtherDots(OTHER_DOTS)


def ballot_order(topics: Iterable[int], voter: int, vote: int) -> list[int]:
    """The topics in this voter's own order, the same at every look: no topic is always first."""
    return sorted(topics, key=lambda topic: lot(voter, vote, topic))


@dataclass(frozen=True)
class Voter:
    """A participant as the turnout sees them; `shared` further persons on one device, `on_paper`
    whoever handed in a ballot sheet."""

    dots: int = 0
    done: bool = False
    abstained: bool = False
    shared: bool = False
    on_paper: bool = False


@dataclass(frozen=True)
class Turnout:
    """The figures of "41 of 43 voted"; people on shared devices are in both and counted apart.

    Only phones join. Sheets and hands are among those who voted and not among those who joined:
    their people may have joined as well, which nobody can know.
    """

    voted: int
    joined: int
    abstained: int = 0
    shared_voted: int = 0
    shared_joined: int = 0
    on_paper: int = 0
    hands: int = 0

    @property
    def by_phone(self) -> int:
        return self.voted - self.on_paper - self.hands


def turnout(voters: Sequence[Voter], hands: int = 0) -> Turnout:
    """Who placed at least one dot, pressed Done, or abstained, and `hands` people without a ballot
    who raised a hand; beside the number of those who joined."""
    shared = [voter for voter in voters if voter.shared]
    return Turnout(
        voted=sum(has_voted(voter) for voter in voters) + hands,
        joined=sum(not voter.on_paper for voter in voters),
        abstained=sum(voter.abstained for voter in voters),
        shared_voted=sum(has_voted(voter) for voter in shared),
        shared_joined=len(shared),
        on_paper=sum(voter.on_paper for voter in voters),
        hands=hands,
    )


def has_voted(voter: Voter) -> bool:
    return voter.dots > 0 or voter.done or voter.abstained


@dataclass(frozen=True)
class Ranked:
    topic: int
    dots: int
    rank: int
    tied: bool

    @property
    def shown_rank(self) -> str:
        return f"={self.rank}" if self.tied else f"{self.rank}"


def ranked(dots: Mapping[int, int]) -> list[Ranked]:
    """Most dots first; equal dots share a rank, and the rank after them counts them all.

    Topics that tie stay in the order in which they were given (their letters').
    """
    sharing = Counter(dots.values())
    return [
        Ranked(topic, count, 1 + sum(n > count for n in dots.values()), sharing[count] > 1)
        for topic, count in sorted(dots.items(), key=lambda entry: -entry[1])
    ]
