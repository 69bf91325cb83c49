"""A list of organisations, as people have it."""

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.pasted import decode
from facilitator.domain.roster import RosterLine, read_roster
from facilitator.languages import sentence

FJORDBY = RosterLine("Fjordby Kommune", "city", "DK")
DEICHBRUECK = RosterLine("Institut für Küstenwandel Deichbrück", "research", "DE")


def lines(text: str) -> list[RosterLine]:
    read = read_roster(text)
    assert read.wrong == ()
    return list(read.lines)


def wrong(text: str) -> list[tuple[int, str, str]]:
    return [(each.number, each.text, sentence(each.reason)) for each in read_roster(text).wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Fjordby Kommune,city,DK\nInstitut für Küstenwandel Deichbrück,research,DE",
        "Fjordby Kommune;city;DK\r\nInstitut für Küstenwandel Deichbrück;research;DE\r\n",
        "Fjordby Kommune\tcity\tDK\rInstitut für Küstenwandel Deichbrück\tresearch\tDE",
        "\ufefforganisation,type,country\nFjordby Kommune,city,DK\n"
        "Institut für Küstenwandel Deichbrück,research,DE",
        "Land;Organisation;Typ\nDK;Fjordby Kommune;Stadt\n"
        "DE;Institut für Küstenwandel Deichbrück;Forschungseinrichtung",
        "sep=;\nNavn;Type;Land\nFjordby Kommune;Kommune;Danmark\n"
        "Institut für Küstenwandel Deichbrück;Forskning;Tyskland",
        '"Fjordby Kommune" , CITY , dk\n\n"Institut für Küstenwandel Deichbrück", Research, de\n',
        "Fjordby Kommune,DK,city\nInstitut für Küstenwandel Deichbrück,Deutschland,Forschung",
    ],
)
def test_the_same_list_in_every_dress(text: str) -> None:
    assert lines(text) == [FJORDBY, DEICHBRUECK]


def test_a_line_from_another_table_keeps_its_own_separator() -> None:
    text = (
        "Fjordby Kommune,city,DK\nFjordby Kommune,city,DK\n"
        "Institut für Küstenwandel Deichbrück; research; DE"
    )
    assert lines(text) == [FJORDBY, DEICHBRUECK]


def test_further_columns_under_a_header_are_left_alone() -> None:
    text = "organisation,type,country,people,reads\nFjordby Kommune,city,DK,3,da en"
    assert lines(text) == [FJORDBY]


def test_type_and_country_may_be_missing() -> None:
    assert lines("Fjordby Kommune\nNordhavn Institute,research") == [
        RosterLine("Fjordby Kommune", "", ""),
        RosterLine("Nordhavn Institute", "research", ""),
    ]


def test_a_name_with_a_comma_needs_quotation_marks() -> None:
    assert lines('"Waterlab, Polderoord",research,NL') == [
        RosterLine("Waterlab, Polderoord", "research", "NL")
    ]
    assert wrong("Waterlab, Polderoord,research,NL") == [
        (
            1,
            "Waterlab, Polderoord,research,NL",
            "4 columns where there should be 3. A name with a comma in it needs quotation marks.",
        )
    ]


def test_wrong_lines_are_quoted_by_number_and_the_others_read() -> None:
    text = "Name;Type;Country\n\nFjordby Kommune;city;DK\n;city;DK\nBlåskær;windmill;DK\nX;city;Oz"
    read = read_roster(text)
    assert list(read.lines) == [FJORDBY]
    assert wrong(text) == [
        (4, ";city;DK", "The name of the organisation is missing."),
        (
            5,
            "Blåskær;windmill;DK",
            "“windmill” is no type. Types: city, cluster, research, company, politician, other.",
        ),
        (
            6,
            "X;city;Oz",
            "“Oz” is no country we know. Write two letters such as DK, or leave it empty.",
        ),
    ]
    assert read.left == "Name;Type;Country\n;city;DK\nBlåskær;windmill;DK\nX;city;Oz"


def test_an_organisation_twice_counts_once_but_not_with_other_details() -> None:
    assert lines(
        "Fjordby Kommune,city,DK\nFJORDBY Kommune,city,DK".replace("FJORDBY", "Fjordby")
    ) == [FJORDBY]
    assert wrong("Fjordby Kommune,city,DK\nFjordby kommune,company,DK") == [
        (
            2,
            "Fjordby kommune,company,DK",
            "This organisation stands in line 1 with other details.",
        )
    ]


def test_an_open_quotation_mark_spoils_one_line_only() -> None:
    text = '"Fjordby Kommune,city,DK\nNordhavn Institute,research,DK'
    assert wrong(text) == [(1, '"Fjordby Kommune,city,DK', "A quotation mark is missing.")]
    assert [each.name for each in read_roster(text).lines] == ["Nordhavn Institute"]


def test_hostile_names_are_cleaned_and_capped() -> None:
    assert lines("Fjord\x00by\u202e Kommune,city,DK") == [FJORDBY]
    [(number, _, said)] = wrong("F" * 161 + ",city,DK")
    assert (number, said) == (1, "1 character too many. Your text is kept.")


def test_two_thousand_lines_fit_and_no_more() -> None:
    fits = "organisation\n" + "\n".join(f"Partner {n}" for n in range(2000))
    assert len(lines(fits)) == 2000
    with pytest.raises(Refused, match="lines; at most"):
        read_roster(fits + "\nPartner 2000\nPartner 2001")


def test_nothing_is_refused() -> None:
    with pytest.raises(Refused):
        read_roster("\n \n")


TEXT = "Älvhamra Textil AB,company,SE\nBlåskær Vindklynge,cluster,DK\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("latin-1"),
        TEXT.encode("cp1252"),
    ],
)
def test_a_file_in_every_encoding(data: bytes) -> None:
    assert [each.name for each in lines(decode(data))] == [
        "Älvhamra Textil AB",
        "Blåskær Vindklynge",
    ]


@pytest.mark.parametrize("data", [b"PK\x03\x04 xlsx", b"\xd0\xcf\x11\xe0 xls", b"\x89PNG\x00\x01"])
def test_a_file_that_is_no_list_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused):
        decode(data)
