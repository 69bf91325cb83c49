"""The theme team: volunteers, sees what arrives, drafts topics."""

from flask.testing import FlaskClient
from sqlalchemy import select

from facilitator import House
from facilitator.operations.steps import go_on
from facilitator.operations.theme_team import pick_for_team
from facilitator.store.models import Cluster
from tests.conftest import join

HTMX = {"HX-Request": "true"}


def post(client: FlaskClient, path: str, **data: object) -> str:
    key = str(sorted({"path": path, **data}.items()))
    return client.post(f"/w/7KD4MR/{path}", data={"key": key, **data}, headers=HTMX).text


def start_writing(house: House, workshop: int) -> None:
    for position in ("0.lobby.0", "1.practice.0"):
        house.live.perform(go_on, workshop, position=position, by_id=None)


def topics(house: House) -> list[str]:
    with house.database.read() as session:
        return list(session.scalars(select(Cluster.name).where(Cluster.removed_at.is_(None))))


def test_whoever_volunteers_is_thanked_and_waits_for_the_facilitator(phone: FlaskClient) -> None:
    answer = post(phone, "team/volunteer")
    assert ("Thank you for volunteering." in answer, 'id="team"' in answer) == (True, False)


def test_the_team_sees_what_arrives_and_drafts_topics(
    house: House, workshop: int, phone: FlaskClient
) -> None:
    start_writing(house, workshop)
    house.live.perform(pick_for_team, workshop, participant=1)
    other = join(house, "Nordhavn")
    post(other, "ideas", question=1, list="barrier", text="Paved gardens everywhere")

    seen = phone.get("/w/7KD4MR/mine").text
    drafted = post(phone, "team/topics", question=1, list="barrier", name="Sealed soil")
    twice = post(phone, "team/topics", question=1, list="barrier", name="sealed soil")
    post(phone, "team/topics/1", name="Sealed ground")

    assert ("Paved gardens everywhere" in seen, "Sealed soil" in drafted) == (True, True)
    assert "There is a topic with this name already." in twice
    assert topics(house) == ["Sealed ground"]


def test_others_draft_nothing(house: House, workshop: int, phone: FlaskClient) -> None:
    start_writing(house, workshop)
    answer = post(phone, "team/topics", question=1, list="barrier", name="Sealed soil")
    assert ('id="team"' in answer, topics(house)) == (False, [])
