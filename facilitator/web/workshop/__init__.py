"""Preparing a session: one module per subject, all below /workshops/<workshop_id>."""

from flask import Blueprint

from facilitator.web.workshop import (
    access,
    erasing,
    page,
    questions,
    results,
    rules,
    seeds,
    sheet,
)

bp = Blueprint("workshop", __name__, url_prefix="/workshops/<int:workshop_id>")
for part in (page, questions, sheet, rules, seeds, access, results, erasing):
    bp.register_blueprint(part.bp)
