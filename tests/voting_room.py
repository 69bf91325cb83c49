"""A room that is about to vote: five topics a list, two ideas in each."""

from facilitator import House
from facilitator.operations import ideas, joining, moving, steps, topics
from facilitator.store.situation import situation

NAMES = {
    "possibility": ("Green roofs", "Waterways", "Wilder gardens", "Young people", "Open data"),
    "barrier": ("Costs of monitoring", "Pest plants", "The same few decide", "Land", "Incentives"),
}


def press(house: House, workshop: int, times: int = 1) -> None:
    for _ in range(times):
        with house.database.read() as session:
            position = situation(session, workshop).position
        house.live.perform(steps.go_on, workshop, position=position, by_id=None)


def join(house: House, workshop: int, who: str) -> int:
    [joined] = house.live.perform(
        joining.join,
        workshop,
        device_hash=f"the {who} writer",
        organisation="Nordhavn Institute",
        partner_type="research",
        country="NO",
        languages=["en"],
        name="",
        language="en",
    )
    participant: int = joined.participant_id  # type: ignore[attr-defined]
    return participant


def sorted_room(house: House, workshop: int, *, accepted: bool = True) -> None:
    """Two people wrote ten ideas each; the facilitator sorted them all."""
    writers = {nth: join(house, workshop, nth) for nth in ("first", "second")}
    press(house, workshop, 2)
    for list_, names in NAMES.items():
        for name in names:
            for nth, writer in writers.items():
                house.live.perform(
                    ideas.add_idea,
                    workshop,
                    author=writer,
                    question_id=1,
                    list_=list_,
                    text=f"{name}, {nth} idea",
                    language="en",
                )
    press(house, workshop)
    idea = 1
    for list_, names in NAMES.items():
        for name in names:
            [drafted] = house.live.perform(
                topics.draft_topic, workshop, question_id=1, list_=list_, name=name, by_id=None
            )
            house.live.perform(
                moving.move_ideas,
                workshop,
                idea_ids=[idea, idea + 1],
                cluster_id=drafted.cluster_id,  # type: ignore[attr-defined]
                by_id=None,
            )
            idea += 2
    if accepted:
        house.live.perform(steps.accept_topics, workshop, by_id=None)


def open_vote(house: House, workshop: int) -> None:
    sorted_room(house, workshop)
    press(house, workshop)
