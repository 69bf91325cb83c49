"""How fast one phone may be: far beyond what hands can do, and far below what stops a room.

Counted by device, so that handing a shared phone on begins nothing anew, and by subject, so that
ideas never hold up a ballot. What came too fast is asked to come again a little later (429 with
Retry-After): nothing of it is lost.
"""

from time import monotonic

from flask import current_app, request

from facilitator.domain.bucket import Buckets, Rate
from facilitator.domain.errors import N_, TooMany

AGAIN_AFTER = 10  # seconds
DEEDS = Rate(burst=30, per_second=2)
CARDS = Rate(burst=60, per_second=4)
LOOKS = Rate(burst=60, per_second=6)
TOO_FAST = N_("That was very fast. Nothing is lost; please send it again in a few seconds.")


def count(device_id: int) -> None:
    """Count this request of the phone, or refuse it until later."""
    subject, rate = counted_as()
    if not buckets().take_if_there((device_id, subject), rate, monotonic()):
        raise TooMany(TOO_FAST, seconds=AGAIN_AFTER)


def counted_as() -> tuple[str, Rate]:
    if request.method in ("GET", "HEAD"):
        return "looks", LOOKS
    subject = str(request.blueprint)
    return subject, CARDS if subject == "phone_cards" else DEEDS


def buckets() -> Buckets:
    """Of this process."""
    if "pace" not in current_app.extensions:
        current_app.extensions["pace"] = Buckets()
    kept: Buckets = current_app.extensions["pace"]
    return kept
