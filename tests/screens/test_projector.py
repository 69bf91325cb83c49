"""The wall: what each moment shows, and what it never shows."""

import re

import pytest
from sqlalchemy import event, select, update
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.voting import Turnout
from facilitator.operations.agreed import edit_decision, write_action, write_decision
from facilitator.operations.ballots import cast_ballot, say_done
from facilitator.operations.blocking import link_barrier
from facilitator.operations.ideas import hide_idea
from facilitator.operations.projector import hide_wall, show_wall, turn_projector
from facilitator.screens.projector.agreed import Agreed, Decided, ToDo
from facilitator.screens.projector.arriving import Lobby, Wifi
from facilitator.screens.projector.results import Bar
from facilitator.screens.projector.sorting import Drafting, Topic, Topics
from facilitator.screens.projector.voting import Progress
from facilitator.screens.projector.writing import FIRST_PAGE, Counts, Wall, WallList, Written
from facilitator.store.models import Ballot, Dot, Participant, Workshop
from facilitator.store.tallies import Sorting
from tests.operations.room import Room
from tests.screens.projected import on_the_wire, press_next, projected, shows


@pytest.fixture
def room(house: House) -> Room:
    return Room(house.database)


def test_the_lobby_invites(room: Room) -> None:
    room.people(3)
    assert shows(room) == Lobby("Working days", "Fjordby", "000000", None, 3, rehearsal=True)


def test_the_wifi_comes_on_request_and_only_where_there_is_one(room: Room) -> None:
    room.do(turn_projector, page=1)
    assert projected(room).picture == "lobby"

    def name_it(session: Session) -> None:
        workshop = session.get_one(Workshop, room.id)
        workshop.wifi_name, workshop.wifi_password = "Fjordby Guest", "nature"

    room.database.write(name_it)
    assert (projected(room).picture, shows(room)) == ("wifi", Wifi("Fjordby Guest", "nature"))


def test_while_people_write_the_wall_counts_and_stays_hidden(room: Room) -> None:
    room.open("collect")
    room.idea(room.person(), "Paved gardens", "barrier")

    seen = projected(room, typing=14)

    assert (seen.picture, seen.shows) == ("writing", Counts(0, 1, typing=14))


def test_the_wall_shows_the_newest_first_when_the_facilitator_says_so(
    house: House, room: Room
) -> None:
    room.open("collect")
    ada = room.person()
    first = room.idea(ada, "More trees")
    second = room.idea(ada, "Abwärme nutzen", language="de")
    gone = room.idea(ada, "Rude words")
    room.drive(hide_idea, idea_id=gone, reason="Rude")
    assert "More trees" not in on_the_wire(house, room)

    room.drive(show_wall)

    assert shows(room) == Wall(
        {
            "possibility": WallList(
                2, (Written(second, "Abwärme nutzen", "de"), Written(first, "More trees", "en"))
            ),
            "barrier": WallList(0, ()),
        }
    )
    assert 'lang="de" dir="auto"' in on_the_wire(house, room)

    room.drive(hide_wall)
    assert "More trees" not in on_the_wire(house, room)


def test_a_full_wall_sends_a_page_and_the_rest_to_who_turns(room: Room) -> None:
    room.open("collect")
    for number in range(30):
        room.idea(text=f"Idea {number}")
    room.drive(show_wall)
    side = shows(room).lists["possibility"]
    assert (side.total, len(side.ideas)) == (30, FIRST_PAGE)

    room.do(turn_projector, page=1)
    assert len(shows(room).lists["possibility"].ideas) == 30


@pytest.mark.parametrize("naming", ["anonymous", "optional", "required"])
def test_names_and_organisations_never_reach_the_wall(
    house: House, room: Room, naming: str
) -> None:
    ada = room.person()

    def name_her(session: Session) -> None:
        session.get_one(Participant, ada).name = "Ada Lovelace"
        session.get_one(Workshop, room.id).naming = naming

    room.database.write(name_her)
    room.open("collect")
    room.idea(ada, "Shared test sites")
    room.drive(show_wall)

    wire = on_the_wire(house, room)

    assert "Shared test sites" in wire
    assert [word for word in ("Ada", "Lovelace", "Organisation") if word in wire] == []


