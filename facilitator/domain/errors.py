"""Refusals: what a rule says when something can't be done, in words a person can read.

A refusal carries a message id, never a finished sentence: `web/` translates it into the
language of the person who was refused.
"""


def N_(message: str, plural: str | None = None) -> str:  # noqa: N802 (gettext's own name for a marker)
    """Mark a message for translation and hand it back unchanged."""
    return message


class Refused(Exception):
    """A rule said no. `status` is the HTTP status of the answer.

    With `plural` and `n` the message has two forms and `n` chooses between them; `values`
    fill the %(name)s places of the message (`n` is among them).
    """

    status = 422

    def __init__(
        self, message: str, *, plural: str | None = None, n: int | None = None, **values: object
    ) -> None:
        super().__init__(message)
        self.message = message
        self.plural = plural
        self.n = n
        self.values = values if n is None else {"n": n, **values}


class NotFound(Refused):
    """There is no such thing here, or it isn't for the one who asks."""

    status = 404


class Conflict(Refused):
    """What was sent doesn't fit what is stored; nothing was changed."""

    status = 409


class TooMany(Refused):
    """Asked too often; later it goes again."""

    status = 429
