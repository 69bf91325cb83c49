"""A crowd of phones: arrives, takes part in whatever the room does, leaves, is counted."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import gevent

from facilitator.simulate.browser import Browser
from facilitator.simulate.chance import chance_of
from facilitator.simulate.mind import Anybody, Mind, Visitor, anybody
from facilitator.simulate.pace import Pace
from facilitator.simulate.participant import Participant
from facilitator.simulate.phone import NotAnswered, Phone
from facilitator.simulate.tally import Tally


@dataclass(frozen=True)
class Guest:
    """Somebody who will come: who they are, and how they think."""

    visitor: Visitor
    mind: Mind


def rehearse(
    url: str, code: str, participants: int, pace: Pace, minutes: float | None = None
) -> dict[str, Any]:
    """So many of anybody take part until the session closes, or for so long; what they counted."""
    crowd = Crowd(url, code, pace)
    crowd.send([passer_by(code, number) for number in range(participants)])
    with suppress(KeyboardInterrupt):  # they leave, and what they counted so far is told
        gevent.joinall(crowd.people, timeout=minutes and minutes * 60)
    return crowd.disperse()


def passer_by(code: str, number: int) -> Guest:
    return Guest(anybody(number), Anybody(number, chance_of(f"{code} {number}")))


class Crowd:
    """The phones of one room."""

    def __init__(self, url: str, code: str, pace: Pace) -> None:
        parts = urlsplit(url)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self.code, self.pace = code, pace
        self.tally = Tally()
        self.people: list[gevent.Greenlet] = []

    def send(self, guests: list[Guest]) -> None:
        """They arrive one after another, and take part until the session closes."""
        for place, guest in enumerate(guests):
            arrival = place * self.pace.between_arrivals
            number = len(self.people)
            self.people.append(gevent.spawn_later(arrival, self.attend, guest, number))

    def attend(self, guest: Guest, number: int) -> None:
        chance = chance_of(f"{self.code} {number}")
        browser = Browser(self.origin, guest.visitor.language)
        phone = Phone(browser, self.code, self.tally, chance)
        try:
            phone.join(guest.visitor)
            phone.listen()
            Participant(phone, guest.mind, self.pace, chance).take_part()
        except (NotAnswered, OSError):
            self.tally.count("gave up")
        finally:
            phone.leave()

    def disperse(self) -> dict[str, Any]:
        """Everybody leaves; what they counted."""
        gevent.killall(self.people)
        return self.tally.report()
