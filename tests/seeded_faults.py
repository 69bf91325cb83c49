"""Proof that the tests can fail: faults are put into a copy of the code, one at a time, and the
tests that guard against each must go red. `tests/sown` holds the faults by subject.

    python -m tests.seeded_faults            all of them; about a quarter of an hour
    python -m tests.seeded_faults cleaning   those whose name holds this word

Ends with 1 when a fault went unnoticed, or when those tests are red without it.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.sown import (
    allowing,
    carrying,
    editing,
    filing,
    forgetting,
    grouping,
    limiting,
    linking,
    paper,
    projecting,
    showing,
    storing,
    waiting,
)
from tests.sown.fault import Fault

ROOT = Path(__file__).parent.parent
RED = 1  # pytest's status when tests ran and some failed; an error of its own is another
TABLES = (
    storing,
    showing,
    allowing,
    limiting,
    forgetting,
    filing,
    waiting,
    linking,
    projecting,
    grouping,
    paper,
    editing,
    carrying,
)
FAULTS = [fault for table in TABLES for fault in table.FAULTS]


def main(words: Sequence[str]) -> int:
    faults = [fault for fault in FAULTS if all(word in fault.name for word in words)]
    with tempfile.TemporaryDirectory(prefix="seeded-faults-") as folder:
        copy = copied(Path(folder))
        whole = run(copy, sorted({test for fault in faults for test in fault.tests}))
        if whole.returncode:
            print(f"{whole.stdout}These tests are red without any fault; nothing can be shown.")
            return 1
        noticed = [shown(fault, copy) for fault in faults]
    print(f"{sum(noticed)} of {len(faults)} faults turned the tests red.")
    return 0 if all(noticed) else 1


def copied(folder: Path) -> Path:
    """What git knows of the checkout, as it stands now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    return folder


def shown(fault: Fault, copy: Path) -> bool:
    with fault.sown(copy):
        status = run(copy, fault.tests).returncode
    word = {0: "NOT NOTICED", RED: "red"}.get(status, f"pytest ended with {status}")
    print(f"{word:12} {fault.name}", flush=True)
    return status == RED


def run(copy: Path, tests: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    """Without the long ones, up to the first failure."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, "-m", "not long", *tests], cwd=copy, capture_output=True, text=True, check=False
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
