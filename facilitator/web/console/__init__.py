"""The console: one module per subject, all below /console/<workshop_id>."""

from flask import Blueprint

from facilitator.web.console import agreed, board, ideas, page, people, screens, sheet

bp = Blueprint("console", __name__, url_prefix="/console/<int:workshop_id>")
for part in (page, ideas, board, sheet, agreed, people, screens):
    bp.register_blueprint(part.bp)
