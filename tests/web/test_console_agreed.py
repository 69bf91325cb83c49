"""Decisions, actions and links, written while the room looks on."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.store.models import Action, BarrierLink, Cluster, Decision
from tests.conftest import NOW, add_workshop, facilitator_client
from tests.web.test_header import fields

FRAGMENT = {"HX-Request": "true"}


def decisions(house: House) -> list[tuple[object, ...]]:
    with house.database.read() as session:
        return [
            (d.text, d.how, d.in_favour, d.against, d.abstained, d.body)
            for d in session.query(Decision).filter(Decision.removed_at.is_(None))
        ]


def actions(house: House) -> list[tuple[object, ...]]:
    with house.database.read() as session:
        return [
            (a.text, a.owner, a.due_on, a.status)
            for a in session.query(Action).filter(Action.removed_at.is_(None))
        ]


def test_a_decision_is_written_edited_and_removed(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    console = f"/console/{workshop}"
    answer = organiser.post(
        f"{console}/decisions", data={"text": "One test site", "how": "consensus"}, headers=FRAGMENT
    )
    assert "The decision is written down." in answer.text
    assert "One test site" not in answer.text  # the form is empty again

    hands = {"how": "hands", "in_favour": "31", "against": "4", "body": "Partner meeting"}
    form = opened(organiser, f"{console}/decisions/1")
    organiser.post(f"{console}/decisions/1", data=form | {"text": "Two test sites", **hands})
    assert decisions(house) == [("Two test sites", "hands", 31, 4, 0, "Partner meeting")]
    assert "Two test sites" in organiser.get(f"{console}/decisions/1").text

    organiser.post(f"{console}/decisions/1/remove")
    assert decisions(house) == []
    assert organiser.get(f"{console}/decisions/1").status_code == 404


def chosen(page: str) -> list[str]:
    options = re.findall(r"<option [^>]*selected[^>]*>([^<]+)<", page)
    return [each for each in options if each != "English"]


def test_a_decision_is_taken_under_an_item_of_the_agenda(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    console, agenda = f"/console/{workshop}", "/meetings/1/agenda"
    assert 'name="agenda_item"' not in organiser.get(console).text
    lines = "09:00 Opening\n10:00 More nature in our towns\n12:00 Budget\n2026-10-15\nThe harbour"
    organiser.post(f"{agenda}/lines", data={"agenda": lines})
    page = organiser.get(console).text
    assert chosen(page) == ["14 October 2026 10:00 More nature in our towns"]

    form = {"text": "One test site", "how": "consensus", "body": "Board", "agenda_item": "3"}
    organiser.post(f"{console}/decisions", data=form)

    drawer = organiser.get(f"{console}/decisions/1").text
    assert chosen(drawer) == ["14 October 2026 12:00 Budget"]
    minutes = organiser.get("/meetings/1/minutes.md").text
    assert "One test site (Board · Agenda item: Budget)" in minutes
    [told] = organiser.get("/record/1.json").get_json()["workshops"][0]["decisions"]
    assert told["agenda_item"] == "Budget"
    organiser.post(f"{agenda}/3/remove")
    [told] = organiser.get("/record/1.json").get_json()["workshops"][0]["decisions"]
    assert told["agenda_item"] == ""
    refused = organiser.post(f"{console}/decisions", data=form)
    assert (refused.status_code, len(decisions(house))) == (422, 1)


def test_an_item_of_another_agenda_is_refused(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    house.database.write(lambda session: add_workshop(session, "7KD4MS"))
    organiser.post("/meetings/2/agenda/lines", data={"agenda": "09:00 Elsewhere"})

    form = {"text": "One test site", "how": "consensus", "agenda_item": "1"}
    refused = organiser.post(f"/console/{workshop}/decisions", data=form)

    assert "This item is not on the agenda any more." in refused.text
    assert decisions(house) == []


def test_an_action_has_an_owner_and_a_date(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    console = f"/console/{workshop}"
    form = {"text": "Write to the agency", "owner": "Malmvik", "due_on": "2027-01-15"}
    organiser.post(f"{console}/actions", data=form)
    assert actions(house) == [("Write to the agency", "Malmvik", date(2027, 1, 15), "open")]

    form = opened(organiser, f"{console}/actions/1")
    organiser.post(f"{console}/actions/1", data=form | {"due_on": "", "status": "done"})
    assert actions(house) == [("Write to the agency", "Malmvik", None, "done")]


def opened(client: FlaskClient, drawer: str) -> dict[str, str]:
    """What its form holds, without what is chosen of several and without its key."""
    form = fields(client.get(drawer).text)
    return {name: text for name, text in form.items() if name not in ("key", "status", "how")}


def test_what_the_office_saved_meanwhile_is_not_overwritten_by_the_console(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    action, office = f"/console/{workshop}/actions/1", "/meetings/1/actions/1"
    organiser.post(f"/console/{workshop}/actions", data={"text": "Call the\nagency"})
    form = opened(organiser, action) | {"status": "open"}
    later = fields(organiser.get(office).text) | {"owner": "Malmvik", "status": "done"}
    assert organiser.post(office, data=later).status_code == 303

    organiser.post(action, data=form | {"text": "Call\r\nthem", "was-text": "Call the\r\nagency"})
    assert actions(house) == [("Call\nthem", "Malmvik", None, "done")]

    told = organiser.post(action, data=form | {"owner": "Fjordby"}, headers=FRAGMENT)
    assert told.status_code == 409
    assert "<b>Who</b> <bdi>Malmvik</bdi>" in told.text
    assert actions(house) == [("Call\nthem", "Malmvik", None, "done")]
    again = fields(told.text)
    assert (again["owner"], again["was-owner"], again["text"]) == (
        "Fjordby",
        "Malmvik",
        "Call\nthem",
    )
    organiser.post(action, data=again | {"status": "done"})
    assert actions(house) == [("Call\nthem", "Fjordby", None, "done")]


def test_two_consoles_in_one_decision_each_get_both_texts(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    decision = f"/console/{workshop}/decisions/1"
    organiser.post(f"/console/{workshop}/decisions", data={"text": "Roofs", "how": "consensus"})
    form = opened(organiser, decision) | {"how": "consensus"}
    counted = {"how": "hands", "in_favour": "31", "against": "4", "text": "Green roofs"}
    organiser.post(decision, data=form | counted)

    told = organiser.post(decision, data=form | {"text": "All roofs"})

    assert (told.status_code, told.text.count("<b>Exact wording</b> <bdi>Green roofs</bdi>")) == (
        409,
        1,
    )
    assert decisions(house) == [("Green roofs", "hands", 31, 4, 0, "")]
    organiser.post(decision, data=fields(told.text) | {"how": "hands"})
    assert decisions(house) == [("All roofs", "hands", 31, 4, 0, "")]


def test_a_doubled_press_writes_once(house: House, workshop: int, organiser: FlaskClient) -> None:
    form = {"text": "One test site", "how": "consensus", "key": "k1"}
    for _ in range(3):
        organiser.post(f"/console/{workshop}/decisions", data=form)
    assert len(decisions(house)) == 1


@pytest.mark.parametrize(
    ("route", "form", "said"),
    [
        ("decisions", {"text": "", "how": "consensus"}, "Write something first."),
        ("decisions", {"text": "A", "how": "dice"}, "Please choose how it was decided."),
        (
            "decisions",
            {"text": "A", "how": "hands", "in_favour": "many"},
            "Please count hands in whole numbers.",
        ),
        ("actions", {"text": "A", "due_on": "soon"}, "This is no date."),
    ],
)
def test_refusals_are_sentences_and_keep_the_text(
    house: House,
    workshop: int,
    organiser: FlaskClient,
    route: str,
    form: dict[str, str],
    said: str,
) -> None:
    answer = organiser.post(f"/console/{workshop}/{route}", data=form)
    assert answer.status_code == 422
    assert said in answer.text
    assert (decisions(house), actions(house)) == ([], [])


def test_a_barrier_is_linked_to_what_it_blocks(
    house: House, workshop: int, organiser: FlaskClient
) -> None:
    house.database.write(lambda session: two_topics(session, workshop))
    form = {"barrier": "1", "possibility": "2", "remover": "state"}

    organiser.post(f"/console/{workshop}/links", data=form)
    assert links(house) == [(1, 2, "state")]
    assert "The state" in organiser.get(f"/console/{workshop}").text

    organiser.post(f"/console/{workshop}/links/remove", data=form)
    assert links(house) == []


def two_topics(session: Session, workshop: int) -> None:
    for list_ in ("barrier", "possibility"):
        session.add(
            Cluster(
                workshop_id=workshop,
                question_id=1,
                list_=list_,
                letter=0,
                name=f"A {list_}",
                created_at=NOW,
            )
        )
        session.flush()


def links(house: House) -> list[tuple[int, int, str]]:
    with house.database.read() as session:
        return [(x.barrier_id, x.possibility_id, x.remover) for x in session.query(BarrierLink)]


POSTS = ["decisions", "decisions/1", "decisions/1/remove", "actions", "actions/1"]
POSTS += ["actions/1/remove", "links", "links/remove"]


@pytest.mark.parametrize(
    ("method", "route"),
    [
        *(("post", route) for route in POSTS),
        *(("get", route) for route in ("decisions/1", "actions/1", "links")),
    ],
)
def test_nobody_else_finds_it(
    house: House, workshop: int, phone: FlaskClient, method: str, route: str
) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    stranger = facilitator_client(house, other)

    assert getattr(phone, method)(f"/console/{workshop}/{route}").status_code == 303
    assert getattr(stranger, method)(f"/console/{workshop}/{route}").status_code == 404
