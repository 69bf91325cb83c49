"""Figures for monitoring: who may read them, and what they say without naming anybody."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from facilitator import House, build
from facilitator.config import read_config
from facilitator.live.listeners import Listener
from tests.conftest import browser

TOKEN = "a-token-of-the-monitor"


def figures(house: House) -> dict[str, float]:
    answer = browser(house).get("/metrics")
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain; version=")
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_a_house_counts_what_it_does(house: House, workshop: int, phone: FlaskClient) -> None:
    before = figures(house)
    house.live.listeners.came("a", Listener(workshop, "phones", "en", participant_id=1))
    house.live.listeners.came("b", Listener(workshop, "projector", "en"))
    house.live.touch(workshop, {"phone-top"})
    house.live.flush()
    phone.get("/w/7KD4MR?since=999")
    phone.post("/w/7KD4MR/ideas", data={"list": "barrier", "text": "", "key": "k" * 20})
    house.live.meter.drops["behind"] += 1
    house.live.meter.written_at_once += 3
    house.live.meter.written_later.add(0.3)

    after = figures(house)

    assert {name: after[name] - before.get(name, 0) for name in after if name in COUNTED} == COUNTED


COUNTED = {
    'facilitator_sockets{audience="phones"}': 1,
    'facilitator_sockets{audience="projector"}': 1,
    'facilitator_sockets{audience="console"}': 0,
    'facilitator_pushes_total{audience="phones"}': 1,
    'facilitator_drops_total{reason="behind"}': 1,
    'facilitator_refused_total{what="request"}': 1,
    'facilitator_resyncs_total{screen="phone"}': 1,
    'facilitator_socket_write_seconds_bucket{le="0.001"}': 3,
    'facilitator_socket_write_seconds_bucket{le="0.1"}': 3,
    'facilitator_socket_write_seconds_bucket{le="0.5"}': 4,
    'facilitator_socket_write_seconds_bucket{le="+Inf"}': 4,
    "facilitator_failed_saves_total": 0,
}


def test_memory_is_told(house: House) -> None:
    assert figures(house)["process_resident_memory_bytes"] > 10_000_000


def test_no_figure_names_a_session_or_a_person(house: House, phone: FlaskClient) -> None:
    text = browser(house).get("/metrics").text
    labels = {part.split("=")[0] for part in text.split("{")[1:] for part in part.split("}")[:1]}
    assert labels <= {"audience", "reason", "what", "screen", "le", "implementation"}
    assert "7KD4MR" not in text


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("198.51.100.7", {}, 404),
        ("127.0.0.1", {"X-Forwarded-For": "198.51.100.7"}, 404),
        ("127.0.0.1", {"X-Forwarded-Proto": "https"}, 404),
        ("127.0.0.1", {"Forwarded": "for=198.51.100.7"}, 404),
        ("127.0.0.1", {"X-Real-IP": "127.0.0.1"}, 404),
        ("198.51.100.7", {"Authorization": f"Bearer {TOKEN}"}, 200),
        ("127.0.0.1", {"X-Forwarded-For": "::1", "Authorization": f"Bearer {TOKEN}"}, 200),
        ("198.51.100.7", {"Authorization": f"Bearer {TOKEN}x"}, 404),
        ("198.51.100.7", {"Authorization": TOKEN}, 404),
        ("198.51.100.7", {"Authorization": "Bearer None"}, 404),
        ("198.51.100.7", {"Authorization": "Bearer gr\u00fcn"}, 404),
    ],
)
def test_only_the_token_or_this_machine_reads_them(
    tmp_path: Path, address: str, headers: dict[str, str], status: int
) -> None:
    house = build(read_config({"DATA_DIR": str(tmp_path), "METRICS_TOKEN": TOKEN}))
    asked = house.app.test_client().get(
        "/metrics", headers=headers, environ_base={"REMOTE_ADDR": address}
    )
    house.database.close()
    assert asked.status_code == status


def test_without_a_token_nobody_has_it(house: House) -> None:
    for said in ("Bearer ", "Bearer None"):
        asked = house.app.test_client().get(
            "/metrics",
            headers={"Authorization": said},
            environ_base={"REMOTE_ADDR": "198.51.100.7"},
        )
        assert asked.status_code == 404
