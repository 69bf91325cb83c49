"""The live lists of a session, as they are printed."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.topics import letter
from facilitator.domain.words import LISTS, label_of
from facilitator.exports.reader.topics import board
from facilitator.exports.reader.withheld import withheld_words, without_words
from facilitator.exports.report.paper import (
    PaperIdea,
    PaperList,
    PaperQuestion,
    PaperReport,
    PaperTopic,
)
from facilitator.store.models import Cluster, Idea, Settlement, Withheld, Workshop
from facilitator.store.sheets import SheetList, proposed_sheet, sheet_of, vote_number
from facilitator.store.situation import found, situation
from facilitator.store.tallies import visible_ideas

ListKey = tuple[int, str]


def read_paper(session: Session, workshop_id: int, copies: int = 1) -> PaperReport:
    """The ballot of the vote that is open or comes to its results, else that of the next one."""
    workshop = found(session.get(Workshop, workshop_id))
    here = situation(session, workshop_id)
    vote_id = here.vote_id if here.prints_vote else None
    sheet = sheet_of(session, vote_id) if vote_id else proposed_sheet(session, workshop_id)
    rules: dict[ListKey, SheetList] = {(each.question_id, each.list_): each for each in sheet}
    printed = PaperReport(
        session=workshop.title,
        meeting=workshop.meeting.title,
        place=workshop.meeting.place,
        day=workshop.meeting.starts_on,
        language=workshop.language,
        questions=questions(workshop, rules, ideas_of(session, workshop_id)),
        vote=vote_number(session, vote_id) if vote_id else None,
        copies=copies,
    )
    return without_words(printed, withheld_words(session, workshop_id, board(session, workshop)))


def questions(
    workshop: Workshop,
    sheet: dict[ListKey, SheetList],
    ideas: dict[ListKey, list[PaperIdea]],
) -> tuple[PaperQuestion, ...]:
    return tuple(
        PaperQuestion(
            number,
            question.prompt,
            tuple(
                paper_list(
                    list_,
                    label_of(question, list_),
                    sheet.get((question.id, list_)),
                    ideas.get((question.id, list_), []),
                )
                for list_ in LISTS
            ),
        )
        for number, question in enumerate(workshop.questions, 1)
    )


def paper_list(list_: str, label: str, rule: SheetList | None, ideas: list[PaperIdea]) -> PaperList:
    topics = rule.topics if rule else ()
    return PaperList(
        list_,  # type: ignore[arg-type]  # one of LISTS
        label,
        tuple(PaperTopic(topic.letter, topic.name) for topic in topics),
        rule.dots if rule else 0,
        rule.cap if rule else 1,
        tuple(sorted(ideas, key=lambda idea: (not idea.letter, len(idea.letter), idea.letter))),
    )


def ideas_of(session: Session, workshop_id: int) -> dict[ListKey, list[PaperIdea]]:
    """Every visible idea by its list, in the order of the letters, those in no topic last; without
    those whose words are withheld."""
    rows = session.execute(
        visible_ideas(workshop_id)
        .with_only_columns(Idea, Cluster.letter)
        .outerjoin(Settlement, Settlement.idea_id == Idea.id)
        .outerjoin(Cluster, Cluster.id == Settlement.cluster_id)
        .where(Idea.id.not_in(select(Withheld.idea_id)))
        .order_by(Idea.id)
    )
    ideas: defaultdict[ListKey, list[PaperIdea]] = defaultdict(list)
    for idea, place in rows.all():
        ideas[idea.question_id, idea.list_].append(
            PaperIdea(idea.text, idea.language, "" if place is None else letter(place))
        )
    return ideas
