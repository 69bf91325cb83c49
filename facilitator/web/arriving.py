"""Tells a page that waits for a file that it is there, or why not.

The page's script sends a token with the press; the answer carries it back in a cookie of its own,
which the script can read. A refusal becomes "204 No Content", on which every browser stays where
it is, with its sentence in the cookie: nobody is led away from a running console. Without a script
no token is sent, and everything is as plain as before.
"""

import re
from urllib.parse import quote

from flask import Response, current_app, g, request

ARRIVAL = "arrival"
TOKEN = re.compile(r"[a-z0-9]{8,40}")
HERE = "here"
SECONDS = 60
LONGEST = 400  # characters of a sentence; a browser keeps 4 kB, and one may take nine bytes


def tell_arrival(response: Response) -> Response:
    """After each request for a file."""
    token = request.args.get(ARRIVAL, "")
    if not TOKEN.fullmatch(token) or response.status_code in range(300, 400):
        return response  # on to the sign-in page
    how = HERE
    if response.status_code >= 400:
        how = quote(g.get("refused", "")[:LONGEST])
        response.set_data(b"")
        response.status_code = 204
    # Not HttpOnly, since the page reads it; it opens nothing.
    response.set_cookie(
        f"{ARRIVAL}-{token}",
        how,
        max_age=SECONDS,
        samesite="Lax",
        secure=current_app.config["SECURE_COOKIES"],
    )
    return response
