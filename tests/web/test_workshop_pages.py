"""A session's preparation over HTTP: every form, every refusal, every outsider."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.changes import ResultsRevealed
from facilitator.operations.steps import go_on
from facilitator.store.models import Idea, Workshop
from tests.conftest import add_workshop, browser, facilitator_client, join
from tests.operations.test_workshops import asked, everything, make, sheet
from tests.story import Story
from tests.voting_room import open_vote, press
from tests.web.test_meetings import said

RULES = {
    "title": "More nature",
    "language": "da",
    "naming": "optional",
    "open_vote": "yes",
    "text_limit": "200",
    "ideas_each": "4",
    "dots_each": "",
    "dot_cap": "2",
}


def stored(house: House, what: Callable[[Workshop], Any], workshop: int = 1) -> Any:
    with house.database.read() as session:
        return what(session.get_one(Workshop, workshop))


def test_a_wrong_session_form_keeps_all_that_was_typed(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    form = {
        "template": "two-questions",
        "title": "",
        "language": "de",
        "prompt-0": "Was hilft?",
        "prompt-1": "",
        "possibility-0": "Hoffnungen",
        "barrier-0": "Sorgen",
    }
    answer = organiser.post("/meetings/1/sessions/new", data=form)
    assert (answer.status_code, said(answer.text)) == (422, ["title", "prompt-1"])
    assert all(text in answer.text for text in ("Was hilft?", "Hoffnungen", "Sorgen"))
    assert '<option value="de" selected>' in answer.text


def test_a_doubled_press_makes_one_session(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    form = {"key": "k", "template": "one-question", "title": "A", "language": "en", "prompt-0": "Q"}
    answers = [organiser.post("/meetings/1/sessions/new", data=form) for _ in range(2)]
    assert [answer.location for answer in answers] == ["/workshops/2", "/workshops/2"]
    assert len(everything(house)["workshop"]) == 2


def test_questions_are_edited_added_and_removed(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    path = f"/workshops/{workshop}/questions"
    one = {"prompt-0": "What helps?", "possibility-0": "Hopes", "barrier-0": "Fears"}
    assert organiser.post(path, data=one).location == path
    more = {"prompt-0": "What else?", "possibility-0": "", "barrier-0": ""}
    assert organiser.post(f"{path}/new", data=more).location == path
    assert asked(house, workshop) == [
        ("What helps?", "Hopes", "Fears"),
        ("What else?", "Possibilities", "Barriers"),
    ]
    both = one | {"prompt-1": "What else?", "possibility-1": "", "barrier-1": ""}
    assert organiser.post(path, data=both | {"remove": "1"}).location == path
    assert asked(house, workshop) == [("What else?", "Possibilities", "Barriers")]


def test_a_wrong_question_is_said_beside_its_field(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    form = {"prompt-0": "", "possibility-0": "Same", "barrier-0": "same"}
    answer = organiser.post(f"/workshops/{workshop}/questions", data=form)
    assert (answer.status_code, said(answer.text)) == (422, ["prompt-0", "barrier-0"])
    new = organiser.post(f"/workshops/{workshop}/questions/new", data=form)
    assert (new.status_code, said(new.text)) == (422, ["prompt-0", "barrier-0"])


def sheet_form(house: House, workshop: int, **changed: str) -> dict[str, Any]:
    """The run sheet's form as the page shows it."""
    form: dict[str, Any] = {"kind-new": "pause", "minutes-new": "5"}
    with house.database.read() as session:
        for step in session.get_one(Workshop, workshop).steps:
            form[f"minutes-{step.id}"] = str(step.minutes)
            form[f"title-{step.id}"] = step.title or ""
            form[f"question-{step.id}"] = [str(question.id) for question in step.questions]
    return form | {name.replace("_", "-"): value for name, value in changed.items()}


