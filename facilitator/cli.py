"""The command `facilitator`: one module in `commands/` for each thing it can do.

A command's module imports nothing heavy before it runs: `--help` answers at once, and `serve`
puts gevent under the standard library first.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from facilitator.commands import (
    backup,
    bench,
    demo,
    erase,
    export,
    migrate,
    organiser,
    recount,
    restore,
    serve,
    simulate,
)
from facilitator.config import WrongSetting

COMMANDS = (
    serve,
    demo,
    simulate,
    bench,
    export,
    recount,
    backup,
    restore,
    erase,
    organiser,
    migrate,
)


def main(words: Sequence[str] | None = None) -> int:
    os.umask(0o077)  # database, backups and records are for this user alone
    chosen = parser().parse_args(words)
    try:
        status: int = chosen.run(chosen)
    except KeyboardInterrupt:
        return 130
    except WrongSetting as refused:
        print(refused, file=sys.stderr)
        return 1
    except Exception as failed:
        from facilitator.readiness import in_a_sentence

        if (said := in_a_sentence(failed)) is None:
            raise
        print(said, file=sys.stderr)
        return 1
    return status


def parser() -> ArgumentParser:
    whole = ArgumentParser(
        prog="facilitator",
        description="Live workshops on possibilities and barriers that end in a record.",
        epilog="Settings come from the environment: PORT, HOST, DATA_DIR, PUBLIC_URL and others;"
        " see docs/operators.md.",
    )
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        part = commands.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.arguments(part)
        part.set_defaults(run=command.run)
    return whole
