"""Words for the fixed values in a report, ready to be translated."""

from facilitator.domain.errors import N_
from facilitator.domain.words import NamingRule
from facilitator.exports.report import ChangeKind

INDICATIVE = N_("Indicative priorities of the devices present; not a vote of the partners.")
ONE_BROWSER = N_("One browser, one ballot.")

SOURCES = {"phone": N_("Phone"), "seed": N_("Prepared beforehand"), "paper": N_("Paper")}

VOTE_STATES = {
    "open": N_("Open"),
    "closed": N_("Closed, not yet shown"),
    "revealed": N_("Shown"),
    "stopped": N_("Stopped"),
}

CHANGES: dict[ChangeKind, str] = {
    "hidden": N_("Ideas hidden"),
    "edited": N_("Ideas reworded"),
    "taken_back": N_("Ideas of one author taken back"),
    "phone_removed": N_("Phones removed, and their ideas with them"),
    "merged": N_("Topics merged"),
    "split": N_("Topics split"),
    "renamed": N_("Topics renamed"),
    "moved": N_("Ideas placed or moved by the facilitator"),
    "late_topic": N_("Topics added after the sorting began"),
    "promoted": N_("Single ideas put on the ballot"),
    "stopped": N_("Votes stopped"),
    "sheets_entered": N_("Ballot sheets typed in"),
    "sheets_taken_back": N_("Ballot sheets taken back again"),
}

NAMING: dict[NamingRule, str] = {
    "anonymous": N_(
        "Nobody was asked for a name. Organisations were counted for attendance and are not kept "
        "beside ideas or ballots in these minutes."
    ),
    "optional": N_(
        "Giving a name was optional. A name stands beside an idea where its author gave one; "
        "it is never shown beside a ballot."
    ),
    "required": N_(
        "Everybody was asked for a name. It stands beside each idea; it is never shown beside "
        "a ballot."
    ),
}
