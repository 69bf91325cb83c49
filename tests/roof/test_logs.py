"""What the server writes about itself: lines a machine can read, that quote nobody."""

import io
import json
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import gevent
import pytest
from gevent import socket
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from facilitator import House
from facilitator.logs import LIBRARIES, Readable, named, set_up
from tests.conftest import join
from tests.roof.test_serve import PATIENCE, free_port, started

IDEA, TOKEN, ADDRESS = "marked-idea-7f3a", "marked-token-51bc", "198.51.100.77"
MARKERS = (IDEA, TOKEN, ADDRESS)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the loggers write from here on."""
    root, hub = logging.getLogger(), gevent.get_hub()
    before, level, printed = root.handlers[:], root.level, hub.print_exception
    out = io.StringIO()
    set_up(out)
    yield out
    logging.captureWarnings(False)
    root.handlers[:] = before
    root.setLevel(level)
    hub.print_exception = printed
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.NOTSET)


def lines(out: io.StringIO | str) -> list[dict[str, Any]]:
    text = out if isinstance(out, str) else out.getvalue()
    return [json.loads(line) for line in text.splitlines()]


def test_a_line_is_one_json_object(written: io.StringIO) -> None:
    logging.getLogger("facilitator.live").warning("two\nlines and a %s", "word")
    [line] = lines(written)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "warning",
        "logger": "facilitator.live",
        "message": "two\nlines and a word",
    }


def test_a_failed_answer_is_found_by_its_number_and_quotes_nobody(
    house: House, workshop: int, written: io.StringIO
) -> None:
    phone = join(house, "Fjordby")
    phone.set_cookie("device-of-another-house", TOKEN)
    with house.database.writer.begin() as connection:
        connection.execute(text("DROP TABLE receipt"))

    answer = phone.post(
        "/w/7KD4MR/ideas",
        data={"question": 1, "list": "barrier", "text": IDEA, "key": TOKEN},
        environ_base={"REMOTE_ADDR": ADDRESS},
    )

    assert answer.status_code == 500
    [line] = [line for line in lines(written) if line["logger"] == "facilitator"]
    assert line["request"] == answer.headers["X-Request-Id"]
    assert line["message"] == "an answer failed: POST /w/<code>/ideas"
    assert line["error"].splitlines()[0].startswith("  ")
    assert "no such table: receipt" in line["error"]
    assert "7KD4MR" not in written.getvalue()
    assert_quotes_nobody(written.getvalue())


def test_what_fails_behind_a_page_quotes_nobody(
    written: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(told: str) -> None:
        try:
            raise KeyError(told)
        except KeyError as error:
            raise ValueError(f"no such thing: {told}") from error

    gevent.spawn(fail, IDEA).join()

    [line] = lines(written)
    assert line["message"] == "something failed in the background"
    assert line["error"].splitlines()[-1] == "builtins.KeyError"
    assert_quotes_nobody(written.getvalue() + "".join(capsys.readouterr()))


def test_libraries_tell_what_failed_but_not_what_strangers_sent(written: io.StringIO) -> None:
    log = logging.getLogger("engineio.server")
    log.error("%s is not an accepted origin.", ADDRESS)
    try:
        raise ValueError(IDEA)
    except ValueError:
        log.exception(f"handler error {TOKEN}")

    [line] = lines(written)
    assert (line["message"], line["logger"]) == ("a message could not be handled", log.name)
    assert_quotes_nobody(written.getvalue())


def test_a_terminal_gets_lines_for_people() -> None:
    record = logging.makeLogRecord({"name": "facilitator", "levelname": "ERROR", "msg": "oh"})
    record.request = "0a1b"
    assert Readable().format(record)[8:] == " ERROR facilitator [0a1b]: oh"


def test_only_a_disk_and_a_connection_are_told_in_words() -> None:
    full = sqlite3.OperationalError("database or disk is full")
    doubled = Exception(f"duplicate key\nDETAIL: Key (text)=({IDEA}) already exists.")
    assert named(OperationalError("INSERT", {}, full)).endswith(": database or disk is full")
    assert named(IntegrityError("INSERT", {}, doubled)) == "sqlalchemy.exc.IntegrityError"
    assert named(OSError(28, "No space left on device")).endswith("No space left on device")
    assert named(ValueError(IDEA)) == "builtins.ValueError"


def test_engines_hide_what_they_are_given(house: House) -> None:
    for engine in (house.database.reader, house.database.writer):
        with engine.connect() as connection, pytest.raises(OperationalError) as failed:
            connection.execute(text("SELECT :it FROM nothing"), {"it": IDEA})
        assert IDEA not in str(failed.value)


@pytest.mark.slow
def test_a_server_that_is_played_with_writes_nothing_of_it(tmp_path: Path) -> None:
    port, wrong = free_port(), f"GET /{TOKEN} HTTP/1.1\r\n{IDEA}\r\n\r\n"
    server = started(tmp_path, PORT=str(port))
    try:
        assert server.stdout
        while server.stdout.readline() != "Stop with Ctrl+C.\n":
            assert server.poll() is None
        for sent in (wrong, f"\x16\x03{TOKEN}\r\n\r\n", handshake(port, IDEA)):
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
                line.sendall(sent.encode("latin-1"))
                line.recv(4096)
        database = sqlite3.connect(tmp_path / "data" / "facilitator.sqlite")
        database.execute("DROP TABLE workshop")
        database.commit()
        database.close()
        with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as phone:
            phone.request("GET", f"/J/7KD4MR?{IDEA}", headers={"Cookie": f"device={TOKEN}"})
            answer = phone.getresponse()
    finally:
        server.terminate()
        _, err = server.communicate(timeout=PATIENCE)

    assert answer.status == 500
    assert [line["request"] for line in lines(err) if "request" in line] == [
        answer.headers["X-Request-Id"]
    ]
    assert [marker for marker in (IDEA, TOKEN, "7KD4MR", "127.0.0.1") if marker in err] == []


def handshake(port: int, origin: str) -> str:
    """Of a page of another site."""
    path = f"/socket.io/?EIO=4&transport=websocket&sid={TOKEN}"
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {origin}\r\n\r\n"


def assert_quotes_nobody(said: str) -> None:
    assert [marker for marker in MARKERS if marker in said] == []
