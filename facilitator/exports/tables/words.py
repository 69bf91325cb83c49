"""What organisers wrote into the minutes, words for sections and quotes, if they did."""

from collections.abc import Iterator

from facilitator.domain.sections import SECTIONS, arranged, is_own, may_be_hidden
from facilitator.exports.report import Report, SectionReport
from facilitator.exports.tables.grid import Grid
from facilitator.languages import translate as _


def words(report: Report) -> Iterator[Grid]:
    """Sections with words, and those that are left out of the written forms; in their order."""
    wanted = {each.key: each for each in report.sections}
    order = arranged({key: each.position for key, each in wanted.items()})
    touched = [wanted[key] for key in order if key in wanted]
    rows = tuple(
        (title(each), each.text or None, _("no") if is_hidden(each) else _("yes"))
        for each in touched
        if each.text or is_hidden(each) or is_own(each.key)
    )
    if rows:
        columns = (_("Section"), _("Words of the organisers"), _("In the written forms"))
        yield Grid("words", _("Words of the organisers"), columns, rows)


def title(each: SectionReport) -> str:
    return each.title if is_own(each.key) else _(SECTIONS[each.key])


def is_hidden(each: SectionReport) -> bool:
    return each.hidden and may_be_hidden(each.key)


def quotes(report: Report) -> Iterator[Grid]:
    columns = (_("Quote"), _("Person"), _("Organisation"), _("How they agreed"))
    rows = tuple(
        (each.text, each.person, each.organisation or None, each.consent) for each in report.quotes
    )
    if rows:
        yield Grid("quotes", _("Quotes"), columns, rows)
