"""Paper on the console: sheets to print, and what is typed in from them."""

import io
import re

import pikepdf
import pytest
from flask.testing import FlaskClient

from facilitator import House
from facilitator.exports.formats import PAPER
from facilitator.operations.steps import close_workshop
from facilitator.operations.voting import reveal_results
from facilitator.store.ballots import dots_by_topic, turnout_of
from facilitator.store.models import Idea
from facilitator.store.situation import situation
from tests import voting_room

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def desk(workshop: int) -> str:
    return f"/console/{workshop}/paper"


@pytest.fixture
def voting(house: House, workshop: int) -> None:
    voting_room.open_vote(house, workshop)


def dots(house: House) -> list[int]:
    with house.database.read() as session:
        return [n for _, n in sorted(dots_by_topic(session, 1).items())]


def voted(house: House) -> tuple[int, int, int]:
    with house.database.read() as session:
        turnout = turnout_of(session, 1)
    return turnout.voted, turnout.on_paper, turnout.hands


def test_each_sheet_is_entered_into_an_empty_form(
    house: House, organiser: FlaskClient, desk: str, voting: None
) -> None:
    first = organiser.post(
        f"{desk}/ballots",
        data={"vote": 1, "key": "1", "letters-1-possibility": "a c", "letters-1-barrier": "B"},
        headers=FRAGMENT,
    ).text
    assert "Entered: AC · B." in first
    assert "1 sheet entered" in first
    assert not re.search(r'name="letters-[^>]* value=', first)

    again = organiser.post(
        f"{desk}/ballots", data={"vote": 1, "key": "2", "abstained": "1"}, headers=FRAGMENT
    )
    assert "2 sheets entered" in again.text
    assert dots(house) == [1, 0, 1, 0, 0, 0, 1, 0, 0, 0]
    assert voted(house) == (2, 2, 0)


def test_what_is_on_a_sheet_is_shown_to_nobody_afterwards(
    organiser: FlaskClient, desk: str, voting: None
) -> None:
    looks = (desk, f"{desk}/ballots", "/console/1", "/projector/1", "/workshops/1/results")

    def entered(letters: str) -> list[str]:
        fields = {"vote": 1, "letters-1-possibility": letters}
        page = organiser.post(f"{desk}/ballots", data=fields, headers=FRAGMENT).text
        shown = [
            re.sub(r'(value|data-now|data-revision)="[^"]*"', "", organiser.get(look).text)
            for look in looks
        ]
        sheet = re.findall(r'name="sheet" value="(-?\d+)"', page)[-1]
        organiser.post(f"{desk}/ballots/take-back", data={"vote": 1, "sheet": sheet})
        return shown

    assert entered("A") == entered("BCD")


def test_the_last_sheet_is_taken_back(
    house: House, organiser: FlaskClient, desk: str, voting: None
) -> None:
    for letters in "A", "B":
        page = organiser.post(
            f"{desk}/ballots", data={"vote": 1, "letters-1-possibility": letters}, headers=FRAGMENT
        ).text
    [sheet] = re.findall(r'name="sheet" value="(-?\d+)"', page)

    answer = organiser.post(
        f"{desk}/ballots/take-back", data={"vote": 1, "sheet": sheet}, headers=FRAGMENT
    )

    assert "1 sheet entered" in answer.text
    assert dots(house)[:2] == [1, 0]


