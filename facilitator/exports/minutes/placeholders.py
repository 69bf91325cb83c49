"""What an organiser's own Word template can name: `{{ title }}`, `{% for each in decisions %}`.

docs/templates.md lists them; a test holds the two together.
"""

from typing import Any

from facilitator.domain.sections import is_own
from facilitator.exports import formatting
from facilitator.exports.blocks import Document
from facilitator.exports.minutes.agreed import how_decided
from facilitator.exports.report import ActionReport, DecisionReport, Report
from facilitator.exports.sessions import titled
from facilitator.exports.wording import INDICATIVE
from facilitator.languages import translate as _


def placeholders(report: Report, document: Document, minutes: str) -> dict[str, Any]:
    """Words only, in the language that is spoken. `minutes` marks the place of the whole text."""
    meeting = report.meeting
    sessions = titled(report)
    decisions = [(title, each) for title, it in sessions for each in it.decisions]
    actions = [(title, each) for title, it in sessions for each in it.actions]
    return {
        "title": document.title,
        "kind": document.kind,
        "state": document.state,
        "place": meeting.place,
        "dates": formatting.days(meeting.starts_on, meeting.ends_on),
        "generated": document.generated,
        "language": document.language,
        "limits": _(INDICATIVE),
        "sessions": [title for title, _session in sessions],
        "decisions": [decision(n, *each) for n, each in enumerate(decisions, 1)],
        "actions": [action(n, *each) for n, each in enumerate(actions, 1)],
        "quotes": [
            {"text": it.text, "person": it.person, "organisation": it.organisation}
            for it in report.quotes
        ],
        "sections": [
            {"title": it.title, "text": it.text}
            for it in sorted(report.sections, key=lambda it: it.position)
            if is_own(it.key) and not it.hidden
        ],
        "minutes": minutes,
    }


def decision(number: int, session: str, it: DecisionReport) -> dict[str, Any]:
    how = how_decided(it)
    said = {"number": number, "text": it.text, "how": how, "body": it.body, "session": session}
    return {**said, "item": it.agenda_item}


def action(number: int, session: str, it: ActionReport) -> dict[str, Any]:
    due = formatting.day(it.due_on) if it.due_on else ""
    return {"number": number, "text": it.text, "owner": it.owner, "due": due, "session": session}
