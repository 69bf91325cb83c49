"""Who voted, in words; and where some had no phone, how they were counted."""

from collections.abc import Iterator

from facilitator.exports.report import Turnout, WorkshopReport
from facilitator.languages import translate as _
from facilitator.languages import translate_plural as ngettext


def who_voted(turnout: Turnout) -> str:
    """41 of 43 voted; or, where some voted without a phone, how many in each way."""
    if not (turnout.on_paper or turnout.hands):
        return _("%(voted)d of %(joined)d voted", voted=turnout.voted, joined=turnout.joined)
    ways = [_("%(n)d of %(joined)d by phone", n=turnout.by_phone, joined=turnout.joined)]
    if turnout.on_paper:
        ways.append(_("%(n)d on paper", n=turnout.on_paper))
    if turnout.hands:
        ways.append(_("%(n)d by show of hands", n=turnout.hands))
    voted = ngettext("%(num)d voted", "%(num)d voted", turnout.voted)
    return f"{voted}: {', '.join(ways)}"


def turnout_words(turnout: Turnout) -> str:
    beside = turnout.on_paper or turnout.hands
    parts = [
        ngettext("%(num)d placed dots", "%(num)d placed dots", turnout.with_dots),
        ngettext(
            "%(num)d finished without placing a dot",
            "%(num)d finished without placing a dot",
            turnout.done_without_dots,
        ),
        ngettext("%(num)d abstained", "%(num)d abstained", turnout.abstained),
        ngettext("%(num)d on a phone did nothing", "%(num)d on a phone did nothing", turnout.silent)
        if beside
        else ngettext("%(num)d did nothing", "%(num)d did nothing", turnout.silent),
    ]
    if turnout.hands:
        parts.insert(1, ngettext("%(num)d raised a hand", "%(num)d raised a hand", turnout.hands))
    said = f"{who_voted(turnout)}{'. ' if beside else ': '}{', '.join(parts)}."
    return " ".join([said, *further(turnout)])


def further(turnout: Turnout) -> Iterator[str]:
    if turnout.shared:
        yield ngettext(
            "%(num)d who joined was a further person on a shared device.",
            "%(num)d who joined were further persons on a shared device.",
            turnout.shared,
        )
    if turnout.silent and (turnout.on_paper or turnout.hands):
        yield _(
            "Whoever did nothing on a phone may be among those who voted without a phone: so it is "
            "not said of how many."
        )


def beside_phones(workshop: WorkshopReport) -> list[str]:
    """Paper and hands are explained where they were counted."""
    turnouts = [vote.turnout for vote in workshop.votes if vote.stands]
    rules = []
    if workshop.paper_ideas:
        rules.append(
            _(
                "Ideas written on paper were typed in by the facilitator. They are marked and have "
                "no author."
            )
        )
    if any(turnout.on_paper for turnout in turnouts):
        rules.append(
            _(
                "Ballot sheets were for people who had not voted on a phone, by the same rule. The "
                "facilitator typed them in before the results were shown. They have no name, so "
                "nobody can check that each person voted once."
            )
        )
    if any(turnout.hands for turnout in turnouts):
        rules.append(
            _(
                "Hands were asked for from people who had cast no ballot. A raised hand counts "
                "like a dot; nobody can check afterwards that each of them kept to the rule."
            )
        )
    return rules