def test_the_run_sheet_is_changed_by_one_form(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    path = f"/workshops/{workshop}/run-sheet"

    def press(do: str, **changed: str) -> None:
        form = sheet_form(house, workshop, **changed)
        assert organiser.post(path, data=form | {"do": do}).location == path

    press("save", minutes_2="6", title_2="Write in silence")
    press("down-2", minutes_1="2")
    press("remove-4")
    press("add")
    assert sheet(house, workshop) == [
        ("practice", 2, [0]),
        ("cluster", 8, [0]),
        ("collect", 6, [0]),
        ("results", 9, [0]),
        ("pause", 5, []),
    ]
    assert "Write in silence" in organiser.get(path).text


def test_a_wrong_run_sheet_changes_nothing_and_keeps_what_was_typed(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    made = make(house)
    before = everything(house)
    first = stored(house, lambda w: w.steps[0].id, made)
    form = sheet_form(house, made) | {
        f"minutes-{first}": "soon",
        f"title-{first}": "Warming up",
        f"question-{first}": [],
        "do": f"remove-{first}",
    }
    answer = organiser.post(f"/workshops/{made}/run-sheet", data=form)
    assert answer.status_code == 422
    assert said(answer.text) == [f"question-{first}", f"minutes-{first}"]
    assert all(text in answer.text for text in ('value="soon"', "Warming up"))
    assert everything(house) == before


def test_an_opened_step_is_shown_but_not_changed(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    page = organiser.get(f"/workshops/{workshop}/run-sheet").text
    assert "minutes-1" not in page
    form = sheet_form(house, workshop, minutes_1="9", minutes_2="9") | {"do": "save"}
    organiser.post(f"/workshops/{workshop}/run-sheet", data=form)
    assert [minutes for _, minutes, _ in sheet(house, workshop)[:2]] == [1, 9]
    refused = organiser.post(
        f"/workshops/{workshop}/run-sheet", data=sheet_form(house, workshop) | {"do": "remove-1"}
    )
    assert (refused.status_code, len(sheet(house, workshop))) == (422, 5)


def test_rules_are_saved(house: House, workshop: int, organiser: FlaskClient) -> None:
    path = f"/workshops/{workshop}/rules"
    assert organiser.post(path, data=RULES).location == path
    assert stored(
        house,
        lambda w: (
            w.title,
            w.language,
            w.naming,
            w.open_vote,
            w.text_limit,
            w.ideas_each,
            w.dot_cap,
        ),
    ) == ("More nature", "da", "optional", True, 200, 4, 2)
    assert stored(house, lambda w: w.dots_each) is None


def test_every_naming_rule_is_shown_with_the_words_people_read(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    page = html.unescape(organiser.get(f"/workshops/{workshop}/rules").text)
    assert "We don’t ask your name. Your organisation is counted for attendance." in page
    assert "Your name is up to you." in page
    assert "In this session ideas carry names" in page
    assert "how your organisation voted is shown, even if you are its only voter" in page


def test_fixed_rules_are_shown_fixed_and_refuse_with_a_sentence(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    join(house, "Fjordby Kommune")
    path = f"/workshops/{workshop}/rules"
    assert organiser.get(path).text.count('<fieldset class="entry" disabled>') == 2

    honest = {name: value for name, value in RULES.items() if name not in ("naming", "open_vote")}
    assert organiser.post(path, data=honest | {"fixed": "yes"}).status_code == 303
    stale = organiser.post(path, data=RULES)
    assert (stale.status_code, said(stale.text)) == (422, ["naming", "open_vote"])
    assert stored(house, lambda w: (w.naming, w.open_vote, w.text_limit)) == (
        "anonymous",
        False,
        200,
    )


def test_wifi_is_kept_and_checked(house: House, workshop: int, organiser: FlaskClient) -> None:
    path = f"/workshops/{workshop}/wifi"
    wrong = organiser.post(path, data={"wifi_name": "", "wifi_password": "short"})
    assert (wrong.status_code, said(wrong.text)) == (422, ["wifi_name", "wifi_password"])
    network = {"wifi_name": "Fjordby Gæst", "wifi_password": "sommerferie"}
    assert organiser.post(path, data=network).location == path
    assert stored(house, lambda w: (w.wifi_name, w.wifi_password)) == tuple(network.values())
    organiser.post(path, data={"wifi_name": "", "wifi_password": ""})
    assert stored(house, lambda w: (w.wifi_name, w.wifi_password)) == (None, None)


def test_seed_ideas_are_pasted_and_removed(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    path = f"/workshops/{workshop}/ideas"
    form = {"key": "k", "question": "1", "list": "barrier", "language": "en"}
    for _ in range(2):
        organiser.post(path, data=form | {"text": "Rules\n\nMoney\n"})
    assert texts(house) == ["Rules", "Money"]
    organiser.post(f"{path}/1/remove")
    assert texts(house) == ["Money"]
    wrong = organiser.post(path, data=form | {"key": "k2", "text": "x" * 141})
    assert (wrong.status_code, said(wrong.text)) == (422, ["text"])
    assert "x" * 141 in wrong.text


def texts(house: House) -> list[str]:
    with house.database.read() as session:
        return list(session.scalars(select(Idea.text).order_by(Idea.id)))


# Lobby, rehearsal, copy, delete


def test_from_rehearsal_to_the_open_lobby(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    page = f"/workshops/{workshop}"
    join(house, "Fjordby Kommune")
    assert "Clear the rehearsal" in organiser.get(page).text

    refused = organiser.post(f"{page}/lobby")
    assert (refused.status_code, "Clear it first, or keep it." in refused.text) == (422, True)
    assert organiser.post(f"{page}/rehearsal/clear").location == page
    assert "Ready, rehearsed" in organiser.get(page).text
    assert organiser.post(f"{page}/lobby").location == page
    assert "Lobby open" in organiser.get(page).text
    assert organiser.post(f"{page}/rehearsal/clear").status_code == 422


def test_a_rehearsal_with_a_full_room_is_cleared_only_with_the_tick(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    for n in range(7):
        join(house, f"Organisation {n}")
    path = f"/workshops/{workshop}/rehearsal/clear"
    refused = organiser.post(path)
    assert (refused.status_code, said(refused.text)) == (422, ["sure"])
    assert len(everything(house)["participant"]) == 7
    assert organiser.post(path, data={"sure": "yes"}).status_code == 303
    assert everything(house)["participant"] == []


def test_what_was_no_rehearsal_is_kept(house: House, workshop: int, organiser: FlaskClient) -> None:
    join(house, "Fjordby Kommune")
    organiser.post(f"/workshops/{workshop}/lobby", data={"keep": "yes"})
    assert organiser.post(f"/workshops/{workshop}/rehearsal/clear").status_code == 422
    assert len(everything(house)["participant"]) == 1


def test_a_session_is_duplicated_into_a_meeting(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    path = f"/workshops/{workshop}/duplicate"
    wrong = organiser.post(path, data={"key": "k", "title": "", "meeting": "1"})
    assert (wrong.status_code, said(wrong.text)) == (422, ["title"])
    form = {"key": "k", "title": "Again", "meeting": "1"}
    assert [organiser.post(path, data=form).location for _ in range(2)] == ["/workshops/2"] * 2
    assert sheet(house, 2) == sheet(house, workshop)
    assert organiser.post(path, data=form | {"meeting": "99"}).status_code == 404


def test_a_session_is_deleted_only_with_the_tick(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    path = f"/workshops/{workshop}/delete"
    assert "Delete this session?" in organiser.get(path).text
    assert organiser.post(path).status_code == 422
    assert organiser.post(path, data={"sure": "yes"}).location == "/meetings/1"
    assert everything(house)["workshop"] == []


def test_what_was_written_for_practice_is_no_loss(
    house: House, workshop: int, organiser: FlaskClient, phone: FlaskClient
) -> None:
    for text, meant in (("Hello", {"practice": "1"}), ("Shared test sites", {})):
        press(house, workshop)  # first to practise, then to write
        idea = {"question": "1", "list": "possibility", "text": text, "key": text, **meant}
        assert phone.post("/w/7KD4MR/ideas", data=idea).status_code == 303
    page = organiser.get(f"/workshops/{workshop}/delete").text
    assert "1 idea with its topics and votes" in page


def test_a_running_session_is_not_deleted(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    refused = organiser.post(f"/workshops/{workshop}/delete", data={"sure": "yes"})
    assert (refused.status_code, "Close it first." in refused.text) == (422, True)


# Links and people


def link(page: str) -> str:
    [found] = re.findall(r'id="once" value="([^"]+)"', page)
    return re.sub(r"^https?://[^/]+", "", found)


def test_an_invitation_is_shown_once_works_once_and_can_be_revoked(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    access = f"/workshops/{workshop}/access"
    organiser.post(f"{access}/invitations")
    first = link(organiser.get(access).text)
    assert "once" not in re.findall(r'id="(once)"', organiser.get(access).text)
    assert browser(house).get(first).status_code == 200

    [revoke] = re.findall(r'action="([^"]+/revoke)"', organiser.get(access).text)
    assert organiser.post(revoke).location == access
    assert browser(house).get(first).status_code == 404
    assert organiser.post(revoke).status_code == 404


def test_a_removed_facilitator_finds_nothing(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    facilitator = facilitator_client(house, workshop)
    page = f"/workshops/{workshop}"
    [remove] = re.findall(r'action="([^"]+/remove)"', organiser.get(f"{page}/access").text)
    assert facilitator.get(page).status_code == 200
    organiser.post(remove)
    assert facilitator.get(page).status_code == 404


def test_a_projector_link_watches_until_it_is_revoked(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    access = f"/workshops/{workshop}/access"
    organiser.post(f"{access}/projector-links")
    wall = browser(house)
    assert wall.get(link(organiser.get(access).text)).location == f"/projector/{workshop}"
    assert wall.get(f"/projector/{workshop}").status_code == 200

    [revoke] = re.findall(r'action="([^"]+links/\d+/revoke)"', organiser.get(access).text)
    organiser.post(revoke)
    assert wall.get(f"/projector/{workshop}").status_code != 200


def test_links_come_from_the_settings_not_from_the_request(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    access = f"/workshops/{workshop}/access"
    organiser.post(f"{access}/projector-links", headers={"X-Forwarded-Host": "evil.example"})
    assert "evil.example" not in organiser.get(access).text


# Who finds nothing

PREPARING = [
    "/results",
    "",
    "/questions",
    "/questions/new",
    "/run-sheet",
    "/rules",
    "/wifi",
    "/ideas",
    "/access",
]
ARRANGING = ["/duplicate", "/delete"]
DEEDS = [
    *("/lobby", "/rehearsal/clear", "/questions", "/questions/new", "/run-sheet", "/rules"),
    *("/wifi", "/ideas", "/ideas/1/remove", "/access/projector-links"),
    "/access/projector-links/1/revoke",
]
ORGANISERS_DEEDS = [
    *("/duplicate", "/delete", "/access/invitations", "/access/invitations/1/revoke"),
    "/access/facilitators/1/remove",
]


@pytest.mark.parametrize("path", PREPARING + ARRANGING)
def test_who_may_see_a_sessions_preparation(house: House, workshop: int, path: str) -> None:
    other = house.database.write(other_workshop)
    own, stranger = facilitator_client(house, workshop), facilitator_client(house, other, "Bo")
    url = f"/workshops/{workshop}{path}"
    assert own.get(url).status_code == (200 if path in PREPARING else 404)
    assert stranger.get(url).status_code == 404
    for outsider in (browser(house), join(house, "Fjordby Kommune")):
        assert outsider.get(url).location.startswith("/sign-in?next=/workshops")


@pytest.mark.parametrize("path", DEEDS + ORGANISERS_DEEDS)
def test_who_may_change_it(house: House, workshop: int, path: str) -> None:
    other = house.database.write(other_workshop)
    own, stranger = facilitator_client(house, workshop), facilitator_client(house, other, "Bo")
    outsiders = [browser(house), join(house, "Fjordby Kommune")]
    url, form = f"/workshops/{workshop}{path}", RULES | {"sure": "yes", "keep": "yes"}
    before = everything(house)

    assert stranger.post(url, data=form).status_code == 404
    for outsider in outsiders:
        assert outsider.post(url, data=form).location.startswith("/sign-in?next=")
    if path in ORGANISERS_DEEDS:
        assert own.post(url, data=form).status_code == 404
    assert everything(house) == before


def other_workshop(session: Session) -> int:
    return add_workshop(session, "9WX2HM")


def test_a_session_of_another_number_is_not_found(house: House, organiser: FlaskClient) -> None:
    assert {organiser.get(f"/workshops/7{path}").status_code for path in PREPARING} == {404}


def test_what_was_typed_for_a_session_that_is_gone_is_kept(
    house: House, organiser: FlaskClient
) -> None:
    answer = organiser.post("/workshops/7/questions", data={"prompt-0": "What helps <us>?"})
    assert answer.status_code == 404
    assert "What helps <us>?</textarea>" in html.unescape(answer.text)
    assert "<us>" not in answer.text


# Results


def test_results_are_read_on_screen_once_they_were_shown_in_the_room(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    path = f"/workshops/{workshop}/results"
    assert "Nothing is written yet." in organiser.get(path).text

    before: set[bool] = set()
    for _, changes in Story(house, workshop).tell():
        if any(isinstance(change, ResultsRevealed) for change in changes):
            break
        before.add("rank " in organiser.get(path).text)
    assert before == {False}

    page = html.unescape(organiser.get(path).text)
    assert re.findall(r"<strong>(\d+)</strong>\s+dots?, rank (=?\d+)", page) != []
    assert "Indicative priorities of the devices present; not a vote of the partners." in page
    assert "One browser, one ballot." in page


def test_a_vote_without_a_dot_ranks_nothing(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    open_vote(house, workshop)
    press(house, workshop, 2)
    page = organiser.get(f"/workshops/{workshop}/results").text
    assert "No topic got a dot." in page
    assert "Green roofs" in page
    assert "rank " not in page
