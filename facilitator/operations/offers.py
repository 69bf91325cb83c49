"""What the console offers while the room sorts: add a topic, or put an offer aside.

The other offers are taken up by what the board can do anyway: `merge_topics` (Same topic?),
`split_up` (Too big?), `move_ideas` (Place these, and what an author says).
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import CardsDealtAgain, Change, OfferDeclined, TopicDrafted
from facilitator.domain.errors import N_, Refused
from facilitator.domain.offers import MOST_ADDED_TOPICS, fits_nowhere
from facilitator.domain.words import ListName
from facilitator.operations.board import board
from facilitator.operations.dealing_again import check_sorting, void
from facilitator.operations.ideas import check_list, check_question
from facilitator.operations.recording import recorded
from facilitator.operations.topics import new_topic
from facilitator.store.cards import sorted_cards
from facilitator.store.inserting import insert_missing
from facilitator.store.models import OfferDecline, Placement
from facilitator.store.offers import added_topics


def add_topics(
    session: Session,
    workshop_id: int,
    *,
    question_id: int,
    list_: ListName,
    names: Sequence[str],
    by_id: int | None,
    now: datetime,
) -> list[Change]:
    """Up to two topics for what fits nowhere; only those cards are dealt again.

    Their "Fits nowhere" is void; what others placed stands.
    """
    check_sorting(board(session, workshop_id))
    check_list(list_)
    check_question(session, workshop_id, question_id)
    names = [name for name in names if name.strip()]
    check_may_add(len(names), added_topics(session, workshop_id, (question_id, list_)))
    cards = sorted_cards(session, workshop_id, question_id, list_)
    homeless = [card.idea for card in cards if fits_nowhere(card)]
    with recorded(session, workshop_id, "late_topic", by_id=by_id, now=now) as deed:
        for name in names:
            topic = new_topic(session, workshop_id, question_id, list_, name, now, by_id=by_id)
            deed.created.append(topic.id)
        void(session, deed, nowhere_answers(session, homeless), now)
        deed.what = ", ".join(names)
    drafted = [TopicDrafted(workshop_id, topic_id) for topic_id in deed.created]
    return [*drafted, CardsDealtAgain(workshop_id, question_id)]


def check_may_add(names: int, added: int) -> None:
    if not names:
        raise Refused(N_("Write something first."))
    if names + added > MOST_ADDED_TOPICS:
        raise Refused(
            N_("At most %(n)d topics can be added to a list. Place these cards by hand."),
            n=MOST_ADDED_TOPICS,
        )


def nowhere_answers(session: Session, ideas: Sequence[int]) -> Sequence[Placement]:
    return session.scalars(
        select(Placement).where(
            Placement.idea_id.in_(ideas),
            Placement.answer == "nowhere",
            Placement.voided_at.is_(None),
        )
    ).all()


def decline_offer(
    session: Session, workshop_id: int, *, offer: str, by_id: int | None, now: datetime
) -> list[Change]:
    """Put an offer aside until it says something new."""
    insert_missing(
        session, OfferDecline, workshop_id=workshop_id, offer=offer[:60], by_id=by_id, at=now
    )
    return [OfferDeclined(workshop_id, offer[:60])]
