"""What the ZIP of everything holds beside the minutes themselves: tables and charts in folders,
and the schema of the JSON."""

from collections.abc import Iterator

from facilitator.exports import pictures, schema
from facilitator.exports.blocks import Picture
from facilitator.exports.csv import csv_files
from facilitator.exports.legible import legible
from facilitator.exports.minutes import minutes
from facilitator.exports.naming import safe
from facilitator.exports.report import Report
from facilitator.languages import speaking
from facilitator.languages import translate as _

LONGEST = 120  # bytes of a chart's name


def beside_the_minutes(report: Report, language: str) -> dict[str, bytes]:
    """Files by their paths in the ZIP."""
    with speaking(language):
        report = legible(report)
        tables, charts = _("tables"), _("charts")
        drawn = [block for block in minutes(report).blocks if isinstance(block, Picture)]
        files = {f"{tables}/{name}": content for name, content in csv_files(report).items()}
    files |= {f"{charts}/{name}": content for name, content in chart_files(drawn)}
    return files | {schema.NAME: schema.write_schema()}


def chart_files(drawn: list[Picture]) -> Iterator[tuple[str, bytes]]:
    """Each as SVG and as PNG, numbered like the figures of the minutes."""
    for number, chart in enumerate(drawn, 1):
        name = f"{number} {safe(chart.caption, LONGEST)}".strip()
        yield f"{name}.svg", chart.svg.encode()
        yield f"{name}.png", pictures.png(chart.svg)
