"""The fixed words of the house: lists, step kinds, partner types, naming rules, languages."""

from typing import Literal, Protocol, get_args

from facilitator.domain.errors import N_

ListName = Literal["possibility", "barrier"]
LISTS: tuple[ListName, ...] = get_args(ListName)


class Labelled(Protocol):
    """A question, or a row that has its labels."""

    @property
    def possibility_label(self) -> str: ...

    @property
    def barrier_label(self) -> str: ...


def label_of(question: Labelled, list_: str) -> str:
    """What a list of the question is called."""
    return question.possibility_label if list_ == "possibility" else question.barrier_label


StepKind = Literal["practice", "collect", "cluster", "vote", "results", "pause"]

NamingRule = Literal["anonymous", "optional", "required"]
NAMING_RULES: tuple[NamingRule, ...] = get_args(NamingRule)

PartnerType = Literal["city", "cluster", "research", "company", "politician", "other"]
PARTNER_TYPES: dict[PartnerType, str] = {
    "city": N_("City or region"),
    "cluster": N_("Cluster organisation"),
    "research": N_("Research institution"),
    "company": N_("Company"),
    "politician": N_("Politician"),
    "other": N_("Other"),
}

INTERFACE_LANGUAGES: dict[str, str] = {"en": "English", "da": "Dansk", "de": "Deutsch"}
READING_LANGUAGES: dict[str, str] = {
    **INTERFACE_LANGUAGES,
    "nb": "Norsk",
    "sv": "Svenska",
    "nl": "Nederlands",
    "fr": "Français",
}

# ISO 3166 codes; a country's name comes from the locale data of the reader's language.
COUNTRIES: tuple[str, ...] = ("BE", "DE", "DK", "FR", "GB", "NL", "NO", "SE")
