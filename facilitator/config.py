"""What the operator can set, read once from the environment. Standard library only.

Every setting has a value that works, so `make run` needs none of them.
"""

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).parent
IN_CHECKOUT = (PACKAGE.parent / "pyproject.toml").is_file()
HOME = PACKAGE.parent if IN_CHECKOUT else Path.cwd()
ORIGIN = re.compile(r"(https?)://(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?/?")
EVERYWHERE = "0.0.0.0"  # nosec B104 # phones must reach it
SHORTEST_TOKEN = 16  # characters
USUAL_PORT = {"http": "80", "https": "443"}


class WrongSetting(Exception):
    """A setting can't be used; the message says which, why, and what would do."""


@dataclass(frozen=True)
class Config:
    host: str
    port: int
    data_dir: Path
    public_url: str | None  # scheme and host as phones reach them, without a slash at the end
    database_url: str
    redis_url: str | None  # named when several workers share the rooms
    trusted_proxies: int  # how many proxies of ours stand in front
    metrics_token: str | None  # opens /metrics from elsewhere
    secret_key: str

    @property
    def behind_tls(self) -> bool:
        """Cookies may be Secure: phones come by https only."""
        return self.public_url is not None and self.public_url.startswith("https://")


def read_config(environment: Mapping[str, str] | None = None) -> Config:
    """The settings in `environment` (the process's own), checked; makes the data folder."""
    given = os.environ if environment is None else environment
    refuse_gevent_websocket()
    data_dir = private_folder(Path(given.get("DATA_DIR") or HOME / "data").absolute())
    return Config(
        host=given.get("HOST") or EVERYWHERE,
        port=whole_number(given, "PORT", standard=8000, least=1, most=65535),
        data_dir=data_dir,
        public_url=public_url(given.get("PUBLIC_URL")),
        database_url=database_url(given.get("DATABASE_URL"), data_dir),
        redis_url=redis_url(given.get("REDIS_URL")),
        trusted_proxies=whole_number(given, "TRUSTED_PROXIES", standard=0, least=0, most=9),
        metrics_token=metrics_token(given.get("METRICS_TOKEN")),
        secret_key=secret(data_dir, "secret-key"),
    )


def refuse_gevent_websocket() -> None:
    """Merely installed, it answers every WebSocket of gunicorn's gevent worker with a 500."""
    if find_spec("geventwebsocket"):
        raise WrongSetting(
            "The package gevent-websocket is installed; with it no phone can stay connected."
            " Type: pip uninstall gevent-websocket"
        )


def whole_number(
    given: Mapping[str, str], name: str, *, standard: int, least: int, most: int
) -> int:
    text = given.get(name) or str(standard)
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise WrongSetting(f"{name} is {text!r}; it must be a whole number, {least} to {most}.")
    return int(text)


def public_url(text: str | None) -> str | None:
    """As browsers write an origin: lower case, no usual port, no slash at the end."""
    if not text:
        return None
    parts = ORIGIN.fullmatch(text.lower())
    if not parts:
        raise WrongSetting(
            f"PUBLIC_URL is {text!r}; it must be an address without a path,"
            " such as https://rooms.example.org"
        )
    scheme, host, port = parts.groups()
    return f"{scheme}://{host}" + (f":{port}" if port and port != USUAL_PORT[scheme] else "")


def database_url(text: str | None, data_dir: Path) -> str:
    if not text:
        return f"sqlite:///{data_dir / 'facilitator.sqlite'}"
    if text.startswith("sqlite:///"):
        return text
    if text.startswith(("postgres://", "postgresql://", "postgresql+psycopg://")):
        return "postgresql+psycopg://" + text.partition("://")[2]
    raise WrongSetting("DATABASE_URL must begin with sqlite:/// or postgresql://")


def redis_url(text: str | None) -> str | None:
    if text and not text.startswith(("redis://", "rediss://", "unix://")):
        raise WrongSetting("REDIS_URL must begin with redis://, rediss:// or unix://")
    return text or None


def metrics_token(text: str | None) -> str | None:
    if text and len(text) < SHORTEST_TOKEN:
        raise WrongSetting(f"METRICS_TOKEN must have at least {SHORTEST_TOKEN} characters.")
    return text or None


def private_folder(path: Path) -> Path:
    """The folder; made if need be, and then closed to other users of the machine."""
    if path.exists() and not path.is_dir():
        raise WrongSetting(f"DATA_DIR {path} is a file; it must be a folder.")
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as reason:
        raise WrongSetting(f"DATA_DIR {path} can't be made: {reason.strerror}.") from reason
    if not os.access(path, os.W_OK | os.X_OK):
        raise WrongSetting(f"DATA_DIR {path} can't be written to by this user.")
    return path


def secret(data_dir: Path, name: str) -> str:
    """A secret of this installation: made when first asked for, the same ever after."""
    path = data_dir / name
    try:
        if not path.exists():
            keep_first(path, secrets.token_urlsafe(32))
        return path.read_text()
    except OSError as reason:
        raise WrongSetting(f"DATA_DIR {data_dir} can't keep {name}: {reason.strerror}.") from reason


def keep_first(path: Path, text: str) -> None:
    """Write aside and link: of two workers that start at once, both read one whole secret."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()


def carried(folder: str) -> Path:
    """`static` or `templates`: beside the package in a checkout, inside it in a wheel.

    The checkout comes first: an installation for developing can leave an old copy inside.
    """
    return (PACKAGE.parent if IN_CHECKOUT else PACKAGE) / folder
