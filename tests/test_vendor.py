"""What others wrote is carried unchanged: version in the name, licence beside it."""

import hashlib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
FOLDERS = [CHECKOUT / "static/vendor", CHECKOUT / "tests/vendor"]


def checksums(folder: Path) -> dict[str, str]:
    lines = (folder / "CHECKSUMS").read_text().splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


@pytest.mark.parametrize("folder", FOLDERS, ids=["served", "for tests"])
def test_every_vendored_script_is_the_one_that_was_published(folder: Path) -> None:
    carried = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.js")
    }
    assert carried == checksums(folder)


@pytest.mark.parametrize("folder", FOLDERS, ids=["served", "for tests"])
def test_every_vendored_script_has_its_licence_beside_it(folder: Path) -> None:
    without = [
        path.name
        for path in folder.glob("*.js")
        if not path.with_name(path.name.split("-")[0] + ".LICENSE").is_file()
    ]
    assert without == []
