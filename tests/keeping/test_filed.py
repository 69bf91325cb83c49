"""Minutes that were approved come back from a backup as they were, with every file."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from facilitator import House, build
from facilitator.config import read_config
from facilitator.domain.stages import Approval
from facilitator.exports.formats import FORMATS
from facilitator.exports.reader import read_minutes
from facilitator.keeping.backup import make_backup, usual_place
from facilitator.keeping.progress import silent
from facilitator.keeping.restore import restore
from facilitator.operations import publishing, stages
from facilitator.screens.office.versions import Versions, versions
from facilitator.server import prepare_database
from facilitator.web.versions import canonical
from tests.conftest import add_account, add_workshop
from tests.filed_room import hold

CLOCK = datetime(2026, 11, 25, 21, 13, tzinfo=UTC)
APPROVAL = Approval("All partners", date(2026, 10, 20), "in writing")


def opened(folder: Path) -> House:
    config = read_config({"DATA_DIR": str(folder)})
    prepare_database(config)
    house = build(config)
    house.live.background = False
    return house


def taken_home(house: House) -> tuple[Versions, list[bytes]]:
    """What the page says, the live minutes in all formats, and files of the approved version: two
    that were kept before, and one that is written now."""
    with house.database.read() as session:
        told = versions(session, 1)
        live = read_minutes(session, 1, CLOCK, ZoneInfo("UTC"))
    filed = [house.clerk.file(1, *which).content for which in KEPT]
    written = house.clerk.file(1, "pdf", "de").content
    return told, [FORMATS["zip"].write(live, "da"), *filed, written]


KEPT = (("docx", "en"), ("json", "en"))


@pytest.mark.slow
def test_a_restored_house_gives_the_same_minutes_live_and_filed(tmp_path: Path) -> None:
    house = opened(tmp_path / "used")
    workshop = house.database.write(add_workshop)
    by_id = add_account(house, "Ada Organiser", is_organiser=True)
    hold(house, workshop)
    house.live.perform(stages.approve, 1, APPROVAL, canonical, seen=0, by_id=by_id)
    house.live.perform(publishing.publish, 1, 1, token="the link", by_id=by_id)
    for format_, language in KEPT:
        house.clerk.write(house.clerk.wanted(1, format_, language))
    config = house.app.config["HOUSE"]
    file = make_backup(config, usual_place(config, CLOCK), CLOCK, silent).path
    there = taken_home(house)
    house.database.close()

    restore(read_config({"DATA_DIR": str(tmp_path / "other")}), file, CLOCK, silent, replace=False)
    other = opened(tmp_path / "other")
    told, files = taken_home(other)
    other.database.close()

    assert told.approved[0].files == {("docx", "en"), ("json", "en")}
    assert (told, files) == there
