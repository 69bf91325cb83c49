"""The child process: same bytes as here, and a sentence when it fails."""

from dataclasses import replace

import pytest

from facilitator.exports.formats import FORMATS
from facilitator.exports.report import Report
from facilitator.exports.run import ExportFailed, export
from facilitator.languages import sentence


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_a_child_writes_the_same_file(normal: Report, format_: str) -> None:
    assert export(normal, format_, "da") == FORMATS[format_].write(normal, "da")


def test_a_broken_report_names_format_and_reason(normal: Report) -> None:
    broken = replace(normal, state="lost")  # type: ignore[arg-type]

    with pytest.raises(ExportFailed) as failed:
        export(broken, "docx", "en")

    assert sentence(failed.value) == (
        "The Word file was not made: KeyError: 'lost'. The other formats still work."
    )


def test_a_sheet_has_no_other_formats() -> None:
    with pytest.raises(ExportFailed) as failed:
        export("no report", "ballots", "en")  # type: ignore[arg-type]

    assert sentence(failed.value).startswith("The PDF file was not made: ")
    assert "other formats" not in sentence(failed.value)


def test_a_slow_child_is_ended(normal: Report) -> None:
    with pytest.raises(ExportFailed) as failed:
        export(normal, "pdf", "en", seconds=0.01)

    assert sentence(failed.value) == "The PDF file was not made: it took over 0 seconds."
