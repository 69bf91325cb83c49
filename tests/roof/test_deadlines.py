"""A request that never becomes whole is waited for a while, and no longer."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import gevent
import pytest
from gevent import socket
from gevent.pywsgi import WSGIServer

from facilitator.deadlines import Handler
from facilitator.live.driver import socket_of
from facilitator.logs import Nowhere
from tests.live.served import serving

LONG = 0.6  # seconds; twice what is waited here
HEAD = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n"
MUCH = 32_000_000  # bytes; more than the system keeps for both sides
ASK_FOR_MUCH = b"GET /much HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
UPGRADE = b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n\r\n"

Dial = Callable[[], socket.socket]


class Hasty(Handler):
    idle = head = body = answer = LONG / 2


def echo(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """What was sent, after a while; a WebSocket's bytes come by themselves."""
    if "HTTP_UPGRADE" in environ:
        line = socket_of(environ)
        line.sendall(line.recv(5))
        return []
    if environ["PATH_INFO"] == "/much":
        start_response("200 OK", [("Content-Length", str(MUCH))])
        return [bytes(MUCH)]
    said = environ["wsgi.input"].read()
    gevent.sleep(LONG if said == b"slow!" else 0)
    start_response("200 OK", [("Content-Length", str(len(said)))])
    return [said]


@pytest.fixture
def dial() -> Iterator[Dial]:
    server = WSGIServer(("127.0.0.1", 0), echo, log=None, error_log=Nowhere(), handler_class=Hasty)
    server.start()
    lines: list[socket.socket] = []

    def dial() -> socket.socket:
        lines.append(socket.create_connection(("127.0.0.1", server.server_port), timeout=5))
        return lines[-1]

    yield dial
    for line in lines:
        line.close()
    server.stop()


def trickle(line: socket.socket, data: bytes) -> float:
    """Send a byte now and then until the server hangs up; how long that took."""
    began = monotonic()
    writer = gevent.spawn(drip, line, data)
    while line.recv(4096):
        pass
    writer.kill()
    return monotonic() - began


def drip(line: socket.socket, data: bytes) -> None:
    for number in range(len(data)):
        line.sendall(data[number : number + 1])
        gevent.sleep(0.1)


def echoed(line: socket.socket, said: bytes) -> bool:
    line.sendall(HEAD + said)
    heard = b""
    while not heard.endswith(said) and (more := line.recv(4096)):
        heard += more
    return heard.startswith(b"HTTP/1.1 200") and heard.endswith(said)


@pytest.mark.parametrize("said", [b"", b"GET / HT", HEAD[:40], HEAD, HEAD + b"abc"])
def test_half_a_request_is_not_waited_for(dial: Dial, said: bytes) -> None:
    line = dial()
    line.sendall(said)
    assert trickle(line, b"") < 4 * LONG


@pytest.mark.parametrize("start", [b"GET /", HEAD[:40], HEAD])
def test_a_byte_now_and_then_does_not_help(dial: Dial, start: bytes) -> None:
    line = dial()
    line.sendall(start)
    gevent.sleep(0.05)
    assert trickle(line, b"x" * 4 if start == HEAD else b"x" * 100) < 4 * LONG


def test_a_head_that_came_too_slowly_is_not_taken_for_a_whole_one(dial: Dial) -> None:
    line = dial()
    line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
    assert line.recv(4096).startswith(b"HTTP/1.1 400")


def test_an_idle_line_is_given_up_and_one_in_use_is_not(dial: Dial) -> None:
    line = dial()
    for _ in range(4):
        assert echoed(line, b"hello")
        gevent.sleep(LONG / 6)
    assert trickle(line, b"") < 4 * LONG


def test_a_slow_answer_is_waited_for(dial: Dial) -> None:
    line = dial()
    assert echoed(line, b"slow!")
    assert echoed(line, b"again")


def read_all(line: socket.socket, *, pause: float) -> int:
    """How many bytes came, taken a good part of the answer at a time."""
    total = 0
    while more := line.recv(1_000_000, socket.MSG_WAITALL):
        total += len(more)
        gevent.sleep(pause)
    return total


def test_who_reads_nothing_of_an_answer_is_given_up(dial: Dial) -> None:
    line = dial()
    line.sendall(ASK_FOR_MUCH)
    gevent.sleep(2 * LONG)
    assert read_all(line, pause=0) < MUCH


def test_who_reads_slowly_gets_all_of_it(dial: Dial) -> None:
    line = dial()
    line.sendall(ASK_FOR_MUCH)
    assert read_all(line, pause=LONG / 12) > MUCH


def test_a_websocket_may_be_as_silent_as_it_likes(dial: Dial) -> None:
    line = dial()
    line.sendall(UPGRADE)
    gevent.sleep(LONG)
    line.sendall(b"hello")
    assert line.recv(5) == b"hello"


@pytest.mark.long
def test_the_server_as_it_is_run_gives_up_too(tmp_path: Path) -> None:
    with serving(tmp_path) as house:
        assert house.browser("participant").fetch("/healthz").status == 200
        host, port = house.origin.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=Handler.head + 10) as line:
            line.sendall(b"GET / HT")
            assert Handler.head - 1 < trickle(line, b"") < Handler.head + 5
