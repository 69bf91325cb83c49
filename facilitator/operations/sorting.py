"""Sorting on the phones: a card is dealt, answered, taken back; enough is enough."""

from datetime import datetime
from typing import cast

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import (
    CardDealt,
    CardPlaced,
    CardsDealtAgain,
    CardTakenBack,
    Change,
    EnoughSaid,
)
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.sorting import (
    NOWHERE,
    UNCLEAR,
    Answer,
    deal,
)
from facilitator.domain.stage import Situation
from facilitator.domain.text import check_length, clean
from facilitator.domain.topics import NAME_LIMIT
from facilitator.operations.door import check_still_in
from facilitator.operations.leases import drop_lease, hold
from facilitator.operations.settling import settle_card, unsettle
from facilitator.store.cards import cards_to_read, final_topics, reader, topics_for
from facilitator.store.inserting import insert_missing
from facilitator.store.models import Act, Enough, Idea, Placement, Settlement
from facilitator.store.situation import held_still

SORTING_IS_OVER = N_("Sorting is over. Thank you, and look up.")


def deal_card(
    session: Session, workshop_id: int, *, participant: int, now: datetime
) -> list[Change]:
    """Give the phone its next card under a lease; no change means there is none for it now."""
    here = held_still(session, workshop_id)
    if not here.deals_cards or said_enough(session, here, participant):
        return []
    cards = cards_to_read(session, workshop_id, here.question_ids, now)
    card = deal(cards, reader(session, participant))
    if card is None:
        drop_lease(session, participant)
        return []
    hold(session, workshop_id, participant, card.idea, now)
    return [CardDealt(workshop_id, participant, card.idea)]


def place_card(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    idea_id: int,
    cluster_id: int,
    now: datetime,
) -> list[Change]:
    """ "It belongs here." The same answer again is a replay, another one replaces it."""
    idea = card_in_play(session, workshop_id, idea_id)
    cluster_id = final_topics(session, workshop_id).get(cluster_id, cluster_id)
    if cluster_id not in [topic.id for topic in topics_for(session, idea)]:
        raise Refused(N_("This topic is gone. Please choose another one."))
    return answer_card(session, idea, participant, cluster_id, "", now)


def answer_nowhere(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    idea_id: int,
    now: datetime,
    suggestion: str = "",
) -> list[Change]:
    """ "Fits nowhere", with a topic suggested to the console if the reader has one in mind."""
    suggestion = clean(suggestion)
    if suggestion:
        check_length(suggestion, NAME_LIMIT)
    idea = card_in_play(session, workshop_id, idea_id)
    return answer_card(session, idea, participant, NOWHERE, suggestion, now)


def answer_unclear(
    session: Session, workshop_id: int, *, participant: int, idea_id: int, now: datetime
) -> list[Change]:
    """ "I don't understand this": the card goes on to somebody else."""
    idea = card_in_play(session, workshop_id, idea_id)
    return answer_card(session, idea, participant, UNCLEAR, "", now)


def correct_own(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    idea_id: int,
    cluster_id: int,
    now: datetime,
) -> list[Change]:
    """ "Your idea is in Barriers B. Wrong?" The author says where it belongs.

    A settled card stays where it is; the console offers the move to the facilitator.
    """
    here = held_still(session, workshop_id)
    if here.stage not in ("sorting", "reading"):
        raise Refused(SORTING_IS_OVER)
    idea = visible_card(session, here, idea_id)
    if idea.author_id != participant:
        raise NotFound(N_("This card is not there any more."))
    cluster_id = final_topics(session, workshop_id).get(cluster_id, cluster_id)
    if cluster_id not in [topic.id for topic in topics_for(session, idea)]:
        raise Refused(N_("This topic is gone. Please choose another one."))
    return answer_card(session, idea, participant, cluster_id, "", now)


def card_in_play(session: Session, workshop_id: int, idea_id: int) -> Idea:
    """The card while the room sorts. An answer on its way when "Look up" is called counts."""
    here = held_still(session, workshop_id)
    if here.stage != "sorting":
        raise Refused(SORTING_IS_OVER)
    return visible_card(session, here, idea_id)


def visible_card(session: Session, here: Situation, idea_id: int) -> Idea:
    """Locked, so that two readers who agree at the same moment see each other's answer."""
    idea = session.get(Idea, idea_id, with_for_update=True, populate_existing=True)
    if (
        idea is None
        or idea.workshop_id != here.workshop_id
        or idea.question_id not in here.question_ids
        or idea.practice
        or idea.withdrawn_at is not None
        or idea.hidden_at is not None
    ):
        raise NotFound(N_("This card is not there any more."))
    if idea.late and session.get(Settlement, idea.id) is None:
        raise Refused(N_("This idea came late. The facilitator places it."))
    return idea


