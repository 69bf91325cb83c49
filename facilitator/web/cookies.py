"""The cookies: a device's key, a sign-in, a projector link, the chosen language, what was asked.

Values are random tokens; the database holds their hashes only.
"""

import hashlib
import secrets

from flask import current_app, request
from werkzeug.wrappers import Response

DEVICE = "device"
DESK = "desk"
LANGUAGE = "language"
ASKED = "asked"
YEAR = 365 * 24 * 3600


def new_token() -> str:
    return secrets.token_urlsafe(24)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_hash(name: str) -> str | None:
    token = request.cookies.get(name)
    return token_hash(token) if token else None


def wall(workshop_id: int) -> str:
    return f"wall-{workshop_id}"


def keep(response: Response, name: str, value: str, seconds: int = YEAR) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SECURE_COOKIES"],
    )


def forget(response: Response, name: str) -> None:
    secure = current_app.config["SECURE_COOKIES"]
    response.delete_cookie(name, httponly=True, samesite="Lax", secure=secure)
