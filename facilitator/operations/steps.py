"""Driving a workshop: the next press, jumps, time, look up, and the close.

Every button says from which position it goes on, so a doubled press skips nothing.
"""

from datetime import datetime, timedelta
from typing import cast

from sqlalchemy.orm import Session

from facilitator.domain import changes as c
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.stage import (
    MORE_MINUTES,
    AcceptTopics,
    Close,
    NextAct,
    OpenStep,
    ReadTopic,
    RepeatVote,
    Reveal,
    ShowAgreed,
    ShowTopics,
    Situation,
    check_position,
    next_act,
)
from facilitator.domain.workshops import MOST_IDEAS_EACH
from facilitator.operations.ideas import usual_quota
from facilitator.operations.topics import letter_anew
from facilitator.operations.voting import close_vote, open_vote, repeat_vote, reveal_results
from facilitator.store.models import Act, Opening, Step, Workshop
from facilitator.store.situation import locked, situation_of
from facilitator.store.tallies import step_ids, topics_to_read


def go_on(
    session: Session, workshop_id: int, *, position: str, by_id: int | None, now: datetime
) -> list[c.Change]:
    """The next press: whatever comes after `position`. From elsewhere it does nothing."""
    workshop = locked(session, workshop_id)
    here = situation_of(session, workshop)
    check_position(here, position)
    act = next_act(here, step_ids(session, workshop_id), topics_to_read(session, here))
    if act is None:
        raise Refused(N_("The session is closed."))
    workshop.page, workshop.blank = 0, False
    return carry_out(session, workshop, here, act, by_id, now)


def carry_out(
    session: Session,
    workshop: Workshop,
    here: Situation,
    act: NextAct,
    by_id: int | None,
    now: datetime,
) -> list[c.Change]:
    match act:
        case OpenStep(step_id):
            return open_step(session, workshop, here, step_id, by_id, now)
        case ShowTopics():
            letter_anew(session, here)
            return acted(session, here, "topics_shown", c.TopicsShown, by_id, now)
        case ReadTopic(topic_id):
            return read_topic(session, here, topic_id, by_id, now)
        case AcceptTopics():
            return acted(session, here, "topics_accepted", c.TopicsAccepted, by_id, now)
        case RepeatVote():
            return repeat_vote(session, workshop.id, by_id=by_id, now=now)
        case Reveal():
            return reveal_results(session, workshop.id, by_id=by_id, now=now)
        case ShowAgreed():
            return acted(session, here, "agreed_shown", c.AgreedShown, by_id, now)
        case Close():
            return close(session, workshop, here, by_id, now)


def open_step(
    session: Session,
    workshop: Workshop,
    here: Situation,
    step_id: int,
    by_id: int | None,
    now: datetime,
) -> list[c.Change]:
    """Leave the current step and open another: its timer starts, its quota is frozen."""
    step = session.get(Step, step_id)
    if step is None or step.workshop_id != workshop.id:
        raise NotFound(N_("This step is not in the run sheet any more."))
    changes = leave_step(session, here, now)
    opening = Opening(
        workshop_id=workshop.id,
        step_id=step_id,
        opened_at=now,
        opened_by_id=by_id,
        ends_at=now + timedelta(minutes=step.minutes) if step.minutes else None,
        ideas_each=usual_quota(session, workshop.id) if step.kind == "collect" else None,
    )
    session.add(opening)
    session.flush()
    workshop.state, workshop.current_opening_id = "running", opening.id
    workshop.look_up_since, workshop.blank, workshop.page = None, False, 0
    workshop.shown_question_id, workshop.shown_list = None, "possibility"
    changes.append(c.StepOpened(workshop.id, opening.id))
    if step.kind == "vote":
        changes += open_vote(session, workshop.id, opening_id=opening.id, by_id=by_id, now=now)
    return changes


def leave_step(session: Session, here: Situation, now: datetime) -> list[c.Change]:
    if here.opening_id is None:
        return []
    session.get_one(Opening, here.opening_id).closed_at = now
    return close_vote(session, here.workshop_id, now=now) if here.kind == "vote" else []


def acted(
    session: Session,
    here: Situation,
    kind: str,
    change: type[c.Change],
    by_id: int | None,
    now: datetime,
) -> list[c.Change]:
    session.add(Act(opening_id=here.opening_id, kind=kind, by_id=by_id, at=now))
    return [change(here.workshop_id, here.opening_id)]  # type: ignore[call-arg]


