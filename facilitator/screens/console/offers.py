"""What the sorting offers: each is taken with a tap or put aside; none happens by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.offers import AddTopic, AuthorSays, PlaceThese, SameTopic, TooBig
from facilitator.domain.stage import Situation
from facilitator.domain.words import ListName, label_of
from facilitator.screens.console.agreed import Topic, topics_here
from facilitator.screens.watch import Watch
from facilitator.store.models import Idea, Question
from facilitator.store.offers import Offered, open_offers
from facilitator.store.situation import situation

Kind = Literal["add", "same", "big", "place", "author"]
SHOWN = 3  # the others are folded away
WHILE_CARDS_ARE_DEALT = (AddTopic, TooBig)  # they deal cards again


@dataclass(frozen=True)
class OfferCard:
    """An offer in words: which list, which topics, how many cards. `key` puts it aside."""

    kind: Kind
    key: str
    question_id: int
    list_: ListName
    label: str
    cards: int
    topics: tuple[Topic, ...] = ()
    suggestions: tuple[str, ...] = ()
    idea_id: int | None = None
    text: str = ""
    language: str = ""


@dataclass(frozen=True)
class Offers:
    workshop_id: int
    first: tuple[OfferCard, ...]
    more: tuple[OfferCard, ...]


def sorting_offers(session: Session, watch: Watch) -> Offers:
    here = situation(session, watch.workshop_id)
    cards = offer_cards(session, here) if here.kind == "cluster" else []
    return Offers(watch.workshop_id, tuple(cards[:SHOWN]), tuple(cards[SHOWN:]))


def offer_cards(session: Session, here: Situation) -> list[OfferCard]:
    topics = topics_here(session, here.workshop_id)
    questions = {
        question.id: question
        for question in session.scalars(select(Question).where(Question.id.in_(here.question_ids)))
    }
    return [
        offer_card(session, offered, topics, questions[offered.pile[0]])
        for offered in open_offers(session, here)
        if here.stage == "sorting" or not isinstance(offered.offer, WHILE_CARDS_ARE_DEALT)
    ]


def offer_card(
    session: Session, offered: Offered, topics: Mapping[int, Topic], question: Question
) -> OfferCard:
    question_id, list_ = offered.pile
    pile = (offered.key, question_id, list_, label_of(question, list_))
    match offered.offer:
        case AddTopic(ideas, suggestions):
            return OfferCard("add", *pile, len(ideas), suggestions=suggestions)
        case SameTopic(first, second, shared):
            return OfferCard("same", *pile, shared, topics=(topics[first], topics[second]))
        case TooBig(topic, cards):
            return OfferCard("big", *pile, cards, topics=(topics[topic],))
        case PlaceThese(ideas):
            return OfferCard("place", *pile, len(ideas))
        case AuthorSays(idea_id, topic):
            idea = session.get_one(Idea, idea_id)
            return OfferCard(
                "author",
                *pile,
                1,
                topics=(topics[topic],),
                idea_id=idea.id,
                text=idea.text,
                language=idea.language,
            )
