"""What a proxy says is believed only as far as the operator counted proxies, never the host."""

from pathlib import Path

import pytest
from flask import request

from facilitator import build
from facilitator.config import read_config

SAID = {
    "X-Forwarded-For": "203.0.113.5",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "evil.example",
}


@pytest.mark.parametrize(
    ("proxies", "seen"),
    [
        ("0", ("127.0.0.1", "http", "localhost")),
        ("1", ("203.0.113.5", "https", "localhost")),
        ("2", ("127.0.0.1", "http", "localhost")),  # one hop too many finds nothing to believe
    ],
)
def test_as_many_hops_as_counted(tmp_path: Path, proxies: str, seen: tuple[str, ...]) -> None:
    house = build(read_config({"DATA_DIR": str(tmp_path), "TRUSTED_PROXIES": proxies}))
    house.app.add_url_rule(
        "/seen", view_func=lambda: [request.remote_addr, request.scheme, request.host]
    )

    assert house.app.test_client().get("/seen", headers=SAID).json == list(seen)
    house.database.close()
