"""Our own origins: what the operator configured, else every address this machine has now."""

from time import monotonic

from flask import current_app

from facilitator.config import Config
from facilitator.web.addresses import origin, public_addresses

REMEMBERED_SECONDS = 10  # a laptop changes networks between breakfast and the session
_remembered: dict[Config, tuple[float, frozenset[str]]] = {}


def own_origins() -> frozenset[str]:
    return origins_of(current_app.config["HOUSE"])


def origins_of(config: Config) -> frozenset[str]:
    when, origins = _remembered.get(config, (float("-inf"), frozenset()))
    if monotonic() - when > REMEMBERED_SECONDS:
        origins = frozenset({*public_addresses(config), *loopback(config)})
        _remembered[config] = (monotonic(), origins)
    return origins


def loopback(config: Config) -> list[str]:
    """The facilitator's own laptop; not where a public address is configured."""
    if config.public_url:
        return []
    return [origin("127.0.0.1", config.port), origin("localhost", config.port)]
