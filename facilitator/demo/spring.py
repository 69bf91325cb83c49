"""What is said and written at the example's meeting of last spring. Everybody in it is invented."""

from dataclasses import dataclass
from datetime import time

from facilitator.domain.agenda import Kind
from facilitator.domain.agreed import How, Remover
from facilitator.domain.persons import PersonLine
from facilitator.domain.words import ListName, PartnerType

TITLE = "Spring working days in Möwenstedt (example)"
PLACE = "Möwenstedt"
IDEAS_OF_A_TOPIC = 3

HEADER = {
    "programme": "Northern Coasts 2021–2027 (example)",
    "project": "Green Towns by the Sea",
    "acronym": "GREENSEA",
    "project_number": "38-2-7-19",
    "activity": "WP 3, working days of the partners",
    "deliverable": "D 3.2, priorities of the partners",
    "host": "Stadt Möwenstedt",
    "chair": "Inken Petersen",
    "minute_taker": "Marit Solheim",
    "distribution": "All partners; the secretariat of the programme",
    "funding": "Funded by nobody: this is an example.",
}


@dataclass(frozen=True)
class Item:
    """An entry of the agenda, on the first or second day; `session` counts from 0."""

    day: int
    starts: time
    ends: time
    kind: Kind
    title: str
    place: str = ""
    who: str = ""
    session: int | None = None


AGENDA = (
    Item(0, time(9), time(9, 30), "item", "Welcome", "Rathaus", "Inken Petersen"),
    Item(0, time(9, 30), time(11), "session", "Nature in our towns", "Ratssaal", session=0),
    Item(0, time(11), time(11, 30), "break", "Coffee"),
    Item(0, time(13), time(17), "trip", "The salt marsh, on foot", "Möwendeich", "Group A"),
    Item(0, time(13), time(17), "trip", "The repair yard", "Alte Werft", "Group B"),
    Item(1, time(9), time(10, 30), "session", "Making and buying", "Ratssaal", session=1),
    Item(1, time(10, 30), time(11), "item", "Next meeting, and farewell", "Ratssaal"),
)  # fmt: skip

# Everybody who came signed: for each phone somebody, and two who have none.
CAME = (
    PersonLine("Inken Petersen", "Stadt Möwenstedt", "Mayor"),
    PersonLine("Jonas Brodersen", "Stadt Möwenstedt", "Climate office"),
    PersonLine("Heinke Volquardsen", "Stadt Möwenstedt", "Friends of the marsh"),
    PersonLine("Karen Lindholt", "Fjordby Kommune", "Project lead"),
    PersonLine("Mads Aagaard", "Fjordby Kommune", "Member of the council"),
    PersonLine("Bente Skovgaard", "Blåskær Vindklynge", "Head of network"),
    PersonLine("Troels Juncker", "Blåskær Vindklynge"),
    PersonLine("Signe Ravn", "Nordhavn Institute", "Urban ecology"),
    PersonLine("Nils Harmsen", "Institut für Küstenwandel Deichbrück", "Coastal geography"),
    PersonLine("Leyla Aydoğan", "Institut für Küstenwandel Deichbrück", "Doctoral candidate"),
    PersonLine("Frauke Matthiesen", "Wattkreis Werkstoffe GmbH", "Managing director"),
    PersonLine("Oke Ketelsen", "Wattkreis Werkstoffe GmbH"),
    PersonLine("Marit Solheim", "Havnevik kommune", "Minutes"),
    PersonLine("Tarald Vik", "Tindevåg Energy Cluster", "Network"),
    PersonLine("Ingrid Fossheim", "Tindevåg Energy Cluster"),
    PersonLine("Elin Åkerberg", "Björksunda kommun", "Park office"),
    PersonLine("Gösta Nyqvist", "Björksunda kommun", "Member of the council"),
    PersonLine("Saga Lindqvist", "Älvhamra Textil AB", "Materials"),
    PersonLine("Viggo Hallström", "Älvhamra Textil AB"),
    PersonLine("Femke Dijkgraaf", "Gemeente Veldersluis", "Water"),
    PersonLine("Gerrit Zandstra", "Gemeente Veldersluis", "Residents’ council"),
    PersonLine("Jelle Hoekstra", "Waterlab Polderoord", "Hydrology"),
    PersonLine("Noor van Dalen", "Waterlab Polderoord"),
    PersonLine("Lotte Vermeiren", "Schelpenkust Circulair", "Repair network"),
    PersonLine("Ailsa McRae", "Strathmarra Council", "Biodiversity"),
    PersonLine("Callum Baird", "Strathmarra Council", "Member of the council"),
)
STAYED_AWAY = (
    PersonLine("Prof. Dr. Wiebke Hansen-Möllgaard", "Institut für Küstenwandel Deichbrück"),
    PersonLine("Ruben Claes", "Schelpenkust Circulair"),
)
PERSONS = (*CAME, *STAYED_AWAY)
WITHOUT_PHONE = 2  # their ballot sheets were typed in

