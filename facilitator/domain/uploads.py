"""Pictures and files of a meeting: what may be kept, how large, and what is said of it."""

from collections.abc import Mapping
from typing import Literal

from facilitator.domain.errors import N_
from facilitator.domain.form import Form, line, one_of, optional_line

Kind = Literal["photo", "scan", "emblem"]
KINDS: dict[Kind, str] = {
    "photo": N_("Photo"),
    "scan": N_("Scan of the signed list"),
    "emblem": N_("Emblem or logo, for the first page"),
}
MOST_BYTES = 15_000_000
MOST_PIXELS = 50_000_000  # no camera takes more, but a file of a few kB may claim it
LONGEST_SIDE = 2000  # pixels, as it is kept
MOST_FILES = 40  # of one meeting
LONGEST_NAME, LONGEST_CAPTION, LONGEST_ALTERNATIVE = 160, 280, 500

PICTURE, PDF = "image/jpeg", "application/pdf"


def upload_fields(typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed of a file, checked. A photo needs a caption."""
    form, read = Form(), dict[str, str]()
    with form.field("kind"):
        read["kind"] = one_of(typed["kind"], KINDS)
    with form.field("caption"):
        needed = line if typed["kind"] == "photo" else optional_line
        read["caption"] = needed(typed["caption"], LONGEST_CAPTION)
    with form.field("alternative"):
        read["alternative"] = optional_line(typed["alternative"], LONGEST_ALTERNATIVE)
    form.check()
    return read
