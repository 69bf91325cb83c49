"""Reads a record without holding up the room: of a large meeting in a child process, since that
takes longer than a tap may wait, and threads would share one processor with every phone.

The views ask here; as a program it is the child: `python -m facilitator.exports.reader.apart`.
"""

import json
import logging
import os
import pickle  # nosec B403 # only between our own processes
import subprocess  # nosec B404 # our own child
import sys
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from facilitator.domain.errors import N_
from facilitator.exports.child import POLITE
from facilitator.exports.reader import read_minutes, read_page, read_report
from facilitator.exports.report import Report
from facilitator.exports.run import SECONDS, ExportFailed
from facilitator.store.models import Idea, Participant, Workshop
from facilitator.store.transactions import Database

log = logging.getLogger(__name__)

Whole = Literal["meeting", "page", "session"]
READERS = {"meeting": read_minutes, "page": read_page, "session": read_report}
LARGE = 500  # people and ideas; fewer are read in less time than a process takes to start
NOT_READ = N_("The minutes could not be read this time. Please try again.")


def read_apart(database: Database, whole: Whole, number: int, now: datetime) -> Report:
    """The report of a meeting or of one session; ExportFailed where the child came to no end."""
    with database.read() as session:
        if size_of(session, whole, number) < LARGE:
            return READERS[whole](session, number, now)
    # In the same folder as this one: the address of a database may be told from there.
    wanted = {"url": database.url, "whole": whole, "number": number, "now": now.isoformat()}
    try:
        done = subprocess.run(  # nosec B603 # our own module
            [sys.executable, "-m", "facilitator.exports.reader.apart"],
            input=json.dumps(wanted).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as failed:
        log.error("a %s was not read apart: %s", whole, reason(failed))
        raise ExportFailed(NOT_READ) from failed
    return cast(Report, pickle.loads(done.stdout))  # nosec B301 # our own child


def reason(failed: Exception) -> str:
    """What kind of error the child ended with. Its words may quote what people wrote."""
    told = getattr(failed, "stderr", None) or b""
    lines = told.decode(errors="replace").rpartition("Traceback (most recent")[2].splitlines()[1:]
    ended = next((line for line in lines if line[:1].strip()), type(failed).__name__)
    return ended.partition(":")[0]


def size_of(session: Session, whole: Whole, number: int) -> int:
    column = Workshop.id if whole == "session" else Workshop.meeting_id
    here = select(Workshop.id).where(column == number)
    counts = (
        session.scalar(select(func.count()).where(table.workshop_id.in_(here)))
        for table in (Idea, Participant)
    )
    return sum(count or 0 for count in counts)


def answer() -> None:
    os.nice(POLITE)
    wanted = json.load(sys.stdin)
    database = Database(wanted["url"])
    with database.read() as session:
        moment = datetime.fromisoformat(wanted["now"])
        report = READERS[wanted["whole"]](session, wanted["number"], moment)
    database.close()
    pickle.dump(report, sys.stdout.buffer)


if __name__ == "__main__":
    answer()