def read_topic(
    session: Session, here: Situation, topic_id: int, by_id: int | None, now: datetime
) -> list[c.Change]:
    opening_id = cast(int, here.opening_id)  # a topic is read within a step
    session.add(Act(opening_id=opening_id, kind="reading", number=topic_id, by_id=by_id, at=now))
    return [c.TopicRead(here.workshop_id, opening_id, topic_id)]


def close(
    session: Session, workshop: Workshop, here: Situation, by_id: int | None, now: datetime
) -> list[c.Change]:
    changes = leave_step(session, here, now)
    workshop.state, workshop.current_opening_id = "closed", None
    workshop.closed_at, workshop.closed_by_id = now, by_id
    workshop.look_up_since, workshop.blank = None, False
    return [*changes, c.WorkshopClosed(workshop.id)]


# Beside the way


def jump(
    session: Session,
    workshop_id: int,
    *,
    position: str,
    step_id: int,
    by_id: int | None,
    now: datetime,
) -> list[c.Change]:
    """Open any step of the run sheet; re-entering a vote opens a new one."""
    workshop = locked(session, workshop_id)
    here = situation_of(session, workshop)
    check_position(here, position)
    if here.state == "closed":
        raise Refused(N_("The session is closed."))
    return open_step(session, workshop, here, step_id, by_id, now)


def close_workshop(
    session: Session, workshop_id: int, *, position: str, by_id: int | None, now: datetime
) -> list[c.Change]:
    """Close at once, from wherever the session stands."""
    workshop = locked(session, workshop_id)
    here = situation_of(session, workshop)
    check_position(here, position)
    return [] if here.state == "closed" else close(session, workshop, here, by_id, now)


def accept_topics(
    session: Session,
    workshop_id: int,
    *,
    position: str | None = None,
    by_id: int | None,
    now: datetime,
) -> list[c.Change]:
    """End the sorting at once, without reading the rest aloud. A button says from where, so that
    a late double accepts nothing of a later sorting step."""
    workshop = locked(session, workshop_id)
    here = situation_of(session, workshop)
    if position is not None:
        check_position(here, position)
    if here.stage == "accepted":
        return []
    if here.kind != "cluster":
        raise Refused(N_("Topics are accepted in a sorting step."))
    workshop.page = 0
    return acted(session, here, "topics_accepted", c.TopicsAccepted, by_id, now)


def allow_ideas(
    session: Session, workshop_id: int, *, ideas_each: int, now: datetime
) -> list[c.Change]:
    """So many ideas a person and list in the step that is open; never fewer than before.

    Says how many, not how many more: pressed twice by one finger, it raises once.
    """
    here = situation_of(session, locked(session, workshop_id))
    if here.ideas_each is None:
        raise Refused(N_("No ideas are collected just now."))
    if ideas_each > MOST_IDEAS_EACH:
        raise Refused(N_("At most %(most)d ideas for each list."), most=MOST_IDEAS_EACH)
    if ideas_each <= here.ideas_each:
        return []
    session.get_one(Opening, here.opening_id).ideas_each = ideas_each
    return [c.WorkshopEdited(workshop_id)]


def add_minutes(
    session: Session, workshop_id: int, *, ends_at: datetime | None, now: datetime
) -> list[c.Change]:
    """Two minutes more, from the timer's end or, when that has passed, from now.

    `ends_at` is the end that the button knew, None where there was no timer: pressed twice by
    one finger, it adds once.
    """
    here = situation_of(session, locked(session, workshop_id))
    if here.opening_id is None:
        raise Refused(N_("No step is running."))
    if not same_end(ends_at, here.ends_at):
        return []
    opening = session.get_one(Opening, here.opening_id)
    opening.ends_at = max(opening.ends_at or now, now) + MORE_MINUTES
    return [c.TimerExtended(workshop_id, opening.id)]


def same_end(one: datetime | None, other: datetime | None) -> bool:
    """To the millisecond, which is what screens know of a timer."""
    if one is None or other is None:
        return one is other
    return abs(one - other) < timedelta(milliseconds=1)


def look_up(session: Session, workshop_id: int, *, on: bool, now: datetime) -> list[c.Change]:
    """Cover all phones with "Look up", or uncover them."""
    workshop = locked(session, workshop_id)
    if workshop.state != "running":
        raise Refused(N_("No step is running."))
    if on:
        workshop.look_up_since = workshop.look_up_since or now
        return [c.LookUpCalled(workshop_id)]
    workshop.look_up_since = None
    return [c.LookUpEnded(workshop_id)]
