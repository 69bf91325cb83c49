"""The child that writes one format: a report comes in on stdin, a file goes out on stdout."""

import json
import os
import pickle  # nosec B403 # only what our own parent wrote
import resource
import sys
from functools import partial

from facilitator.exports.formats import ALL, write_zip
from facilitator.exports.report import Report

POLITE = 10  # behind the room: a phone's tap comes before a file
MEMORY = 1_500_000_000  # bytes of address space; a meeting of 5,000 ideas takes a third
BROKEN_TEMPLATE = 3  # how it ends then, with the reason and the paragraph as JSON on stderr


NO_WORD_FILE = "not a Word file (.docx)"  # a reason that has a sentence of its own


def write(format_: str, language: str) -> None:
    os.nice(POLITE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    report, template = pickle.load(sys.stdin.buffer)  # nosec B301 # our own parent
    if template is None:
        made = ALL[format_].write(report, language)
    elif format_ == "zip":
        made = write_zip(report, language, word=partial(filled, template))
    else:
        made = filled(template, report, language)
    sys.stdout.buffer.write(made)


def filled(template: bytes, report: Report, language: str) -> bytes:
    from facilitator.exports.template import BrokenTemplate, fill

    try:
        return fill(template, report, language)
    except BrokenTemplate as broken:
        json.dump([broken.reason, broken.paragraph], sys.stderr)
        sys.exit(BROKEN_TEMPLATE)


if __name__ == "__main__":
    write(*sys.argv[1:])
