"""What every answer carries and every request passes: policy headers, and whose page is asking.

There are no CSRF tokens: a browser says which site a request comes from (Sec-Fetch-Site, or
Origin where that is missing, as on plain HTTP), and other sites are refused.
"""

from flask import Flask, Request, Response, current_app, request

from facilitator.domain.errors import N_, Refused
from facilitator.web.origins import own_origins

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
        "manifest-src 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "SAMEORIGIN",  # frame-ancestors, for browsers and scanners that are older
    "Referrer-Policy": "same-origin",  # no-referrer makes Chromium post "Origin: null"
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
# For this name only: what else its domain serves is the operator's own business.
ONLY_TLS = "max-age=31536000"  # a year
SAFE = {"GET", "HEAD", "OPTIONS"}


class ForeignRequest(Refused):
    status = 403


def protect(app: Flask) -> None:
    @app.before_request
    def refuse_other_sites() -> None:
        if request.method not in SAFE and not from_own_page(request):
            raise ForeignRequest(N_("This request came from another site and was refused."))

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if current_app.config["SECURE_COOKIES"] and request.is_secure:
            response.headers["Strict-Transport-Security"] = ONLY_TLS
        if response.mimetype == "text/html":
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def from_own_page(asked: Request) -> bool:
    """Fetch metadata decides where the browser sends it, else Origin; with neither, a request
    that carries a cookie is refused (it can't be told from another site's form)."""
    if site := asked.headers.get("Sec-Fetch-Site"):
        return site in ("same-origin", "none")
    if origin := asked.headers.get("Origin"):
        return origin in own_origins()
    return not asked.cookies
