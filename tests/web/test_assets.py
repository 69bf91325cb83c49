"""Static files as a browser gets them: packed, named after their content, nothing else."""

import gzip
import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitator.web import assets
from facilitator.web.compression import compress_pages

STATIC = Path(__file__).parent.parent.parent / "static"
TOKENS = (STATIC / "css/tokens.css").read_bytes()
YEAR = "public, max-age=31536000, immutable"


@pytest.fixture
def app() -> Flask:
    app = Flask(__name__, static_folder=None)
    assets.lay_out(app)
    compress_pages(app)
    return app


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def own_static(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A static folder of this test's own; what was read of the real one is forgotten."""
    monkeypatch.setattr(assets, "carried", lambda folder: tmp_path / folder)
    forget = (assets.load, assets.bundles, assets.files)
    for read in forget:
        read.cache_clear()
    (tmp_path / "static").mkdir()
    yield tmp_path / "static"
    for read in forget:
        read.cache_clear()


def address(app: Flask, name: str) -> str:
    with app.test_request_context():
        return assets.asset_url(name)


def test_a_name_carries_the_contents_hash(app: Flask) -> None:
    digest = hashlib.sha256(TOKENS).hexdigest()[:12]
    assert address(app, "css/tokens.css") == f"/static/css/tokens.{digest}.css"


def test_templates_know_the_address(app: Flask) -> None:
    with app.test_request_context():
        shown = app.jinja_env.from_string('{{ asset("css/tokens.css") }}').render()
    assert shown == address(app, "css/tokens.css")


@pytest.mark.parametrize(
    ("taken", "encoding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("", None)],
)
def test_a_browser_gets_the_best_form_it_takes(
    app: Flask, browser: FlaskClient, taken: str, encoding: str | None
) -> None:
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    answer = browser.get(address(app, "css/tokens.css"), headers={"Accept-Encoding": taken})

    assert unpack(answer.data) == TOKENS
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == YEAR
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Length"] == str(len(answer.data))


def test_what_a_browser_has_is_not_sent_again(app: Flask, browser: FlaskClient) -> None:
    here = address(app, "css/tokens.css")
    known = browser.get(here).headers["ETag"]
    again = browser.get(here, headers={"If-None-Match": known})
    assert [again.status_code, again.data] == [304, b""]


@pytest.mark.parametrize("name", ["css/tokens.css", "css/tokens.0123456789ab.css"])
def test_an_old_or_plain_name_gets_todays_content_without_the_long_cache(
    browser: FlaskClient, name: str
) -> None:
    answer = browser.get(f"/static/{name}")
    assert [answer.data, answer.headers["Cache-Control"]] == [TOKENS, "no-cache"]


@pytest.mark.parametrize(
    "path",
    [
        "../pyproject.toml",
        "css/../../pyproject.toml",
        "%2e%2e/pyproject.toml",
        "..%2f..%2fetc/passwd",
        "/etc/passwd",
        "css",
        "bundles.toml",
        "vendor/README.md",
        "vendor/htmx.LICENSE",
        "../facilitator/config.py",
        "css/%00tokens.css",
        "nothing.css",
    ],
)
def test_nothing_but_the_listed_files_is_served(browser: FlaskClient, path: str) -> None:
    assert browser.get(f"/static/{path}", follow_redirects=True).status_code == 404


def test_a_bundle_is_its_pieces_in_order(
    own_static: Path, app: Flask, browser: FlaskClient
) -> None:
    (own_static / "bundles.toml").write_text('"phone.css" = ["one.css", "two.css"]')
    (own_static / "one.css").write_text("a { color: red }")
    (own_static / "two.css").write_text("b { color: blue }")

    answer = browser.get(address(app, "phone.css"))

    assert answer.text == "a { color: red }\nb { color: blue }"
    assert re.fullmatch(r"/static/phone\.[0-9a-f]{12}\.css", address(app, "phone.css"))


def test_a_changed_file_gets_another_name(own_static: Path, app: Flask) -> None:
    (own_static / "bundles.toml").touch()
    (own_static / "one.css").write_text("a { color: red }")
    before = address(app, "one.css")

    (own_static / "one.css").write_text("a { color: blue }")
    assets.load.cache_clear()

    assert address(app, "one.css") != before


def test_every_bundle_has_all_its_pieces() -> None:
    listed = tomllib.loads((STATIC / "bundles.toml").read_text()).values()
    missing = {piece for pieces in listed for piece in pieces if not (STATIC / piece).is_file()}
    assert missing == set()


def test_packing_makes_the_scripts_of_a_phone_small() -> None:
    scripts = [
        assets.load(f"vendor/{name}") for name in ("htmx-4.0.1.min.js", "socket.io-4.8.4.min.js")
    ]
    assert sum(len(script.forms["br"]) for script in scripts) < 28_000


def test_our_scripts_are_sent_without_the_lines_that_only_people_read(own_static: Path) -> None:
    (own_static / "js").mkdir()
    (own_static / "bundles.toml").write_text('"a.js" = ["js/a.js", "vendor/b.js"]')
    (own_static / "js/a.js").write_text("// Says one.\nconst one = 1;  // one\n  // Two.\n")
    (own_static / "vendor").mkdir()
    (own_static / "vendor/b.js").write_text("// Licence\n")
    assert assets.load("a.js").forms["identity"] == b"const one = 1;  // one\n\n// Licence\n"
