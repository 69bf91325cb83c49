"""A list of organisations as people have it: organisation, type, country."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import line as one_line
from facilitator.domain.pasted import Listing, Reading, plain, read_list
from facilitator.domain.roster_words import COUNTRY_WORDS, HEADER_WORDS, TYPE_WORDS

LONGEST_NAME = 160


@dataclass(frozen=True)
class RosterLine:
    """An organisation; type and country are empty where the list doesn't say them."""

    name: str
    partner_type: str
    country: str


def read_roster(text: str) -> Reading[RosterLine]:
    return read_list(text, ROSTER)


def roster_line(cells: Mapping[str, str]) -> RosterLine:
    return organisation(
        cells.get("organisation", ""), cells.get("type", ""), cells.get("country", "")
    )


def organisation(name: str, kind: str, country: str) -> RosterLine:
    if not name:
        raise Refused(N_("The name of the organisation is missing."))
    if plain(kind) in COUNTRY_WORDS and plain(country) in {*TYPE_WORDS, ""}:
        kind, country = country, kind
    return RosterLine(one_line(name, LONGEST_NAME), type_named(kind), country_named(country))


def type_named(word: str) -> str:
    if not word:
        return ""
    if found := TYPE_WORDS.get(plain(word)):
        return found
    raise Refused(
        N_("“%(word)s” is no type. Types: city, cluster, research, company, politician, other."),
        word=word,
    )


def country_named(word: str) -> str:
    if not word:
        return ""
    if found := COUNTRY_WORDS.get(plain(word)):
        return found
    raise Refused(
        N_("“%(word)s” is no country we know. Write two letters such as DK, or leave it empty."),
        word=word,
    )


ROSTER = Listing(
    columns=("organisation", "type", "country"),
    words=HEADER_WORDS,
    telling=frozenset({"organisation"}),
    understand=roster_line,
    identity=lambda line: line.name.casefold(),
    doubled=N_("This organisation stands in line %(line)d with other details."),
)
