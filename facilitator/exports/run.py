"""Writes a record in a child process: a heavy or stuck export never holds up the room."""

import json
import pickle  # nosec B403 # written here, read by our own child
import re
import subprocess  # nosec B404 # our own child
import sys
from pathlib import Path

from facilitator.domain.errors import N_, Refused
from facilitator.exports.child import BROKEN_TEMPLATE, NO_WORD_FILE
from facilitator.exports.formats import ALL, FORMATS
from facilitator.exports.report import Report
from facilitator.exports.report.paper import PaperReport
from facilitator.languages import translate as _

SECONDS = 60
UNKNOWN = re.compile("'(.+)' is undefined")  # as Jinja says it
PACKAGE = Path(__file__).parent.parent


class ExportFailed(Refused):
    """One format could not be written. The others may well be."""

    status = 500


class TemplateFailed(Refused):
    """The organisers' own Word template has a mistake; its sentence quotes the paragraph."""


def export(
    report: Report | PaperReport,
    format_: str,
    language: str,
    *,
    seconds: float = SECONDS,
    template: bytes | None = None,
) -> bytes:
    """The file as bytes, or ExportFailed with the format and the reason in its sentence.

    With a `template`, a Word file of the organisers, it is that, filled (in a ZIP of everything
    the Word file is); or TemplateFailed.
    """
    command = [sys.executable, "-m", "facilitator.exports.child", format_, language]
    try:
        done = subprocess.run(  # nosec B603 # no word of it comes from outside
            command,
            input=pickle.dumps((report, template)),
            capture_output=True,
            timeout=seconds,
            cwd=PACKAGE.parent,
            check=True,
        )
    except subprocess.TimeoutExpired as late:
        raise ExportFailed(
            N_("The %(format)s file was not made: it took over %(n)d seconds."),
            format=_(ALL[format_].name),
            n=round(seconds),
        ) from late
    except subprocess.CalledProcessError as failed:
        if failed.returncode == BROKEN_TEMPLATE:
            raise broken_template(*json.loads(failed.stderr)) from failed
        raise not_made(format_, last_line(failed.stderr)) from failed
    except OSError as failed:
        raise not_made(format_, failed.strerror or "") from failed
    return done.stdout


def broken_template(reason: str, paragraph: str) -> TemplateFailed:
    if reason == NO_WORD_FILE:
        return TemplateFailed(N_("This is no Word file (.docx)."))
    if named := UNKNOWN.fullmatch(reason):
        return TemplateFailed(
            N_("The template names “%(name)s”, which is nothing here. Paragraph: “%(paragraph)s”"),
            name=named[1],
            paragraph=paragraph,
        )
    if not paragraph:
        return TemplateFailed(
            N_("The Word template can't be used: %(reason)s."), reason=reason.rstrip(".")
        )
    return TemplateFailed(
        N_("The Word template can't be used: %(reason)s. It is in this paragraph: “%(paragraph)s”"),
        reason=reason.rstrip("."),
        paragraph=paragraph,
    )


def not_made(format_: str, reason: str) -> ExportFailed:
    only = N_("The %(format)s file was not made: %(reason)s.")
    others = N_("The %(format)s file was not made: %(reason)s. The other formats still work.")
    return ExportFailed(
        others if format_ in FORMATS else only,
        format=_(ALL[format_].name),
        reason=reason,
    )


def last_line(stderr: bytes) -> str:
    lines = stderr.decode(errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else _("the program for it stopped")