def test_without_a_script_the_last_sheet_is_ones_own_or_asks_first(
    house: House, organiser: FlaskClient, desk: str, voting: None
) -> None:
    fields = {"vote": 1, "letters-1-possibility": "A"}
    mine = organiser.post(f"{desk}/ballots", data=fields, follow_redirects=True)
    colleagues = {"vote": 1, "letters-1-possibility": "B"}
    organiser.post(f"{desk}/ballots", data=colleagues, headers=FRAGMENT)
    [sheet] = re.findall(r'name="sheet" value="(-?\d+)"', mine.text)
    assert (mine.request.args["mine"], 'name="newest"' in mine.text) == (sheet, False)

    page = organiser.get(f"{desk}/ballots").text
    [newest] = re.findall(r'name="sheet" value="(-?\d+)"', page)
    assert (newest != sheet, 'name="newest"' in page) == (True, True)
    press = {"vote": 1, "sheet": newest, "newest": "1"}
    asked = organiser.post(f"{desk}/ballots/take-back", data=press)

    assert (asked.status_code, "The newest sheet of all goes" in asked.text) == (409, True)
    assert voted(house) == (2, 2, 0)
    organiser.post(f"{desk}/ballots/take-back", data={"vote": 1, "sheet": sheet})
    assert dots(house)[:2] == [0, 1]


def test_what_is_said_is_what_is_stored(
    house: House, organiser: FlaskClient, desk: str, voting: None
) -> None:
    fields = {"vote": 1, "key": "1", "letters-1-possibility": "c,a"}
    said = organiser.post(f"{desk}/ballots", data=fields, headers=FRAGMENT).text
    assert "Entered: AC." in said
    [sheet] = re.findall(r'name="sheet" value="(-?\d+)"', said)
    organiser.post(f"{desk}/ballots/take-back", data={"vote": 1, "sheet": sheet})

    again = organiser.post(f"{desk}/ballots", data=fields, headers=FRAGMENT).text

    assert ("Entered" in again, "This sheet was taken back." in again) == (False, True)
    empty = organiser.post(f"{desk}/ballots", data={"vote": 1, "empty": "1"}, headers=FRAGMENT)
    assert "Entered: without dots." in empty.text
    assert voted(house) == (1, 1, 0)


def test_a_wrong_letter_is_refused_with_the_list_and_nothing_is_entered(
    house: House, organiser: FlaskClient, desk: str, voting: None
) -> None:
    fields = {"vote": 1, "letters-1-possibility": "A", "letters-1-barrier": "A Z"}
    refused = organiser.post(f"{desk}/ballots", data=fields, headers=FRAGMENT)

    assert refused.status_code == 422
    assert "Barriers: no topic has the letter “Z”." in refused.text
    assert voted(house) == (0, 0, 0)
    plain = organiser.post(f"{desk}/ballots", data=fields).text
    assert "A Z" in plain  # without a script what was typed stands below the sentence


def test_hands_are_counted_and_corrected(
    house: House, organiser: FlaskClient, desk: str, voting: None
) -> None:
    fields = {
        "vote": 1,
        "people": "12",
        "hands-1": "9",
        "hands-2": "4",
        "hands-6": "",
        "began": "0",
    }
    organiser.post(f"{desk}/hands", data=fields)
    assert (dots(house)[:2], voted(house)) == ([9, 4], (12, 0, 12))
    assert "0 of 2 by phone, 12 by show of hands" in organiser.get("/projector/1").text

    page = organiser.get(f"{desk}/hands").text
    assert re.findall(r'name="(?:people|hands-[12])"[^>]*value="(\d+)"', page) == ["12", "9", "4"]
    [began] = re.findall(r'name="began" value="([^"]*)"', page)

    late = organiser.post(f"{desk}/hands", data={**fields, "people": "9", "hands-2": "1"})
    assert late.status_code == 409
    organiser.post(f"{desk}/hands", data={**fields, "people": "9", "hands-2": "1", "began": began})
    assert (dots(house)[:2], voted(house)) == ([9, 1], (9, 0, 9))


@pytest.mark.parametrize("typed", ["many", "-1", "1.5", "12345678", "1_0", "9" * 5000])
def test_hands_that_are_no_number_are_refused(
    organiser: FlaskClient, desk: str, voting: None, typed: str
) -> None:
    refused = organiser.post(
        f"{desk}/hands", data={"vote": 1, "people": "3", "hands-1": typed, "began": "0"}
    )

    assert refused.status_code == 422
    assert "whole numbers" in refused.text


