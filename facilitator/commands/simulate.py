"""`facilitator simulate`: phones that join a session and take part, as a rehearsal or as load."""

import json
import sys
from argparse import ArgumentParser, Namespace

NAME = "simulate"
HELP = "let simulated participants join a session; ends with what they counted, as JSON"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "url", metavar="URL", help="where phones reach it: http://192.168.1.20:8000"
    )
    parser.add_argument("code", metavar="CODE", help="the session's join code")
    parser.add_argument("--participants", type=int, default=24, metavar="N", help="phones (24)")
    parser.add_argument(
        "--pace",
        choices=("human", "brisk", "load"),
        default="human",
        help="how long people think (human); load: not at all",
    )
    parser.add_argument(
        "--minutes", type=float, metavar="M", help="leave after so long (when the session closes)"
    )
    parser.add_argument(
        "--json", action="store_true", help="print the JSON object and nothing else"
    )


def run(chosen: Namespace) -> int:
    from facilitator.simulate.crowd import rehearse
    from facilitator.simulate.pace import PACES

    if not chosen.json:
        print(f"{chosen.participants} phones join {chosen.code}. Ctrl+C lets them leave.")
    report = rehearse(
        chosen.url, chosen.code, chosen.participants, PACES[chosen.pace], chosen.minutes
    )
    json.dump(report, sys.stdout, indent=None if chosen.json else 2)
    print()
    return 0
