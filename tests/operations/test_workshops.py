"""Preparing a workshop: made, edited, rehearsed, duplicated, deleted, and what is refused."""

import secrets
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.errors import Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.runsheet import StepEdit
from facilitator.domain.workshops import (
    QuestionText,
    WorkshopRules,
    workshop_plan,
    workshop_rules,
)
from facilitator.operations import (
    access,
    grouping,
    ideas,
    moving,
    questions,
    runsheet,
    seeds,
    topics,
    workshops,
)
from facilitator.operations.projector_links import make_projector_link
from facilitator.operations.steps import allow_ideas, go_on
from facilitator.store.models import (
    BarrierLink,
    Base,
    Breakdown,
    Cluster,
    Continuation,
    DoorClosing,
    Enough,
    Hands,
    Lease,
    Opening,
    Participant,
    Question,
    Receipt,
    Removal,
    Step,
    Vote,
    Withheld,
    Workshop,
)
from facilitator.store.revisions import revision
from facilitator.store.situation import situation
from tests.conftest import NOW, add_account, add_workshop, join
from tests.story import Story

RULES = {
    "title": "More nature in our towns",
    "language": "en",
    "naming": "anonymous",
    "open_vote": False,
    "text_limit": "140",
    "ideas_each": "",
    "dots_each": "",
    "dot_cap": "1",
}


def rules(**changed: Any) -> WorkshopRules:
    return workshop_rules(**(RULES | changed))


def make(house: House, template: str = "two-questions", language: str = "en") -> int:
    """A workshop in meeting 1."""
    typed = [("What helps?", "", ""), ("What else?", "Hopes", "Fears")]
    asked = typed if template == "two-questions" else typed[:1]
    plan = workshop_plan(template, "Cluster capacity", language, asked)
    [made] = house.live.perform(workshops.make_workshop, 1, plan, choose=secrets.choice)
    return made.workshop_id


def sheet(house: House, workshop_id: int) -> list[tuple[str, int, list[int]]]:
    """Kind, minutes, and the places of the questions of each step."""
    with house.database.read() as session:
        workshop = session.get_one(Workshop, workshop_id)
        return [
            (step.kind, step.minutes, [question.position for question in step.questions])
            for step in workshop.steps
        ]


def asked(house: House, workshop_id: int) -> list[tuple[str, str, str]]:
    with house.database.read() as session:
        return [
            (q.prompt, q.possibility_label, q.barrier_label)
            for q in session.get_one(Workshop, workshop_id).questions
        ]


Rows = dict[str, list[tuple[Any, ...]]]


def everything(house: House, without: tuple[str, ...] = ()) -> Rows:
    """Every row of every table; what may differ is named."""
    with house.database.read() as session:
        return {
            table.name: sorted(tuple(map(str, row)) for row in session.execute(select(*columns)))
            for table in Base.metadata.sorted_tables
            if table.name not in without
            and (columns := [c for c in table.columns if f"{table.name}.{c.name}" not in without])
        }


# Made from a template


def test_a_template_makes_a_ready_workshop(house: House, workshop: int) -> None:
    made = make(house)
    assert sheet(house, made) == [
        ("practice", 1, [0]),
        ("collect", 4, [0]),
        ("collect", 4, [1]),
        ("pause", 2, []),
        ("cluster", 10, [0, 1]),
        ("vote", 4, [0, 1]),
        ("results", 20, [0, 1]),
    ]
    assert asked(house, made) == [
        ("What helps?", "Possibilities", "Barriers"),
        ("What else?", "Hopes", "Fears"),
    ]


def test_the_lists_are_called_in_the_language_of_the_session(house: House, workshop: int) -> None:
    made = make(house, "one-question", "de")
    assert asked(house, made) == [("What helps?", "Möglichkeiten", "Hindernisse")]