def test_drafted_topics_are_counted_and_shown_later(house: House, room: Room) -> None:
    room.open("cluster")
    room.topic("Green roofs")
    assert shows(room) == Drafting(1, 0)
    assert "Green roofs" not in on_the_wire(house, room)


def test_topics_come_one_list_at_a_time_with_the_progress_of_all(room: Room) -> None:
    room.open("cluster")
    roofs = room.topic("Green roofs", ideas=2)
    costs = room.topic("The cost", ideas=1, list_="barrier")
    room.idea(text="Still open")
    press_next(room)

    assert shows(room) == Topics(
        "possibility", (Topic(roofs, "A", "Green roofs"),), Sorting(4, 3, 0)
    )
    room.do(turn_projector, list_="barrier")
    assert shows(room).topics == (Topic(costs, "A", "The cost"),)


def test_a_topic_is_read_with_three_typical_cards_and_one_can_look_back(room: Room) -> None:
    room.open("cluster")
    room.topic("Green roofs", ideas=5)
    room.topic("The cost", ideas=1, list_="barrier")
    press_next(room, 2)
    read = shows(room)
    assert (read.topic.name, read.number, read.of, len(read.cards)) == ("Green roofs", 1, 2, 3)

    press_next(room)
    assert (shows(room).topic.name, shows(room).list_) == ("The cost", "barrier")
    room.do(turn_projector, page=1)
    assert shows(room).topic.name == "Green roofs"


def test_accepted_topics_are_those_that_hold_ideas(room: Room) -> None:
    room.open("cluster")
    roofs = room.topic("Green roofs", ideas=2)
    room.topic("Empty")
    press_next(room, 3)
    assert shows(room).lists == {
        "possibility": (Topic(roofs, "A", "Green roofs", 2),),
        "barrier": (),
    }


def vote_on(room: Room, *, voters: int = 3) -> list[int]:
    """Three topics; everybody but one votes for the first, nobody for the other two."""
    topics = [room.topic(name, ideas=2) for name in ("Roofs", "Trees", "Water")]
    people = room.people(voters + 1)
    room.open("vote")
    for person in people[:voters]:
        cast(room, person, 1, topics[0])
    return topics


def cast(room: Room, person: int, number: int, topic: int) -> None:
    vote = {"vote_id": room.vote, "number": number, "dots": {topic: 1}}
    room.do(cast_ballot, participant=person, **vote)


def test_the_vote_shows_how_many_and_never_for_what(house: House, room: Room) -> None:
    vote_on(room, voters=3)

    assert shows(room) == Progress(Turnout(3, 4), dots=(3, 3), cap=1)
    assert [name for name in ("Roofs", "Trees", "Water") if name in on_the_wire(house, room)] == []


@pytest.mark.parametrize("stage", ["voting", "counted"])
def test_before_the_reveal_the_wire_is_the_same_wherever_the_dots_lie(
    house: House, room: Room, stage: str
) -> None:
    _, trees, _ = vote_on(room, voters=3)
    vote_id = room.vote
    if stage == "counted":
        room.open("results")
    assert projected(room).stage == stage
    before = on_the_wire(house, room)

    def move_all_dots(session: Session) -> None:
        ballots = select(Ballot.id).where(Ballot.vote_id == vote_id)
        session.execute(update(Dot).where(Dot.ballot_id.in_(ballots)).values(cluster_id=trees))

    room.database.write(move_all_dots)
    assert on_the_wire(house, room) == before

    if stage == "counted":
        press_next(room)
        assert on_the_wire(house, room) != before


def test_results_are_ranked_with_ties_and_one_scale(room: Room) -> None:
    roofs, trees, water = vote_on(room, voters=3)
    room.open("results")
    press_next(room)

    ranking = shows(room)

    assert ranking.turnout == Turnout(3, 4)
    assert ranking.lists == {
        "possibility": (
            (Bar(roofs, "A", "Roofs", "1", 3, 100, by_group=()),),
            (
                Bar(trees, "B", "Trees", "=2", 0, 0, by_group=()),
                Bar(water, "C", "Water", "=2", 0, 0, by_group=()),
            ),
        ),
        "barrier": (),
    }


