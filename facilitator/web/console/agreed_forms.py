"""What a decision and an action are, as the forms of the console send them."""

from datetime import date
from typing import Any

from flask import request

from facilitator.domain.agreed import Hands
from facilitator.domain.errors import N_, Refused
from facilitator.web.numbers import whole


def decision_form() -> dict[str, Any]:
    form = request.form
    return {
        "text": form.get("text", ""),
        "how": form.get("how", ""),
        "body": form.get("body", ""),
        "hands": hands(),
        "agenda_item_id": form.get("agenda_item", type=whole),
    }


def hands() -> Hands:
    """For, against, abstained; None where nothing was typed."""
    in_favour, against, abstained = (count(n) for n in ("in_favour", "against", "abstained"))
    return in_favour, against, abstained


def count(name: str) -> int | None:
    typed = request.form.get(name, "").strip()
    if not typed:
        return None
    if not (typed.isdecimal() and len(typed) <= 6):
        raise Refused(N_("Please count hands in whole numbers."))
    return int(typed)


def action_form() -> dict[str, Any]:
    form = request.form
    return {"text": form.get("text", ""), "owner": form.get("owner", ""), "due_on": due()}


def due() -> date | None:
    typed = request.form.get("due_on", "").strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise Refused(N_("This is no date. Please write it as 2026-11-23.")) from error
