"""The server as an operator starts it: a process of its own, asked over real HTTP."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from facilitator.web.addresses import for_qr

CHECKOUT = Path(__file__).parent.parent.parent
PATIENCE = 30  # seconds; a start takes about one


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def started(folder: Path, **settings: str) -> subprocess.Popen[str]:
    """`facilitator serve`, where any warning would end it."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "facilitator", "serve"],
        cwd=CHECKOUT,
        env={**os.environ, "DATA_DIR": str(folder / "data"), **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[tuple[str, int]]:
    """What a running server printed, and its port; it must stop well when told to."""
    port = free_port()
    server = started(folder, PORT=str(port), **settings)
    assert server.stdout
    printed = ""
    for line in server.stdout:
        printed += line
        if line == "Stop with Ctrl+C.\n":
            break
    try:
        yield printed, port
    finally:
        server.send_signal(signal.SIGTERM)
        out, err = server.communicate(timeout=PATIENCE)
    assert (server.returncode, out, err) == (0, "", "")


def refusal(folder: Path, **settings: str) -> tuple[int, str]:
    server = started(folder, **settings)
    _, err = server.communicate(timeout=PATIENCE)
    return server.returncode, err


def read_code(printed: str) -> str:
    """The QR in the output; without a terminal the light modules are drawn."""
    lines = [line for line in printed.splitlines() if re.fullmatch("[█▀▄ ]{20,}", line)]
    rows = [[255 * (each in marks) for each in line] for line in lines for marks in ("█▀", "█▄")]
    image = Image.new("L", (len(rows[0]), len(rows)))
    image.putdata([pixel for row in rows for pixel in row])
    [found] = zxingcpp.read_barcodes(image.resize((image.width * 4, image.height * 4)))
    return found.text


def links(printed: str) -> list[str]:
    return re.findall(r"http://\S+/first/\S{20,}", printed)


@pytest.mark.slow
def test_a_start_says_where_phones_and_the_organiser_go(tmp_path: Path) -> None:
    with serving(tmp_path) as (first, port):
        [link] = links(first)
        address = link.partition("/first/")[0]

        assert json.loads(get(port, "/healthz")[1]) == {"database": "answers"}
        assert get(port, "/static/phone.css")[0] == "br"
        assert address in {found.strip() for found in first.splitlines()}
        assert address.endswith(f":{port}")
        assert read_code(first) == for_qr(address)
        assert {mode(path) for path in (tmp_path / "data").iterdir()} == {0o600}

    with serving(tmp_path, PUBLIC_URL="http://rooms.example.org") as (second, _):
        [fresh] = links(second)
        assert read_code(second) == "HTTP://ROOMS.EXAMPLE.ORG"
        assert Path(fresh).name != Path(link).name


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def get(port: int, path: str) -> tuple[str | None, bytes]:
    """How the answer was packed, and its bytes."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        answer = connection.getresponse()
        return answer.headers["Content-Encoding"], answer.read()


def test_a_port_in_use_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("0.0.0.0", 0))
        other.listen()
        port = other.getsockname()[1]

        assert refusal(tmp_path, PORT=str(port)) == (
            1,
            f"Port {port} is used by another program, perhaps by this one started twice."
            f" Type: PORT={port + 1} make run\n",
        )


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"PORT": "eighty"}, "PORT is 'eighty'; it must be a whole number, 1 to 65535.\n"),
        (
            {"HOST": "203.0.113.9"},
            "HOST 203.0.113.9 with PORT 8000 can't be used: Cannot assign requested address.\n",
        ),
    ],
)
def test_a_wrong_setting_is_said_in_a_sentence(
    tmp_path: Path, settings: dict[str, str], sentence: str
) -> None:
    assert refusal(tmp_path, **settings) == (1, sentence)
