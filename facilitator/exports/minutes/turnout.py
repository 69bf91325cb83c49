"""Who voted, in words; and where some had no phone, how they were counted."""

from facilitator.exports.report import Turnout, WorkshopReport
from facilitator.languages import translate as _
from facilitator.languages import translate_plural as ngettext


def turnout_words(turnout: Turnout) -> str:
    parts = [
        ngettext("%(num)d placed dots", "%(num)d placed dots", turnout.with_dots),
        ngettext(
            "%(num)d finished without placing a dot",
            "%(num)d finished without placing a dot",
            turnout.done_without_dots,
        ),
        ngettext("%(num)d abstained", "%(num)d abstained", turnout.abstained),
        ngettext("%(num)d did nothing", "%(num)d did nothing", turnout.silent),
    ]
    if turnout.hands:
        parts.insert(1, ngettext("%(num)d raised a hand", "%(num)d raised a hand", turnout.hands))
    sentences = [
        _(
            "%(voted)d of %(joined)d voted: %(parts)s.",
            voted=turnout.voted,
            joined=turnout.joined,
            parts=", ".join(parts),
        )
    ]
    if turnout.shared:
        sentences.append(
            ngettext(
                "%(num)d of them was a further person on a shared device.",
                "%(num)d of them were further persons on a shared device.",
                turnout.shared,
            )
        )
    if turnout.on_paper:
        sentences.append(
            ngettext(
                "%(num)d of them voted on paper.",
                "%(num)d of them voted on paper.",
                turnout.on_paper,
            )
        )
    return " ".join(sentences)


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
                "People without a phone filled in a ballot sheet by the same rule. The facilitator "
                "typed the sheets in before the results were shown."
            )
        )
    if any(turnout.hands for turnout in turnouts):
        rules.append(
            _(
                "Hands were counted of people who cast no ballot. A raised hand counts like a dot; "
                "nobody can check afterwards that each of them kept to the rule."
            )
        )
    return rules
