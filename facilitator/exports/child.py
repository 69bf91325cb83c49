"""The child that writes one format: a report comes in on stdin, a file goes out on stdout."""

import os
import pickle  # nosec B403 # only what our own parent wrote
import resource
import sys

from facilitator.exports.formats import WRITTEN

POLITE = 10  # behind the room: a phone's tap comes before a file
MEMORY = 1_500_000_000  # bytes of address space; a meeting of 5,000 ideas takes a third


def write(format_: str, language: str) -> None:
    os.nice(POLITE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    report = pickle.load(sys.stdin.buffer)  # nosec B301 # our own parent wrote it, nobody else can
    sys.stdout.buffer.write(WRITTEN[format_].write(report, language))


if __name__ == "__main__":
    write(*sys.argv[1:])
