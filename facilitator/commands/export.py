"""`facilitator export`: the record of a session as files, with or without the server running."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.words import INTERFACE_LANGUAGES

if TYPE_CHECKING:
    from facilitator.exports.report import Report

NAME = "export"
HELP = "write the record of a session as files"
FORMATS = ("docx", "pdf", "xlsx", "csv", "json", "md", "zip")


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="the session's join code")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        action="append",
        dest="formats",
        help="may be given several times (all but the ZIP of them)",
    )
    parser.add_argument(
        "--to", type=Path, default=Path(), metavar="FOLDER", help="where to (the current folder)"
    )
    parser.add_argument(
        "--template", type=Path, metavar="FILE", help="your own Word file for the DOCX"
    )
    parser.add_argument(
        "--language", choices=INTERFACE_LANGUAGES, help="of its headings (the meeting's own)"
    )


def run(chosen: Namespace) -> int:
    from facilitator.exports import formats
    from facilitator.exports.run import export
    from facilitator.languages import known

    report = read(chosen.code)
    language = known(chosen.language or report.meeting.language)
    template = chosen.template.read_bytes() if chosen.template else None
    chosen.to.mkdir(parents=True, exist_ok=True)
    for name in chosen.formats or FORMATS[:-1]:
        path = chosen.to / formats.file_name(report, formats.FORMATS[name], language)
        path.write_bytes(
            export(report, name, language, template=template if name == "docx" else None)
        )
        print(path)
    return 0


def read(code: str) -> "Report":
    from datetime import UTC, datetime

    from sqlalchemy import select

    from facilitator.config import read_config
    from facilitator.domain.codes import typed_code
    from facilitator.domain.errors import N_, NotFound
    from facilitator.exports.reader import read_report
    from facilitator.server import prepare_database
    from facilitator.store.models import Workshop
    from facilitator.store.transactions import Database

    config = read_config()
    prepare_database(config)
    database = Database(config.database_url)
    try:
        with database.read() as session:
            found = session.scalar(select(Workshop.id).where(Workshop.code == typed_code(code)))
            if found is None:
                raise NotFound(N_("No session has this code. Look at the screen and try again."))
            return read_report(session, found, datetime.now(UTC))
    finally:
        database.close()
