import pytest

from facilitator.domain.changes import CardsDealtAgain, NameProposed, TopicDrafted
from facilitator.domain.errors import Refused
from facilitator.domain.offers import AddTopic, AuthorSays, PlaceThese, SameTopic, TooBig
from facilitator.operations.board import undo
from facilitator.operations.naming import propose_name
from facilitator.operations.offers import add_topics, decline_offer
from facilitator.operations.sorting import answer_nowhere, correct_own, deal_card, place_card
from facilitator.operations.steps import accept_topics, go_on
from facilitator.store.models import Cluster
from facilitator.store.offers import open_offers, proposed_names, proposers_of, typical_ideas
from tests.operations.room import Room


@pytest.fixture
def sorting(room: Room) -> Room:
    """Six people sort possibilities into Trees and Water."""
    room.six = room.people(6)
    room.trees, room.water = room.topic("Trees"), room.topic("Water")
    room.open("cluster")
    room.drive(go_on, position=room.here.position)
    return room


def place(room: Room, person: int, idea: int, topic: int):
    return room.do(place_card, participant=person, idea_id=idea, cluster_id=topic)


def nowhere(room: Room, person: int, idea: int, suggestion: str = ""):
    return room.do(answer_nowhere, participant=person, idea_id=idea, suggestion=suggestion)


def offered(room: Room):
    return [one.offer for one in room.read(lambda session: open_offers(session, room.here))]


def add(room: Room, *names: str):
    return room.drive(add_topics, question_id=room.questions[0], list_="possibility", names=names)


def test_a_topic_from_fits_nowhere_and_only_its_cards_are_dealt_again(sorting):
    ada, bo, cy, *_ = sorting.six
    homeless, also, placed = (sorting.idea() for _ in range(3))
    for person, idea in ((ada, homeless), (bo, homeless), (ada, also)):
        nowhere(sorting, person, idea, "Bees")
    place(sorting, cy, homeless, sorting.trees)
    place(sorting, ada, placed, sorting.trees)
    assert sorting.do(deal_card, participant=ada) == []
    assert offered(sorting) == [AddTopic((homeless, also), ("Bees",))]

    [drafted, dealt] = add(sorting, "Bees")

    assert isinstance(drafted, TopicDrafted)
    assert dealt == CardsDealtAgain(sorting.id, sorting.questions[0])
    assert offered(sorting) == []
    [card] = sorting.do(deal_card, participant=ada)
    assert card.idea_id in (homeless, also)
    [card] = sorting.do(deal_card, participant=cy)
    assert card.idea_id != homeless  # what was placed stands


def test_at_most_two_topics_are_added_to_a_list(sorting):
    add(sorting, "Bees")
    with pytest.raises(Refused, match="At most %\\(n\\)d topics"):
        add(sorting, "Roofs", "Walls")
    add(sorting, "Roofs")
    with pytest.raises(Refused, match="At most %\\(n\\)d topics"):
        add(sorting, "Walls")

    sorting.drive(undo)
    add(sorting, "Walls")

    assert list(sorting.board()) == ["Trees", "Water", "Bees", "Walls"]


def test_topics_are_added_while_the_room_sorts(sorting):
    with pytest.raises(Refused, match="Write something first"):
        add(sorting, " ")
    sorting.drive(accept_topics)
    with pytest.raises(Refused, match="while the room sorts"):
        add(sorting, "Bees")


def test_an_undone_topic_gives_fits_nowhere_back(sorting):
    ada, *_ = sorting.six
    first, second = sorting.idea(), sorting.idea()
    nowhere(sorting, ada, first)
    nowhere(sorting, ada, second)
    add(sorting, "Bees")

    sorting.drive(undo)

    assert offered(sorting) == [AddTopic((first, second), ())]


def test_all_the_other_offers(sorting):
    ada, bo, cy, di, *_ = sorting.six
    for _ in range(4):
        idea = sorting.idea()
        place(sorting, ada, idea, sorting.trees)
        place(sorting, bo, idea, sorting.water)
    waiting = sorting.idea()
    for person, topic in ((ada, sorting.trees), (bo, sorting.water)):
        place(sorting, person, waiting, topic)
    for person in (cy, di):
        nowhere(sorting, person, waiting)
    big = sorting.topic("Big", ideas=21)
    mine = sorting.idea(by=ada)
    place(sorting, bo, mine, big)
    place(sorting, cy, mine, big)
    sorting.do(correct_own, participant=ada, idea_id=mine, cluster_id=sorting.water)

    assert offered(sorting) == [
        SameTopic(sorting.trees, sorting.water, 5),
        TooBig(big, 22),
        PlaceThese((waiting,)),
        AuthorSays(mine, sorting.water),
    ]


def test_an_offer_that_was_put_aside_stays_away_until_it_says_something_new(sorting):
    people = sorting.six

    def wait() -> int:
        idea = sorting.idea()
        for person in people[:4]:
            nowhere(sorting, person, idea)
        return idea

    first = wait()
    assert offered(sorting) == [PlaceThese((first,))]

    [key] = [one.key for one in sorting.read(lambda s: open_offers(s, sorting.here))]
    sorting.drive(decline_offer, offer=key)
    sorting.drive(decline_offer, offer=key)
    assert offered(sorting) == []

    second = wait()
    assert offered(sorting) == [AddTopic((first, second), ()), PlaceThese((first, second))]


def test_those_who_placed_most_propose_the_name_and_nobody_sees_who(sorting):
    ada, bo, cy, di, *_ = sorting.six
    ideas = [sorting.idea() for _ in range(4)]
    for person, count in ((ada, 4), (bo, 3), (cy, 2), (di, 1)):
        for idea in ideas[:count]:
            place(sorting, person, idea, sorting.trees)
    look = lambda session: proposers_of(session, session.get_one(Cluster, sorting.trees))  # noqa: E731
    assert sorting.read(look) == [ada, bo, cy]

    def propose(person: int, name: str):
        return sorting.do(propose_name, participant=person, cluster_id=sorting.trees, name=name)

    assert propose(bo, "Plant trees") == [NameProposed(sorting.id, sorting.trees)]
    propose(ada, "Old trees stay where they are")
    propose(bo, "Plant trees along every street")
    with pytest.raises(Refused, match="asked for its name"):
        propose(di, "Mine")

    names = sorting.read(lambda session: proposed_names(session, sorting.trees))
    assert names == ["Old trees stay where they are", "Plant trees along every street"]


def test_three_typical_cards_are_read_aloud(sorting):
    ada, bo, cy, *_ = sorting.six
    sure, unsure, least = sorting.idea(), sorting.idea(), sorting.idea()
    place(sorting, ada, unsure, sorting.water)
    for person in (ada, bo, cy):
        place(sorting, person, sure, sorting.trees)
    for person in (bo, cy):
        place(sorting, person, unsure, sorting.trees)
    for person in (ada, bo):
        place(sorting, person, least, sorting.trees)

    look = lambda session: typical_ideas(session, session.get_one(Cluster, sorting.trees))  # noqa: E731
    assert sorting.read(look) == [sure, least, unsure]
