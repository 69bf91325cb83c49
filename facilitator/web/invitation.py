"""How the wall invites phones: the address that was chosen, short, and as a QR code.

The address comes from the configuration or from the machine's own interfaces, never from the
request: whoever could bend it would send a whole room to another site.
"""

from dataclasses import dataclass

from facilitator.config import Config
from facilitator.web import qr
from facilitator.web.addresses import for_qr, is_specific, join_address, public_addresses, short


@dataclass(frozen=True)
class Invitation:
    """`short` as one types it; `picture` leads straight to the join page."""

    short: str
    picture: qr.Picture


def invitation(config: Config, chosen: str | None, code: str) -> Invitation | None:
    """None while no phone can reach this machine."""
    origin = origin_for_phones(config, chosen)
    if origin is None:
        return None
    return Invitation(short(origin), qr.picture(for_qr(join_address(origin, code))))


def origin_for_phones(config: Config, chosen: str | None) -> str | None:
    """The chosen address as long as the machine has it, else the best one."""
    known = public_addresses(config)
    if chosen in known:
        return chosen
    found_none = "//127." in known[0] and not config.public_url and not is_specific(config.host)
    return None if found_none else known[0]


def remote_invitation(config: Config, chosen: str | None, workshop_id: int) -> Invitation | None:
    """Where the facilitator's phone becomes a remote; it has to sign in there."""
    origin = origin_for_phones(config, chosen)
    if origin is None:
        return None
    return Invitation(
        f"{short(origin)}/R/{workshop_id}", qr.picture(for_qr(f"{origin}/R/{workshop_id}"))
    )


def wifi_picture(name: str, password: str) -> qr.Picture:
    return qr.picture(qr.wifi(name, password))
