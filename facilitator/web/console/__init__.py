"""The console: one module per subject, all below /console/<workshop_id>."""

from flask import Blueprint

from facilitator.web.console import (
    agreed,
    board,
    groups,
    ideas,
    page,
    paper,
    people,
    phones,
    screens,
    sheet,
)

bp = Blueprint("console", __name__, url_prefix="/console/<int:workshop_id>")
for part in (page, ideas, board, sheet, agreed, groups, paper, people, phones, screens):
    bp.register_blueprint(part.bp)
