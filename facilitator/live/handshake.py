"""How a browser's request becomes a WebSocket: the answer to it, and whether frames may be
compressed. Values only; the driver alone needs this.

Compression is agreed without memory from one message to the next on either side: then a broadcast
has the same bytes for everybody, and no client keeps a window open in our memory.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping

MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
DEFLATE = "permessage-deflate"
AGREED = f"{DEFLATE}; server_no_context_takeover; client_no_context_takeover"


def is_sound(environ: Mapping[str, str]) -> bool:
    """Whether this is a handshake as RFC 6455 wants it."""
    return environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13" and is_key(key_of(environ))


def key_of(environ: Mapping[str, str]) -> str:
    return environ.get("HTTP_SEC_WEBSOCKET_KEY", "").strip()


def is_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, validate=True)) == 16
    except (binascii.Error, ValueError):
        return False


def takes_deflate(offers: str) -> bool:
    """Whether one of the offers can be agreed to. A client that limits our window could not read
    the frame that all others get; no browser asks for that."""
    return any(
        name.strip() == DEFLATE
        and not any(each.strip().startswith("server_max_window_bits") for each in wishes)
        for name, *wishes in (offer.split(";") for offer in offers.split(","))
    )


def acceptance(environ: Mapping[str, str], *, deflate: bool) -> bytes:
    proof = (key_of(environ) + MAGIC).encode()
    digest = hashlib.sha1(proof, usedforsecurity=False).digest()
    lines = [
        "HTTP/1.1 101 Switching Protocols",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Accept: {base64.b64encode(digest).decode()}",
    ]
    if deflate:
        lines.append(f"Sec-WebSocket-Extensions: {AGREED}")
    return "\r\n".join([*lines, "", ""]).encode()
