"""The list of persons of a meeting: who is expected and who signed. Never joined to phones."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form, line, optional_line
from facilitator.domain.pasted import Listing, Reading, read_list
from facilitator.domain.roster_words import spelled

LONGEST_NAME, LONGEST_ORGANISATION, LONGEST_ROLE = 120, 160, 120
FIELDS = ("name", "organisation", "role", "expected", "signed")

WORDS = spelled(
    {
        "name": "name, full name, person, participant, navn, deltager, naam, namn, deltaker,"
        " teilnehmer, teilnehmerin, teilnehmende, nom",
        "first": "first name, given name, fornavn, vorname, förnamn, voornaam, prénom",
        "last": "last name, surname, family name, efternavn, etternavn, nachname, familienname,"
        " efternamn, achternaam",
        "organisation": "organisation, organization, partner, institution, company, einrichtung,"
        " firma, virksomhed, organisatie, organisasjon, unternehmen",
        "role": "role, function, position, title, job title, rolle, funktion, stilling, titel,"
        " funktie, funksjon, roll",
    }
)


@dataclass(frozen=True)
class PersonLine:
    name: str
    organisation: str = ""
    role: str = ""


def read_persons(text: str) -> Reading[PersonLine]:
    """Name, organisation, role; first and last names may stand in columns of their own."""
    return read_list(text, PERSONS)


def person_line(cells: Mapping[str, str]) -> PersonLine:
    name = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}"
    if not name.strip():
        raise Refused(N_("The name of the person is missing."))
    return PersonLine(
        line(name, LONGEST_NAME),
        optional_line(cells.get("organisation", ""), LONGEST_ORGANISATION),
        optional_line(cells.get("role", ""), LONGEST_ROLE),
    )


def identity(person: PersonLine) -> str:
    """Two of one name in one organisation are the same person."""
    return f"{person.name}\n{person.organisation}".casefold()


PERSONS = Listing(
    columns=("name", "organisation", "role"),
    words=WORDS,
    telling=frozenset({"name", "last"}),
    understand=person_line,
    identity=identity,
    doubled=N_("This person stands in line %(line)d with another role."),
)


def person_fields(typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed of one person, checked; `expected` and `signed` are "yes" or empty."""
    form, read = Form(), {name: "yes" if typed[name] else "" for name in ("expected", "signed")}
    with form.field("name"):
        read["name"] = line(typed["name"], LONGEST_NAME)
    with form.field("organisation"):
        read["organisation"] = optional_line(typed["organisation"], LONGEST_ORGANISATION)
    with form.field("role"):
        read["role"] = optional_line(typed["role"], LONGEST_ROLE)
    form.check()
    return read
