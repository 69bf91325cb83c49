"""Approved minutes for anybody who has the link: one page, nothing personal, no script."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from flask import Blueprint, current_app, make_response, render_template
from gevent.threadpool import ThreadPool
from jinja2 import Environment
from sqlalchemy import select
from sqlalchemy.orm import undefer
from werkzeug.wrappers import Response

from facilitator.exports.frozen import Plain, as_published, names_of, parsed, thawed
from facilitator.exports.legible import legible
from facilitator.exports.minutes import minutes
from facilitator.exports.public import public
from facilitator.languages import speaking
from facilitator.store.filed import contents_of
from facilitator.store.models import Filed
from facilitator.web.guards import published, reading
from facilitator.web.writing import chosen_language

bp = Blueprint("published", __name__)


@dataclass(frozen=True)
class Sheet:
    """The minutes as they are drawn, in one language: HTML above and below what changes."""

    title: str
    kind: str
    front: str
    body: str


@bp.get("/published/<token>")
def page(token: str) -> Response:
    """In the meeting's language unless another is asked for (`?language=da`)."""
    it = published(token)
    language = chosen_language(it.language)
    with speaking(language):
        sheet = sheet_of(it.filed_id, it.checksum, language)
        response = make_response(render_template("pages/published.html", it=it, sheet=sheet))
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Content-Language"] = language
    return response


@lru_cache(maxsize=24)
def sheet_of(filed_id: int, checksum: str, language: str) -> Sheet:
    """Kept for many readers of many links: the checksum says which report it is of."""
    with reading() as session:
        query = select(Filed).where(Filed.id == filed_id).options(undefer(Filed.report))
        filed = session.scalars(query).one()
        plain = as_published(parsed(filed.report))
        contents = contents_of(session, filed, names_of(plain))
    sheet: Sheet = threads().apply(drawn, (plain, contents, language, current_app.jinja_env))
    return sheet


@cache
def threads() -> ThreadPool:
    """A large meeting takes long to draw, and the room goes on meanwhile."""
    return ThreadPool(1)


def drawn(plain: Plain, contents: dict[str, bytes], language: str, pages: Environment) -> Sheet:
    with speaking(language):
        document = minutes(legible(public(thawed(plain, contents).report)))
        draw: Any = pages.get_template("parts/blocks.html").module
        front, body = draw.front(document), draw.drawn(document.blocks)
    return Sheet(document.title, document.kind, front, body)
