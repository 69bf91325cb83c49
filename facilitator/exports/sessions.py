"""The sessions of a report by the titles that tell them apart. Writers of every format ask here."""

from collections import Counter

from facilitator.domain.text import is_blank
from facilitator.exports.report import Report, WorkshopReport
from facilitator.languages import translate as _


def titled(report: Report) -> list[tuple[str, WorkshopReport]]:
    """In their order; of those with one title the later ones are numbered, "Ideas (2)"."""
    seen: Counter[str] = Counter()
    sessions = []
    for workshop in report.workshops:
        title = _("Session") if is_blank(workshop.title) else workshop.title
        seen[title] += 1
        number = f" ({seen[title]})" if seen[title] > 1 else ""
        sessions.append((f"{title}{number}", workshop))
    return sessions


def several(report: Report) -> bool:
    return len(report.workshops) > 1
