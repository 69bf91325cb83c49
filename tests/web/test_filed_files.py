"""Files of approved versions: the same bytes for good, in the template of that day, redacted after
an erasure, and whole after a server that stopped half-way."""

import io
import re
import subprocess
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.errors import Conflict
from facilitator.exports.filed import files_of_version
from facilitator.operations.erasing import erase_participant
from facilitator.operations.persons import erase_person
from facilitator.operations.quotes import remove_quote
from facilitator.operations.uploads import remove_upload
from facilitator.store.models import Filed, FiledFile, Upload
from facilitator.web import filing
from facilitator.web.filing import Clerk
from tests.exports.test_pdf import needs_pdftotext
from tests.filed_room import (
    AUTHOR,
    LISTED,
    ON_PHOTO,
    PAGE,
    PERSONAL,
    QUOTED,
    SCANNED,
    approve,
    correct,
    hold,
)
from tests.web.test_word_template import in_series, send

__all__ = ["in_series"]  # a fixture
pytestmark = pytest.mark.slow


@pytest.fixture
def approved(house: House, in_series: int, organiser: FlaskClient) -> FlaskClient:
    hold(house, in_series)
    assert send(organiser, "City of {{ place }}", "{{ minutes }}").status_code == 303
    approve(organiser)
    return organiser


def files(house: House, number: int = 1) -> dict[tuple[str, str], bytes]:
    query = select(FiledFile.format_, FiledFile.language, FiledFile.content).join(Filed)
    with house.database.read() as session:
        rows = session.execute(query.where(Filed.number == number))
        return {(format_, language): content for format_, language, content in rows}


def words(content: bytes) -> str:
    """Everything that somebody could read in the file, and in the files within it."""
    if content.startswith(b"%PDF"):
        return printed(content)
    if not content.startswith(b"PK"):
        return content.decode(errors="ignore")
    with ZipFile(io.BytesIO(content)) as parts:
        within = {name: parts.read(name) for name in parts.namelist()}
    read = [words(each) for each in within.values()]
    return "\n".join([*within, *read, *(re.sub("<[^>]+>", "", each) for each in read)])


def printed(pdf: bytes) -> str:
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return " ".join(text.split())


def without_half(session: Session) -> None:
    """As a server leaves them that was stopped while it wrote."""
    session.execute(delete(FiledFile).where(FiledFile.id % 2 == 0))


GONE = (AUTHOR, LISTED, ON_PHOTO, SCANNED, QUOTED)


@needs_pdftotext
def test_files_are_written_once_and_the_erased_leave_all_of_them(
    house: House, in_series: int, approved: FlaskClient
) -> None:
    house.clerk.write_missing()
    first = files(house)
    assert set(first) == {*files_of_version()}
    found = {key: [name for name in GONE if name in words(it)] for key, it in first.items()}
    assert all(found.values()), found
    assert {name for names in found.values() for name in names} == {*GONE}

    house.database.write(without_half)
    Clerk(house.live).write_missing()
    assert files(house) == first

    do = house.live.perform
    do(erase_participant, in_series, participant=1, by_id=None)
    do(erase_person, 1, 1, by_id=1)
    do(remove_quote, 1, 1, by_id=1)
    for upload in uploads(house):
        do(remove_upload, 1, upload, approved_too=True)
    assert files(house) == {}
    house.clerk.write_missing()
    left = files(house)
    assert set(left) == set(first)
    for (format_, language), content in left.items():
        read = words(content)
        assert [name for name in GONE if name in read] == [], (format_, language)
        assert PERSONAL["chair"] in read or format_ == "csv"


def uploads(house: House) -> list[int]:
    with house.database.read() as session:
        query = select(Upload.id).where(Upload.kind.in_(("photo", "scan")))
        return list(session.scalars(query))


def test_the_word_template_is_frozen_with_the_minutes(approved: FlaskClient) -> None:
    """Also in the ZIP of everything, which holds the very same files."""
    frozen = approved.get(f"{PAGE}/1.docx").data
    approved.post("/meetings/1/template/remove")
    everything = approved.get(f"{PAGE}/1.zip").data

    first = docx.Document(io.BytesIO(frozen)).paragraphs[0].text
    assert first == "City of Fjordby"
    with ZipFile(io.BytesIO(everything)) as parts:
        [word] = [name for name in parts.namelist() if name.endswith(".docx")]
        assert parts.read(word) == frozen
    correct(approved)
    approve(approved)
    [second, *_] = docx.Document(io.BytesIO(approved.get(f"{PAGE}/2.docx").data)).paragraphs
    assert second.text != "City of Fjordby"


def test_what_is_written_while_somebody_is_erased_is_neither_kept_nor_sent(
    house: House, in_series: int, approved: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file was nearly done when a name had to go: it is written once more, without it."""
    clerk, write, to_erase = house.clerk, filing.write_file, [1]

    def meanwhile(*args: Any) -> tuple[str, bytes]:
        made = write(*args)
        if to_erase:
            person = to_erase.pop()
            house.live.perform(erase_participant, in_series, participant=person, by_id=None)
        return made

    monkeypatch.setattr(filing, "write_file", meanwhile)
    assert AUTHOR not in approved.get(f"{PAGE}/1.md").text
    to_erase.append(2)
    with pytest.raises(Conflict):
        clerk.write(clerk.wanted(1, "md", "en"))
    clerk.write(clerk.wanted(1, "md", "en"))

    assert list(files(house)) == [("md", "en")]
