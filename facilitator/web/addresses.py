"""Where phones find us: the machine's addresses now, and how they look on the wall.

A laptop changes networks between breakfast and the session, so addresses are read each time
they are asked for. Nothing is sent to find them out.
"""

import socket
import struct
from dataclasses import dataclass
from ipaddress import IPv4Address

from facilitator.config import EVERYWHERE, USUAL_PORT, Config

ADDRESS_OF_INTERFACE = 0x8915  # SIOCGIFADDR of Linux
# Bridges of containers and virtual machines: no phone is on them.
INDOORS = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "lxc", "podman", "cni")
# An address no machine has (RFC 5737): connecting a datagram socket to it sends nothing, but
# tells which of our own addresses the system would send from.
ELSEWHERE = ("192.0.2.1", 9)


@dataclass(frozen=True)
class Interface:
    name: str
    address: IPv4Address


def public_addresses(config: Config) -> list[str]:
    """The addresses phones may use, best first; what the operator configured is the only one."""
    if config.public_url:
        return [config.public_url]
    if is_specific(config.host):
        return [origin(config.host, config.port)]
    found = reachable(interfaces(), outgoing_address())
    return [origin(str(address), config.port) for address in found or [IPv4Address("127.0.0.1")]]


def is_specific(host: str) -> bool:
    return host not in {EVERYWHERE, "::", ""}


def origin(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}" + ("" if str(port) == USUAL_PORT["http"] else f":{port}")


def reachable(found: list[Interface], outgoing: IPv4Address | None) -> list[IPv4Address]:
    """Addresses other machines may know, the likeliest first.

    First the one the system sends from; then private networks, where hotspots and hotels are;
    last those an interface gave itself because nobody gave it one.
    """
    outdoors = {each.address for each in found if not each.name.startswith(INDOORS)}
    if outgoing:
        outdoors.add(outgoing)
    return sorted(
        (address for address in outdoors if not address.is_loopback),
        key=lambda address: (
            address != outgoing,
            address.is_link_local,
            not address.is_private,
            address,
        ),
    )


def interfaces() -> list[Interface]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        named = ((name, address_of(asking, name)) for _, name in socket.if_nameindex())
        return [Interface(name, address) for name, address in named if address]


def address_of(asking: socket.socket, name: str) -> IPv4Address | None:
    """The IPv4 address of an interface; None without one, or where the system isn't Linux."""
    try:
        from fcntl import ioctl

        answer = ioctl(asking.fileno(), ADDRESS_OF_INTERFACE, struct.pack("256s", name.encode()))
    except (ImportError, OSError):
        return None
    return IPv4Address(answer[20:24])


def outgoing_address() -> IPv4Address | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(ELSEWHERE)
        except OSError:
            return None
        return IPv4Address(asking.getsockname()[0])


def join_address(origin: str, code: str) -> str:
    return f"{origin}/J/{code}"


def for_qr(address: str) -> str:
    """In capitals a QR code needs fewer modules; scheme, host and join path take any case."""
    return address.upper()


def short(address: str) -> str:
    """As one reads it from a wall: `room.example.org`, `192.168.1.20:8000`."""
    return address.removeprefix("http://").removeprefix("https://")
