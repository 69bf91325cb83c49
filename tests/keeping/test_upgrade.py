"""Rows are backed up before a newer program changes the schema."""

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.config import WrongSetting, read_config
from facilitator.keeping.progress import silent
from facilitator.keeping.restore import look_into
from facilitator.server import prepare_database
from tests import postgres
from tests.store.released import thaw


def test_an_upgrade_makes_a_backup_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = read_config({"DATA_DIR": str(tmp_path)})
    thaw("0001", config.database_url)

    prepare_database(config)
    [made] = list((config.data_dir / "backups").glob("*.zip"))

    assert made.name.endswith("-before-upgrade-from-0001.zip")
    assert str(made) in capsys.readouterr().err
    assert look_into(made, silent).schema == "0001"
    prepare_database(config)
    assert len(list(made.parent.iterdir())) == 1


@pytest.mark.slow
def test_postgresql_is_backed_up_too_or_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres.server() as url:
        config = replace(read_config({"DATA_DIR": str(tmp_path)}), database_url=url)
        thaw("0001", url)
        with monkeypatch.context() as without_tools:
            without_tools.setenv("PATH", str(tmp_path))
            with pytest.raises(WrongSetting, match="migrate --has-backup"):
                prepare_database(config)

        prepare_database(config)

    [made] = (tmp_path / "backups").iterdir()
    assert look_into(made, silent).schema == "0001"


def test_a_fresh_database_needs_no_backup(tmp_path: Path) -> None:
    prepare_database(read_config({"DATA_DIR": str(tmp_path)}))

    assert not (tmp_path / "backups").exists()
