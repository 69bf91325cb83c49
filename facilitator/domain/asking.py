"""Presses that ask first, because they end something for people who are still at it."""

from datetime import datetime, timedelta

from facilitator.domain.errors import N_, Refused
from facilitator.domain.stage import AcceptTopics, Close, NextAct, OpenStep, ReadTopic, Situation

SURE_AFTER = timedelta(milliseconds=600)  # sooner, it is the same press, bounced
SURE_UNTIL = timedelta(seconds=20)


NOT_SHOWN = N_(
    "The results of the vote were not shown. After the close they are in no minutes, and no sheet"
    " or hand can be entered. Press again."
)


class Unsure(Refused):
    """Nothing was done yet; the same press again does it."""

    status = 409


def check_sure(
    here: Situation, act: NextAct, *, typing: int = 0, not_voted: int = 0, unsorted: int = 0
) -> None:
    """Raise Unsure with the question to ask, unless this press ends nothing for anybody."""
    if isinstance(act, Close) and here.vote_id is not None and not here.revealed:
        raise Unsure(NOT_SHOWN)
    if isinstance(act, Close):
        raise Unsure(N_("This closes the session for everybody. Press again."))
    if here.stage in ("practice", "writing") and isinstance(act, OpenStep) and typing:
        raise Unsure(
            N_("%(n)d still writing. Press again.", "%(n)d still writing. Press again."), n=typing
        )
    if here.stage == "voting" and not_voted:
        raise Unsure(
            N_(
                "%(n)d has not voted, and the vote closes for good. Press again.",
                "%(n)d have not voted, and the vote closes for good. Press again.",
            ),
            n=not_voted,
        )
    if (
        here.stage == "sorting"
        and isinstance(act, ReadTopic | AcceptTopics | OpenStep)
        and unsorted
    ):
        raise Unsure(
            N_(
                "%(n)d card is not sorted yet. Press again.",
                "%(n)d cards are not sorted yet. Press again.",
            ),
            n=unsorted,
        )


def check_accept(here: Situation, *, unsorted: int = 0) -> None:
    """The same before topics are accepted beside the way, without reading the rest aloud."""
    check_sure(here, AcceptTopics(), unsorted=unsorted)
    if here.kind == "cluster" and here.stage != "accepted":
        raise Unsure(N_("End the sorting? Press again."))


def check_stop(here: Situation, vote_id: int) -> None:
    """The same before a vote is stopped; one that is over already isn't asked about."""
    if here.stage == "voting" and here.vote_id == vote_id:
        raise Unsure(N_("Its ballots will not count. Press again."))


def is_sure(asked: datetime | None, now: datetime) -> bool:
    """Was the question asked, and long enough ago to have been read?"""
    return asked is not None and SURE_AFTER <= now - asked <= SURE_UNTIL
