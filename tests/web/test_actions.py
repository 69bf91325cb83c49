"""Actions over HTTP: followed up on the meeting's page, brought forward along a series."""

import html
import re
from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.errors import NotFound
from facilitator.operations.following_up import follow_up_action
from facilitator.store.models import Action, Meeting, Series, Workshop
from tests.conftest import NOW, add_account, add_workshop, facilitator_client, signed_in
from tests.web.test_header import fields

AUTUMN, PATH = date(2026, 10, 14), "/meetings/2/actions"


def add_meetings(session: Session) -> None:
    """Meetings 1 in spring and 2 in autumn of a series, 3 in summer of none, a session each."""
    series = Series(name="Days")
    session.add(series)
    session.flush()
    for code, title, day in (
        ("7KD4MR", "Spring days", date(2026, 4, 10)),
        ("7KD4MS", "Autumn days", AUTUMN),
        ("7KD4MT", "Summer school", date(2026, 6, 1)),
    ):
        workshop = session.get_one(Workshop, add_workshop(session, code))
        workshop.lobby_opened_at = NOW
        meeting = session.get_one(Meeting, workshop.meeting_id)
        meeting.title, meeting.starts_on, meeting.ends_on = title, day, day
        meeting.series_id = None if title == "Summer school" else series.id


def act(
    session: Session, meeting: int, text: str, status: str = "open", settled: str | None = None
) -> None:
    moment = datetime.fromisoformat(settled).replace(tzinfo=UTC) if settled else None
    session.add(Action(workshop_id=meeting, text=text, status=status, settled_at=moment, at=NOW))
    session.flush()


@pytest.fixture
def series(house: House) -> House:
    def write(session: Session) -> None:
        add_meetings(session)
        act(session, 1, "Count the trees")
        act(session, 1, "Done long before", "done", "2026-10-13T09:00")
        act(session, 1, "Done in the opening", "done", "2026-10-14T09:00")
        act(session, 1, "Given up since", "dropped", "2026-11-02T09:00")
        act(session, 2, "Plant oaks")
        act(session, 3, "Elsewhere")

    house.database.write(write)
    return house


def shown(client: FlaskClient, meeting: int = 2) -> list[str]:
    page = client.get(f"/meetings/{meeting}/actions").text
    return re.findall(r'<p class="title">([^<]+)', page)


def stored(house: House, text: str) -> Action:
    with house.database.read() as session:
        return session.scalars(select(Action).where(Action.text == text)).one()


CARRIED = ["Count the trees", "Done in the opening", "Given up since"]


def test_what_was_open_when_the_meeting_began_is_brought_forward(
    series: House, organiser: FlaskClient
) -> None:
    assert shown(organiser) == [*CARRIED, "Plant oaks"]
    assert shown(organiser, 3) == ["Elsewhere"]
    told = organiser.get("/meetings/2/minutes.json").get_json()["forward"]
    assert [each["text"] for each in told] == CARRIED
    assert {(each["meeting"], each["meeting_on"]) for each in told} == {
        ("Spring days", "2026-04-10")
    }
    assert [each["settled_on"] for each in told] == [None, "2026-10-14", "2026-11-02"]
    assert organiser.get("/meetings/1/minutes.json").get_json()["forward"] == []


def test_a_rehearsal_a_later_meeting_and_what_was_removed_bring_nothing(
    series: House, organiser: FlaskClient
) -> None:
    def change(session: Session) -> None:
        session.execute(update(Action).where(Action.id == 1).values(removed_at=NOW))
        for number, code in ((4, "7KD4MV"), (5, "7KD4MW")):  # on the same day as meeting 2
            add_workshop(session, code)
            act(session, number, f"Of meeting {number}")
        session.execute(update(Meeting).where(Meeting.id > 3).values(series_id=1))
        before = update(Meeting).where(Meeting.id == 4)
        session.execute(before.values(starts_on=date(2026, 5, 1)))  # its session was rehearsed only
        session.execute(update(Workshop).where(Workshop.id == 5).values(lobby_opened_at=NOW))

    series.database.write(change)

    assert shown(organiser) == [*CARRIED[1:], "Plant oaks"]
    assert shown(organiser, 5) == [*CARRIED[1:], "Plant oaks", "Of meeting 5"]


def test_its_status_owner_and_day_are_changed_from_the_later_meeting(
    series: House, organiser: FlaskClient
) -> None:
    form = fields(organiser.get(f"{PATH}/1").text)
    told = {"status": "done", "owner": "Fjordby", "due_on": "2026-12-01"}

    assert organiser.post(f"{PATH}/1", data=form | told).location == PATH

    action = stored(series, "Count the trees")
    assert (action.status, action.owner, action.due_on) == ("done", "Fjordby", date(2026, 12, 1))
    assert action.settled_at is not None
    form = fields(organiser.get("/meetings/1/actions/1").text)
    organiser.post("/meetings/1/actions/1", data=form | {"status": "open"})
    assert stored(series, "Count the trees").settled_at is None


def test_two_organisers_in_one_action_lose_nothing(series: House, organiser: FlaskClient) -> None:
    other = signed_in(series, add_account(series, "Bo", is_organiser=True))
    form = fields(organiser.get(f"{PATH}/1").text) | {"status": "open"}

    organiser.post(f"{PATH}/1", data=form | {"status": "dropped", "owner": "Ada"})
    told = other.post("/meetings/1/actions/1", data=form | {"status": "done", "due_on": "soon"})
    assert re.findall(r'id="said-([\w-]+)"', told.text) == ["due_on"]
    told = other.post("/meetings/1/actions/1", data=form | {"status": "done"})

    assert told.status_code == 409
    assert re.findall(r'<p class="text">([^<]+)', told.text) == ["Dropped"]
    assert 'value="done" selected' in told.text
    other.post("/meetings/1/actions/1", data=fields(told.text) | {"status": "done"})
    action = stored(series, "Count the trees")
    assert (action.status, action.owner) == ("done", "Ada")


def test_an_action_that_was_not_brought_forward_is_not_there(
    series: House, organiser: FlaskClient
) -> None:
    values = {"status": "dropped", "owner": "", "due_on": ""}
    for number in (2, 6, 99):  # settled before; of no series; of nobody
        assert organiser.get(f"{PATH}/{number}").status_code == 404
        assert organiser.post(f"{PATH}/{number}", data=values).status_code == 404
    assert organiser.post("/meetings/1/actions/5", data=values).status_code == 404  # a later one's
    with pytest.raises(NotFound):
        series.live.perform(follow_up_action, 1, 5, values, {})
    assert stored(series, "Plant oaks").status == "open"


def test_a_facilitator_learns_nothing_of_another_meeting(
    series: House, organiser: FlaskClient
) -> None:
    finn = facilitator_client(series, 2)

    assert finn.get(PATH).status_code == finn.get(f"{PATH}/1").status_code == 404
    assert "Count the trees" not in finn.get("/record/2.json").text
    assert "Count the trees" in organiser.get("/meetings/2/minutes.json").text


def test_the_minutes_tell_what_became_of_it(series: House, organiser: FlaskClient) -> None:
    minutes = html.unescape(organiser.get("/meetings/2/minutes.md").text)

    assert [row for row in minutes.splitlines() if "Spring days" in row] == [
        "| Count the trees | nobody yet | no date | Spring days (10 April 2026) | Open |",
        "| Done in the opening | nobody yet | no date | Spring days (10 April 2026) "
        "| Done (14 October 2026) |",
        "| Given up since | nobody yet | no date | Spring days (10 April 2026) "
        "| Dropped (2 November 2026) |",
    ]
