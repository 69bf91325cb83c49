"""Approved minutes for anybody who has the link: one page, nothing personal, no script."""

from functools import lru_cache

from flask import Blueprint, make_response, render_template
from sqlalchemy import select
from sqlalchemy.orm import undefer
from werkzeug.wrappers import Response

from facilitator.exports.blocks import Document
from facilitator.exports.frozen import thawed
from facilitator.exports.legible import legible
from facilitator.exports.minutes import minutes
from facilitator.exports.public import public
from facilitator.languages import speaking
from facilitator.store.models import Filed
from facilitator.web.guards import Published, published, reading
from facilitator.web.writing import chosen_language

bp = Blueprint("published", __name__)


@bp.get("/published/<token>")
def page(token: str) -> Response:
    """In the meeting's language unless another is asked for (`?language=da`)."""
    it = published(token)
    language = chosen_language(it.language)
    with speaking(language):
        document = document_of(it, language)
        response = make_response(render_template("pages/published.html", it=it, document=document))
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Content-Language"] = language
    return response


@lru_cache(maxsize=6)
def document_of(it: Published, language: str) -> Document:
    """Kept for a moment of many readers: the checksum within `it` says which report it is of."""
    with reading() as session:
        query = select(Filed).where(Filed.id == it.filed_id).options(undefer(Filed.report))
        text = session.scalars(query).one().report
    with speaking(language):
        return minutes(legible(public(thawed(text).report)))