def test_usual_labels_follow_the_language_and_own_words_stay(house: House, workshop: int) -> None:
    made = make(house)
    house.live.perform(workshops.edit_rules, made, rules(language="da"))
    assert [labels for _, *labels in asked(house, made)] == [
        ["Muligheder", "Barrierer"],
        ["Hopes", "Fears"],
    ]


def test_a_label_left_in_another_language_is_the_usual_one() -> None:
    plan = workshop_plan("one-question", "A", "de", [("Q", "Possibilities", "Barriers")])
    assert plan.questions == (QuestionText("Q", "Möglichkeiten", "Hindernisse"),)


def test_a_code_that_is_taken_is_drawn_again(house: House, workshop: int) -> None:
    drawn = iter("7KD4MR" + "9WX2HM")
    plan = workshop_plan("one-question", "A", "en", [("Q", "", "")])
    house.live.perform(workshops.make_workshop, 1, plan, choose=lambda _alphabet: next(drawn))
    with house.database.read() as session:
        assert session.scalars(select(Workshop.code)).all() == ["7KD4MR", "9WX2HM"]


def test_everything_wrong_with_a_plan_is_said_at_once() -> None:
    with pytest.raises(WrongFields) as refused:
        workshop_plan("two-questions", "", "fr", [("", "Same", "same"), ("x" * 281, "y" * 41, "")])
    assert list(refused.value.fields) == [
        "title",
        "language",
        "prompt-0",
        "barrier-0",
        "prompt-1",
        "possibility-1",
    ]


# Rules


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text_limit", "139"),
        ("text_limit", "281"),
        ("text_limit", "many"),
        ("ideas_each", "0"),
        ("ideas_each", "21"),
        ("dots_each", "-1"),
        ("dot_cap", "4"),
        ("naming", "secret"),
        ("language", "tlh"),
        ("title", " "),
    ],
)
def test_a_rule_out_of_bounds_is_refused_at_its_field(field: str, value: str) -> None:
    with pytest.raises(WrongFields) as refused:
        rules(**{field: value})
    assert list(refused.value.fields) == [field]


def test_what_people_were_told_when_they_joined_stays(house: House, workshop: int) -> None:
    join(house, "Fjordby Kommune")
    with pytest.raises(WrongFields) as refused:
        house.live.perform(workshops.edit_rules, workshop, rules(naming="required", open_vote=True))
    assert list(refused.value.fields) == ["naming", "open_vote"]
    house.live.perform(workshops.edit_rules, workshop, rules(text_limit="200", dots_each="4"))
    with house.database.read() as session:
        row = session.get_one(Workshop, workshop)
        assert (row.naming, row.open_vote, row.text_limit, row.dots_each) == (
            "anonymous",
            False,
            200,
            4,
        )


def test_the_ideas_of_an_open_step_are_raised_and_never_lowered(
    house: House, workshop: int
) -> None:
    for position in ("0.lobby.0", "1.practice.0"):
        house.live.perform(go_on, workshop, position=position, by_id=None)

    def allowed() -> int | None:
        with house.database.read() as session:
            return situation(session, workshop).ideas_each

    assert allowed() == 5
    for typed, each in (("7", 7), ("2", 7), ("", 7)):
        house.live.perform(workshops.edit_rules, workshop, rules(ideas_each=typed))
        assert allowed() == each
    for wanted, each in ((8, 8), (8, 8), (3, 8)):
        house.live.perform(allow_ideas, workshop, ideas_each=wanted)
        assert allowed() == each
    with pytest.raises(Refused):
        house.live.perform(allow_ideas, workshop, ideas_each=21)


def test_before_anybody_joined_every_rule_may_change(house: House, workshop: int) -> None:
    house.live.perform(workshops.edit_rules, workshop, rules(naming="required", open_vote=True))
    with house.database.read() as session:
        row = session.get_one(Workshop, workshop)
        assert (row.naming, row.open_vote) == ("required", True)


# Questions


