"""A step that fails in its middle leaves the database as it was, and the next start succeeds."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.operations import Operations

from facilitator.store.schema import KeysBroken, is_current, migrate
from tests.store.released import thaw


class PowerCut(Exception):
    """Stands for whatever ends a step in its middle."""


@pytest.fixture
def released(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/house.db"
    thaw("0001", url)
    return url


def fail(*_args: object, **_how: object) -> None:
    raise PowerCut


def look(url: str) -> tuple[list[str], str]:
    """Its tables, and the schema that it says it has."""
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        tables = sorted(sa.inspect(connection).get_table_names())
        schema = str(connection.scalar(sa.text("SELECT version_num FROM alembic_version")))
    engine.dispose()
    return tables, schema


def test_a_failing_step_changes_nothing(released: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = look(released)
    with monkeypatch.context() as failing:
        failing.setattr(Operations, "create_index", fail)  # some tables were rebuilt by then
        with pytest.raises(PowerCut):
            migrate(released)

    assert look(released) == before
    migrate(released)
    assert is_current(released)


KILLED_IN_THE_MIDDLE = """
import os, signal, sys
from alembic.operations import Operations
from facilitator.store.schema import KeysBroken, migrate

Operations.create_index = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
migrate(sys.argv[1])
"""


@pytest.mark.slow
def test_a_killed_step_changes_nothing(released: str) -> None:
    before = look(released)
    upgrade = subprocess.run([sys.executable, "-c", KILLED_IN_THE_MIDDLE, released], check=False)

    assert upgrade.returncode == -signal.SIGKILL
    assert look(released) == before
    migrate(released)
    assert is_current(released)


def test_broken_keys_change_nothing(released: str) -> None:
    engine = sa.create_engine(released)
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM meeting"))
    engine.dispose()
    before = look(released)

    with pytest.raises(KeysBroken, match="foreign keys are broken"):
        migrate(released)
    assert look(released) == before
