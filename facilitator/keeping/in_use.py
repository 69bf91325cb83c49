"""Says to other processes of this machine that a server uses the data folder.

The lock is the kernel's: it goes with the process, however that ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.keeping.refusal import NotDone

LOCK = "in-use"


def hold(data_dir: Path) -> int:
    """Held until the process ends: under a server nobody restores a backup or changes the schema.
    Servers share it."""
    try:
        return locked(data_dir, fcntl.LOCK_SH)
    except BlockingIOError:
        raise NotDone(
            "A backup is being restored here, or the database brought up to date."
            " Start again when it is done."
        ) from None


@contextmanager
def alone(data_dir: Path) -> Iterator[None]:
    """No server may start meanwhile, and none may be running."""
    try:
        held = locked(data_dir, fcntl.LOCK_EX)
    except BlockingIOError:
        raise NotDone(
            f"A server uses {data_dir}. Stop it first, then try again. Nothing was changed."
        ) from None
    try:
        yield
    finally:
        os.close(held)


def locked(data_dir: Path, kind: int) -> int:
    held = os.open(data_dir / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(held, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise
    return held
