"""Files as they come in: a picture is drawn anew, so that nothing but what is seen on it is kept.

Where and when a photo was taken, by which camera, and whatever hides in a file stay outside.
"""

import io
from dataclasses import dataclass

from gevent.threadpool import ThreadPool
from PIL import Image, ImageOps, UnidentifiedImageError

from facilitator.domain.errors import N_, Refused
from facilitator.domain.uploads import LONGEST_SIDE, MOST_BYTES, MOST_PIXELS, PDF, PICTURE

READ = ("JPEG", "PNG", "WEBP")
QUALITY = 85
NO_PICTURE = N_("This is no picture we can read. JPEG, PNG and WebP work.")
Image.MAX_IMAGE_PIXELS = None  # looked at below, before anything is decoded

one_at_a_time = ThreadPool(1)


@dataclass(frozen=True)
class Taken:
    content: bytes
    mime_type: str
    width: int | None = None
    height: int | None = None


def taken(data: bytes, *, pdf_too: bool) -> Taken:
    """The file as it is kept. Raises Refused for one that is too large, or no picture."""
    if not data:
        raise Refused(N_("Choose a file first."))
    if len(data) > MOST_BYTES:
        raise too_large()
    if pdf_too and data.startswith(b"%PDF-"):
        return Taken(data, PDF)
    drawn: Taken | Refused = one_at_a_time.apply(drawn_anew, (data,))
    if isinstance(drawn, Refused):
        raise drawn
    return drawn


def drawn_anew(data: bytes) -> Taken | Refused:
    """A value, never an exception: gevent prints whatever a worker thread raises."""
    try:
        with Image.open(io.BytesIO(data), formats=READ) as picture:
            if (pixels := picture.width * picture.height) > MOST_PIXELS:
                return too_many(pixels)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return encoded(ImageOps.exif_transpose(picture))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return Refused(NO_PICTURE)


def too_large() -> Refused:
    return Refused(N_("This file is too large: at most %(n)d MB."), n=MOST_BYTES // 1_000_000)


def too_many(pixels: int) -> Refused:
    millions = {"n": round(pixels / 1_000_000), "most": MOST_PIXELS // 1_000_000}
    return Refused(N_("This picture has %(n)d million pixels; at most %(most)d fit."), **millions)


def encoded(picture: Image.Image) -> Taken:
    """JPEG, on white where it was transparent."""
    seen = picture.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    file = io.BytesIO()
    paper.save(file, "JPEG", quality=QUALITY, optimize=True)
    return Taken(file.getvalue(), PICTURE, *paper.size)
