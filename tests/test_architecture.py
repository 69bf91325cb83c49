"""The house stands: imports go down only, and each door is the only one."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "facilitator"
FLOORS = {
    "domain": {"domain"},
    "store": {"store", "domain", "config"},
    "operations": {"operations", "store", "domain"},
    "screens": {"screens", "store", "domain", "languages"},
    "exports": {"exports", "store", "domain", "languages", "config"},
    "live": {"live", "screens", "store", "domain", "languages", "config"},
    "web": {
        "web", "live", "operations", "screens", "exports", "store", "domain", "languages", "config",
    },
    "config": {"config"},
    "languages": {"languages", "domain"},
    "simulate": {"simulate", "domain"},
    "keeping": {"keeping", "store", "domain", "config"},
}  # fmt: skip


def imported_rooms(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def floor(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def files(room: str) -> list[Path]:
    return sorted(HOUSE.glob(f"{room}/**/*.py")) or sorted(HOUSE.glob(f"{room}.py"))


@pytest.mark.parametrize("room", FLOORS)
def test_imports_go_down_only(room: str) -> None:
    climbs = {
        f"{path.relative_to(HOUSE)} imports {module}"
        for path in files(room)
        for module in imported_rooms(path)
        if module.startswith("facilitator.") and module.split(".")[1] not in FLOORS[room]
    }
    assert climbs == set()


def test_the_domain_needs_the_standard_library_only() -> None:
    strangers = {
        f"{path.name} imports {module}"
        for path in files("domain")
        for module in imported_rooms(path)
        if module.split(".")[0] not in {*sys.stdlib_module_names, "facilitator"}
    }
    assert strangers == set()


def calls(path: Path) -> set[str]:
    return {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


@pytest.mark.parametrize("deed", ["emit", "commit"])
def test_one_door_out(deed: str) -> None:
    doors = {
        str(path.relative_to(HOUSE))
        for path in HOUSE.glob("**/*.py")
        if deed in calls(path) and floor(path) not in {"store", "simulate"}
    }
    assert doors <= {"live/publish.py"}


def test_what_bandit_passes_over_is_one_check_with_a_reason() -> None:
    """A bare `nosec` would silence every check of its line."""
    house = "\n".join(path.read_text() for path in HOUSE.glob("**/*.py"))
    passed_over = re.findall(r".*nosec.*", house)
    assert [line for line in passed_over if not re.search(r"  # nosec B\d{3} # \w", line)] == []


TOP = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md",
    "SECURITY.md", "deploy", "docs", "facilitator", "pyproject.toml", "requirements-dev.lock",
    "requirements.lock", "static", "templates", "tests", "wsgi.py",
}  # fmt: skip


def test_nothing_else_stands_at_the_top() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=HOUSE.parent, capture_output=True, text=True, check=True
    )
    assert {name.split("/")[0] for name in listed.stdout.splitlines()} == TOP
