"""What the facilitator can press from here: the projector's bar and the remote draw the same."""

from dataclasses import dataclass, field
from datetime import datetime

from facilitator.domain.stage import Stage
from facilitator.domain.topics import letter
from facilitator.domain.turning import Turn, topic_aloud, turn_back, turn_forward
from facilitator.domain.words import LISTS, ListName
from facilitator.languages import translate
from facilitator.screens.next_press import next_words
from facilitator.screens.projector.view import View
from facilitator.screens.run_sheet import Entry, entries
from facilitator.store.models import Cluster

Fields = dict[str, str | int]


@dataclass(frozen=True)
class Press:
    """A button: its words, and what its form says."""

    words: str
    fields: Fields = field(default_factory=dict)


@dataclass(frozen=True)
class Steering:
    """`forward` turns the projector before `next` goes on; None where there is no such press.

    `step` of `steps` is None before the first and after the last one. `wall` says whether ideas
    are shown, None where they can't be.
    """

    workshop_id: int
    stage: Stage
    position: str
    page: int
    pages: bool  # the picture may be longer than the wall, so that its pages can be turned
    step: int | None
    steps: int
    name: str
    ends_at: datetime | None
    look_up: bool
    blank: bool
    wall: bool | None
    vote_id: int | None  # the vote that is open and can be stopped
    address: str | None
    wifi: bool | None  # shown just now; None: no Wi-Fi is known, or this is no lobby
    next: Press | None
    forward: Press | None
    back: Press | None
    other_list: Press | None
    other_question: Press | None
    rehearsal: bool  # the lobby was not opened for the room yet


def steering(seen: View) -> Steering:
    here, workshop = seen.here, seen.workshop
    sheet = entries(seen.session, workshop.id)
    step = next((n for n, entry in enumerate(sheet, 1) if entry.id == here.step_id), None)
    writing = here.stage in ("practice", "writing")
    return Steering(
        workshop.id,
        here.stage,
        here.position,
        seen.shown.page,
        has_pages(seen),
        step,
        len(sheet),
        "" if step is None else sheet[step - 1].name,
        here.ends_at,
        here.look_up,
        seen.shown.blank,
        ("wall_shown" in here.acts) if writing else None,
        here.vote_id if here.stage == "voting" else None,
        workshop.address,
        seen.shown.page > 0 if here.stage == "lobby" and workshop.wifi_name else None,
        going_on(seen, sheet),
        turning(seen, turn_forward(here, seen.shown)),
        turning(seen, turn_back(here, seen.shown)),
        other_list(seen),
        other_question(seen),
        workshop.lobby_opened_at is None,
    )


def has_pages(seen: View) -> bool:
    shown = seen.here.stage in ("sorting", "accepted", "revealed", "agreed")
    return (shown or "wall_shown" in seen.here.acts) and not seen.shown.blank


def going_on(seen: View, sheet: tuple[Entry, ...]) -> Press | None:
    words = next_words(seen.session, seen.here, sheet)
    return None if words is None else Press(words, {"position": seen.here.position})


def turning(seen: View, turn: Turn | None) -> Press | None:
    return None if turn is None else Press(turn_words(seen, turn), turn_fields(turn))


def turn_fields(turn: Turn) -> Fields:
    said: dict[str, str | int | None] = {
        "page": turn.page,
        "list": turn.list_,
        "question": turn.question_id,
        "blank": None if turn.blank is None else int(turn.blank),
    }
    return {name: value for name, value in said.items() if value is not None}


def turn_words(seen: View, turn: Turn) -> str:
    if turn.blank is False:
        return translate("Show the picture again")
    if turn.page is not None:
        return page_words(seen, turn.page)
    same_question = turn.question_id == seen.shown.question_id
    if turn.list_ and same_question:
        return list_words(seen, turn.list_)
    number = place(seen, turn.question_id)
    return translate("Question %(n)d", n=number)


def page_words(seen: View, page: int) -> str:
    """Pages are topics read before, and in the lobby the Wi-Fi."""
    if seen.here.stage != "reading":
        return translate("Show the code to join")
    topic = seen.session.get_one(Cluster, topic_aloud(seen.here, page))
    return translate("Topic %(letter)s", letter=letter(topic.letter))


def list_words(seen: View, list_: ListName) -> str:
    return seen.question.labels[list_] if seen.question else ""


def place(seen: View, question_id: int | None) -> int:
    """Of a question among those of the workshop, from 1."""
    ids = [question.id for question in seen.workshop.questions]
    return ids.index(question_id) + 1 if question_id in ids else 1


def other_list(seen: View) -> Press | None:
    if seen.here.stage != "sorting" or seen.question is None:
        return None
    [other] = [list_ for list_ in LISTS if list_ != seen.shown.list_]
    return turning(seen, Turn(list_=other, question_id=seen.question.id))


def other_question(seen: View) -> Press | None:
    """The next one, and after the last the first again."""
    ids = [q.id for q in seen.workshop.questions if q.id in seen.here.question_ids]
    if len(ids) < 2 or seen.shown.question_id not in ids or seen.here.stage == "reading":
        return None
    following = ids[(ids.index(seen.shown.question_id) + 1) % len(ids)]
    return Press(
        translate("Question %(n)d", n=place(seen, following)),
        turn_fields(Turn(question_id=following)),
    )
