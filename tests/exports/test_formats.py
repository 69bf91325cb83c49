"""Every format, for every meeting: it opens, it is the same twice, its name can be filed."""

from dataclasses import asdict, replace
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.exports.formats import FORMATS, WRITTEN, file_name
from facilitator.exports.legible import legible
from facilitator.exports.report import Report
from tests.exports.everywhere import everywhere

# Text as it could be if the door were left open: lone surrogates and controls included.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_report_gives_the_same_bytes(report: Report, format_: str) -> None:
    write = FORMATS[format_].write

    assert write(report, "de") == write(report, "de")


@pytest.mark.parametrize("format_", FORMATS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=ANY_TEXT)
def test_no_text_stops_a_writer(normal: Report, with_texts, format_: str, text: str) -> None:
    assert FORMATS[format_].write(with_texts(normal, lambda _: text), "en")


@pytest.mark.parametrize(
    "format_", [*sorted(set(WRITTEN) - {"zip"}), pytest.param("zip", marks=pytest.mark.slow)]
)
@settings(max_examples=15, deadline=None)
@given(text=ANY_TEXT)
def test_no_text_in_any_field_stops_a_writer(format_: str, text: str) -> None:
    assert WRITTEN[format_].write(everywhere(text), "da")


def test_a_text_is_in_every_field() -> None:
    """So that the test before this one tries what it says."""
    told = asdict(everywhere("“told”"))

    assert told["forward"][0]["owner"] == told["persons"]["rows"][0]["role"] == "“told”"
    assert told["workshops"][0]["votes"][0]["stop_reason"] == "“told”"
    assert str(told).count("“told”") > 50


def test_a_file_has_the_name_a_person_would_choose(normal: Report) -> None:
    name = file_name(normal, FORMATS["docx"], "en")

    assert name == "2026-10-14 Fjordby - Working days - minutes.docx"


def test_a_file_of_one_session_alone_says_of_which(normal: Report) -> None:
    name = file_name(replace(normal, whole=False), FORMATS["pdf"], "de")

    assert name == "2026-10-14 Fjordby - Working days - More nature in our towns - Protokoll.pdf"


@pytest.mark.parametrize(
    ("title", "place", "name"),
    [
        ("", "", "2026-10-14 - Meeting - minutes.pdf"),
        ("../../etc/passwd", "a/b", "2026-10-14 a b - etc passwd - minutes.pdf"),
        ("..", "CON", "2026-10-14 CON - Meeting - minutes.pdf"),
        ("a\u202efdp.exe\x00", "x", "2026-10-14 x - afdp.exe - minutes.pdf"),
    ],
)
def test_no_title_escapes_its_folder(normal: Report, title: str, place: str, name: str) -> None:
    meeting = replace(normal.meeting, title=title, place=place)

    assert file_name(replace(normal, meeting=meeting), FORMATS["pdf"], "en") == name


def test_a_long_title_still_makes_a_file_name(normal: Report) -> None:
    meeting = replace(normal.meeting, title="漢" * 160, place="字" * 160)

    session = replace(normal.workshops[0], title="語" * 160)
    long = replace(normal, meeting=meeting, workshops=(session,), whole=False)
    name = file_name(long, FORMATS["zip"], "de")

    assert len(name.encode()) <= 255
    assert PurePosixPath(name).name == name


def test_illegible_characters_go_and_the_words_stay(normal: Report) -> None:
    meeting = replace(normal.meeting, title="a\x00b\x0bc\ud800d\ufffee\u202ef\U0001ffffg\u0301 😀")

    assert legible(replace(normal, meeting=meeting)).meeting.title == "abcdefg\u0301 😀"
