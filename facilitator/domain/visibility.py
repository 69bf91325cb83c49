"""Who sees what. Every reader asks here, so that secrecy is decided in one place.

| | participants | projector | facilitators | record |
|---|---|---|---|---|
| tallies before the reveal | none | progress only | progress only | none |
| author of an idea | own | never, under *anonymous* | never, under *anonymous* | as the rule says |
| name | own | with the results, if the rule says so | as the rule says | as the rule says |
"""

from typing import Literal

from facilitator.domain.words import NamingRule

Audience = Literal["phones", "projector", "console", "record"]


def shows_tallies(revealed: bool) -> bool:
    """Counts of dots, on any screen and in any file. Nobody is before anybody else."""
    return revealed


def shows_names(naming: NamingRule, audience: Audience, revealed: bool) -> bool:
    """May a name stand beside an idea? On the wall only with the results; on phones never,
    since everybody there sees their own ideas only."""
    if naming == "anonymous" or audience == "phones":
        return False
    return revealed if audience == "projector" else True


def author_shown(
    name: str | None, naming: NamingRule, audience: Audience, revealed: bool
) -> str | None:
    """The name beside an idea, or None."""
    return name if shows_names(naming, audience, revealed) else None
