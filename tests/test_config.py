"""Settings: each has a standard that works, and a wrong one is named in a sentence."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from facilitator import config
from facilitator.config import Config, WrongSetting, carried, read_config, secret


def settings(folder: Path, **given: str) -> Config:
    return read_config({"DATA_DIR": str(folder / "data"), **given})


def refusal(folder: Path, **given: str) -> str:
    with pytest.raises(WrongSetting) as refused:
        settings(folder, **given)
    return str(refused.value)


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    found = settings(tmp_path)

    assert found == Config(
        host="0.0.0.0",
        port=8000,
        data_dir=tmp_path / "data",
        public_url=None,
        database_url=f"sqlite:///{tmp_path}/data/facilitator.sqlite",
        redis_url=None,
        trusted_proxies=0,
        metrics_token=None,
        secret_key=(tmp_path / "data/secret-key").read_text(),
    )
    assert not found.behind_tls


def test_everything_can_be_set(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        HOST="127.0.0.1",
        PORT="9001",
        PUBLIC_URL="https://Rooms.Example.org:443/",
        DATABASE_URL="postgresql://facilitator@db/rooms",
        REDIS_URL="redis://queue:6379/0",
        TRUSTED_PROXIES="1",
        METRICS_TOKEN="sixteen-or-more-of-it",
    )

    assert found == Config(
        host="127.0.0.1",
        port=9001,
        data_dir=tmp_path / "data",
        public_url="https://rooms.example.org",
        database_url="postgresql+psycopg://facilitator@db/rooms",
        redis_url="redis://queue:6379/0",
        trusted_proxies=1,
        metrics_token="sixteen-or-more-of-it",
        secret_key=found.secret_key,
    )
    assert found.behind_tls


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "8000.5", "²"])
def test_a_port_that_is_none_is_named(tmp_path: Path, port: str) -> None:
    assert refusal(tmp_path, PORT=port) == (
        f"PORT is {port!r}; it must be a whole number, 1 to 65535."
    )


@pytest.mark.parametrize(
    "address",
    ["rooms.example.org", "ftp://rooms.example.org", "http://", "http://rooms/path", "http://a b"],
)
def test_a_public_address_must_be_scheme_and_host(tmp_path: Path, address: str) -> None:
    assert refusal(tmp_path, PUBLIC_URL=address) == (
        f"PUBLIC_URL is {address!r}; it must be an address without a path,"
        " such as https://rooms.example.org"
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "mysql://x", "DATABASE_URL must begin with sqlite:/// or postgresql://"),
        ("REDIS_URL", "queue", "REDIS_URL must begin with redis://, rediss:// or unix://"),
        (
            "TRUSTED_PROXIES",
            "all",
            "TRUSTED_PROXIES is 'all'; it must be a whole number, 0 to 9.",
        ),
        ("METRICS_TOKEN", "short", "METRICS_TOKEN must have at least 16 characters."),
    ],
)
def test_other_wrong_settings(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    assert refusal(tmp_path, **{name: value}) == sentence


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands here")
    assert refusal(tmp_path) == f"DATA_DIR {tmp_path}/data is a file; it must be a folder."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_data_folder_that_is_not_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o500)
    assert refusal(tmp_path) == f"DATA_DIR {tmp_path}/data can't be written to by this user."


def test_secrets_are_for_the_owner_only(tmp_path: Path) -> None:
    settings(tmp_path)
    modes = [
        path.stat().st_mode & 0o777 for path in (tmp_path / "data", tmp_path / "data/secret-key")
    ]
    assert modes == [0o700, 0o600]


def test_a_secret_stays_the_same_and_differs_between_installations(tmp_path: Path) -> None:
    first = settings(tmp_path).secret_key
    assert settings(tmp_path).secret_key == first
    assert settings(tmp_path / "another").secret_key != first


def test_workers_that_start_at_once_share_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as workers:
        found = set(workers.map(lambda _: secret(tmp_path, "secret-key"), range(64)))
    assert [len(found), [path.name for path in tmp_path.iterdir()]] == [1, ["secret-key"]]


def test_gevent_websocket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "geventwebsocket").mkdir()
    (tmp_path / "geventwebsocket/__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)

    assert refusal(tmp_path) == (
        "The package gevent-websocket is installed; with it no phone can stay connected."
        " Type: pip uninstall gevent-websocket"
    )


def test_the_checkouts_own_folders_come_before_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    checkout = Path(__file__).parent.parent
    assert carried("static") == checkout / "static"

    monkeypatch.setattr(config, "IN_CHECKOUT", False)
    assert carried("static") == checkout / "facilitator/static"
