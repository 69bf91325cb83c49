"""Words for the fixed values in a report, ready to be translated."""

from facilitator.domain.errors import N_
from facilitator.domain.words import ListName, NamingRule, StepKind
from facilitator.exports.report import ChangeKind, Remover

INDICATIVE = N_("Indicative priorities of the devices present; not a vote of the partners.")
ONE_BROWSER = N_("One browser, one ballot.")

STATES = {"draft": N_("Draft")}

STEPS: dict[StepKind, str] = {
    "practice": N_("Practice"),
    "collect": N_("Write"),
    "cluster": N_("Sort"),
    "vote": N_("Vote"),
    "results": N_("Results and actions"),
    "pause": N_("Talk in pairs"),
}

LISTS: dict[ListName, str] = {"possibility": N_("Possibilities"), "barrier": N_("Barriers")}

REMOVERS: dict[Remover, str] = {
    "city": N_("The city"),
    "region": N_("The region"),
    "state": N_("The state"),
    "eu": N_("The EU"),
    "market": N_("The market"),
    "us": N_("We ourselves"),
}

STATUSES = {"open": N_("Open"), "done": N_("Done"), "dropped": N_("Dropped")}

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
    "merged": N_("Topics merged"),
    "split": N_("Topics split"),
    "renamed": N_("Topics renamed"),
    "moved": N_("Ideas moved after the sorting"),
    "late_topic": N_("Topics added after the sorting began"),
    "stopped": N_("Votes stopped"),
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
