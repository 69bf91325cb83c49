"""What the room agrees: the rules for decisions, actions and what blocks what."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, get_args

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, day
from facilitator.domain.text import check_length, clean

How = Literal["consensus", "hands"]
HOW: dict[How, str] = {"consensus": N_("By consensus"), "hands": N_("By show of hands")}

Status = Literal["open", "done", "dropped"]
STATUSES: dict[Status, str] = {"open": N_("Open"), "done": N_("Done"), "dropped": N_("Dropped")}

Remover = Literal["city", "region", "state", "eu", "market", "us"]
REMOVERS: dict[Remover, str] = {
    "city": N_("The city"),
    "region": N_("The region"),
    "state": N_("The state"),
    "eu": N_("The EU"),
    "market": N_("The market"),
    "us": N_("We ourselves"),
}

TEXT_LIMIT = 1000  # characters of a decision or an action
NAME_LIMIT = 160  # of a body or an owner
MOST_HANDS = 9999

Hands = tuple[int | None, int | None, int | None]  # for, against, abstained


def agreed_text(typed: str) -> str:
    """The exact wording, lines kept."""
    text = clean(typed, lines=True)
    check_length(text, TEXT_LIMIT)
    return text


def owner_name(typed: str) -> str:
    """A body or an owner, an organisation most of the time; may be empty."""
    name = clean(typed)
    if name:
        check_length(name, NAME_LIMIT)
    return name


def counted_hands(how: str, hands: Hands) -> Hands:
    """The figures of a show of hands, all three; a consensus has none."""
    if how not in get_args(How):
        raise Refused(N_("Please choose how it was decided."))
    if how == "consensus":
        return None, None, None
    if hands == (None, None, None):
        raise Refused(N_("Please count the hands for and against."))
    if any(not 0 <= (count or 0) <= MOST_HANDS for count in hands):
        raise Refused(N_("Hands are counted from 0 to %(n)d."), n=MOST_HANDS)
    in_favour, against, abstained = hands
    return in_favour or 0, against or 0, abstained or 0


def action_status(status: str) -> Status:
    if status not in STATUSES:
        raise Refused(N_("An action is open, done or dropped."))
    return status


ACTION = ("text", "owner", "due_on", "status")
FOLLOWED_UP = ("status", "owner", "due_on")  # what changes of an action after its session
DECISION = ("text", "how", "in_favour", "against", "abstained", "body", "agenda_item_id")


def as_texts(agreed: object, names: Iterable[str]) -> dict[str, str]:
    """These attributes as a form holds them: nothing is an empty text, a day as 2026-11-23."""
    values = {name: getattr(agreed, name) for name in names}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def followed_up(typed: Mapping[str, str]) -> dict[str, str]:
    """These fields, checked, as a form types them: no day is an empty text."""
    form, read = Form(), {}
    with form.field("status"):
        read["status"] = str(action_status(typed["status"]))
    with form.field("owner"):
        read["owner"] = owner_name(typed["owner"])
    with form.field("due_on"):
        read["due_on"] = day(typed["due_on"]).isoformat() if typed["due_on"].strip() else ""
    form.check()
    return read


def is_brought_forward(status: str, settled_on: date | None, starts_on: date) -> bool:
    """Was it open when a later meeting of the series began? Then that one hears what became of
    it, also where it was settled on the first day."""
    return status == "open" or (settled_on is not None and settled_on >= starts_on)


def remover(who: str) -> Remover:
    if who not in REMOVERS:
        raise Refused(N_("Please choose who can remove the barrier."))
    return who
