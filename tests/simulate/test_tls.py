"""Behind TLS a thousand phones still share one process: none may stop it while it waits."""

from contextlib import suppress
from urllib.parse import urlsplit

import gevent
from gevent import socket
from gevent.server import StreamServer

from facilitator.simulate.browser import connected


def never_answers(stream: socket.socket, _: object) -> None:
    while stream.recv(1024):
        pass


def test_a_phone_that_waits_for_tls_lets_the_others_go_on() -> None:
    silent = StreamServer(("127.0.0.1", 0), never_answers)
    silent.start()
    origin = urlsplit(f"https://127.0.0.1:{silent.server_port}")
    went_on: list[bool] = []
    gevent.spawn_later(0.05, went_on.append, True)
    with suppress(OSError):
        connected(origin, timeout=0.3)
    silent.stop()
    assert went_on
