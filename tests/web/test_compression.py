"""Pages leave compressed when that is worth it, and whole when a browser can't unpack them."""

import gzip

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from facilitator.web.compression import WORTHWHILE, compress_pages

PAGE = "<p>Shared test sites along the coast</p>" * 50


@pytest.fixture
def browser() -> FlaskClient:
    app = Flask(__name__, static_folder=None)
    compress_pages(app)
    app.add_url_rule("/page", view_func=lambda: PAGE, endpoint="page")
    app.add_url_rule("/small", view_func=lambda: "a" * WORTHWHILE, endpoint="small")
    app.add_url_rule(
        "/picture",
        view_func=lambda: Response(b"\x89PNG" * 500, mimetype="image/png"),
        endpoint="picture",
    )
    app.add_url_rule("/stream", view_func=lambda: Response(iter([PAGE])), endpoint="stream")
    return app.test_client()


@pytest.mark.parametrize(
    ("taken", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", None)]
)
def test_a_page_is_sent_as_the_browser_takes_it(
    browser: FlaskClient, taken: str, encoding: str | None
) -> None:
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    answer = browser.get("/page", headers={"Accept-Encoding": taken})

    assert unpack(answer.data).decode() == PAGE
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Length"] == str(len(answer.data))


@pytest.mark.parametrize("path", ["/small", "/picture", "/stream"])
def test_what_gains_nothing_is_left_alone(browser: FlaskClient, path: str) -> None:
    answer = browser.get(path, headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in answer.headers


def test_an_answer_without_a_body_keeps_its_headers(browser: FlaskClient) -> None:
    answer = browser.head("/page", headers={"Accept-Encoding": "br"})
    assert [answer.status_code, answer.data, answer.headers["Vary"]] == [
        200,
        b"",
        "Accept-Encoding",
    ]
