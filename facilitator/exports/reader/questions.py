"""Questions, their lists, topics and ideas."""

from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.frozen import known_as
from facilitator.domain.topics import letter
from facilitator.domain.visibility import author_shown
from facilitator.domain.voting import Ranked, ranked
from facilitator.domain.words import LISTS, ListName, label_of
from facilitator.exports.reader.tallies import Counted, standing_results
from facilitator.exports.reader.topics import Board, created, touched
from facilitator.exports.report import (
    Blocks,
    IdeaReport,
    ListReport,
    QuestionReport,
    TopicReport,
)
from facilitator.store.models import (
    BarrierLink,
    Cluster,
    Idea,
    Participant,
    Question,
    Settlement,
    Vote,
    Withheld,
    Workshop,
)
from facilitator.store.tallies import visible_ideas

ListKey = tuple[int, str]
LATE, NOT_PLACED = "late", "not placed"
Pile = int | str  # a topic, or one of the two above
Ideas = list[IdeaReport | None]  # None for one that is withheld
NOT_COUNTED = Counted(0, {}, {})


def questions(
    session: Session, workshop: Workshop, wall: Board, opened: list[Vote]
) -> tuple[QuestionReport, ...]:
    piles = sorted_ideas(session, workshop, wall)
    results = standing_results(session, opened)
    away = set_aside(session, workshop.id)
    return tuple(
        QuestionReport(
            number=number,
            prompt=question.prompt,
            lists=tuple(
                list_report(
                    question,
                    list_,
                    wall,
                    piles.get((question.id, list_), {}),
                    results.get((question.id, list_), NOT_COUNTED),
                    away.get((question.id, list_), (0, 0)),
                )
                for list_ in LISTS
            ),
            blocks=blocks(session, question, wall),
        )
        for number, question in enumerate(workshop.questions, 1)
    )


def list_report(
    question: Question,
    list_: ListName,
    wall: Board,
    piles: dict[Pile, Ideas],
    counted: Counted,
    away: tuple[int, int],
) -> ListReport:
    """Topics that hold an idea or were voted on: by rank, those without dots after them."""
    dots = counted.dots
    topics = [
        topic
        for topic in sorted(wall.topics.values(), key=lambda topic: topic.letter)
        if (topic.question_id, topic.list_) == (question.id, list_)
        and (topic.id in piles or topic.id in dots)
    ]
    ranks = {
        rank.topic: rank for rank in ranked({t.id: dots[t.id] for t in topics if t.id in dots})
    }
    order = [*ranks, *(topic.id for topic in topics if topic.id not in ranks)]
    return ListReport(
        list_=list_,
        label=label_of(question, list_),
        topics=tuple(
            topic_report(
                wall.topics[id_],
                wall,
                piles.get(id_, []),
                ranks.get(id_),
                counted.hands.get(id_),
            )
            for id_ in order
        ),
        not_placed=told(piles.get(NOT_PLACED, [])),
        late=told(piles.get(LATE, [])),
        withdrawn=away[0],
        hidden=away[1],
        not_placed_withheld=piles.get(NOT_PLACED, []).count(None),
        late_withheld=piles.get(LATE, []).count(None),
    )


def told(ideas: Ideas) -> tuple[IdeaReport, ...]:
    return tuple(idea for idea in ideas if idea is not None)


def topic_report(
    topic: Cluster,
    wall: Board,
    ideas: Ideas,
    rank: Ranked | None,
    hands: int | None,
) -> TopicReport:
    return TopicReport(
        letter=letter(topic.letter),
        name=topic.name,
        former_names=former_names(topic, wall),
        merged_names=tuple(
            wall.topics[merged].name for merged, into in wall.final.items() if into == topic.id
        ),
        dots=rank.dots if rank else None,
        rank=rank.shown_rank if rank else None,
        ideas=told(ideas),
        late=any(
            action.kind == "late_topic" and topic.id in created(action) for action in wall.actions
        ),
        promoted=topic.promoted_at is not None,
        withheld=ideas.count(None),
        hands=hands,
        known_by=(known_as("topic", topic.id),),
    )


def former_names(topic: Cluster, wall: Board) -> tuple[str, ...]:
    """Every name it had before, oldest first, each once."""
    names: dict[str, None] = {}
    for action in wall.actions:
        before = touched(action, "topics", when="before").get(topic.id, {})
        if action.kind == "renamed" and "name" in before:
            names[str(before["name"])] = None
    names.pop(topic.name, None)
    return tuple(names)


# Ideas


def sorted_ideas(
    session: Session, workshop: Workshop, wall: Board
) -> dict[ListKey, dict[Pile, Ideas]]:
    """Every visible idea in its pile: its topic, the late tray, or not placed."""
    rows = session.execute(
        visible_ideas(workshop.id)
        .with_only_columns(Idea, Settlement.cluster_id, Participant.name, Withheld.at)
        .outerjoin(Settlement, Settlement.idea_id == Idea.id)
        .outerjoin(Participant, Participant.id == Idea.author_id)
        .outerjoin(Withheld, Withheld.idea_id == Idea.id)
        .order_by(Idea.at, Idea.id)
    )
    piles: dict[ListKey, dict[Pile, Ideas]] = {}
    for idea, topic_id, name, withheld_at in rows.all():
        pile: Pile = LATE if idea.late else NOT_PLACED
        if topic_id is not None:
            pile = wall.standing(topic_id)
        author = author_shown(name, cast(Any, workshop.naming), "record", True)
        shown = idea_report(idea, author) if withheld_at is None else None
        piles.setdefault((idea.question_id, idea.list_), {}).setdefault(pile, []).append(shown)
    return piles


def idea_report(idea: Idea, author: str | None) -> IdeaReport:
    return IdeaReport(
        text=idea.text,
        language=idea.language,
        author=author,
        source=cast(Any, idea.source),
        late=idea.late,
        original=idea.original_text if idea.edited_by_id is not None else None,
        known_by=(known_as("idea", idea.id),),
    )


def set_aside(session: Session, workshop_id: int) -> dict[ListKey, tuple[int, int]]:
    """How many ideas of each list their authors withdrew, and how many were hidden."""
    rows = session.execute(
        select(
            Idea.question_id,
            Idea.list_,
            func.count().filter(Idea.withdrawn_at.is_not(None)),
            func.count().filter(Idea.withdrawn_at.is_(None), Idea.hidden_at.is_not(None)),
        )
        .where(Idea.workshop_id == workshop_id, Idea.practice.is_(False))
        .group_by(Idea.question_id, Idea.list_)
    )
    return {(row[0], row[1]): (row[2], row[3]) for row in rows.all()}


# What blocks what


def blocks(session: Session, question: Question, wall: Board) -> tuple[Blocks, ...]:
    """Links of the question; a topic that was merged away is called what it went into."""
    links = session.scalars(
        select(BarrierLink).where(BarrierLink.workshop_id == question.workshop_id)
    )
    shown = {
        linked(wall, link): None
        for link in links
        if wall.topics[link.barrier_id].question_id == question.id
    }
    return tuple(sorted(shown, key=lambda link: (link.barrier, link.possibility, link.remover)))


def linked(wall: Board, link: BarrierLink) -> Blocks:
    barrier = wall.topics[wall.standing(link.barrier_id)]
    possibility = wall.topics[wall.standing(link.possibility_id)]
    return Blocks(
        barrier=letter(barrier.letter),
        barrier_name=barrier.name,
        possibility=letter(possibility.letter),
        possibility_name=possibility.name,
        remover=cast(Any, link.remover),
        known_by=(known_as("topic", barrier.id), known_as("topic", possibility.id)),
    )
