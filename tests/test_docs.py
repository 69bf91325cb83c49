"""The docs are true: settings, formats and links."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
PAGES = sorted([*HOUSE.glob("*.md"), *HOUSE.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")
SETTING = re.compile(r'given(?:\.get\(|, )"([A-Z_]+)"')
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOUSE)))
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()]
    assert dead == []


def test_every_setting_is_documented() -> None:
    read = set(SETTING.findall((HOUSE / "facilitator/config.py").read_text()))
    documented = set(
        re.findall(r"^\| `([A-Z_]+)`", (HOUSE / "docs/operators.md").read_text(), re.M)
    )
    assert documented == read


def test_every_format_of_the_minutes_is_documented() -> None:
    from facilitator.exports.formats import FORMATS

    documented = re.findall(
        r"^\| ([A-Z]{2,4}) \|", (HOUSE / "docs/organisers.md").read_text(), re.M
    )
    assert sorted(name.lower() for name in documented) == sorted(
        name.replace("markdown", "md") for name in FORMATS
    )
