import pytest

from facilitator.domain.changes import (
    CardDealt,
    CardPlaced,
    CardsDealtAgain,
    CardTakenBack,
    IdeaSettled,
)
from facilitator.domain.errors import NotFound, Refused
from facilitator.domain.sorting import LEASE_SECONDS, NOWHERE, OPEN, WAITS, Settled
from facilitator.operations.ideas import withdraw_own_idea
from facilitator.operations.sorting import (
    answer_nowhere,
    answer_unclear,
    correct_own,
    deal_card,
    place_card,
    say_enough,
    sort_on,
    take_back,
)
from facilitator.operations.steps import accept_topics, go_on, look_up
from facilitator.store.cards import answers, sorted_cards
from tests.operations.room import Room


@pytest.fixture
def sorting(room: Room) -> Room:
    """Six people sort into two topics; the quorum is two."""
    room.six = room.people(6)
    room.water, room.trees = room.topic("Water"), room.topic("Trees")
    room.open("cluster")
    room.drive(go_on, position=room.here.position)
    assert room.here.stage == "sorting"
    return room


def dealt(room: Room, person: int) -> int | None:
    changes = room.do(deal_card, participant=person)
    assert changes in ([], [CardDealt(room.id, person, changes[0].idea_id)] if changes else [])
    return changes[0].idea_id if changes else None


def place(room: Room, person: int, idea: int, topic: int):
    return room.do(place_card, participant=person, idea_id=idea, cluster_id=topic)


def card(room: Room, idea: int):
    [found] = [
        card
        for card in room.read(
            lambda session: sorted_cards(session, room.id, room.questions[0], "possibility")
        )
        if card.idea == idea
    ]
    return found


def test_the_author_is_asked_first_and_a_second_who_agrees_settles_the_card(sorting):
    ada, bo, *_ = sorting.six
    other = sorting.idea(by=bo)
    idea = sorting.idea(by=ada)

    assert dealt(sorting, ada) == idea
    assert place(sorting, ada, idea, sorting.trees) == [CardPlaced(sorting.id, ada, idea)]
    assert dealt(sorting, ada) == other
    assert place(sorting, bo, idea, sorting.trees) == [
        CardPlaced(sorting.id, bo, idea),
        IdeaSettled(sorting.id, idea, sorting.trees),
    ]
    assert sorting.board() == {"Water": [], "Trees": [idea]}


def test_settled_stays_settled_whatever_still_arrives(sorting):
    idea = sorting.idea()
    ada, bo, cy, di, ed, fay = sorting.six
    for person, topic in ((ada, sorting.trees), (bo, sorting.trees)):
        place(sorting, person, idea, topic)
    for person in (cy, di, ed, fay):
        assert place(sorting, person, idea, sorting.water) == [CardPlaced(sorting.id, person, idea)]

    assert sorting.place_of(idea) == sorting.trees


def test_below_six_people_one_placement_settles(room):
    ada = room.person()
    trees = room.topic("Trees")
    idea = room.idea(by=ada)
    room.open("cluster")
    room.drive(go_on, position=room.here.position)

    place(room, ada, idea, trees)

    assert room.place_of(idea) == trees


def test_four_answers_without_a_majority_leave_the_card_waiting(sorting):
    idea = sorting.idea()
    ada, bo, cy, di, ed, fay = sorting.six
    place(sorting, ada, idea, sorting.trees)
    place(sorting, bo, idea, sorting.water)
    sorting.do(answer_unclear, participant=cy, idea_id=idea)
    sorting.do(answer_nowhere, participant=di, idea_id=idea, suggestion=" Bees\n")
    assert card(sorting, idea).outcome == OPEN
    sorting.do(answer_nowhere, participant=ed, idea_id=idea)

    assert card(sorting, idea).outcome == WAITS
    assert card(sorting, idea).suggestions == ("Bees",)
    assert dealt(sorting, fay) is None


def test_a_phone_that_asks_again_keeps_its_card_and_a_lapsed_lease_goes_on(sorting):
    ada, bo, cy, *_ = sorting.six
    first, second = sorting.idea(), sorting.idea()

    held = dealt(sorting, ada)
    assert dealt(sorting, ada) == held
    assert {held, dealt(sorting, bo)} == {first, second}

    sorting.pass_seconds(LEASE_SECONDS + 1)
    assert dealt(sorting, cy) in (first, second)


def test_an_answer_after_the_lease_lapsed_still_counts(sorting):
    ada, *_ = sorting.six
    idea = sorting.idea()
    dealt(sorting, ada)
    sorting.pass_seconds(LEASE_SECONDS + 1)

    assert place(sorting, ada, idea, sorting.trees) == [CardPlaced(sorting.id, ada, idea)]


def test_the_same_answer_twice_is_one_and_another_replaces_it(sorting):
    ada, *_ = sorting.six
    idea = sorting.idea()
    place(sorting, ada, idea, sorting.trees)

    assert place(sorting, ada, idea, sorting.trees) == []
    place(sorting, ada, idea, sorting.water)

    assert card(sorting, idea).answers == (sorting.water,)


