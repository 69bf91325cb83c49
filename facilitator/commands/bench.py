"""`facilitator bench`: full rooms of simulated phones, the minutes, the fan-out, a first look."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

NAME = "bench"
HELP = "measure rooms of 50, 200 and 500 phones, large minutes, an update to 1,000, a first look"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--phones", type=int, nargs="+", default=[50, 200, 500], metavar="N", help="rooms"
    )
    parser.add_argument(
        "--fan-out", type=int, default=1000, metavar="N", help="phones that get an update"
    )
    parser.add_argument(
        "--beside", type=int, default=60, metavar="N", help="phones that vote during downloads"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")


def run(chosen: Namespace) -> int:
    from facilitator.bench.table import table

    figures = {
        "first_load": first_load(),
        "fan_out": fan_out(chosen.fan_out),
        "record": record(chosen.beside),
        "rooms": [room(size) for size in chosen.phones],
    }
    print(table(figures))
    print(json.dumps(figures))
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n")
    return 0


def room(size: int) -> dict[str, Any]:
    from facilitator.bench.room import measure_room

    print(f"A room of {size} phones ...", file=sys.stderr)
    return measure_room(size)


def record(phones: int) -> dict[str, Any]:
    from facilitator.bench.crowded import Size
    from facilitator.bench.record import measure_record

    print(f"The minutes of {Size().ideas} ideas ...", file=sys.stderr)
    return measure_record(phones, Size())


def fan_out(phones: int) -> dict[str, Any]:
    from facilitator.bench.fanout import measure_fan_out

    print(f"An update to {phones} phones ...", file=sys.stderr)
    return measure_fan_out(phones)


def first_load() -> dict[str, float] | None:
    from facilitator.bench.first_load import measure_first_load
    from facilitator.bench.house import prepared
    from facilitator.bench.scene import CODE

    print("A phone's first look ...", file=sys.stderr)
    with prepared() as (server, _, _):
        found = measure_first_load(server.origin, CODE)
    return found.plain() if found else None
