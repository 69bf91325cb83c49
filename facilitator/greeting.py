"""What the terminal says when the server is up: where phones reach it, and how to begin."""

import sys

from facilitator.config import Config
from facilitator.domain.text import clean
from facilitator.house import House
from facilitator.operations.accounts import offer_new_password
from facilitator.operations.organisers import has_organiser, invite_organiser
from facilitator.web import cookies, qr
from facilitator.web.addresses import for_qr, public_addresses

ONLY_HERE = "No network that phones could be on was found. Only this machine reaches it:"


def greet(house: House, config: Config) -> None:
    best, *others = public_addresses(config)
    print(ONLY_HERE if "127.0.0.1" in best else "Phones reach it at:", best, sep="\n\n    ")
    print(code_of(best))
    if others:
        print("If phones are in another network:", *others, sep="\n    ")
        print()
    if is_new(house):
        print(invitation(house, best))
    print("Stop with Ctrl+C.", flush=True)


def code_of(address: str) -> str:
    """The address as a QR code, with lines of air; nothing where blocks can't be printed."""
    try:
        "▀".encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return ""
    return f"\n{qr.terminal(for_qr(address), coloured=sys.stdout.isatty())}\n"


def is_new(house: House) -> bool:
    with house.database.read() as session:
        return not has_organiser(session)


def invitation(house: House, address: str) -> str:
    token = cookies.new_token()
    house.live.perform(invite_organiser, token_hash=cookies.token_hash(token))
    return (
        "This link makes an organiser's account. It works once, within a day:\n\n"
        f"    {address}/first/{token}\n"
    )


def way_back_in(house: House, address: str, email: str) -> str:
    """A link by which somebody who is locked out chooses a new password."""
    token = cookies.new_token()
    house.live.perform(
        offer_new_password, email=clean(email).lower(), token_hash=cookies.token_hash(token)
    )
    return (
        f"This link sets a new password for {clean(email).lower()} and signs all its browsers out."
        f" It works once, within a day:\n\n    {address}/new-password/{token}\n"
    )
