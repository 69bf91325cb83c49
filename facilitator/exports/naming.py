"""Names of files: what a person would choose, from texts that anybody may have typed."""

import re
import unicodedata

from facilitator.exports.legible import legible_text

# What Windows, macOS or a shell would read as its own.
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')


def safe(text: str, longest: int) -> str:
    """The text as a part of a file's name, in at most so many bytes; it may leave nothing."""
    text = UNSAFE.sub(" ", legible_text(text))
    visible = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn"))
    whole = " ".join(visible.split()).encode()[:longest].decode(errors="ignore")
    return whole.strip(" .-")
