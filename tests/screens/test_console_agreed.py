"""Results on the console: not a dot before the reveal, ranks after it."""

from sqlalchemy.orm import Session

from facilitator import House
from facilitator.screens.console import links
from facilitator.screens.console.agreed import Links, Ranking
from facilitator.store.models import Ballot, Dot
from facilitator.store.situation import situation
from tests.conftest import NOW
from tests.screens.console_room import drive, idea, person, topic, watch

PANELS = (
    "console-bar",
    "console-sheet",
    "console-people",
    "console-board",
    "console-decisions",
    "console-actions",
    "console-links",
)


def vote(house: House, workshop: int) -> None:
    """Two topics with two ideas each; B gets 17 dots on two ballots, so that they could leak."""

    def fill(session: Session) -> None:
        for n, name in enumerate(("Green roofs", "Waterways")):
            ideas = [idea(session, workshop, f"{name} {i}") for i in range(2)]
            topic(session, workshop, n, name, *ideas)

    def cast(session: Session) -> None:
        vote_id = situation(session, workshop).vote_id
        for _ in range(2):
            voter = person(session, workshop, "Fjordby Kommune")
            ballot = Ballot(vote_id=vote_id, participant_id=voter, changed_at=NOW)
            ballot.dots = [Dot(cluster_id=2, marks=3, cap=3)]
            session.add(ballot)

    house.database.write(fill)
    drive(house, workshop, "voting")
    house.database.write(cast)


def read(house: House, workshop: int) -> Links:
    with house.database.read() as session:
        return links(session, watch(workshop))


def test_no_tally_before_the_reveal(house: House, workshop: int) -> None:
    vote(house, workshop)
    seen = {}
    for stage in ("voting", "counted"):
        drive(house, workshop, stage)
        seen[stage] = read(house, workshop).rankings
        with house.app.test_request_context():
            page = house.live.shown.panels(workshop, PANELS, "en").together
        assert "rank" not in page

    assert seen == {"voting": (), "counted": ()}


def test_ranks_after_the_reveal(house: House, workshop: int) -> None:
    vote(house, workshop)
    drive(house, workshop, "revealed")

    [ranking] = read(house, workshop).rankings

    assert (ranking.question, ranking.list_, ranking.label) == (1, "possibility", "Possibilities")
    assert places(ranking) == [("1", "B", "Waterways", 6), ("2", "A", "Green roofs", 0)]


def places(ranking: Ranking) -> list[tuple[str, str, str, int]]:
    return [(p.rank, p.topic.letter, p.topic.name, p.dots) for p in ranking.places]