@pytest.mark.parametrize("topic", ["²", "many", "9" * 5000])
def test_hands_for_what_is_no_topic_are_refused(
    organiser: FlaskClient, desk: str, voting: None, topic: str
) -> None:
    fields = {"vote": 1, "people": "5", f"hands-{topic}": "5", "began": "0"}

    assert organiser.post(f"{desk}/hands", data=fields).status_code == 400


def test_the_drawers_name_the_vote_and_say_that_a_closed_session_takes_nothing(
    house: House, workshop: int, organiser: FlaskClient, desk: str, voting: None
) -> None:
    drawers = (desk, f"{desk}/ballots", f"{desk}/hands")
    assert [organiser.get(each).text.count("<strong>Vote 1</strong>") for each in drawers] == [
        1
    ] * 3

    with house.database.read() as session:
        position = situation(session, workshop).position
    house.live.perform(close_workshop, workshop, position=position, by_id=None)

    assert all("The session is closed." in organiser.get(each).text for each in drawers)


def test_nothing_is_offered_after_the_reveal(
    house: House, workshop: int, organiser: FlaskClient, desk: str, voting: None
) -> None:
    assert "Enter ballot sheets" in organiser.get("/console/1").text
    voting_room.press(house, workshop)
    assert "Enter ballot sheets" in organiser.get("/console/1").text

    house.live.perform(reveal_results, workshop, by_id=None)

    assert "Enter ballot sheets" not in organiser.get("/console/1").text
    assert "until its results are shown" in organiser.get(f"{desk}/ballots").text
    assert "until its results are shown" in organiser.get(f"{desk}/hands").text


def test_cards_are_typed_in_and_marked_on_the_board(
    house: House, workshop: int, organiser: FlaskClient, desk: str
) -> None:
    voting_room.sorted_room(house, workshop, accepted=False)
    fields = {"pile": "1-barrier", "language": "da", "text": "Jordpriser\nTid"}

    answer = organiser.post(f"{desk}/ideas", data=fields, headers=FRAGMENT).text

    assert "2 cards are entered." in answer
    with house.database.read() as session:
        ideas = session.query(Idea).filter(Idea.source == "paper").order_by(Idea.id).all()
        assert [(i.text, i.language) for i in ideas] == [("Jordpriser", "da"), ("Tid", "da")]
    assert organiser.get("/console/1").text.count("<span>on paper</span>") == 2
    assert "on paper" in organiser.get(f"/console/1/ideas/{ideas[0].id}").text


@pytest.mark.parametrize("sheet", PAPER)
def test_every_sheet_is_printed_in_the_language_of_the_session(
    organiser: FlaskClient, desk: str, voting: None, sheet: str
) -> None:
    printed = organiser.get(f"{desk}/{sheet}.pdf")

    assert printed.mimetype == "application/pdf"
    assert PAPER[sheet].holds in printed.headers["Content-Disposition"]
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        assert str(pdf.Root.Lang) == "en"


def test_so_many_copies_are_printed_as_are_asked_for(
    organiser: FlaskClient, desk: str, voting: None
) -> None:
    def pages(copies: str) -> int:
        printed = organiser.get(f"{desk}/idea-cards.pdf?copies={copies}")
        with pikepdf.open(io.BytesIO(printed.data)) as pdf:
            return len(pdf.pages)

    assert (pages("1"), pages("4"), pages("5")) == (1, 1, 2)  # two lists, eight cards a page
    for wrong in "0", "501", "many", "9" * 400, "000500999", "1" + "0" * 5000:
        refused = organiser.get(f"{desk}/idea-cards.pdf?copies={wrong}")
        assert (refused.status_code, "1 to 500" in refused.text) == (422, True)
    assert organiser.get(f"{desk}/flags.pdf").status_code == 404
