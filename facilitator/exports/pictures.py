"""Typst: the PDF and the pictures. No system library, no font but our own unless it must."""

from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path

import typst

HERE = Path(__file__).parent


@cache
def fonts(*, of_the_system: bool = False) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=of_the_system,
        include_embedded_fonts=False,
        font_paths=[str(HERE / "fonts")],
    )


@lru_cache(maxsize=64)
def png(svg: str) -> bytes:
    """The chart as a picture for programs that can't draw SVG, sharp enough for print. Kept: in
    the ZIP of everything each stands in the Word file and beside it."""
    page = (
        b"#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
        b"#image(bytes(sys.inputs.svg), width: 510pt)"
    )
    return typst.compile(page, font_paths=fonts(), format="png", ppi=180.0, sys_inputs={"svg": svg})


def pdf(data: str, *, made_at: datetime, archival: bool, template: str = "record.typ") -> bytes:
    """The document, drawn by a template beside this file. `archival` asks for PDF/A-2a and
    PDF/UA-1, which refuse a missing glyph."""
    return typst.compile(
        str(HERE / template),
        root=str(HERE),
        font_paths=fonts(of_the_system=not archival),
        format="pdf",
        pdf_standards=["a-2a", "ua-1"] if archival else [],
        sys_inputs={"document": data},
        timestamp=int(made_at.timestamp()),
    )
