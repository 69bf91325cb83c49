"""`facilitator organiser`: a one-time link for one more organiser, or for somebody locked out."""

from argparse import ArgumentParser, Namespace

NAME = "organiser"
HELP = "print a one-time link that makes an organiser's account, or sets a new password"


def arguments(parser: ArgumentParser) -> None:
    """Name and password are chosen behind the link."""
    parser.add_argument(
        "--reset",
        metavar="EMAIL",
        help="a new password for this account, an organiser's or a facilitator's",
    )


def run(chosen: Namespace) -> int:
    from facilitator.config import read_config
    from facilitator.greeting import invitation, way_back_in
    from facilitator.house import build
    from facilitator.server import prepare_database
    from facilitator.web.addresses import public_addresses

    config = read_config()
    prepare_database(config)
    house = build(config)
    address = public_addresses(config)[0]
    try:
        print(
            way_back_in(house, address, chosen.reset)
            if chosen.reset
            else invitation(house, address)
        )
    finally:
        house.database.close()
    return 0
