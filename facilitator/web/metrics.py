"""Figures for those who watch over servers: with the token, or from this machine itself."""

import hmac

from flask import Blueprint, Response, current_app, request
from prometheus_client import CONTENT_TYPE_LATEST

from facilitator.config import Config
from facilitator.live.metrics import prometheus_text
from facilitator.live.publish import live
from facilitator.web.answers import missing

bp = Blueprint("metrics", __name__)

LOOPBACK = {"127.0.0.1", "::1", "::ffff:127.0.0.1"}
PASSED_ON = (
    "Forwarded",
    "Via",
    "X-Real-Ip",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
)


@bp.get("/metrics")
def metrics() -> Response:
    """Prometheus text; 404 for everybody else, as if there were nothing here."""
    config: Config = current_app.config["HOUSE"]
    if not (has_token(config.metrics_token) or is_from_here()):
        raise missing()
    return Response(prometheus_text(live().told), content_type=CONTENT_TYPE_LATEST)


def has_token(token: str | None) -> bool:
    given = request.headers.get("Authorization", "")
    return token is not None and hmac.compare_digest(given.encode(), f"Bearer {token}".encode())


def is_from_here() -> bool:
    """From a program of this machine, and not through a proxy that runs on it."""
    passed_on = any(name in request.headers for name in PASSED_ON)
    return request.remote_addr in LOOPBACK and not passed_on
