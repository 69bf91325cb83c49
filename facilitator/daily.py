"""What a server does every few hours: deletes what was to be kept until yesterday."""

import logging
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import gevent
from sqlalchemy import func, select

from facilitator.clock import believe, is_believed
from facilitator.config import Config
from facilitator.house import House
from facilitator.operations.erasing import erase_due, meetings_due
from facilitator.store.models import Erasure

log = logging.getLogger(__name__)

RETRY = 60  # seconds
PAUSE = 6 * 3600  # seconds; a day that begins while the server runs is soon noticed
WIPED = ".wiped"  # in the data folder: the number of the newest erasure that left no trace
shuffle = secrets.SystemRandom().shuffle


@dataclass
class Round:
    """What was due, by the numbers of the meetings."""

    today: date
    erased: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    doubted: list[int] = field(default_factory=list)  # left alone: the clock may be wrong


def keep_house(house: House) -> None:
    """For ever; a disk that is full today may not be tomorrow."""
    while True:
        try:
            erase_what_is_due(house)
            look_for_traces(house)
        except Exception:
            log.exception("what is due could not be erased; tried again in six hours")
        for _ in range(PAUSE // RETRY):
            newest = newest_erasure(house)
            try_wiping_again(house)
            gevent.sleep(RETRY)
            note_wiped(house, newest)


def look_for_traces(house: House) -> None:
    """The command, or a server that was stopped, may have left some. Rewriting PostgreSQL's tables
    holds up who writes, so it is done where something was erased since they were clean."""
    unclean = newest_erasure(house) != wiped_up_to(house)  # a backup may have been restored
    house.live.traces_left |= house.database.is_sqlite or unclean


def newest_erasure(house: House) -> int:
    with house.database.read() as session:
        return session.scalar(select(func.max(Erasure.id))) or 0


def wiped_up_to(house: House) -> int:
    try:
        return int(wiped_file(house).read_text())
    except (FileNotFoundError, ValueError):
        return 0


def note_wiped(house: House, newest: int) -> None:
    """What was erased a minute ago, and is not to be wiped any more, is gone from the disk."""
    if not house.live.traces_left and newest != wiped_up_to(house):
        wiped_file(house).write_text(str(newest))


def wiped_file(house: House) -> Path:
    config: Config = house.app.config["HOUSE"]
    return config.data_dir / WIPED


def try_wiping_again(house: House) -> None:
    """What was erased while somebody read is wiped from the disk when they are done."""
    try:
        if house.live.traces_left:
            house.live.leave_no_traces()
    except Exception:
        log.exception("what was erased is still in the database's files; tried again")


def erase_what_is_due(house: House, *, sure: bool = False) -> Round:
    """Each meeting in a transaction of its own. A clock that may be wrong erases nothing, unless
    somebody is `sure` of it."""
    config: Config = house.app.config["HOUSE"]
    today = datetime.now().astimezone().date()
    done = Round(today)
    with house.database.read() as session:
        meetings = meetings_due(session, today)
    if sure or not meetings or is_believed(config.data_dir, today):
        believe(config.data_dir, today)
        for meeting in meetings:
            (done.erased if erased(house, meeting, today) else done.failed).append(meeting)
    else:
        done.doubted = meetings
        log.warning(
            "%d meetings seem due, but the clock says %s, long after this server ran last; if that"
            " is right, type: facilitator erase --due --sure",
            len(meetings),
            today,
        )
    return done


def erased(house: House, meeting: int, today: date) -> bool:
    try:
        house.live.perform(erase_due, meeting, today=today, shuffle=shuffle)
    except Exception:
        log.exception("meeting %d is due and could not be erased", meeting)
        return False
    return True
