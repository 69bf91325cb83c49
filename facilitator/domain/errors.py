"""Refusals: what a rule says when something can't be done, in words a person can read.

A refusal carries a message id, never a finished sentence: `web/` translates it into the
language of the person who was refused.
"""


class Counted(str):
    """A message with two forms; `n` chooses between them."""

    plural: str


def N_(message: str, plural: str | None = None) -> str:  # noqa: N802 (gettext's own name for a marker)
    """Mark a message, or a message and its plural, for translation and hand it back."""
    if plural is None:
        return message
    counted = Counted(message)
    counted.plural = plural
    return counted


class Refused(Exception):
    """A rule said no. `status` is the HTTP status of the answer.

    `values` fill the %(name)s places of the message; where it has a plural, `n` is one of them.
    """

    status = 422

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


class NotFound(Refused):
    """There is no such thing here, or it isn't for the one who asks."""

    status = 404


class Conflict(Refused):
    """What was sent doesn't fit what is stored; nothing was changed."""

    status = 409


class TooMany(Refused):
    """Asked too often; in so many `seconds` it goes again."""

    status = 429

    def __init__(self, message: str, *, seconds: int = 60, **values: object) -> None:
        super().__init__(message, **values)
        self.seconds = seconds