def test_another_question_gets_its_step_and_is_sorted_and_voted_on(
    house: House, workshop: int
) -> None:
    text = QuestionText("What else?", "Hopes", "Fears")
    house.live.perform(questions.ask_another, workshop, text)
    assert sheet(house, workshop) == [
        ("practice", 1, [0]),
        ("collect", 4, [0]),
        ("collect", 4, [1]),
        ("cluster", 8, [0, 1]),
        ("vote", 3, [0, 1]),
        ("results", 9, [0, 1]),
    ]


def test_another_question_while_it_runs_is_asked_later_never_before(
    house: House, workshop: int
) -> None:
    for position in ("0.lobby.0", "1.practice.0", "2.writing.0", "3.drafting.0"):
        house.live.perform(go_on, workshop, position=position, by_id=None)
    house.live.perform(questions.ask_another, workshop, QuestionText("Q", "A", "B"))
    assert sheet(house, workshop)[2:4] == [("cluster", 8, [0]), ("collect", 4, [1])]


def test_a_question_without_answers_goes_with_its_steps(house: House, workshop: int) -> None:
    made = make(house)
    [first, _] = question_ids(house, made)
    house.live.perform(questions.drop_question, made, question_id=first)
    assert sheet(house, made) == [
        ("collect", 4, [0]),
        ("pause", 2, []),
        ("cluster", 10, [0]),
        ("vote", 4, [0]),
        ("results", 20, [0]),
    ]


def test_a_question_with_ideas_stays_and_so_does_the_last_one(house: House, workshop: int) -> None:
    made = make(house)
    [first, second] = question_ids(house, made)
    add_seeds(house, made)
    with pytest.raises(Refused):
        house.live.perform(questions.drop_question, made, question_id=first)
    house.live.perform(questions.drop_question, made, question_id=second)
    with pytest.raises(Refused):
        house.live.perform(questions.drop_question, made, question_id=first)
    assert question_ids(house, made) == [first]


def question_ids(house: House, workshop_id: int) -> list[int]:
    with house.database.read() as session:
        query = select(Question.id).where(Question.workshop_id == workshop_id)
        return list(session.scalars(query.order_by(Question.position)))


# The run sheet, several steps at once


