"""Where phones find us: never a loopback address when there is another."""

from ipaddress import IPv4Address
from pathlib import Path

import pytest

from facilitator.config import Config, read_config
from facilitator.web import addresses
from facilitator.web.addresses import (
    Interface,
    for_qr,
    interfaces,
    join_address,
    outgoing_address,
    public_addresses,
    reachable,
    short,
)


def seen(**named: str) -> list[Interface]:
    return [Interface(name.replace("_", "-"), IPv4Address(ip)) for name, ip in named.items()]


def settings(folder: Path, **given: str) -> Config:
    return read_config({"DATA_DIR": str(folder), **given})


def best(found: list[Interface], outgoing: str | None = None) -> list[str]:
    return [str(ip) for ip in reachable(found, IPv4Address(outgoing) if outgoing else None)]


def test_the_address_the_system_sends_from_comes_first() -> None:
    found = seen(lo="127.0.0.1", eth0="10.20.0.4", wlan0="192.168.1.20")
    assert best(found, "192.168.1.20") == ["192.168.1.20", "10.20.0.4"]


def test_a_hotspot_without_a_way_out_is_found_by_its_interface() -> None:
    assert best(seen(lo="127.0.0.1", wlan0="10.42.0.1")) == ["10.42.0.1"]


def test_bridges_of_containers_are_left_out() -> None:
    found = seen(
        docker0="172.17.0.1", br_4711="172.18.0.1", virbr0="192.168.122.1", wlan0="10.0.0.7"
    )
    assert best(found) == ["10.0.0.7"]


def test_a_self_given_address_comes_last() -> None:
    found = seen(eth0="169.254.10.1", eth1="81.2.69.160", wlan0="192.168.1.20")
    assert best(found) == ["192.168.1.20", "81.2.69.160", "169.254.10.1"]


def test_loopback_only_when_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "interfaces", lambda: seen(lo="127.0.0.1"))
    monkeypatch.setattr(addresses, "outgoing_address", lambda: None)
    assert public_addresses(settings(tmp_path)) == ["http://127.0.0.1:8000"]


def test_this_machine_tells_its_interfaces() -> None:
    assert Interface("lo", IPv4Address("127.0.0.1")) in interfaces()
    assert outgoing_address() in {None, *(each.address for each in interfaces())}


def test_a_configured_address_is_the_only_one(tmp_path: Path) -> None:
    config = settings(tmp_path, PUBLIC_URL="https://rooms.example.org")
    assert public_addresses(config) == ["https://rooms.example.org"]


def test_a_server_bound_to_one_address_is_reached_there(tmp_path: Path) -> None:
    assert public_addresses(settings(tmp_path, HOST="10.0.0.7", PORT="80")) == ["http://10.0.0.7"]


def test_the_wall_shows_the_short_spelling_and_the_code_the_capital_one() -> None:
    address = join_address("http://192.168.1.20:8000", "7KD4MR")
    assert [
        short("https://rooms.example.org"),
        short("http://192.168.1.20:8000"),
        for_qr(address),
    ] == [
        "rooms.example.org",
        "192.168.1.20:8000",
        "HTTP://192.168.1.20:8000/J/7KD4MR",
    ]
