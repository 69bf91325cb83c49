"""Published minutes: anybody with the link reads an approved version, and nothing about persons."""

import html
import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from facilitator import House
from facilitator.operations.erasing import erase_participant
from facilitator.store.models import Publication
from tests.conftest import browser
from tests.filed_room import AUTHOR, NAMES, PAGE, approve, correct, hold
from tests.markup import Markup


@pytest.fixture
def approved(house: House, workshop: int, organiser: FlaskClient) -> FlaskClient:
    hold(house, workshop)
    approve(organiser)
    return organiser


def publish(house: House, organiser: FlaskClient, number: int = 1) -> str:
    organiser.post(f"{PAGE}/{number}/publish")
    with house.database.read() as session:
        query = select(Publication.token).order_by(Publication.id.desc())
        return f"/published/{session.scalars(query).first()}"


@pytest.mark.slow
def test_anybody_reads_it_and_it_holds_nothing_personal(
    house: House, approved: FlaskClient
) -> None:
    link = publish(house, approved)
    assert link in approved.get(PAGE).text
    assert {name for name in NAMES if name in approved.get("/meetings/1/minutes.md").text} == {
        *NAMES
    }

    for language in ("en", "da", "de"):
        answer = browser(house).get(f"{link}?language={language}")
        page = html.unescape(answer.text)
        assert [name for name in NAMES if name in page] == []
        assert "Green roofs, first idea" in page
        assert f'<html lang="{language}"' in page
        assert not re.search(r"<script|<form|<button", page)
        assert ("noindex" in page, answer.headers["X-Robots-Tag"]) == (True, "noindex")
        Markup(answer.text)


def test_a_revoked_link_says_so_and_another_has_an_address_of_its_own(
    house: House, approved: FlaskClient
) -> None:
    first = publish(house, approved)
    assert publish(house, approved) == first

    approved.post(f"{PAGE}/links/1/revoke")
    told = browser(house).get(first)
    assert told.status_code == 410
    assert "have withdrawn the page" in told.text
    second = publish(house, approved)
    assert second != first
    assert browser(house).get(second).status_code == 200
    assert browser(house).get("/published/nothing").status_code == 404


def test_an_older_version_says_that_it_was_corrected(house: House, approved: FlaskClient) -> None:
    link = publish(house, approved)
    correct(approved)
    assert "Corrected since" not in browser(house).get(link).text
    approve(approved)

    assert "Corrected since: version 2" in browser(house).get(link).text


def test_a_redacted_version_is_published_redacted(
    house: House, workshop: int, approved: FlaskClient
) -> None:
    link = publish(house, approved)
    assert "redacted on" not in browser(house).get(link).text
    house.live.perform(erase_participant, workshop, participant=1, by_id=None)

    assert "redacted on" in browser(house).get(link).text
    assert AUTHOR not in approved.get("/meetings/1/minutes.md").text
