"""Each secret opens only its own door: every route, for each role.

A route without a row fails, and so does a refusal that wrote something.
"""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from facilitator import House
from tests.rights_room import (
    CODE,
    IDEA,
    INVITATION,
    ROLES,
    SEED,
    TO_CONTINUE,
    TOKENS,
    furnish,
    knocking,
    met,
    was_written,
)

# What each role meets at each kind of door, in the order of the roles.
OUT = ("sign-in",) * 4
MEETS: dict[str, tuple[str, ...]] = {
    "everybody": ("in",) * 7,
    "way to join": ("join",) * 7,
    "way to sign in": ("sign-in",) * 7,
    "participant": ("join", "in", "join", "join", "join", "join", "join"),
    "watcher": ("sign-in", "sign-in", "sign-in", "in", "in", "404", "in"),
    "driver": (*OUT, "in", "404", "in"),
    "anybody signed in": (*OUT, "in", "in", "in"),
    "organiser": (*OUT, "404", "404", "in"),
}

# `/metrics` opens to this machine, which these browsers run on: see test_metrics.py.
DOORS: dict[str, str] = {
    "everybody": """
        assets.serve door.front door.join_page door.join_workshop health.healthz
        continuing.ask_for_code continuing.take_over invitations.first invitations.make_organiser
        invitations.invitation invitations.take_invitation new_password.page new_password.choose
        metrics.metrics privacy.page projector.open_link published.page record.json_schema
        remote.short signin.page speech.choose_language
    """,
    "way to join": "door.enter_code",
    "way to sign in": "signin.sign_in signin.sign_out",
    "participant": """
        continuing.hand_on continuing.show_code phone.mine phone.page phone_cards.answer_card
        phone_cards.correct_own phone_cards.go_back phone_cards.propose phone_cards.say_enough
        phone_cards.sort_on phone_ideas.edit_idea phone_ideas.submit_idea
        phone_ideas.withdraw_idea phone_team.draft_topic phone_team.leave phone_team.remove_topic
        phone_team.rename_topic phone_team.volunteer phone_votes.abstain phone_votes.cast
        phone_votes.place phone_votes.say_done
    """,
    "watcher": "projector.page",
    "anybody signed in": """
        account.change_password account.end_others account.page account.rename meetings.every
    """,
    "organiser": """
        account.end_one actions.change actions.edit actions.page
        agenda.add agenda.change agenda.edit agenda.page agenda.remove agenda.take
        header.page header.save making.choose_template making.make
        meetings.ask_before_deleting meetings.delete meetings.edit meetings.make meetings.new
        meetings.one meetings.save minutes.ideas.ask minutes.ideas.page minutes.ideas.tell
        minutes.ideas.withhold minutes.page.page minutes.quotes.add minutes.quotes.change
        minutes.quotes.edit minutes.quotes.page minutes.quotes.remove minutes.sections.add
        minutes.sections.edit minutes.sections.hide minutes.sections.new minutes.sections.place
        minutes.sections.remove minutes.sections.save minutes.sections.show
        persons.change persons.count persons.edit persons.page
        persons.print_sheet persons.remove persons.sign persons.take pictures.add
        pictures.change pictures.edit pictures.look pictures.page pictures.remove
        record.download_all
        roster.change roster.edit roster.page roster.remove roster.take workshop.access.invite
        word_template.page word_template.remove word_template.take
        workshop.access.remove_facilitator workshop.access.revoke_invitation
        versions.approve versions.correct versions.download versions.files versions.page
        versions.publish versions.revoke versions.send_for_comments
        taking_out.page taking_out.take_out
        workshop.page.ask_before_deleting workshop.page.ask_where workshop.page.delete
        workshop.erasing.ask_whom workshop.erasing.erase workshop.page.duplicate
    """,
    "driver": """
        console.agreed.choose_link console.agreed.edit_action console.agreed.edit_decision
        console.agreed.link_barrier console.agreed.look_at_action console.agreed.look_at_decision
        console.agreed.remove_action console.agreed.remove_decision console.agreed.unlink_barrier
        console.agreed.write_action console.agreed.write_decision console.board.add_topics
        console.board.draft_topic console.board.look_at_homeless console.board.look_at_topic
        console.board.look_at_waiting console.board.merge_topic console.board.move_idea
        console.board.name_topic console.board.place_waiting console.board.promote_idea
        console.board.put_aside console.board.remove_topic console.board.rename_topic
        console.board.split_topic console.board.split_up_topic console.board.undo
        console.groups.count_apart console.groups.count_as_one console.groups.look_at_groups
        console.groups.show console.ideas.add_seeds console.ideas.edit_idea console.ideas.hide_idea
        console.ideas.look_at_idea console.ideas.show_idea console.ideas.take_back_all
        console.ideas.write_seeds console.page.page console.people.let_go
        console.people.look_at_team console.people.pick console.phones.let_in
        console.phones.look_at_phones console.phones.remove console.phones.turn_door
        console.screens.look_at_files console.screens.look_at_links console.screens.look_at_phone
        console.screens.look_at_remote console.screens.make_link console.screens.phone
        console.paper.add_ideas console.paper.count_hands console.paper.enter_ballot
        console.paper.look_at_paper console.paper.print_sheet console.paper.take_back_ballot
        console.paper.write_ballot console.paper.write_hands console.paper.write_ideas
        console.screens.revoke_link console.sheet.add_step
        console.sheet.allow_ideas console.sheet.change_step console.sheet.look_at_sheet
        console.sheet.move_step console.sheet.remove_step record.download remote.page
        steering.accept steering.add_minutes steering.choose_address steering.close
        steering.go_on steering.jump steering.look_up steering.open_lobby steering.show_wifi
        steering.stop_vote steering.turn steering.wall workshop.access.link_projector
        workshop.access.page workshop.access.revoke_link workshop.page.clear_rehearsal
        workshop.page.open_lobby workshop.page.page workshop.questions.add
        workshop.questions.new workshop.questions.page workshop.questions.save
        workshop.results.page workshop.rules.page workshop.rules.save workshop.rules.save_wifi
        workshop.rules.wifi workshop.seeds.add workshop.seeds.page workshop.seeds.remove
        workshop.sheet.page workshop.sheet.save
    """,
}
DOOR_OF = {endpoint: door for door, endpoints in DOORS.items() for endpoint in endpoints.split()}