def test_the_lists_are_told_apart_without_colour(house: House, room: Room) -> None:
    """By the shape and the word that stand together over each."""
    possibilities, barriers = ("possibility", "Possibilities"), ("barrier", "Barriers")
    room.open("collect")
    assert signs(house, room) == [possibilities, barriers]
    room.drive(show_wall)
    assert signs(house, room) == [possibilities, barriers]


def test_results_are_told_apart_without_colour(house: House, room: Room) -> None:
    vote_on(room, voters=3)
    room.open("results")
    press_next(room)
    assert signs(house, room) == [("possibility", "Possibilities"), ("barrier", "Barriers")]


def signs(house: House, room: Room) -> list[tuple[str, str]]:
    found = r'href="#icon-(possibility|barrier)"/></svg><(?:span|h2)>([^<]+)'
    return re.findall(found, on_the_wire(house, room))


def test_a_barrier_says_what_it_blocks_and_who_can_remove_it(house: House, room: Room) -> None:
    cost = room.topic("The cost", ideas=2, list_="barrier")
    roofs, *_ = vote_on(room)
    room.open("results")
    press_next(room)
    room.drive(link_barrier, barrier_id=cost, possibility_id=roofs, removable_by="city")

    [[bar]] = shows(room).lists["barrier"]

    assert (bar.blocks, bar.removers) == (("A",), ("The city",))
    assert "blocks A (The city)" in on_the_wire(house, room)


def test_what_was_agreed_is_read_back_and_says_what_was_reworded(house: House, room: Room) -> None:
    room.open("results")
    assert shows(room) == Agreed((), ())
    assert "Nothing written down yet" in on_the_wire(house, room)

    room.drive(write_decision, text="Roofs first", how="consensus", body="The meeting")
    hands = {"how": "hands", "hands": (33, 6, 2)}
    room.drive(write_decision, text="Trees next", **hands)
    first, second = shows(room).decisions
    room.do(edit_decision, decision_id=second.id, text="Trees then", **hands)
    room.drive(write_action, text="Count the roofs", owner="Fjordby")

    assert shows(room) == Agreed(
        (
            Decided(first.id, "Roofs first", None, "The meeting", changed=False),
            Decided(second.id, "Trees then", (33, 6, 2), "", changed=True),
        ),
        (ToDo(shows(room).actions[0].id, "Count the roofs", "Fjordby", None, False, ""),),
    )


def test_a_vote_without_dots_says_so(house: House, room: Room) -> None:
    room.topic("Roofs", ideas=2)
    voter = room.person()
    room.open("vote")
    room.do(say_done, participant=voter, vote_id=room.vote)
    room.open("results")
    press_next(room)
    assert shows(room).empty
    assert "No topic got a dot" in on_the_wire(house, room)


def test_results_say_what_they_are_not(house: House, room: Room) -> None:
    vote_on(room)
    room.open("results")
    press_next(room)
    wire = on_the_wire(house, room)
    assert "Indicative priorities of the devices present; not a vote of the partners." in wire
    assert "One browser, one ballot." in wire


def test_a_blank_wall_shows_nothing_at_all(house: House, room: Room) -> None:
    room.open("collect")
    room.idea(text="More trees")
    room.drive(show_wall)
    room.do(turn_projector, blank=True)
    assert (projected(room).picture, shows(room)) == ("blank", None)
    assert "More trees" not in on_the_wire(house, room)


def test_a_full_wall_costs_no_more_queries_than_an_empty_one(house: House, room: Room) -> None:
    room.open("collect")
    room.drive(show_wall)

    def queries() -> int:
        sent: list[str] = []

        def count(*of: object) -> None:
            sent.append(str(of[2]))

        event.listen(house.database.reader, "before_cursor_execute", count)
        projected(room)
        event.remove(house.database.reader, "before_cursor_execute", count)
        return len(sent)

    empty = queries()
    for number in range(40):
        room.idea(text=f"Idea {number}")
    assert (queries(), empty) == (9, 9)