def test_steps_are_edited_together_and_what_was_opened_stays(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    edits = {1: StepEdit("", 1, None), 2: StepEdit("Write in silence", 6, (1,))}
    house.live.perform(runsheet.edit_steps, workshop, edits)
    with pytest.raises(Refused):
        house.live.perform(runsheet.edit_steps, workshop, {1: StepEdit("", 2, None)})
    assert sheet(house, workshop)[:2] == [("practice", 1, [0]), ("collect", 6, [0])]


def test_another_workshops_step_is_never_edited(house: House, workshop: int) -> None:
    made = make(house)
    house.live.perform(runsheet.edit_steps, made, {1: StepEdit("Mine", 9, None)})
    assert sheet(house, workshop)[0] == ("practice", 1, [0])


# Rehearsal and lobby


# What no session writes, so that no rehearsal is in it.
OF_THE_MEETING = {
    "agenda_item", "filed", "filed_content", "filed_file", "header", "person", "publication",
    "quote", "section", "stage", "upload",
}  # fmt: skip


def test_a_cleared_rehearsal_leaves_a_workshop_as_new(house: House, workshop: int) -> None:
    prepare(house, workshop)
    differs = ("push", "workshop.rehearsed_at")
    fresh = everything(house, without=differs)

    rehearse_everything(house, workshop)
    rehearsed = everything(house)
    empty = {name for name, rows in rehearsed.items() if not rows}
    assert empty - OF_THE_MEETING == {"erasure", "sign_in", "series", "workshop_facilitator"}

    house.live.perform(workshops.clear_rehearsal, workshop)
    assert everything(house, without=differs) == fresh


def prepare(house: House, workshop: int) -> None:
    """What belongs to the preparation, and a session that was held for real beside it."""
    by = add_account(house, "Ada", is_organiser=True)
    house.live.perform(access.invite_facilitator, workshop, token_hash="a", by_id=by)
    house.live.perform(make_projector_link, workshop, token_hash="b", by_id=by)
    one = {"axis": "country", "members": ["DK", "NO"]}
    house.live.perform(grouping.count_as_one, workshop, **one)
    house.database.write(lambda s: setattr(s.get_one(Workshop, workshop), "open_vote", True))
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    house.live.perform(workshops.open_lobby, other)
    join(house, "Nordhavn Institute", code="9WX2HM")


def rehearse_everything(house: House, workshop: int) -> None:
    """The whole story, and a row in each table that it leaves empty."""
    for _ in Story(house, workshop).tell():
        pass

    def add(session: Session) -> None:
        person = session.scalars(
            select(Participant.id).where(Participant.workshop_id == workshop)
        ).first()
        opening = session.scalars(select(Opening.id)).first()
        one, two = session.scalars(select(Cluster.id)).all()[:2]
        shared: dict[str, Any] = {"workshop_id": workshop}
        session.add(Lease(participant_id=person, idea_id=1, until=NOW, **shared))
        session.merge(Enough(participant_id=person, opening_id=opening, at=NOW))
        session.add(
            BarrierLink(barrier_id=one, possibility_id=two, remover="city", at=NOW, **shared)
        )
        session.add(Continuation(device_id=2, code_hash="c", expires_at=NOW, **shared))
        session.add(DoorClosing(closed_at=NOW, **shared))
        vote = session.scalars(select(Vote.id)).first()
        session.add(Hands(vote_id=vote, cluster_id=one, hands=7, at=NOW))
        session.merge(Breakdown(vote_id=vote, axis="country", at=NOW))
        session.add(Withheld(idea_id=1, at=NOW))
        session.add(Removal(device_id=2, at=NOW, **shared))
        session.add(
            Receipt(actor=f"participant:{person}", key="k", body_hash="h", changes=[], at=NOW)
        )

    house.database.write(add)


def test_seed_ideas_are_after_a_rehearsal_as_they_were_pasted_in(
    house: House, workshop: int
) -> None:
    add_seeds(house, workshop)
    fresh = everything(house, without=("push", "workshop.rehearsed_at"))

    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    house.live.perform(ideas.edit_idea, workshop, idea_id=1, text="Fewer rules", by_id=None)
    house.live.perform(ideas.hide_idea, workshop, idea_id=2, reason="Twice", by_id=None)
    topic = {"question_id": 1, "list_": "barrier", "name": "Law", "by_id": None}
    house.live.perform(topics.draft_topic, workshop, **topic)
    moved = {"idea_ids": [1], "cluster_id": 1, "by_id": None}
    house.live.perform(moving.move_ideas, workshop, **moved)

    house.live.perform(workshops.clear_rehearsal, workshop)
    assert everything(house, without=("push", "workshop.rehearsed_at")) == fresh


def add_seeds(house: House, workshop: int) -> None:
    [first, *_] = question_ids(house, workshop)
    seed = {"list_": "barrier", "lines": "Rules\nMoney", "language": "en"}
    house.live.perform(seeds.add_seed_ideas, workshop, question_id=first, **seed)


def test_a_rehearsal_without_people_can_be_cleared_too(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    house.live.perform(workshops.clear_rehearsal, workshop)
    with house.database.read() as session:
        row = session.get_one(Workshop, workshop)
        assert (row.state, row.current_opening_id) == ("lobby", None)


def test_revisions_never_go_down(house: House, workshop: int) -> None:
    join(house, "Fjordby Kommune")
    before = revision_of(house, workshop)
    house.live.perform(workshops.clear_rehearsal, workshop)
    assert revision_of(house, workshop) > before > 0


def revision_of(house: House, workshop: int) -> int:
    with house.database.read() as session:
        return revision(session, workshop, "console")


def test_who_attended_another_session_stays_an_attendee(house: House, workshop: int) -> None:
    made = make(house)
    phone = join(house, "Fjordby Kommune")
    with house.database.read() as session:
        code = session.get_one(Workshop, made).code
    phone.post(f"/J/{code}", data={"organisation": "Fjordby Kommune", "languages": ["en"]})

    house.live.perform(workshops.clear_rehearsal, workshop)

    rows = everything(house)
    assert [len(rows[name]) for name in ("device", "attendee", "participant")] == [1, 1, 1]


def test_after_the_lobby_was_opened_nothing_is_cleared(house: House, workshop: int) -> None:
    house.live.perform(workshops.open_lobby, workshop)
    join(house, "Fjordby Kommune")
    before = everything(house)
    with pytest.raises(Refused):
        house.live.perform(workshops.clear_rehearsal, workshop)
    assert everything(house) == before


def test_the_lobby_opens_over_no_rehearsal_but_may_keep_it(house: House, workshop: int) -> None:
    join(house, "Fjordby Kommune")
    with pytest.raises(Refused):
        house.live.perform(workshops.open_lobby, workshop)
    house.live.perform(workshops.open_lobby, workshop, keep_rehearsal=True)
    assert house.live.perform(workshops.open_lobby, workshop) == []


def test_running_does_not_open_the_lobby(house: House, workshop: int) -> None:
    """Otherwise a rehearsal could never be cleared."""
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    with house.database.read() as session:
        assert session.get_one(Workshop, workshop).lobby_opened_at is None


# Duplicate and delete


def test_a_copy_has_the_preparation_and_nothing_that_people_did(
    house: House, workshop: int
) -> None:
    prepare(house, workshop)
    add_seeds(house, workshop)
    house.live.perform(workshops.edit_rules, workshop, rules(text_limit="200", naming="optional"))
    join(house, "Fjordby Kommune")
    [made] = house.live.perform(
        workshops.duplicate_workshop, workshop, meeting_id=2, title="Again", choose=secrets.choice
    )
    copy = made.workshop_id
    assert sheet(house, copy) == sheet(house, workshop)
    assert asked(house, copy) == asked(house, workshop)
    with house.database.read() as session:
        row = session.get_one(Workshop, copy)
        assert (row.meeting_id, row.title, row.text_limit, row.naming, row.state) == (
            2,
            "Again",
            200,
            "optional",
            "lobby",
        )
        own = set(session.scalars(select(Step.id).where(Step.workshop_id == copy)))
        assert own.isdisjoint(session.scalars(select(Step.id).where(Step.workshop_id == workshop)))
    rows = everything(house)
    assert [len(rows[name]) for name in ("idea", "participant", "invitation")] == [2, 2, 1]


def test_a_deleted_workshop_leaves_the_other_as_it_was(house: House, workshop: int) -> None:
    other = house.database.write(lambda session: add_workshop(session, "9WX2HM"))
    join(house, "Nordhavn Institute", code="9WX2HM")
    alone = everything(house, without=("erasure",))
    made = make(house)
    with house.database.read() as session:
        join(house, "Fjordby Kommune", code=session.get_one(Workshop, made).code)
    add_seeds(house, made)

    house.live.perform(workshops.delete_workshop, made)

    assert everything(house, without=("erasure",)) == alone
    assert other == 2


def test_a_running_workshop_is_not_deleted(house: House, workshop: int) -> None:
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    with pytest.raises(Refused):
        house.live.perform(workshops.delete_workshop, workshop)


# Seeds


def test_a_seed_is_removed_before_the_session_begins(house: House, workshop: int) -> None:
    add_seeds(house, workshop)
    house.live.perform(go_on, workshop, position="0.lobby.0", by_id=None)
    with pytest.raises(Refused):
        house.live.perform(seeds.remove_seed_idea, workshop, idea_id=1)
    house.live.perform(workshops.clear_rehearsal, workshop)
    house.live.perform(seeds.remove_seed_idea, workshop, idea_id=1)
    assert [row[4] for row in everything(house)["idea"]] == ["Money"]
