"""Who may still come in: the door of a session, and phones that were taken out of it."""

from facilitator.domain.errors import N_, Refused

MOST_PEOPLE = 1500  # unless the session says otherwise: so many a hall holds, and one machine
HIGHEST_MOST = 10_000

SHUT = N_("The facilitator has closed the door. Please ask them to open it, then try again.")
FULL = N_("This session is full. Please ask the facilitator to let more people in.")
REMOVED = N_("The facilitator took this phone out of the session. Only they can let it in again.")


class NoWayIn(Refused):
    """Nothing is wrong with what was sent; nobody new, or not this phone, comes in."""

    status = 403


def check_door(*, shut: bool, joined: int, most: int | None) -> None:
    """Refuses newcomers; whoever joined before is none."""
    if shut:
        raise NoWayIn(SHUT)
    if is_full(joined, most):
        raise NoWayIn(FULL)


def is_full(joined: int, most: int | None) -> bool:
    return joined >= (most or MOST_PEOPLE)
