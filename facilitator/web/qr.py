"""QR codes: as few modules as possible, drawn by us.

A phone needs three to four pixels of its camera for each module, whatever the correction
level. So the text is short and in capitals (a smaller alphabet, fewer bits), the code takes
the smallest version, and only within it the highest correction level that fits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

QUIET = 4  # modules of white all round are part of the code
Matrix = list[list[bool]]


@dataclass(frozen=True)
class Picture:
    """A QR code for `parts/qr.html`: side in modules with the quiet zone, rows as one path."""

    side: int
    path: str


@lru_cache(maxsize=64)
def picture(text: str) -> Picture:
    dark = matrix(text)
    return Picture(side=len(dark), path="".join(row_path(y, row) for y, row in enumerate(dark)))


def row_path(y: int, row: list[bool]) -> str:
    """The dark runs of one row, as strokes one module wide along its middle."""
    return "".join(f"M{x} {y}.5h{length}" for x, length in dark_runs(row))


def dark_runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    x = 0
    for is_dark, run in groupby(row):
        length = len(list(run))
        if is_dark:
            yield x, length
        x += length


def matrix(text: str) -> Matrix:
    """Dark modules, quiet zone included."""
    smallest = QRCode(error_correction=ERROR_CORRECT_L)
    smallest.add_data(text, optimize=0)
    version = smallest.best_fit()
    for level in (ERROR_CORRECT_H, ERROR_CORRECT_Q, ERROR_CORRECT_M, ERROR_CORRECT_L):
        code = QRCode(version=version, error_correction=level, border=QUIET)
        code.add_data(text, optimize=0)
        try:
            code.make(fit=False)
        except DataOverflowError:
            continue
        return [[bool(module) for module in row] for row in code.get_matrix()]
    raise AssertionError("the lowest level fits, or best_fit would have refused")


def wifi(name: str, password: str) -> str:
    """What phones read as "join this network"; without a password, an open one."""
    if not password:
        return f"WIFI:T:nopass;S:{escaped(name)};;"
    return f"WIFI:T:WPA;S:{escaped(name)};P:{escaped(password)};;"


def escaped(text: str) -> str:
    return re.sub(r'([\\;,":])', r"\\\1", text)


def terminal(text: str, *, coloured: bool) -> str:
    """The code in half blocks, two rows of modules to a line.

    With colours black on white is set outright, so dark and light terminals show the same.
    Without them the light modules are drawn, as most terminals are dark.
    """
    dark = matrix(text)
    if len(dark) % 2:
        dark = [*dark, [False] * len(dark)]
    blocks = " ▄▀█" if coloured else "█▀▄ "
    lines = (
        "".join(blocks[2 * above + below] for above, below in zip(upper, lower, strict=True))
        for upper, lower in zip(dark[::2], dark[1::2], strict=True)
    )
    return "\n".join(black_on_white(line) if coloured else line for line in lines)


def black_on_white(line: str) -> str:
    return f"\x1b[38;5;16;48;5;231m{line}\x1b[0m"
