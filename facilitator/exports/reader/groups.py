"""What was told of a vote by group: read as it was kept, never worked out again."""

from collections.abc import Iterator, Mapping

from sqlalchemy.orm import Session

from facilitator.domain.frozen import known_as
from facilitator.domain.opinions import opinions_differ
from facilitator.domain.topics import letter
from facilitator.exports.reader.topics import Board, on_ballot
from facilitator.exports.report import GroupReport, GroupRow, GroupsReport
from facilitator.store.breakdowns import Told_, kept
from facilitator.store.models import Vote


def by_group(
    session: Session, vote: Vote, wall: Board, dots: Mapping[int, int]
) -> tuple[GroupsReport, ...]:
    return tuple(
        GroupsReport(
            axis,
            tuple(GroupReport(group, people) for group, people in told.sizes.items()),
            told.others,
            tuple(rows(vote, wall, dots, told)),
        )
        for axis, told in kept(session, vote.id).items()
    )


def rows(vote: Vote, wall: Board, dots: Mapping[int, int], told: Told_) -> Iterator[GroupRow]:
    """Every topic on the ballot, most dots first; those that are left out without figures."""
    for each in vote.lists:
        for topic in sorted(on_ballot(each, wall), key=lambda topic: -dots[topic.id]):
            counts = told.topics.get(topic.id)
            yield GroupRow(
                wall.numbers[each.question_id],
                topic.list_,  # type: ignore[arg-type]
                letter(topic.letter),
                topic.name,
                None if counts is None else tuple(counts[group] for group in told.sizes),
                counts is not None and opinions_differ(counts, told.sizes),
                known_by=(known_as("topic", topic.id),),
            )
