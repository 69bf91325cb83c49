"""QR codes are read back by another library, from the picture that people see."""

import re
from io import BytesIO
from pathlib import Path

import pytest
import typst
import zxingcpp
from jinja2 import Environment, FileSystemLoader
from PIL import Image

from facilitator.config import carried
from facilitator.web import qr

JOIN = "HTTP://192.168.178.20:8000/J/7KD4MR"


def drawn(text: str, folder: Path) -> Image.Image:
    """The SVG of our template, painted by a real renderer at four pixels to a module."""
    templates = Environment(loader=FileSystemLoader(carried("templates")), autoescape=True)
    module = templates.get_template("parts/qr.html").module
    picture = qr.picture(text)
    svg = str(module.qr_code(picture, "QR code")).replace(  # type: ignore[attr-defined]
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '
    )
    (folder / "code.svg").write_text(svg)
    (folder / "page.typ").write_text(
        f"#set page(width: {picture.side}pt, height: {picture.side}pt, margin: 0pt)\n"
        '#image("code.svg", width: 100%)'
    )
    return Image.open(BytesIO(typst.compile(str(folder / "page.typ"), format="png", ppi=288)))


def read(image: Image.Image) -> str:
    [found] = zxingcpp.read_barcodes(image)
    return found.text


def typed(lines: str, *, light: str) -> Image.Image:
    """What a terminal shows: every character two modules, one above the other."""
    upper = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}
    ink = 255 if light == "drawn" else 0
    rows: list[list[int]] = []
    for line in lines.splitlines():
        rows.append([ink if upper[each][0] else 255 - ink for each in line])
        rows.append([ink if upper[each][1] else 255 - ink for each in line])
    image = Image.new("L", (len(rows[0]), len(rows)))
    image.putdata([pixel for row in rows for pixel in row])
    return image.resize((image.width * 4, image.height * 4), Image.Resampling.NEAREST)


def test_a_phone_reads_the_join_address(tmp_path: Path) -> None:
    assert read(drawn(JOIN, tmp_path)) == JOIN


def test_a_join_address_on_a_local_network_takes_the_second_version() -> None:
    assert qr.picture(JOIN).side == 25 + 2 * qr.QUIET


def test_capitals_make_a_smaller_code() -> None:
    assert qr.picture(JOIN).side < qr.picture(JOIN.lower()).side


@pytest.mark.parametrize(
    ("text", "side", "level"),
    [("HTTP://10.0.0.2/J/7KD4MR", 21, "L"), ("J/7KD4MR", 21, "H"), (JOIN, 25, "M")],
)
def test_the_smallest_version_at_the_highest_level_that_fits(
    tmp_path: Path, text: str, side: int, level: str
) -> None:
    [found] = zxingcpp.read_barcodes(drawn(text, tmp_path))
    assert (qr.picture(text).side - 2 * qr.QUIET, found.ec_level) == (side, level)


@pytest.mark.parametrize(
    ("name", "password", "text"),
    [
        ("Rooms", "plain words", "WIFI:T:WPA;S:Rooms;P:plain words;;"),
        ('Hall "B"; east', r"a:b,c\d", r"WIFI:T:WPA;S:Hall \"B\"\; east;P:a\:b\,c\\d;;"),
        ("Rådhus gæst", "blåbærgrød", "WIFI:T:WPA;S:Rådhus gæst;P:blåbærgrød;;"),
        ("Open", "", "WIFI:T:nopass;S:Open;;"),
    ],
)
def test_a_phone_reads_the_network(tmp_path: Path, name: str, password: str, text: str) -> None:
    assert read(drawn(qr.wifi(name, password), tmp_path)) == text


def test_a_terminal_of_any_colour_shows_black_on_white() -> None:
    shown = qr.terminal(JOIN, coloured=True)
    colours = set(re.findall(r"\x1b\[[0-9;]*m", shown))
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)

    assert colours == {"\x1b[38;5;16;48;5;231m", "\x1b[0m"}
    assert read(typed(plain, light="ground")) == JOIN


def test_a_terminal_without_colours_draws_the_light_modules() -> None:
    assert read(typed(qr.terminal(JOIN, coloured=False), light="drawn")) == JOIN
