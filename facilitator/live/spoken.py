"""What our pages say over a socket: they connect, answer pings, tell events and leave.

Everything else is turned away at the door, before Socket.IO reads it: it would write a traceback
for each thing it can't read, and take a client's word for "connect" and "disconnect".
"""

import json

PONG, CONNECT, LEAVE, EVENT = "3", "40", "41", "42"
EVENTS = {"typing"}


def is_spoken(message: str) -> bool:
    kind, rest = message[:2], message[2:]
    if message == PONG or kind == LEAVE:
        return True
    if kind == CONNECT:
        return not rest or isinstance(read(rest), dict)
    said = read(rest) if kind == EVENT else None
    return isinstance(said, list) and bool(said) and said[0] in EVENTS


def read(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
