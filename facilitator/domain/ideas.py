"""How many ideas a person may write, and how long one may be."""

from facilitator.domain.errors import N_, Refused
from facilitator.domain.text import check_length, clean

SMALL_ROOM, MIDDLE_ROOM = 12, 25  # people
IDEAS_IN_A_SMALL_ROOM, IDEAS_IN_A_MIDDLE_ROOM, IDEAS_IN_A_LARGE_ROOM = 5, 3, 1  # each and list
ONE_MORE = 1  # by the phone's own button

TEXT_LIMIT = 140  # characters
LONGEST_TEXT_LIMIT = 280


class PracticeIsOver(Refused):
    """Written while practising, arrived afterwards: as promised, nothing of it is kept."""

    status = 409

    def __init__(self) -> None:
        super().__init__(N_("Practice is over, and nothing of it is kept."))


def ideas_each(joined: int) -> int:
    """Ideas per person and list, by the number of people when the step opens."""
    if joined <= SMALL_ROOM:
        return IDEAS_IN_A_SMALL_ROOM
    return IDEAS_IN_A_MIDDLE_ROOM if joined <= MIDDLE_ROOM else IDEAS_IN_A_LARGE_ROOM


def may_ask_for_more(written: int, cap: int) -> bool:
    """Is it time for the button "One more"?"""
    return written == cap


def check_another(written: int, cap: int, *, one_more: bool = False) -> None:
    """Refuse an idea beyond the cap, or beyond cap and "One more" once that was pressed."""
    if written < cap + (ONE_MORE if one_more else 0):
        return
    if may_ask_for_more(written, cap):
        raise Refused(
            N_(
                "You have written your idea for this list. “One more” adds another.",
                "You have written your %(n)d ideas for this list. “One more” adds another.",
            ),
            n=cap,
        )
    raise Refused(
        N_(
            "You have written all you can for this list: one idea.",
            "You have written all you can for this list: %(n)d ideas.",
        ),
        n=written,
    )


def check_text_limit(limit: int) -> None:
    if not TEXT_LIMIT <= limit <= LONGEST_TEXT_LIMIT:
        raise Refused(
            N_("An idea may have from %(least)d to %(most)d characters."),
            least=TEXT_LIMIT,
            most=LONGEST_TEXT_LIMIT,
        )


def idea_text(typed: str, limit: int = TEXT_LIMIT) -> str:
    """The idea as it is stored, or a refusal."""
    text = clean(typed)
    check_length(text, limit)
    return text
