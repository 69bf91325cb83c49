"""Draws the pages of the minutes, to be looked at: `python -m tests.pages_of_minutes FOLDER`.

The example's meeting of last spring, with 3, 60 and 600 ideas, in every language of the interface:
a picture each, with all pages side by side. `--docs` makes the two pages of docs/organisers.md.
"""

import argparse
import subprocess
import sys
import tempfile
from dataclasses import fields, replace
from datetime import UTC, datetime
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy.orm import Session

from facilitator import build
from facilitator.config import read_config
from facilitator.demo import scene, script
from facilitator.demo.held import hold_meeting
from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.exports.pdf import write_pdf
from facilitator.exports.reader import read_minutes
from facilitator.exports.report import (
    IdeaReport,
    ListReport,
    QuestionReport,
    Report,
    TopicReport,
    WorkshopReport,
)
from facilitator.store.schema import migrate

NOW = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
SIZES = (3, 60, 600)
ACROSS = 6  # pages in a row
DOCS = {"minutes-front": 1, "minutes-results": 3}  # picture, page


def example() -> Report:
    with tempfile.TemporaryDirectory() as folder:
        config = read_config({"DATA_DIR": folder})
        migrate(config.database_url)
        house = build(config)
        house.live.background = False
        meeting_id = house.database.write(held)
        with house.database.read() as session:
            read = read_minutes(session, meeting_id, NOW)
        house.database.close()
    return read


def held(session: Session) -> int:
    visitor = scene.account(session, "You", scene.EMAIL, "!", NOW)
    return hold_meeting(session, visitor.id, NOW.date())


def with_ideas(report: Report, ideas: int) -> Report:
    """The same meeting, where this many ideas were written: real statements, over and over."""
    texts = cycle(each.text for question in script.questions() for each in question.statements)
    topics, number = sum(workshop.topics for workshop in report.workshops), count()

    def filled(it: Any) -> Any:
        if isinstance(it, TopicReport):
            share = ideas // topics + (next(number) < ideas % topics)
            return replace(it, ideas=tuple(IdeaReport(text, "") for text in islice(texts, share)))
        if isinstance(it, (WorkshopReport, QuestionReport, ListReport)):
            return replace(it, **{each.name: filled(getattr(it, each.name)) for each in fields(it)})
        return tuple(map(filled, it)) if isinstance(it, tuple) else it

    return replace(report, workshops=filled(report.workshops))


def pages(report: Report, language: str, dots_per_inch: int) -> list[Image.Image]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "minutes.pdf").write_bytes(write_pdf(report, language))
        command = ["pdftoppm", "-r", str(dots_per_inch), "-png", "minutes.pdf", "page"]
        subprocess.run(command, cwd=folder, check=True)
        return [Image.open(file).convert("RGB") for file in sorted(Path(folder).glob("page*.png"))]


def side_by_side(drawn: list[Image.Image]) -> Image.Image:
    width, height = drawn[0].size
    rows = -(-len(drawn) // ACROSS)
    sheet = Image.new("RGB", (width * min(ACROSS, len(drawn)), height * rows), "grey")
    for n, page in enumerate(drawn):
        sheet.paste(page, (n % ACROSS * width, n // ACROSS * height))
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screenshots"))
    parser.add_argument("--docs", action="store_true", help="only the two of the documentation")
    asked = parser.parse_args()
    report = example()
    if asked.docs:
        drawn = pages(report, "en", 80)
        for name, number in DOCS.items():
            small = drawn[number - 1].quantize(64, dither=Image.Dither.NONE)
            small.save(f"docs/img/{name}.png", optimize=True)
        return
    asked.folder.mkdir(parents=True, exist_ok=True)
    for ideas in SIZES:
        for language in INTERFACE_LANGUAGES:
            target = asked.folder / f"minutes-{ideas}-ideas-{language}.png"
            side_by_side(pages(with_ideas(report, ideas), language, 60)).save(target)
            sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
