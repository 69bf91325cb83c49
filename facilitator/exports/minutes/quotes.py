"""What named people said, each with how they agreed to be quoted."""

from facilitator.exports.blocks import Block, Heading, Quote, Text
from facilitator.exports.report import QuoteReport, Report
from facilitator.languages import translate as _


def quotes(report: Report) -> list[Block]:
    if not report.quotes:
        return []
    return [Heading(1, Text(_("Quotes"))), *(quote(each) for each in report.quotes)]


def quote(it: QuoteReport) -> Quote:
    by = ", ".join(part for part in (it.person, it.organisation) if part)
    return Quote(it.text, by, _("Agreed to be quoted: %(how)s", how=it.consent))
