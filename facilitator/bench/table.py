"""The benchmark's figures as a table for people."""

from typing import Any

SPREAD = ("p50", "p95", "p99")


def table(figures: dict[str, Any]) -> str:
    """A room a column, a figure a row; the minutes, a format a row; then the fan-out and the
    phone's first look."""
    rooms = figures["rooms"]
    rows = [["phones", *(str(room["phones"]) for room in rooms)]]
    rows += [[label, *(shown(room) for room in rooms)] for label, shown in ROWS]
    after = ["", *record(figures["record"])]
    after += ["", *fan_out(figures["fan_out"]), "", *first_look(figures["first_load"])]
    return "\n".join([*aligned(rows), *after])


def spread(figure: str) -> Any:
    return lambda room: " / ".join(f"{room[figure][each]:.0f}" for each in SPREAD)


def cpu(phase: str) -> Any:
    return lambda room: f"{room['server_cpu_seconds'][phase]:.1f}"


ROWS = (
    ("join, p50 / p95 / p99 ms", spread("join_ms")),
    ("idea to answer, ms", spread("idea_to_answer_ms")),
    ("idea to projector, ms", spread("idea_to_projector_ms")),
    ("ballot to answer, ms", spread("ballot_to_answer_ms")),
    ("server CPU: joining, s", cpu("joining")),
    ("server CPU: opening steps, s", cpu("opening")),
    ("server CPU: ideas, s", cpu("ideas")),
    ("server CPU: ballots, s", cpu("ballots")),
    ("bytes to all phones, MB", lambda room: f"{room['bytes_to_phones'] / 1e6:.1f}"),
    ("peak memory, MB", lambda room: str(room["peak_rss_mb"])),
    ("lost", lambda room: str(room["lost"])),
    ("doubled", lambda room: str(room["doubled"])),
    ("refused", lambda room: str(room["refused"])),
    ("disconnected", lambda room: str(room["disconnected"])),
)


def record(found: dict[str, Any]) -> list[str]:
    rows = [["minutes as", "seconds", "peak MB", "kB", ""]]
    rows += [
        [
            name,
            f"{each['seconds']:.2f}",
            str(each["peak_mb"]),
            str(each["bytes"] // 1000),
            kept(each),
        ]
        for name, each in found["formats"].items()
    ]
    beside = found["beside"]
    starved = beside["server_without_processor_seconds"]
    return [
        f"minutes of {found['ideas']} ideas, {found['people']} people, {found['questions']}"
        f" questions, read in {found['reading_seconds']:.2f} s; each written by a child:",
        *aligned(rows),
        f"a room of {beside['phones']} phones votes, ballot to answer, p50 / p95 / p99 ms:",
        f"alone {spread('alone_ms')(beside)}; while everything is downloaded, two files at a time,"
        f" {spread('beside_ms')(beside)} {kept(beside)};",
        "for want of a processor the server stood still for"
        f" {starved['alone']:.1f} s alone, {starved['beside']:.1f} s beside downloads",
    ]


def kept(found: dict[str, Any]) -> str:
    return "within bounds" if found["within"] else "OVER THE BOUND"


def fan_out(found: dict[str, Any]) -> list[str]:
    return [
        f"an update to {found['phones']} phones ({found['bytes_each']} bytes, each time another):"
        f" {found['cpu_microseconds']:.1f} us of CPU for each phone that gets it,",
        f"{found['cpu_microseconds_with_the_press']:.1f} with the press that changed something;"
        f" a bare WebSocket server, frames ready-made: {found['bare_cpu_microseconds']:.1f};",
        f"ratio {found['ratio']:.2f}, with the press {found['ratio_with_the_press']:.2f}",
    ]


def first_look(found: dict[str, Any] | None) -> list[str]:
    if found is None:
        return ["first look: not measured (no Chromium)"]
    return [
        f"first look at the join page: {found['bytes'] / 1000:.1f} kB in {found['requests']}"
        f" requests, {found['other_origins']} to other origins;",
        f"button enabled after {found['join_button_ms']:.0f} ms"
        " (1.6 Mbit/s, 150 ms round trip, 4x slower CPU, median of 5)",
    ]


def aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
