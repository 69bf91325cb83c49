"""What organisers add to the minutes in words: sections, and quotes."""

from dataclasses import dataclass

from facilitator.exports.report.known import Known


@dataclass(frozen=True)
class SectionReport:
    """A section as the organisers want it; `text` stands before its figures. A section that isn't
    named here is as it comes."""

    key: str
    position: int
    hidden: bool = False
    title: str = ""  # of a section of their own
    text: str = ""


@dataclass(frozen=True)
class QuoteReport(Known):
    """Something that a named person said; `consent` tells how they agreed to be quoted."""

    text: str
    person: str
    organisation: str
    consent: str