QUOTE = {
    "text": "We have talked about this street for ten years. Now it has a date.",
    "person": "Inken Petersen",
    "organisation": "Stadt Möwenstedt",
    "consent": "asked at the farewell",
}

WORDS = {
    "results": "The topics were read aloud before each vote. Two barriers of the first session "
    "were found to be one.",
    "actions": "Every partner reports on its own actions by mail, a month before the next meeting.",
}

PHOTO_NAME = "wall.jpg"
PHOTO_CAPTION = "The wall after the first session, as it was left for the evening"
PHOTO_SHOWS = "Coloured cards with ideas on a wall, in columns under five topics."


@dataclass(frozen=True)
class Decided:
    text: str
    how: How
    hands: tuple[int | None, int | None, int | None] = (None, None, None)
    body: str = "Steering group"


@dataclass(frozen=True)
class ToDo:
    text: str
    owner: str
    days: int  # until it is due, from the meeting on
    done: bool = False


@dataclass(frozen=True)
class Sitting:
    """A session: which question of the script it asks, and what came of it."""

    title: str
    language: str
    question: int
    decisions: tuple[Decided, ...]
    actions: tuple[ToDo, ...]
    blocks: tuple[str, str, Remover]  # barrier, possibility, who can remove it
    paper: tuple[dict[ListName, str], ...]  # a ballot sheet each: the letters that are marked
    silent: tuple[PartnerType, ...] = ()  # a phone of each kind casts no ballot
    abstains: tuple[PartnerType, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()  # into the first of two topics
    hidden: str = ""  # why an idea of the last topic was hidden
    withheld: str = ""  # why an idea of the first topic was withheld afterwards
    as_one: tuple[PartnerType, ...] = ()  # kinds counted as one, and the results shown by kind


SITTINGS = (
    Sitting(
        "Nature in our towns",
        "en",
        0,
        (
            Decided("Every partner names one street that becomes greener by next spring.",
                    "consensus"),
            Decided("Verges along cycle paths are mown twice a year at most.", "hands", (17, 5, 3)),
        ),
        (
            ToDo("List the streets that could become greener", "Stadt Möwenstedt", 40, done=True),
            ToDo("Ask the road offices what mowing costs", "Havnevik kommune", 75),
            ToDo("Draft a plan for steady money after the project", "Fjordby Kommune", 210),
        ),
        ("Weak rules and unclear roles", "Protected places linked to each other", "state"),
        ({"possibility": "A C", "barrier": "D"}, {"possibility": "C E", "barrier": "B D"}),
        silent=("company", "politician"),
        abstains=("company",),
        merged=(("Pests, and poison against them", "Monocultures and intensive farming"),),
        hidden="Named a neighbour",
        withheld="Its author asked for it",
        as_one=("company", "politician"),
    ),
    Sitting(
        "Making and buying",
        "de",
        1,
        (
            Decided("Die Partner kaufen reparierbare Geräte, wo es sie gibt.", "consensus"),
        ),
        (
            ToDo("Musterklauseln für Ausschreibungen sammeln",
                 "Institut für Küstenwandel Deichbrück", 90),
            ToDo("Repair-Treff in drei Städten ausprobieren", "Schelpenkust Circulair", 160),
        ),
        (
            "Plastik und unnötige Verpackung",
            "Mehrweg statt immer neuer Verpackung",
            "eu",
        ),
        ({"possibility": "B C", "barrier": "A B"}, {"possibility": "B", "barrier": "B E"}),
        silent=("city",),
    ),
)  # fmt: skip
