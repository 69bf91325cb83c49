"""Where the minutes stand, in words: every format says it, and so does a file's name."""

from datetime import date

from facilitator.exports import formatting
from facilitator.exports.report import FilingReport, Report
from facilitator.languages import translate as _

Rows = tuple[tuple[str, str], ...]


def standing(report: Report) -> str:
    """Draft · Draft of version 2, for comments until 30 June 2027 · Version 1, approved on 14 June
    2027, redacted on 3 July 2027. One session alone is told as it is now, whatever was approved."""
    if not report.whole:
        return _("Of one session alone; not the approved minutes")
    return {"draft": draft, "comments": for_comments, "approved": approved}[report.state](
        report.filing
    )


def draft(it: FilingReport) -> str:
    return _("Draft") if it.number == 1 else _("Draft of version %(n)d", n=it.number)


def for_comments(it: FilingReport) -> str:
    until = on(it.comments_until)
    return _("%(draft)s, for comments until %(day)s", draft=draft(it), day=until)


def approved(it: FilingReport) -> str:
    said = _("Version %(n)d, approved on %(day)s", n=it.number, day=on(it.approved_on))
    if it.redacted_on is None:
        return said
    return _("%(version)s, redacted on %(day)s", version=said, day=on(it.redacted_on))


def on(day: date | None) -> str:
    return formatting.day(day) if day else _("not given")


def said_of_version(report: Report) -> Rows:
    """The state, and what goes with it, as names and values."""
    it = report.filing
    rows = [
        (_("State"), standing(report)),
        (_("Approved by"), it.approved_by),
        (_("How it was approved"), it.how),
        (_("Corrected in this version"), it.note),
    ]
    if it.redacted_on:
        day = formatting.day(it.redacted_on)
        rows.append((_("Redacted"), _("Something was taken out on %(day)s", day=day)))
    return tuple((name, value) for name, value in rows if value)


def version_in_name(report: Report) -> str:
    """What stands behind the word for the minutes in a file's name, or nothing."""
    number = report.filing.number
    if report.state == "approved":
        return f" v{number}"
    return " " + _("v%(n)d draft", n=number) if number > 1 else ""
