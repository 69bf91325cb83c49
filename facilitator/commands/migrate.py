"""`facilitator migrate`: bring the database to this version's schema."""

from argparse import ArgumentParser, Namespace

NAME = "migrate"
HELP = "bring the database to this version's schema (serve does it by itself)"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--has-backup",
        action="store_true",
        help="there is a backup already; make none before the schema changes",
    )


def run(chosen: Namespace) -> int:
    from facilitator.config import read_config
    from facilitator.server import prepare_database

    prepare_database(read_config(), has_backup=chosen.has_backup)
    print("The database has this version’s schema.")
    return 0
