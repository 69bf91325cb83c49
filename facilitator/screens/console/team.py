"""The theme team's drawer: every phone, by organisation and number, never by person."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from facilitator.domain.topics import THEME_TEAM
from facilitator.screens.console.people import Phone, numbered, present_people


@dataclass(frozen=True)
class TeamPhone:
    phone: Phone
    drafts: bool
    volunteered: bool


@dataclass(frozen=True)
class Team:
    phones: tuple[TeamPhone, ...]
    most: int

    @property
    def is_full(self) -> bool:
        return sum(one.drafts for one in self.phones) >= self.most


def theme_team(session: Session, workshop_id: int) -> Team:
    """The team first, then those who volunteered, then everybody by organisation."""
    phones = [
        TeamPhone(phone, person.drafts, person.volunteered)
        for person, phone in numbered(present_people(session, workshop_id))
    ]
    return Team(tuple(sorted(phones, key=order)), THEME_TEAM)


def order(one: TeamPhone) -> tuple[bool, bool, str, int]:
    name = one.phone.organisation.casefold()
    return (not one.drafts, not one.volunteered, name, one.phone.number)
