"""`facilitator organiser`: a one-time link for one more organiser, or for one locked out."""

from argparse import ArgumentParser, Namespace

NAME = "organiser"
HELP = "print a one-time link that makes an organiser's account"


def arguments(_parser: ArgumentParser) -> None:
    """None: the organiser chooses name and password behind the link."""


def run(_chosen: Namespace) -> int:
    from facilitator.config import read_config
    from facilitator.greeting import invitation
    from facilitator.house import build
    from facilitator.server import prepare_database
    from facilitator.web.addresses import public_addresses

    config = read_config()
    prepare_database(config)
    house = build(config)
    print(invitation(house, public_addresses(config)[0]))
    house.database.close()
    return 0
