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

PAUSE = 6 * 3600  # seconds; a day that begins while the server runs is soon noticed
shuffle = secrets.SystemRandom().shuffle


def keep_house(house: House) -> None:
    """For ever; a disk that is full today may not be tomorrow."""
    while True:
        try:
            erase_what_is_due(house)
        except Exception:
            log.exception("what is due could not be erased; tried again in six hours")
        gevent.sleep(PAUSE)


def erase_what_is_due(house: House) -> list[Fact]:
    today = datetime.now().astimezone().date()
    return house.live.perform(partial(erase_due, today=today, shuffle=shuffle))
