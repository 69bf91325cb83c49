"""Static files: joined, compressed once, named after their content, cached by browsers.

pywsgi compresses nothing and a hotel's Wi-Fi is slow, so this is done here: every file is
read and packed once per process. The name carries the content's hash, so a browser may keep
it for a year; an old name still answers with today's content, only without the long cache.
"""

import gzip
import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import brotli
from flask import Blueprint, Flask, Response, abort, request, url_for

from facilitator.config import carried

Encoding = Literal["br", "gzip", "identity"]

bp = Blueprint("assets", __name__)

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
HASHED = re.compile(r"(?P<stem>.+)\.(?P<digest>[0-9a-f]{12})(?P<ending>\.[a-z0-9]+)")
ONLY_A_COMMENT = re.compile(rb"^[ \t]*//.*\n", re.MULTILINE)
A_YEAR = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class Asset:
    """One file as browsers get it, in every form they may ask for."""

    type: str
    digest: str
    forms: dict[Encoding, bytes]


def lay_out(app: Flask) -> None:
    """Serve /static/ and give templates `asset("phone.css")`."""
    app.register_blueprint(bp)
    app.jinja_env.globals["asset"] = asset_url


def warm() -> None:
    """Pack every bundle before the first phone asks: a second of work, once."""
    for name in bundles():
        load(name)


def asset_url(name: str) -> str:
    stem, ending = name.rsplit(".", 1)
    return url_for("assets.serve", name=f"{stem}.{load(name).digest}.{ending}")


@bp.get("/static/<path:name>")
def serve(name: str) -> Response:
    plain, digest = take_apart(name)
    if not is_served(plain):
        abort(404)
    found = load(plain)
    encoding = best_encoding(found.forms)
    answer = Response(found.forms[encoding], content_type=found.type)
    if encoding != "identity":
        answer.content_encoding = encoding
    answer.vary.add("Accept-Encoding")
    answer.headers["Cache-Control"] = A_YEAR if digest == found.digest else ASK_AGAIN
    answer.set_etag(f"{found.digest}-{encoding}")
    answer.make_conditional(request)
    return answer


def take_apart(name: str) -> tuple[str, str | None]:
    """`phone.0123456789ab.css` is `phone.css` and its hash; a name without one is itself."""
    parts = HASHED.fullmatch(name)
    return (parts["stem"] + parts["ending"], parts["digest"]) if parts else (name, None)


def is_served(name: str) -> bool:
    """A bundle or a file of ours, of a type we know; never a path that climbs out."""
    if Path(name).suffix not in TYPES:
        return False
    return name in bundles() or name in files()


def best_encoding(forms: dict[Encoding, bytes]) -> Encoding:
    """The first of Brotli, gzip and plain that we have and the browser takes."""
    taken = request.accept_encodings
    chosen: list[Encoding] = [form for form in forms if form == "identity" or taken[form] > 0]
    return chosen[0]


@cache
def load(name: str) -> Asset:
    content = b"\n".join(map(as_sent, pieces(name)))
    forms: dict[Encoding, bytes] = {}
    if TYPES[Path(name).suffix].startswith(("text/", "image/svg")):
        forms["br"] = brotli.compress(content)
        forms["gzip"] = gzip.compress(content, 9, mtime=0)
    forms["identity"] = content
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(TYPES[Path(name).suffix], digest, forms)


def as_sent(piece: str) -> bytes:
    """Our scripts go without the lines that only people read: a twelfth of what a phone loads."""
    content = (carried("static") / piece).read_bytes()
    return ONLY_A_COMMENT.sub(b"", content) if piece.startswith("js/") else content


def pieces(name: str) -> list[str]:
    return bundles().get(name, [name])


@cache
def bundles() -> dict[str, list[str]]:
    return tomllib.loads((carried("static") / "bundles.toml").read_text())


@cache
def files() -> frozenset[str]:
    """Every file below `static/`, listed once: what isn't on the list isn't served."""
    static = carried("static")
    return frozenset(str(path.relative_to(static)) for path in static.rglob("*") if path.is_file())
