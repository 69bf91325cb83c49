"""HTTP/1.1 as a phone's browser speaks it: one kept connection, cookies, compressed answers.

Written by hand because a thousand of these share one core with the room they measure.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import SplitResult, urlencode, urlsplit

from gevent import socket, ssl
from gevent.lock import BoundedSemaphore

ENCODINGS = "gzip, deflate, br"
AGENT = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Mobile Safari/537.36"
)
PAGE = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Upgrade-Insecure-Requests": "1",
}
FETCH = {"Accept": "text/html"}
SCRIPT = {"HX-Request": "true"}  # the page's own script asks for a fragment


class Hangup(OSError):
    """The other side closed the connection before the answer was whole."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes  # as it came over the wire

    @property
    def text(self) -> str:
        return unpacked(self.body, self.headers.get("content-encoding", "")).decode()


def unpacked(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        import brotli  # noqa: PLC0415 (only where a server sends it)

        return bytes(brotli.decompress(body))
    return zlib.decompress(body, wbits=47) if encoding in {"gzip", "deflate"} else body


@dataclass
class Line:
    """A byte stream that is read by lines and by counts, and that counts what it read."""

    sock: socket.socket
    buffer: bytes = b""
    received: int = 0

    def until(self, mark: bytes) -> bytes:
        while (end := self.buffer.find(mark)) < 0:
            self.more()
        found, self.buffer = self.buffer[:end], self.buffer[end + len(mark) :]
        return found

    def exactly(self, count: int) -> bytes:
        while len(self.buffer) < count:
            self.more()
        found, self.buffer = self.buffer[:count], self.buffer[count:]
        return found

    def more(self) -> None:
        chunk = self.sock.recv(65536)
        if not chunk:
            raise Hangup("the server hung up")
        self.received += len(chunk)
        self.buffer += chunk


@dataclass
class Browser:
    """One browser at one origin; greenlets that share it take turns."""

    origin: str
    language: str = "en"
    timeout: float = 30.0
    cookies: dict[str, str] = field(default_factory=dict)
    requests: int = 0
    received: int = 0  # bytes over the wire, headers included
    line: Line | None = None
    turn: BoundedSemaphore = field(default_factory=BoundedSemaphore)

    def open_page(self, path: str) -> Answer:
        """What typing an address or tapping a link does: follows redirects to a page."""
        return self.follow(self.request("GET", path, {**PAGE, **self.site("none")}))

    def fetch(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """What a script on the page asks for."""
        same = {**FETCH, **self.site("same-origin"), **(headers or {})}
        return self.request("GET", path, same)

    def submit(
        self, path: str, fields: list[tuple[str, str]], headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a form; with the headers of a script or, without any, as a plain form."""
        same = {
            **(FETCH if headers else PAGE),
            **self.site("same-origin"),
            "Origin": self.origin,
            "Content-Type": "application/x-www-form-urlencoded",
            **(headers or {}),
        }
        return self.request("POST", path, same, urlencode(fields).encode())

    def site(self, relation: str) -> dict[str, str]:
        """Fetch metadata, which browsers send only to places they trust: not on a plain LAN."""
        return {"Sec-Fetch-Site": relation} if trustworthy(self.origin) else {}

    def follow(self, answer: Answer, hops: int = 5) -> Answer:
        while answer.status in {301, 302, 303, 307, 308} and hops:
            hops -= 1
            target = urlsplit(answer.headers["location"])
            path = target.path + (f"?{target.query}" if target.query else "")
            answer = self.request("GET", path, {**PAGE, **self.site("same-origin")})
        return answer

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Answer:
        with self.turn:
            return self.ask(self.head(method, path, headers, body) + body)

    def ask(self, message: bytes) -> Answer:
        self.requests += 1
        if self.line is not None:
            # A kept connection may have been closed meanwhile; every browser then asks again.
            try:
                return self.exchange(self.line, message)
            except OSError:
                self.close()
        self.line = Line(self.connect())
        return self.exchange(self.line, message)

    def head(self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
        everything = {
            "Host": urlsplit(self.origin).netloc,
            "Connection": "keep-alive",
            "User-Agent": AGENT,
            "Accept-Encoding": ENCODINGS,
            "Accept-Language": f"{self.language},en;q=0.8",
            **headers,
        }
        if self.cookies:
            everything["Cookie"] = "; ".join(
                f"{name}={each}" for name, each in self.cookies.items()
            )
        if body or method == "POST":
            everything["Content-Length"] = str(len(body))
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {v}" for name, v in everything.items())]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def exchange(self, line: Line, message: bytes) -> Answer:
        before = line.received
        try:
            line.sock.sendall(message)
            answer = read_answer(line)
        finally:
            self.received += line.received - before
        self.keep_cookies(answer)
        if answer.headers.get("connection", "").lower() == "close":
            self.close()
        return answer

    def keep_cookies(self, answer: Answer) -> None:
        for cookie in answer.headers.get("set-cookie", "").split("\n"):
            for name, morsel in SimpleCookie(cookie).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.coded_value

    def connect(self) -> socket.socket:
        return connected(urlsplit(self.origin), self.timeout)

    def close(self) -> None:
        if self.line is not None:
            self.line.sock.close()
            self.line = None


def trustworthy(origin: str) -> bool:
    parts = urlsplit(origin)
    return parts.scheme == "https" or parts.hostname in {"localhost", "127.0.0.1", "::1"}


def connected(origin: SplitResult, timeout: float) -> socket.socket:
    host = origin.hostname or "localhost"
    port = origin.port or (443 if origin.scheme == "https" else 80)
    sock = socket.create_connection((host, port), timeout)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if origin.scheme == "https":
        return verifying().wrap_socket(sock, server_hostname=host)
    return sock


def verifying() -> ssl.SSLContext:
    """gevent's own: what `create_default_context` makes would stop every other greenlet."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # checks the certificate and its name
    context.load_default_certs()
    return context


def read_answer(line: Line) -> Answer:
    status, headers = read_head(line)
    return Answer(status, headers, read_body(line, status, headers))


def read_head(line: Line) -> tuple[int, dict[str, str]]:
    """Status and headers; several cookies are joined by line breaks."""
    first, *rest = line.until(b"\r\n\r\n").decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for each in rest:
        name, _, value = each.partition(":")
        name, value = name.lower(), value.strip()
        headers[name] = f"{headers[name]}\n{value}" if name in headers else value
    return int(first.split(" ", 2)[1]), headers


def read_body(line: Line, status: int, headers: Mapping[str, str]) -> bytes:
    if status in {101, 204, 304}:
        return b""
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return read_chunks(line)
    return line.exactly(int(headers.get("content-length", "0")))


def read_chunks(line: Line) -> bytes:
    chunks = []
    while size := int(line.until(b"\r\n").split(b";")[0], 16):
        chunks.append(line.exactly(size))
        line.until(b"\r\n")
    line.until(b"\r\n")
    return b"".join(chunks)
