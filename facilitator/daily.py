"""What a server does every few hours: deletes what was to be kept until yesterday."""

import logging
import secrets
from datetime import datetime
from functools import partial

import gevent

from facilitator.domain.changes import Fact
from facilitator.house import House
from facilitator.operations.erasing import erase_due

log = logging.getLogger(__name__)

RETRY = 60  # seconds
PAUSE = 6 * 3600  # seconds; a day that begins while the server runs is soon noticed
shuffle = secrets.SystemRandom().shuffle


def keep_house(house: House) -> None:
    """For ever; a disk that is full today may not be tomorrow."""
    while True:
        try:
            erase_what_is_due(house)
            house.live.traces_left |= house.database.is_sqlite  # the command may have left some
        except Exception:
            log.exception("what is due could not be erased; tried again in six hours")
        for _ in range(PAUSE // RETRY):
            try_wiping_again(house)
            gevent.sleep(RETRY)


def try_wiping_again(house: House) -> None:
    """What was erased while somebody read is wiped from the disk when they are done."""
    try:
        if house.live.traces_left:
            house.live.leave_no_traces()
    except Exception:
        log.exception("what was erased is still in the database's files; tried again")


def erase_what_is_due(house: House) -> list[Fact]:
    today = datetime.now().astimezone().date()
    return house.live.perform(partial(erase_due, today=today, shuffle=shuffle))