def answer_card(
    session: Session,
    idea: Idea,
    participant: int,
    answer: Answer,
    suggestion: str,
    now: datetime,
) -> list[Change]:
    check_still_in(session, participant)
    drop_lease(session, participant, idea.id)
    standing = standing_answer(session, idea.id, participant)
    if standing is not None:
        if same(standing, answer, suggestion):
            return []
        standing.voided_at = now
        session.flush()
    session.add(
        Placement(
            workshop_id=idea.workshop_id,
            idea_id=idea.id,
            participant_id=participant,
            answer="topic" if isinstance(answer, int) else answer,
            cluster_id=answer if isinstance(answer, int) else None,
            suggestion=suggestion,
            at=now,
        )
    )
    session.flush()
    placed = CardPlaced(idea.workshop_id, participant, idea.id)
    return [placed, *settle_card(session, idea.workshop_id, idea.id, now)]


def standing_answer(session: Session, idea_id: int, participant: int) -> Placement | None:
    return session.scalar(
        select(Placement).where(
            Placement.idea_id == idea_id,
            Placement.participant_id == participant,
            Placement.voided_at.is_(None),
        )
    )


def same(standing: Placement, answer: Answer, suggestion: str) -> bool:
    return (standing.cluster_id or standing.answer) == answer and standing.suggestion == suggestion


def take_back(
    session: Session,
    workshop_id: int,
    *,
    participant: int,
    now: datetime,
    in_hand: int | None = None,
) -> list[Change]:
    """ "Back": the last answer is void and its card is in the hand again.

    Pressed while the card `in_hand` was in sight; a topic suggested for that one may have been on
    its way still. Whichever of the two arrives first, the suggestion stays.

    If that answer was what settled the card just now, the card is open again: it was a slip.
    Otherwise a settled card stays settled until the facilitator moves it.
    """
    here = held_still(session, workshop_id)
    if here.stage != "sorting":
        raise Refused(SORTING_IS_OVER)
    last = last_answer(session, here, participant, in_hand)
    if last is None:
        raise Refused(N_("There is no card to go back to."))
    idea = session.get_one(Idea, last.idea_id, with_for_update=True)
    last.voided_at = now
    session.flush()
    changes: list[Change] = [CardTakenBack(workshop_id, participant, idea.id)]
    if unsettle(session, last):
        session.add(Act(opening_id=here.opening_id, kind="reopened", number=last.id, at=now))
        changes.append(CardsDealtAgain(workshop_id, idea.question_id))
    if here.deals_cards:
        hold(session, workshop_id, participant, idea.id, now)
    return changes


def last_answer(
    session: Session, here: Situation, participant: int, in_hand: int | None
) -> Placement | None:
    return session.scalars(
        select(Placement)
        .join(Idea, Idea.id == Placement.idea_id)
        .where(
            Placement.participant_id == participant,
            Placement.voided_at.is_(None),
            Idea.question_id.in_(here.question_ids),
            Idea.withdrawn_at.is_(None),
            Idea.hidden_at.is_(None),
            or_(Placement.idea_id != (in_hand or 0), Placement.suggestion == ""),
        )
        .order_by(Placement.id.desc())
        .limit(1)
    ).first()


def say_enough(
    session: Session, workshop_id: int, *, participant: int, now: datetime
) -> list[Change]:
    """No more cards for this phone; the one it holds goes to somebody else."""
    here = held_still(session, workshop_id)
    if here.stage != "sorting":
        raise Refused(SORTING_IS_OVER)
    drop_lease(session, participant)
    insert_missing(
        session,
        Enough,
        opening_id=cast(int, here.opening_id),
        participant_id=participant,
        at=now,
    )
    return [EnoughSaid(workshop_id, participant)]


def sort_on(session: Session, workshop_id: int, *, participant: int, now: datetime) -> list[Change]:
    """Cards again, after "Enough"."""
    here = held_still(session, workshop_id)
    session.execute(
        delete(Enough).where(
            Enough.opening_id == here.opening_id, Enough.participant_id == participant
        )
    )
    return deal_card(session, workshop_id, participant=participant, now=now)


def said_enough(session: Session, here: Situation, participant: int) -> bool:
    return session.get(Enough, (here.opening_id, participant)) is not None
