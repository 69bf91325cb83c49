"""The minutes on their page: seen as they will look, edited by two at once, in order, left out."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import make_url, select

from facilitator import House
from facilitator.store.models import Section
from facilitator.web.minutes.page import WRITTEN_AT
from tests.conftest import add_account, facilitator_client, signed_in
from tests.markup import Markup
from tests.voting_room import open_vote
from tests.web.test_header import fields

PATH = "/meetings/1/minutes"


def page(client: FlaskClient, path: str = PATH) -> Markup:
    answer = client.get(path)
    assert answer.status_code == 200
    return Markup(answer.text)


def titles(client: FlaskClient) -> list[str]:
    return [" ".join(words.split()) for level, words in page(client).outline if level == 2]


def write(client: FlaskClient, key: str, text: str) -> None:
    path = f"{PATH}/sections/{key}"
    assert client.post(path, data=fields(client.get(path).text) | {"text": text}).status_code == 303


def stored(house: House) -> dict[str, Section]:
    with house.database.read() as session:
        return {row.key: row for row in session.scalars(select(Section))}


@pytest.fixture
def other(house: House, workshop: int) -> FlaskClient:
    return signed_in(house, add_account(house, "Bo", is_organiser=True))


def test_words_stand_on_the_page_and_in_the_files(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    write(organiser, "decisions", "Read out twice.\n\n- By the chair\n- By the room")

    drawn = organiser.get(PATH).text
    assert '<p class="body" dir="auto">Read out twice.</p>' in drawn
    assert "<li><bdi>By the room</bdi></li>" in drawn
    assert "Read out twice.\n\n- By the chair\n- By the room" in organiser.get(f"{PATH}.md").text
    assert (stored(house)["decisions"].edition, stored(house)["decisions"].edited_by_id) == (1, 1)


def test_who_edits_lines_alone_meets_nobody(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    write(organiser, "decisions", "Read out twice.\n\n- By the chair")
    path = f"{PATH}/sections/decisions"
    form = fields(organiser.get(path).text) | {"text": "Read out.\n\n- By the chair"}
    as_browsers_send = {name: value.replace("\n", "\r\n") for name, value in form.items()}

    assert organiser.post(path, data=as_browsers_send).status_code == 303

    assert stored(house)["decisions"].text == "Read out.\n\n- By the chair"


def test_two_organisers_in_one_section_each_get_both_texts(
    house: House, workshop: int, organiser: FlaskClient, other: FlaskClient
) -> None:
    path = f"{PATH}/sections/results"
    first, second = (fields(client.get(path).text) for client in (organiser, other))
    organiser.post(path, data=first | {"text": "It rained."})

    told = other.post(path, data=second | {"text": "The sun shone.\n\nAll day."})

    assert told.status_code == 409
    assert "Saved meanwhile by Ada Organiser:" in told.text
    assert re.findall(r'<p class="text">([^<]+)', told.text) == ["It rained."]
    assert stored(house)["results"].text == "It rained."
    again = fields(told.text)
    assert again["text"] == "The sun shone.\n\nAll day."
    assert (
        other.post(path, data=again | {"text": "It rained, then the sun shone."}).status_code == 303
    )
    assert stored(house)["results"].text == "It rained, then the sun shone."


def test_what_is_too_long_is_kept_in_the_form(workshop: int, organiser: FlaskClient) -> None:
    told = organiser.post(f"{PATH}/sections/results", data={"text": "x" * 20_001, "was-text": ""})

    assert (told.status_code, fields(told.text)["text"]) == (422, "x" * 20_001)
    added = organiser.post(f"{PATH}/sections/new", data={"title": " ", "text": "Kept."})
    assert (added.status_code, fields(added.text)["text"]) == (422, "Kept.")


def test_sections_move_and_two_presses_move_once(workshop: int, organiser: FlaskClient) -> None:
    before = titles(organiser)
    [button] = re.findall(
        r'action="([^"]*/sections/results/place)">\s*<button[^>]*name="above" value="(\w+)"',
        organiser.get(PATH).text,
    )
    for _ in range(2):
        moved = organiser.post(button[0], data={"above": button[1]})

    assert moved.location == f"{PATH}#section-results"
    assert titles(organiser)[:5] == ["In brief", "Contents", "Decisions", "Results", "Actions"]
    organiser.post(f"{PATH}/sections/results/place", data={"below": "actions"})
    assert titles(organiser) == before
    for wrong in ({"above": "opening"}, {"above": "nothing"}, {}, {"below": "results"}):
        assert organiser.post(button[0], data=wrong).status_code in (404, 422)
    assert (
        organiser.post(f"{PATH}/sections/opening/place", data={"below": "actions"}).status_code
        == 422
    )
    assert titles(organiser) == before


def test_their_own_section_comes_after_the_opening_and_goes_with_its_words(
    house: House, workshop: int, organiser: FlaskClient, other: FlaskClient
) -> None:
    organiser.post(f"{PATH}/sections/new", data={"title": "Welcome", "text": "By the mayor."})
    assert titles(organiser)[:4] == ["In brief", "Contents", "Welcome", "Decisions"]

    mine = fields(organiser.get(f"{PATH}/sections/own-1").text) | {"sure": ""}
    write(other, "own-1", "By the mayor, in the rain.")
    asked = organiser.post(f"{PATH}/sections/own-1/remove", data=mine)
    refused = organiser.post(f"{PATH}/sections/own-1/remove", data=mine | {"sure": "yes"})
    assert (asked.status_code, refused.status_code) == (422, 409)
    assert "By the mayor, in the rain." in refused.text

    now = fields(organiser.get(f"{PATH}/sections/own-1").text) | {"sure": "yes"}
    assert organiser.post(f"{PATH}/sections/own-1/remove", data=now).location == PATH
    assert "own-1" not in stored(house)
    assert organiser.get(f"{PATH}/sections/own-1").status_code == 404
    assert organiser.post(f"{PATH}/sections/results/remove", data=now).status_code == 422


def test_a_section_is_left_out_and_named_unless_honesty_needs_it(
    workshop: int, organiser: FlaskClient
) -> None:
    organiser.post(f"{PATH}/sections/course/hide")

    assert "Course of the session" not in titles(organiser)
    said = page(organiser).text
    assert "“Course of the session” is left out." in said
    assert "Left out by the organisers: Course of the session." in said
    assert "Run sheet" not in said
    assert organiser.post(f"{PATH}/sections/changes/hide").status_code == 422
    assert "/sections/changes/hide" not in organiser.get(PATH).text
    organiser.post(f"{PATH}/sections/course/show")
    assert "Course of the session" in titles(organiser)


def test_the_page_speaks_the_language_asked_for_and_keeps_it(
    workshop: int, organiser: FlaskClient
) -> None:
    german = organiser.get(f"{PATH}?language=de").text

    assert '<article class="minutes" lang="de">' in german
    assert "Beschlüsse" in german
    [hide] = re.findall(r'action="([^"]*course/hide[^"]*)"', german)
    assert organiser.post(hide).location == f"{PATH}?language=de#section-course"


def test_a_section_leads_to_the_page_where_it_is_written(
    workshop: int, organiser: FlaskClient
) -> None:
    pages = {path for _, path in WRITTEN_AT.values()}

    assert '<a class="button quiet" href="/meetings/1/actions">' in organiser.get(PATH).text
    assert {organiser.get(f"/meetings/1/{path}").status_code for path in pages} == {200}


def test_a_running_vote_shows_no_figure_here(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    open_vote(house, workshop)

    said = page(organiser).text
    assert "No results have been shown for this list" in said
    assert organiser.get(PATH).text.count('class="chart"') == 0


def test_numbers_cannot_be_sent_back(house: House, workshop: int, organiser: FlaskClient) -> None:
    """The form has words only; whatever else is sent changes nothing that was counted."""
    open_vote(house, workshop)
    before = organiser.get(f"{PATH}.json").json["workshops"]
    path = f"{PATH}/sections/results"
    form = fields(organiser.get(path).text)
    assert set(form) == {"was-text", "text", "back", "language"}

    organiser.post(path, data=form | {"text": "12 dots", "dots": "99", "rank": "1", "ideas": "0"})

    assert organiser.get(f"{PATH}.json").json["workshops"] == before


def test_the_page_is_well_formed_at_every_step(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    open_vote(house, workshop)
    write(organiser, "agenda", '<b>Not</b> & "so"')
    organiser.post(f"{PATH}/sections/attendance/hide")

    it = page(organiser)
    assert '<b>Not</b> & "so"' in it.text
    assert {link[1:] for link in it.links if link.startswith("#")} <= set(it.ids)
    for part in ("sections/results", "sections/new", "quotes", "ideas", "ideas/1"):
        page(organiser, f"{PATH}/{part}")


def test_a_large_meeting_has_its_ideas_on_a_page_of_their_own(
    house: House, workshop: int, organiser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_vote(house, workshop)
    [text, *_] = re.findall(
        r'<span lang="en" dir="auto">([^<]+)', organiser.get(f"{PATH}/ideas").text
    )
    assert f'<li><bdi lang="en">{text}</bdi></li>' in organiser.get(PATH).text

    monkeypatch.setattr("facilitator.web.minutes.page.MOST_IDEAS", 1)

    drawn = organiser.get(PATH).text
    assert f'<li><bdi lang="en">{text}</bdi></li>' not in drawn
    assert f'<a href="{PATH}/ideas">Read them</a>' in drawn


def test_nothing_is_looked_for_where_nothing_was_written(
    workshop: int, organiser: FlaskClient
) -> None:
    empty, asked = (organiser.get(f"{PATH}/ideas{query}").text for query in ("", "?words=oak"))

    assert ("No session has ideas yet." in empty, 'role="search"' in empty) == (True, False)
    assert 'role="search"' in asked


def test_a_facilitator_finds_nothing_here(house: House, workshop: int) -> None:
    assert facilitator_client(house, workshop).get(PATH).status_code == 404


# Quotes

QUOTE = {"text": "We begin on Monday.", "person": "Birthe", "organisation": "", "consent": "Asked."}


def test_a_quote_stands_in_the_minutes_until_its_person_takes_it_back(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    assert organiser.post(f"{PATH}/quotes", data=QUOTE).location == f"{PATH}/quotes"
    assert '<blockquote dir="auto">We begin on Monday.</blockquote>' in organiser.get(PATH).text
    assert "> We begin on Monday." in organiser.get(f"{PATH}.md").text

    assert organiser.post(f"{PATH}/quotes/1/remove").location == f"{PATH}/quotes"

    assert "Monday" not in organiser.get(f"{PATH}.json").text
    assert organiser.get(f"{PATH}/quotes/1").status_code == 404


def test_a_quote_that_was_taken_back_is_in_no_file_of_the_database(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    file = Path(str(make_url(house.database.url).database))
    traces = [file, file.with_name(f"{file.name}-wal")]
    organiser.post(f"{PATH}/quotes", data=QUOTE)
    assert any(b"on Monday" in each.read_bytes() for each in traces if each.exists())

    organiser.post(f"{PATH}/quotes/1/remove")

    assert not any(b"on Monday" in each.read_bytes() for each in traces if each.exists())


def test_nobody_is_quoted_without_a_word_on_how_they_agreed(
    workshop: int, organiser: FlaskClient
) -> None:
    told = organiser.post(f"{PATH}/quotes", data=QUOTE | {"consent": " "})

    assert told.status_code == 422
    assert re.findall(r'id="said-([\w-]+)"', told.text) == ["consent"]
    assert fields(told.text)["text"] == QUOTE["text"]


def test_two_organisers_in_one_quote_lose_nothing(
    workshop: int, organiser: FlaskClient, other: FlaskClient
) -> None:
    organiser.post(f"{PATH}/quotes", data=QUOTE)
    first, second = (fields(c.get(f"{PATH}/quotes/1").text) for c in (organiser, other))
    organiser.post(f"{PATH}/quotes/1", data=first | {"person": "Birthe Holm"})
    told = other.post(f"{PATH}/quotes/1", data=second | {"person": "B. Holm", "consent": "Yes."})

    assert told.status_code == 409
    assert re.findall(r'<p class="text">([^<]+)', told.text) == ["Birthe Holm"]
    other.post(f"{PATH}/quotes/1", data=fields(told.text))
    assert "B. Holm · Yes." in html.unescape(organiser.get(f"{PATH}/quotes").text)


# Ideas


def test_an_idea_is_found_withheld_and_told_again(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    open_vote(house, workshop)
    listed = organiser.get(f"{PATH}/ideas").text
    [(idea, text), *_] = re.findall(
        r'id="idea-(\d+)".*?<span lang="en" dir="auto">([^<]+)<', listed
    )
    found = organiser.get(f"{PATH}/ideas", query_string={"words": html.unescape(text)}).text
    assert f'id="idea-{idea}"' in found
    [form] = re.findall(
        r'action="([^"]+/withhold[^"]*)"', organiser.get(f"{PATH}/ideas/{idea}").text
    )

    done = organiser.post(html.unescape(form), data={"reason": "names a person"})

    assert done.location.endswith(f"#idea-{idea}")
    assert "1 entry withheld by the organisers" in page(organiser).text
    assert text not in organiser.get(f"{PATH}.json").text
    only = organiser.get(f"{PATH}/ideas?only=yes").text
    assert re.findall(r'id="idea-(\d+)"', only) == [idea]
    assert "names a person" in only
    again = organiser.post(f"{PATH}/ideas/{idea}/withhold", data={"reason": "is rude"})
    assert again.status_code == 409
    organiser.post(f"{PATH}/ideas/{idea}/tell")
    assert text in organiser.get(f"{PATH}.json").text


@pytest.mark.parametrize("query", ["page=9999999999", "page=x", "page=0", "words=%00%ff", "only=1"])
def test_the_list_takes_any_question(workshop: int, organiser: FlaskClient, query: str) -> None:
    assert organiser.get(f"{PATH}/ideas?{query}").status_code == 200
