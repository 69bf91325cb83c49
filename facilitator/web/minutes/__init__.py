"""The minutes of a meeting as its organisers see and edit them: one module per subject, all below
/meetings/<meeting_id>/minutes."""

from flask import Blueprint

from facilitator.web.minutes import ideas, page, quotes, sections

bp = Blueprint("minutes", __name__, url_prefix="/meetings/<int:meeting_id>/minutes")
for part in (page, sections, quotes, ideas):
    bp.register_blueprint(part.bp)
