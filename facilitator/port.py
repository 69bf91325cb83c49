"""The port we answer at, taken before anything is imported, printed or changed."""

import errno
import socket

from facilitator.config import Config, WrongSetting

WAITING = 1024  # connections the system holds for us; a full room scans at once


def listen(config: Config) -> socket.socket:
    """The open port, taken before anything is printed or changed."""
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((config.host, config.port))
    except OSError as reason:
        listener.close()
        raise WrongSetting(why_not(config, reason)) from reason
    listener.listen(WAITING)
    listener.setblocking(False)
    return listener


def why_not(config: Config, reason: OSError) -> str:
    if reason.errno == errno.EADDRINUSE:
        return (
            f"Port {config.port} is used by another program, perhaps by this one started twice."
            f" Type: PORT={config.port + 1} make run"
        )
    if reason.errno == errno.EACCES:
        return f"Port {config.port} needs an administrator. Type: PORT=8000 make run"
    return f"HOST {config.host} with PORT {config.port} can't be used: {reason.strerror}."
