import pytest

from facilitator.domain.visibility import Audience, author_shown, shows_tallies
from facilitator.domain.words import NamingRule


@pytest.mark.parametrize("audience", ["phones", "projector", "console", "record"])
@pytest.mark.parametrize("revealed", [False, True])
def test_an_anonymous_idea_has_no_author_anywhere(audience: Audience, revealed: bool) -> None:
    assert author_shown("Ada", "anonymous", audience, revealed) is None


@pytest.mark.parametrize("naming", ["optional", "required"])
def test_names_come_to_the_wall_with_the_results(naming: NamingRule) -> None:
    assert author_shown("Ada", naming, "projector", revealed=False) is None
    assert author_shown("Ada", naming, "projector", revealed=True) == "Ada"


@pytest.mark.parametrize("audience", ["console", "record"])
def test_console_and_record_follow_the_naming_rule(audience: Audience) -> None:
    assert author_shown("Ada", "required", audience, revealed=False) == "Ada"
    assert author_shown(None, "optional", audience, revealed=True) is None


def test_nobody_sees_a_tally_before_the_reveal() -> None:
    assert (shows_tallies(False), shows_tallies(True)) == (False, True)