def test_back_takes_the_answer_back_and_gives_the_card_again(sorting):
    ada, bo, *_ = sorting.six
    idea, other = sorting.idea(), sorting.idea()
    place(sorting, bo, idea, sorting.trees)
    place(sorting, ada, idea, sorting.trees)
    assert sorting.place_of(idea) == sorting.trees

    assert sorting.do(take_back, participant=ada) == [
        CardTakenBack(sorting.id, ada, idea),
        CardsDealtAgain(sorting.id, sorting.questions[0]),
    ]

    assert sorting.place_of(idea) is None
    assert dealt(sorting, ada) == idea
    assert card(sorting, idea).answers == (sorting.trees,)
    assert dealt(sorting, bo) == other


def test_back_does_not_open_what_others_settled(sorting):
    ada, bo, cy, *_ = sorting.six
    idea = sorting.idea()
    for person in (ada, bo, cy):
        place(sorting, person, idea, sorting.trees)

    sorting.do(take_back, participant=cy)

    assert sorting.place_of(idea) == sorting.trees


def test_back_takes_back_the_answer_of_a_card_that_another_settled_and_no_more(sorting):
    ada, bo, *_ = sorting.six
    idea = sorting.idea()
    place(sorting, ada, idea, sorting.trees)
    place(sorting, bo, idea, sorting.trees)

    assert sorting.do(take_back, participant=ada) == [CardTakenBack(sorting.id, ada, idea)]

    assert sorting.place_of(idea) == sorting.trees
    assert card(sorting, idea).answers == (sorting.trees,)


def test_back_comes_too_late_once_somebody_answered_a_settled_card(sorting):
    ada, bo, cy, *_ = sorting.six
    idea = sorting.idea()
    place(sorting, ada, idea, sorting.trees)
    place(sorting, bo, idea, sorting.trees)
    place(sorting, cy, idea, sorting.water)

    sorting.do(take_back, participant=bo)

    assert sorting.place_of(idea) == sorting.trees


def test_there_is_no_way_back_before_the_first_card(sorting):
    with pytest.raises(Refused, match="no card to go back to"):
        sorting.do(take_back, participant=sorting.six[0])


def test_enough_is_enough_until_somebody_wants_more(sorting):
    ada, *_ = sorting.six
    idea = sorting.idea()
    dealt(sorting, ada)

    sorting.do(say_enough, participant=ada)
    sorting.do(say_enough, participant=ada)
    assert dealt(sorting, ada) is None

    assert sorting.do(sort_on, participant=ada) == [CardDealt(sorting.id, ada, idea)]


def test_an_author_can_say_that_the_place_is_wrong_and_the_card_stays(sorting):
    ada, bo, cy, *_ = sorting.six
    idea = sorting.idea(by=ada)
    place(sorting, bo, idea, sorting.trees)
    place(sorting, cy, idea, sorting.trees)

    sorting.do(correct_own, participant=ada, idea_id=idea, cluster_id=sorting.water)

    assert sorting.place_of(idea) == sorting.trees
    assert card(sorting, idea).outcome == Settled(sorting.trees)
    assert card(sorting, idea).answers == (sorting.trees, sorting.trees, sorting.water)
    with pytest.raises(NotFound):
        sorting.do(correct_own, participant=bo, idea_id=idea, cluster_id=sorting.water)


def test_under_look_up_nothing_is_dealt_and_what_is_on_its_way_counts(sorting):
    ada, *_ = sorting.six
    idea = sorting.idea()
    dealt(sorting, ada)
    sorting.do(look_up, on=True)

    assert dealt(sorting, ada) is None
    assert place(sorting, ada, idea, sorting.trees) == [CardPlaced(sorting.id, ada, idea)]


def test_after_the_topics_are_accepted_no_card_is_placed(sorting):
    ada, *_ = sorting.six
    idea = sorting.idea(by=ada)
    sorting.drive(accept_topics)

    for operation, values in (
        (place_card, {"idea_id": idea, "cluster_id": sorting.trees}),
        (answer_nowhere, {"idea_id": idea}),
        (answer_unclear, {"idea_id": idea}),
        (correct_own, {"idea_id": idea, "cluster_id": sorting.trees}),
        (take_back, {}),
        (say_enough, {}),
    ):
        with pytest.raises(Refused, match="Sorting is over"):
            sorting.do(operation, participant=ada, **values)
    assert dealt(sorting, ada) is None
    assert sorting.read(lambda session: answers(session, sorting.id)) == []


def test_a_withdrawn_card_is_gone_and_a_strange_topic_is_none(sorting):
    ada, bo, *_ = sorting.six
    idea = sorting.idea(by=bo)
    barrier = sorting.topic("Cost", list_="barrier")

    with pytest.raises(Refused, match="This topic is gone"):
        place(sorting, ada, idea, barrier)
    sorting.do(withdraw_own_idea, author=bo, idea_id=idea)
    with pytest.raises(NotFound, match="not there any more"):
        place(sorting, ada, idea, sorting.trees)


def test_cards_in_a_language_the_person_reads_come_first(room):
    people = room.people(6)
    dane = room.person(languages="da en")
    room.topic("Trees")
    german = room.idea(language="de")
    danish = room.idea(language="da")
    room.open("cluster")
    room.drive(go_on, position=room.here.position)
    for person in people[:3]:
        room.do(answer_unclear, participant=person, idea_id=danish)

    assert dealt(room, dane) == danish
    room.do(answer_nowhere, participant=dane, idea_id=danish)
    assert dealt(room, dane) == german
    assert card(room, danish).answers[-1] == NOWHERE
