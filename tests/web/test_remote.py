"""The remote's page: for whoever may press, and for nobody else."""

import pytest
from flask.testing import FlaskClient

from facilitator import House
from tests.conftest import facilitator_client
from tests.web.test_steering import browser_of


def test_the_facilitator_gets_the_presses_as_plain_forms(house: House, workshop: int) -> None:
    page = facilitator_client(house, workshop).get(f"/remote/{workshop}").text
    assert f'<form method="post" action="/steer/{workshop}/next"' in page
    assert '<input type="hidden" name="position" value="0.lobby.0">' in page


@pytest.mark.parametrize(
    ("who", "status"),
    [("stranger", 303), ("participant", 303), ("projector link", 303), ("other facilitator", 404)],
)
def test_nobody_else_gets_it(house: House, workshop: int, who: str, status: int) -> None:
    answer = browser_of(house, workshop, who).get(f"/remote/{workshop}")
    assert answer.status_code == status
    assert "data-position" not in answer.text


def test_the_code_on_the_wall_leads_there(workshop: int, organiser: FlaskClient) -> None:
    assert organiser.get(f"/R/{workshop}").location == f"/remote/{workshop}"
