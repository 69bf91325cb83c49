"""Where a request comes from, as far as a limit needs it: kept in memory for minutes, and nowhere
else. Behind proxies that are trusted it is the address that they name.
"""

from ipaddress import IPv6Address, ip_address

from flask import request


def network() -> str:
    """The caller's address; of IPv6 the part that one house has (/56), as the rest is free to
    choose."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or address.exploded[:17])
