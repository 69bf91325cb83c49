"""`facilitator migrate`: bring the database to this version's schema."""

from argparse import ArgumentParser, Namespace

NAME = "migrate"
HELP = "bring the database to this version's schema (serve does it by itself)"


def arguments(_parser: ArgumentParser) -> None:
    """None: which database it is stands in the settings."""


def run(_chosen: Namespace) -> int:
    from facilitator.config import read_config
    from facilitator.server import prepare_database

    prepare_database(read_config())
    print("The database has this version’s schema.")
    return 0
