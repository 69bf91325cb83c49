"""Why a backup or a restore was not made, in a sentence for the operator."""

from facilitator.config import WrongSetting


class NotDone(WrongSetting):
    """Nothing was changed; the message says why and what would do."""


class Damaged(NotDone):
    """The database can't be read any more."""
