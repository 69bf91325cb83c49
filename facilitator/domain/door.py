"""Who may still come in: the door of a session, and phones that were taken out of it."""

from facilitator.domain.errors import N_, Refused

MOST_PEOPLE = 1500  # unless the session says otherwise: so many a hall holds, and one machine
HIGHEST_MOST = 10_000
MOST_ON_ONE_PHONE = 40  # who hand it on to each other; a script must not fill the room with it

SHUT = N_("The facilitator has closed the door. Please ask them to open it, then try again.")
FULL = N_("This session is full. Please ask the facilitator to let more people in.")
REMOVED = N_("The facilitator took this phone out of the session. Only they can let it in again.")
PHONE_FULL = N_(
    "%(most)d people have taken part on this phone, and that is as many as one phone takes. Please"
    " use another one."
)


class NoWayIn(Refused):
    """Nothing is wrong with what was sent; nobody new, or not this phone, comes in."""

    status = 403


def check_door(*, shut: bool, joined: int, most: int | None) -> None:
    """Refuses newcomers; whoever joined before is none."""
    if shut:
        raise NoWayIn(SHUT)
    if is_full(joined, most):
        raise NoWayIn(FULL)


def check_phone(people: int) -> None:
    """Refuses the next person on a phone that was handed on very often."""
    if people >= MOST_ON_ONE_PHONE:
        raise NoWayIn(PHONE_FULL, most=MOST_ON_ONE_PHONE)


def is_full(joined: int, most: int | None) -> bool:
    return joined >= (most or MOST_PEOPLE)
