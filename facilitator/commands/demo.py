"""`facilitator demo`: an example meeting with a living session, in a folder of its own."""

import os
import tempfile
from argparse import ArgumentParser, Namespace

NAME = "demo"
HELP = "start the server with an example meeting in which simulated people take part"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--autopilot",
        choices=("on", "off"),
        default="on",
        help="whether the session is driven by itself until you press Next (on)",
    )


def run(chosen: Namespace) -> int:
    from gevent import monkey

    monkey.patch_all()  # before anything imports ssl, threading or a database driver

    with tempfile.TemporaryDirectory(prefix="facilitator-demo-") as folder:
        play(folder, autopilot=chosen.autopilot == "on")
    return 0


def play(folder: str, *, autopilot: bool) -> None:
    """In this folder, unless the settings name a place that stays."""
    from facilitator.config import read_config
    from facilitator.port import listen

    config = read_config({**os.environ, "DATA_DIR": os.environ.get("DATA_DIR") or folder})
    with listen(config) as listener:
        from facilitator.demo.run import run_example

        passing = not (os.environ.get("DATA_DIR") or os.environ.get("DATABASE_URL"))
        run_example(config, listener, autopilot=autopilot, passing=passing)
