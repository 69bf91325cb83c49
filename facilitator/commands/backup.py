"""`facilitator backup`: everything of this installation in one file, from a running server too."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

NAME = "backup"
HELP = "put database, uploads and secrets into one file, while the server runs or not"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="the file to make (one named by date and time, in DATA_DIR/backups)",
    )


def run(chosen: Namespace) -> int:
    from datetime import UTC, datetime

    from facilitator.config import read_config
    from facilitator.keeping.backup import make_backup, usual_place
    from facilitator.keeping.progress import Progress

    config, now = read_config(), datetime.now(UTC)
    made = make_backup(config, chosen.file or usual_place(config, now), now, Progress())
    print(made.path)
    print(made.contents.in_words())
    return 0
