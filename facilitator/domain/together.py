"""Two people in one form at once: each keeps what they wrote, nothing is overwritten unseen."""

from collections.abc import Mapping
from typing import Any

from facilitator.domain.errors import N_, Conflict

Fields = Mapping[str, Any]


class Clash(Conflict):
    """Both changed the same fields, and nothing was saved.

    `fields` names them; `standing` is what is stored now, of every field; `typed` is the form with
    what the other one changed elsewhere already in it.
    """

    def __init__(self, fields: tuple[str, ...], standing: Fields, typed: Fields) -> None:
        super().__init__(
            N_(
                "Somebody else saved this meanwhile. Both texts stand below: choose or join them,"
                " then save again. Nothing is lost."
            )
        )
        self.fields, self.standing, self.typed = fields, dict(standing), dict(typed)


def together(typed: Fields, began: Fields, standing: Fields) -> dict[str, Any]:
    """What to save: every field as it was changed by whoever changed it.

    `began` is what the form showed when it was opened, `standing` what is stored by now. Raises
    Clash where both differ from it, and from each other.
    """
    mine = {name for name in typed if typed[name] != began.get(name)}
    theirs = {name for name in typed if standing[name] != began.get(name)}
    joined = {name: typed[name] if name in mine else standing[name] for name in typed}
    both = tuple(name for name in typed if name in mine & theirs and typed[name] != standing[name])
    if both:
        raise Clash(both, {name: standing[name] for name in typed}, joined)
    return joined