# What stands in the address, so that somebody who is let in finds something there.
VALUES: dict[str, Any] = {"code": CODE, "format_": "json", "list_": "barrier", "idea_id": IDEA}
VALUES |= {"sheet": "hands"}
VALUES |= {"account_id": 2, "invitation_id": INVITATION, "key": "own-1"}
OWN_VALUES: dict[str, dict[str, Any]] = {
    "workshop.seeds.remove": {"idea_id": SEED},
    "projector.open_link": {"token": TOKENS["p"]},
}
FORMS = {
    "door.enter_code": {"code": CODE},
    "continuing.take_over": {"code": TO_CONTINUE},
    "console.board.merge_topic": {"into": "2"},
    "taking_out.take_out": {"what": "quote:1"},
}
ENDS_SOMETHING = {"signin.sign_out"}  # it leads out, and ends the sign-in of who had one


def knock(house: House, client: FlaskClient, rule: Rule, method: str) -> str:
    values = {name: VALUES.get(name, 1) for name in rule.arguments}
    if "token" in values:
        values["token"] = TOKENS.get(rule.rule.split("/")[1])
    if "name" in values:
        values["name"] = asset(client)
    values |= OWN_VALUES.get(rule.endpoint, {})
    with house.app.test_request_context():
        path = house.app.url_map.bind("").build(rule.endpoint, values, method=method)
    return met(client.open(path, method=method, data=FORMS.get(rule.endpoint)))


def asset(client: FlaskClient) -> str:
    return re.findall(r'/static/([^"]+)', client.get("/").text)[0]


def routes(house: House) -> list[tuple[Rule, str]]:
    return [
        (rule, method)
        for rule in house.app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def test_every_route_has_a_row(house: House) -> None:
    assert {rule.endpoint for rule, _ in routes(house)} == set(DOOR_OF)


@pytest.mark.parametrize("role", ROLES)
def test_every_door_opens_to_whom_it_should(house: House, role: str) -> None:
    furnish(house)
    wrong = {}
    for rule, method in routes(house):
        expected = MEETS[DOOR_OF[rule.endpoint]][ROLES.index(role)]
        result = knock(house, knocking(house, role), rule, method)
        written = was_written(house)
        may_write = expected == "in" or rule.endpoint in ENDS_SOMETHING
        if result != expected or (written and not may_write):
            wrong[method, rule.rule] = (result, "wrote something" if written else "", expected)
        if written:
            furnish(house)
    assert wrong == {}
