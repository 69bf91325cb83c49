"""Reads what the console offers while the room sorts, and who may propose a better name."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.offers import Offer, offer_key, offers
from facilitator.domain.sorting import Pile
from facilitator.domain.stage import Situation
from facilitator.domain.topics import proposers, typical
from facilitator.store.cards import answers, piles, sorted_cards
from facilitator.store.models import BoardAction, Cluster, NameProposal, OfferDecline, Settlement


@dataclass(frozen=True)
class Offered:
    """An offer of one list; `key` puts it aside."""

    key: str
    pile: Pile
    offer: Offer


def open_offers(session: Session, here: Situation) -> list[Offered]:
    """The offers of this step's lists that were not put aside."""
    aside = set(
        session.scalars(
            select(OfferDecline.offer).where(OfferDecline.workshop_id == here.workshop_id)
        )
    )
    return [
        Offered(offer_key(pile, offer), pile, offer)
        for pile in piles(here.question_ids)
        for offer in offers_of(session, here.workshop_id, pile)
        if offer_key(pile, offer) not in aside
    ]


def offers_of(session: Session, workshop_id: int, pile: Pile) -> list[Offer]:
    cards = sorted_cards(session, workshop_id, *pile)
    return offers(cards, added_topics(session, workshop_id, pile))


def added_topics(session: Session, workshop_id: int, pile: Pile) -> int:
    """How many topics were added to the list from Fits nowhere."""
    made: list[Any] = [
        topic
        for action in session.scalars(
            select(BoardAction).where(
                BoardAction.workshop_id == workshop_id,
                BoardAction.kind == "late_topic",
                BoardAction.undone_at.is_(None),
            )
        )
        for topic in action.after["created"]  # type: ignore[attr-defined]
    ]
    of_pile = select(Cluster.id).where(
        Cluster.id.in_(made), Cluster.question_id == pile[0], Cluster.list_ == pile[1]
    )
    return len(session.scalars(of_pile).all())


def proposers_of(session: Session, topic: Cluster) -> list[int]:
    """The participants who placed most in the topic: they are asked for its name."""
    placements = [
        (given.participant, given.answer)
        for given in answers(session, topic.workshop_id)
        if isinstance(given.answer, int)
    ]
    return proposers(placements, topic.id)


def proposed_names(session: Session, cluster_id: int) -> list[str]:
    """What they proposed, oldest first, without saying who."""
    return list(
        session.scalars(
            select(NameProposal.name)
            .where(NameProposal.cluster_id == cluster_id)
            .order_by(NameProposal.at)
        )
    )


def typical_ideas(session: Session, topic: Cluster) -> list[int]:
    """The cards that are read aloud with the topic."""
    ideas = session.scalars(
        select(Settlement.idea_id).where(Settlement.cluster_id == topic.id)
    ).all()
    cards = sorted_cards(session, topic.workshop_id, topic.question_id, topic.list_)  # type: ignore[arg-type]
    return typical({card.idea: card.answers for card in cards if card.idea in ideas}, topic.id)
