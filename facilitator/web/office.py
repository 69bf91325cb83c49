"""What several pages of the office show: the templates to begin from, the files to take home."""

from typing import Any

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import Form
from facilitator.domain.runsheet import STEP_NAMES, TEMPLATES
from facilitator.exports.formats import FORMATS
from facilitator.live.publish import live
from facilitator.web.forms import typed

SAVED = N_("Saved.")

BEGINNINGS: dict[str, Any] = {"plans": TEMPLATES, "step_names": STEP_NAMES}

FILES: dict[str, Any] = {
    "formats": FORMATS,
    "uses": {
        "docx": N_("Edit and file"),
        "pdf": N_("Print and archive"),
        "xlsx": N_("Ideas, topics, dots"),
        "csv": N_("For analysis"),
        "json": N_("For other systems"),
        "md": N_("For a wiki"),
        "zip": N_("All of these, and the charts"),
    },
}


def check_sure() -> None:
    """A tick beside what will be gone, so that nothing is deleted by a slip."""
    form = Form()
    with form.field("sure"):
        if not typed("sure"):
            raise Refused(N_("Tick this if you mean it. Nothing was deleted."))
    form.check()


def still_cleaning() -> str | None:
    """Said after an erasure whose traces somebody who reads the database keeps on the disk."""
    if not live().traces_left:
        return None
    return N_("The disk is still being cleaned of it; that is tried again every minute.")
