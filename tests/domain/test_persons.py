"""A list of persons as people have it."""

import pytest

from facilitator.domain.form import WrongFields
from facilitator.domain.persons import PersonLine, person_fields, read_persons
from facilitator.languages import sentence

BIRTHE = PersonLine("Birthe Holm", "Fjordby Kommune", "Head of planning")


@pytest.mark.parametrize(
    "text",
    [
        "Birthe Holm, Fjordby Kommune, Head of planning",
        "Birthe Holm;Fjordby Kommune;Head of planning\n" * 2,
        "E-mail;Organisation;Navn;Stilling\nb@x.eu;Fjordby Kommune;Birthe Holm;Head of planning",
        "Vorname\tNachname\tFirma\tFunktion\nBirthe\tHolm\tFjordby Kommune\tHead of planning",
    ],
)
def test_a_list_is_read_as_it_was_written(text: str) -> None:
    read = read_persons(text)

    assert (read.lines, read.wrong) == ((BIRTHE,), ())


def test_a_line_that_cannot_be_read_says_why() -> None:
    read = read_persons("Ada\n, Fjordby\nBo, Fjordby, a, b\nBo, Fjordby, chair\nbo, fjordby, clerk")

    assert [each.name for each in read.lines] == ["Ada", "Bo"]
    assert [(each.number, sentence(each.reason)) for each in read.wrong] == [
        (2, "The name of the person is missing."),
        (3, "4 columns where there should be 3. A name with a comma in it needs quotation marks."),
        (5, "This person stands in line 4 with another role."),
    ]


def test_one_person_is_checked_field_by_field() -> None:
    typed = {"name": "", "organisation": "x" * 161, "role": "x" * 121, "expected": "", "signed": ""}
    with pytest.raises(WrongFields) as refused:
        person_fields(typed)
    assert list(refused.value.fields) == ["name", "organisation", "role"]
