"""Pictures of a meeting over HTTP: drawn anew, described, in the files, and gone when removed."""

import io
import re
import struct
import zlib
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import make_url, select
from sqlalchemy.event import listen

from facilitator import House
from facilitator.domain.errors import Refused
from facilitator.domain.uploads import MOST_BYTES
from facilitator.languages import sentence
from facilitator.operations.meetings import delete_meeting
from facilitator.store.models import Upload
from facilitator.web.pictures_in import taken
from tests.conftest import facilitator_client
from tests.web.test_header import fields

PATH = "/meetings/1/pictures"
PLACE, MARK = 0x8825, b"the-camera-of-Birthe"


def photo(width: int = 300, height: int = 200, kind: str = "JPEG") -> bytes:
    """A picture that lies on its side and says where it was taken."""
    picture, exif = Image.new("RGB", (width, height), "#0072b2"), Image.Exif()
    exif[0x0112], exif[0x010F] = 6, MARK.decode()
    exif.get_ifd(PLACE)[1] = "N"
    file = io.BytesIO()
    picture.save(file, kind, exif=exif)
    return file.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that claims to be 30,000 pixels wide and high."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"")
    chunks = (
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in (head, data)
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def send(client: FlaskClient, content: bytes, name: str = "a.jpg", **typed: str):  # type: ignore[no-untyped-def]
    form = {"kind": "photo", "caption": "The wall", "alternative": "Notes on a wall"} | typed
    return client.post(PATH, data=form | {"file": (io.BytesIO(content), name)})


def kept(house: House) -> list[Upload]:
    with house.database.read() as session:
        return list(session.scalars(select(Upload).order_by(Upload.id)))


def test_a_photo_is_drawn_anew_without_what_hides_in_it(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    assert send(organiser, photo(3000, 1500)).location == PATH

    shown = organiser.get(f"{PATH}/1/file")
    with Image.open(io.BytesIO(shown.data)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1000, 2000))  # it stands upright
        assert dict(picture.getexif()) == {}
    assert MARK not in shown.data
    [row] = kept(house)
    assert (row.name, row.width, row.height) == ("a.jpg", 1000, 2000)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Choose a file first."),
        (b"<svg/>", "This is no picture we can read."),
        (photo(kind="JPEG")[:300], "This is no picture we can read."),
        (b"%PDF-1.7", "This is no picture we can read."),
        (bomb(), "This picture has 900 million pixels; at most 50 fit."),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(
    house: House, workshop: int, organiser: FlaskClient, content: bytes, sentence: str
) -> None:
    told = send(organiser, content)

    assert (told.status_code, kept(house)) == (422, [])
    assert sentence in told.text
    assert 'id="said-file"' in told.text


def test_a_file_that_is_too_large_is_not_even_looked_at() -> None:
    with pytest.raises(Refused) as refused:
        taken(b"\xff" * (MOST_BYTES + 1), pdf_too=True)
    assert sentence(refused.value) == "This file is too large: at most 15 MB."


def test_an_endless_body_is_refused_before_it_is_read(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    endless = {"CONTENT_LENGTH": str(MOST_BYTES + 200_000)}

    told = organiser.post(PATH, data={"kind": "photo"}, environ_overrides=endless)

    assert (told.status_code, "at most 15 MB." in told.text) == (422, True)


def test_a_photo_needs_a_caption_and_two_who_write_it_lose_nothing(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    assert 'id="said-caption"' in send(organiser, photo(), caption="").text
    send(organiser, photo())
    form = fields(organiser.get(f"{PATH}/1").text)

    organiser.post(f"{PATH}/1", data=form | {"caption": "Green"})
    told = organiser.post(f"{PATH}/1", data=form | {"caption": "Blue", "alternative": "Notes"})

    assert told.status_code == 409
    assert '<p class="text">Green</p>' in told.text
    assert kept(house)[0].caption == "Green"


def test_pictures_stand_in_the_minutes(house: House, workshop: int, organiser: FlaskClient) -> None:
    send(organiser, photo(400, 300))
    send(organiser, photo(40, 30), kind="emblem", caption="")
    send(organiser, photo(41, 31), kind="emblem", caption="", alternative="A green wave")
    send(organiser, b"%PDF-1.7 signed", "signed.pdf", kind="scan", caption="")
    assert [row.kind for row in kept(house)] == ["photo", "emblem", "scan"]

    said = organiser.get("/meetings/1/minutes.md").text
    word = ZipFile(io.BytesIO(organiser.get("/meetings/1/minutes.docx").data))
    pdf = organiser.get("/meetings/1/minutes.pdf").data

    assert "*Notes on a wall*" in said
    assert "Kept as a file of its own: signed.pdf." in said
    drawn = [name for name in word.namelist() if name.startswith("word/media")]
    assert len(drawn) == 2
    assert b'descr="A green wave"' in word.read("word/document.xml")
    with pikepdf.open(io.BytesIO(pdf)) as read, read.open_metadata() as about:
        assert about.pdfa_status == "2A"
        images = [image for page in read.pages for image in page.get_images()]
        assert images
    assert organiser.get("/meetings/1/minutes.json").status_code == 200
    assert organiser.get("/meetings/1/persons/sign-in-sheet.pdf").data.startswith(b"%PDF-")
    assert "Notes on a wall" not in organiser.get("/record/1.md").text


def test_a_scan_that_is_a_pdf_is_only_handed_out(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    send(organiser, b"%PDF-1.7 signed", "../signed.pdf", kind="scan", caption="")

    answer = organiser.get(f"{PATH}/1/file")

    assert answer.headers["Content-Disposition"] == "attachment; filename=signed.pdf"
    assert facilitator_client(house, workshop).get(f"{PATH}/1/file").status_code == 404


@pytest.mark.parametrize("whole", [False, True])
def test_a_picture_that_is_removed_is_in_no_file_of_the_database(
    house: House, workshop: int, organiser: FlaskClient, whole: bool
) -> None:
    send(organiser, photo(), "marked-by-its-name.jpg")
    file = Path(str(make_url(house.database.url).database))
    traces = [file, file.with_name(f"{file.name}-wal")]
    [row], mark = kept(house), b"marked-by-its-name"
    assert any(mark in each.read_bytes() for each in traces if each.exists())

    if whole:
        house.live.perform(delete_meeting, 1)
    else:
        assert organiser.post(f"{PATH}/{row.id}/remove").location == PATH

    assert kept(house) == []
    assert not any(mark in each.read_bytes() for each in traces if each.exists())


def test_the_pages_of_the_minutes_load_photos_from_where_they_are_kept(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    send(organiser, photo())
    send(organiser, photo(), kind="emblem")
    read: list[str] = []
    listen(house.database.reader, "before_cursor_execute", lambda *at: read.append(at[2]))

    whole = organiser.get("/meetings/1/minutes").text
    alone = organiser.get("/meetings/1/minutes/sections/photos").text

    assert re.findall(r'src="([^"]+/file)"', whole) == [f"{PATH}/2/file", f"{PATH}/1/file"]
    assert re.findall(r'src="([^"]+/file)"', alone) == [f"{PATH}/1/file"]
    assert "data:image/jpeg" not in whole + alone
    assert [each for each in read if "upload.content" in each] == []


def test_who_edits_the_words_of_the_annex_waits_for_no_report(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    read: list[str] = []
    listen(house.database.reader, "before_cursor_execute", lambda *at: read.append(at[2]))

    answer = organiser.get("/meetings/1/minutes/sections/annex")

    assert "Annex: all ideas, word for word" in answer.text
    assert [each for each in read if "FROM idea" in each] == []
