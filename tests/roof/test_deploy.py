"""The examples for operators name settings and commands that exist."""

import re
from pathlib import Path

import pytest

from facilitator.cli import COMMANDS
from facilitator.config import read_config

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))


class Asked(dict[str, str]):
    """Settings that remember which of them were read."""

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.setdefault("ASKED", "")
        self["ASKED"] += f"{name} "
        return super().get(name, default)


def settings(folder: Path) -> set[str]:
    asked = Asked(DATA_DIR=str(folder))
    read_config(asked)
    return set(asked["ASKED"].split())


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_sets_only_what_can_be_set(unit: Path, tmp_path: Path) -> None:
    named = re.findall(r"^Environment=(\w+)=", unit.read_text(), re.MULTILINE)
    assert set(named) - settings(tmp_path) == set()


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_starts_only_commands_that_exist(unit: Path) -> None:
    started = re.findall(r"/bin/facilitator (\w+)", unit.read_text())
    assert set(started) - {command.NAME for command in COMMANDS} == set()


def test_a_proxy_passes_on_sockets_scheme_and_name() -> None:
    passed = re.findall(r"proxy_set_header (\S+) (\S+);", (DEPLOY / "nginx.conf").read_text())
    assert dict(passed) == {
        "Host": "$http_host",
        "X-Forwarded-For": "$remote_addr",
        "X-Forwarded-Proto": "$scheme",
        "Upgrade": "$http_upgrade",
        "Connection": "$connection_upgrade",
    }
