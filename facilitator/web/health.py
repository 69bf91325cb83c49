"""Whether we are well, for those who watch over servers."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from facilitator.live.publish import live

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    """200 when the database answers, 503 when it doesn't."""
    try:
        with live().database.read() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return jsonify(database="silent"), 503
    return jsonify(database="answers")
