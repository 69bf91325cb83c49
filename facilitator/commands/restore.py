"""`facilitator restore`: check a backup and put it back."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

NAME = "restore"
HELP = "check a backup and put it back, while no server runs"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that `backup` made")
    parser.add_argument(
        "--replace",
        action="store_true",
        help="also where a database is already; that one is backed up first",
    )
    parser.add_argument(
        "--check", action="store_true", help="only check the file and say what is in it"
    )


def run(chosen: Namespace) -> int:
    from datetime import UTC, datetime

    from facilitator.config import read_config
    from facilitator.keeping.progress import Progress
    from facilitator.keeping.restore import look_into, restore

    tell = Progress()
    if chosen.check:
        print(f"Whole: {look_into(chosen.file, tell).in_words()}.")
        return 0
    done = restore(read_config(), chosen.file, datetime.now(UTC), tell, replace=chosen.replace)
    print(f"Restored: {done.contents.in_words()}.")
    if done.kept:
        print(f"What was there before is kept in {done.kept}")
    if done.erased_since:
        print("These were erased after the backup was made, and are back. Erase them again:")
        print(*(f"    {each}" for each in done.erased_since), sep="\n")
    return 0
