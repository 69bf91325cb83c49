"""Versions and approval over HTTP: forms, refusals, files that stay as they were approved."""

import html
import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from facilitator import House
from facilitator.exports.filed import files_of_version
from facilitator.store.models import Filed, FiledFile, Stage
from tests.conftest import add_account, signed_in
from tests.filed_room import APPROVAL, PAGE, approve, correct, hold, seen


@pytest.fixture
def held(house: House, workshop: int, organiser: FlaskClient) -> FlaskClient:
    hold(house, workshop)
    return organiser


def said(client: FlaskClient, path: str = PAGE) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", client.get(path).text)).split())


def rows(house: House, column: object) -> list[object]:
    with house.database.read() as session:
        return list(session.scalars(select(column)))  # type: ignore[call-overload]


def test_comments_then_approval_then_a_correction(house: House, held: FlaskClient) -> None:
    held.post(f"{PAGE}/comments", data={"until": "2999-06-30", "seen": seen(held)})
    assert "Open for comments until 30 June 2999." in said(held)
    assert "Draft, for comments until 30 June 2999" in held.get("/meetings/1/minutes.md").text

    assert approve(held).location == PAGE
    assert "Version 1 is approved." in said(held)
    assert "Version 1 is approved." in said(held, "/meetings/1")
    assert correct(held).location == PAGE
    assert "A correction has begun: version 2 is a draft." in said(held)
    approve(held)

    assert rows(house, Filed.number) == [1, 2]
    assert "The mayor came later." in held.get(f"{PAGE}/2.md").text
    assert "The mayor came later." not in held.get(f"{PAGE}/1.md").text


def test_a_refused_form_keeps_what_was_typed(house: House, held: FlaskClient) -> None:
    told = approve(held, approved_on="2999-01-01", how="")

    assert told.status_code == 422
    assert "This day is still to come." in html.unescape(told.text)
    assert 'value="Arne Approver"' in told.text
    assert rows(house, Stage.kind) == []


def test_whoever_comes_second_is_told_and_nothing_is_lost(house: House, held: FlaskClient) -> None:
    other = signed_in(house, add_account(house, "Bo", is_organiser=True))
    page = seen(other)
    approve(held)

    late = approve(other, seen=page)
    assert late.status_code == 409
    assert "Somebody was faster" in late.text
    assert "Arne Approver by mail" in late.text
    assert rows(house, Filed.number) == [1]


def test_a_session_that_still_runs_keeps_minutes_a_draft(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    assert "No session of this meeting was held yet" in said(organiser)
    assert organiser.post(f"{PAGE}/approve", data={**APPROVAL, "seen": "0"}).status_code == 422
    assert rows(house, Filed.number) == []


def test_what_was_approved_is_downloaded_as_it_was(house: House, held: FlaskClient) -> None:
    approve(held)
    frozen = held.get("/meetings/1/minutes.docx?language=de")
    held.post(
        "/meetings/1/minutes/header", data={"chair": "Somebody else", "was-chair": "Carla Chair"}
    )

    assert held.get("/meetings/1/minutes.docx?language=de").data == frozen.data
    assert held.get(f"{PAGE}/1.docx?language=de").data == frozen.data
    name = html.unescape(frozen.headers["Content-Disposition"])
    assert "2026-10-14 Fjordby - Working days - Protokoll v1.docx" in name

    correct(held)
    draft = held.get("/meetings/1/minutes.md")
    assert "Somebody else" in draft.text
    assert "minutes v2 draft.md" in draft.headers["Content-Disposition"]
    assert [held.get(f"{PAGE}/{path}").status_code for path in ("2.md", "1.exe")] == [404, 404]


@pytest.mark.slow
def test_the_clerk_writes_every_file_once_and_the_page_says_how_far(
    house: House, held: FlaskClient
) -> None:
    approve(held)
    house.clerk.write(house.clerk.wanted(1, "md", "en"))
    assert f"1 of {len(list(files_of_version()))} files are written." in said(held)
    assert "every 2s" in held.get(f"{PAGE}/files").text

    house.clerk.write_missing()
    house.clerk.write_missing()
    kept = list(zip(rows(house, FiledFile.format_), rows(house, FiledFile.language), strict=True))
    assert sorted(kept) == sorted(files_of_version())
    assert "every 2s" not in held.get(f"{PAGE}/files").text
    assert "All files are written." in said(held)


def test_a_version_that_cannot_be_read_does_not_keep_the_files_of_the_others(
    house: House, held: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.web.filing.files_of_version", lambda: iter([("md", "en")]))
    approve(held)
    correct(held)
    approve(held)
    unreadable = update(Filed).where(Filed.number == 2).values(report="{}")
    house.database.write(lambda session: session.execute(unreadable))

    house.clerk.write_missing()
    assert rows(house, FiledFile.filed_id) == [1]
    assert "Markdown, English: This file could not be written." in said(held)


def test_a_file_that_cannot_be_written_is_named_and_tried_again(
    house: House, held: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the machine has no memory left for a child."""
    approve(held)
    monkeypatch.setattr("facilitator.exports.run.PACKAGE", house.app.config["HOUSE"].data_dir / "x")
    house.clerk.write_missing()
    assert "not every file could be written" in said(held)
    assert "Word, English: The Word file was not made" in said(held)
    assert rows(house, FiledFile.id) == []

    monkeypatch.undo()
    failed = said(held).count("was not made")
    assert held.get(f"{PAGE}/1.md").status_code == 200
    assert said(held).count("was not made") == failed - 1
