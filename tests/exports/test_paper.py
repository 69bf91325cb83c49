"""Paper and hands in what is taken home: counted once, marked in every format. And the sheets that
are printed, read back."""

import csv
import io
import json
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from facilitator.exports.csv import write_csv
from facilitator.exports.docx import write_docx
from facilitator.exports.json import write_json
from facilitator.exports.markdown import write_markdown
from facilitator.exports.minutes.method import agreement
from facilitator.exports.paper import (
    write_ballots,
    write_hands,
    write_idea_cards,
    write_ideas,
)
from facilitator.exports.pdf import write_pdf
from facilitator.exports.reader import read_report
from facilitator.exports.reader.paper import read_paper
from facilitator.exports.report import Change, Report, Turnout
from facilitator.exports.report.paper import (
    PaperIdea,
    PaperList,
    PaperQuestion,
    PaperReport,
    PaperTopic,
)
from facilitator.exports.xlsx import write_xlsx
from facilitator.operations.ballots import cast_ballot
from facilitator.operations.paper import count_hands, enter_paper_ballot, take_back_paper_ballot
from facilitator.operations.seeds import add_paper_ideas
from facilitator.operations.voting import reveal_results
from facilitator.store.models import Base
from facilitator.store.transactions import Database
from tests.hostile import TEXTS
from tests.operations.room import Room


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Four phones of which three vote, two sheets, nine hands, and a card."""
    database = Database(f"sqlite:///{tmp_path / 'room.db'}")
    Base.metadata.create_all(database.writer)
    room = Room(database)
    trees, streams = room.topic("Trees", ideas=2), room.topic("Streams", ideas=2)
    room.open("collect")
    about = {"question_id": room.questions[0], "list_": "barrier", "language": "en"}
    room.do(add_paper_ideas, lines="Written on a card", **about)
    room.open("vote")
    vote = {"vote_id": room.vote}
    for person in room.people(4)[:3]:
        room.do(cast_ballot, participant=person, number=1, dots={trees: 1}, **vote)
    for letters in "A", "B", "AB":
        key = f"{room.questions[0]}-possibility"
        sheet = {"letters": {key: letters}, "abstained": False}
        [entered] = room.do(enter_paper_ballot, **sheet, **vote)
        if letters == "B":
            room.do(take_back_paper_ballot, sheet=entered.participant_id, **vote)
    hands = {"people": 9, "hands": {streams: 9, trees: 2}, "began": (None, {})}
    room.drive(count_hands, **hands, **vote)
    room.open("results")
    return room


@pytest.fixture
def report(room: Room) -> Report:
    room.drive(reveal_results)
    return told(room)


def told(room: Room) -> Report:
    return room.read(lambda session: read_report(session, room.id, room.clock, UTC))


def test_everybody_counts_once_and_the_sums_agree(report: Report) -> None:
    [vote] = report.workshops[0].votes
    assert vote.turnout == Turnout(4, 14, 5, 0, 0, 0, on_paper=2, hands=9)
    possibilities, _ = vote.lists
    assert [(line.letter, line.dots, line.hands) for line in possibilities.lines] == [
        ("A", 7, 2),
        ("B", 10, 9),
    ]
    assert (possibilities.given, possibilities.counted, possibilities.hands) == (17, 17, 11)
    assert possibilities.available == 14 * possibilities.dots_each
    [question] = report.workshops[0].questions
    assert [(t.letter, t.rank, t.dots, t.hands) for t in question.lists[0].topics] == [
        ("B", "1", 10, 9),
        ("A", "2", 7, 2),
    ]
    assert (report.attendance.devices, report.workshops[0].joined) == (4, 4)
    assert report.workshops[0].paper_ideas == 1


def test_more_dots_than_there_were_are_said(report: Report) -> None:
    [vote] = report.workshops[0].votes
    few = tuple(replace(each, available=16) for each in vote.lists)

    assert agreement(vote).endswith("agree, and are no more than there were.")
    assert agreement(replace(vote, lists=few)).endswith(
        "More dots were given than there were; please report this."
    )


def test_sheets_that_were_typed_in_and_taken_back_are_counted(report: Report) -> None:
    [workshop] = report.workshops
    closed = workshop.votes[0].closed_at

    assert workshop.changes == (
        Change("sheets_entered", closed, "3"),
        Change("sheets_taken_back", closed, "1"),
    )
    said = write_markdown(report, "en").decode()
    assert "- Ballot sheets typed in: 3\n- Ballot sheets taken back again: 1\n" in said


def test_before_the_reveal_no_hand_is_told(room: Room) -> None:
    [vote] = told(room).workshops[0].votes

    assert vote.ballots == ()
    assert {line.hands for each in vote.lists for line in each.lines} == {None}
    assert {each.hands for each in vote.lists} == {None}
    assert (vote.turnout.on_paper, vote.turnout.hands) == (2, 9)


WORDS = (
    "14 voted: 3 of 4 by phone, 2 on paper, 9 by show of hands.",
    "5 placed dots, 9 raised a hand, 0 finished without placing a dot, 0 abstained, 1 on a phone "
    "did nothing.",
    "may be among those who voted without a phone",
    "joined 4 · voted 14, of these 2 on paper, 9 by show of hands",
    "had joined on a device when the vote was open, and those who voted on paper or by show of",
    "Of the dots 9 by show of hands",
    "Hands were asked for from people who had cast no ballot.",
    "Ballot sheets were for people who had not voted on a phone",
    "1 of these ideas was written on paper.",
)


def test_the_minutes_say_so_in_words(report: Report, tmp_path: Path) -> None:
    markdown = write_markdown(report, "en").decode()
    word = zipfile.ZipFile(io.BytesIO(write_docx(report, "en"))).read("word/document.xml").decode()
    printed = " ".join(" ".join(pages(write_pdf(report, "en"), tmp_path, "-raw")).split())

    for said in WORDS:
        assert said in markdown
        assert said in word
        assert said in printed
    assert "| Possibilities | 28 | 17 | 11 | 17 |" in markdown.replace("Question 1, ", "")


def test_tables_and_json_carry_the_figures(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(report, "en")))
    files = zipfile.ZipFile(io.BytesIO(write_csv(report, "en")))
    for title, expected in (
        ("Votes", [{"Voted on paper": 2, "Voted by show of hands": 9, "Dots counted": 17}]),
        ("Topics", [{"Topic": "B", "Dots": 10, "Hands, of the dots": 9}]),
        ("Ideas", [{"Idea": "Written on a card", "Source": "Paper"}]),
    ):
        head, *rows = book[title].values
        lines = [dict(zip(head, row, strict=True)) for row in rows]
        texts = files.read(f"{title.lower()}.csv").decode("utf-8-sig")
        read = list(csv.DictReader(io.StringIO(texts), delimiter=sniffed(texts)))
        for figures in expected:
            assert any(figures.items() <= line.items() for line in lines), title
            plain = {name: str(value) for name, value in figures.items()}
            assert any(plain.items() <= line.items() for line in read), title
    turnout = json.loads(write_json(report, "en"))["workshops"][0]["votes"][0]["turnout"]
    assert (turnout["on_paper"], turnout["hands"]) == (2, 9)


def sniffed(text: str) -> str:
    return ";" if text.split("\n")[0].count(";") else ","


# Sheets

NAMES = (
    "Genehmigungsverfahrensbeschleunigungsgesetzgebungszuständigkeiten klären",
    "Mehr Grün auf Dächern, an Wänden und in den Straßen der Innenstadt",
    "Wasserläufe als Naturkorridore öffnen",
)


def sheets(questions: int, topics: int, *, copies: int = 3, cap: int = 1) -> PaperReport:
    on_ballot = tuple(PaperTopic("ABCDEFGHIJKL"[n], f"{n}: {NAMES[n % 3]}") for n in range(topics))
    ideas = (PaperIdea("Moos auf Schuppen", "de", "B"), PaperIdea("Efeu", "de", ""))
    return PaperReport(
        session="Mehr Natur",
        meeting="Working days",
        place="Fjordby",
        day=date(2026, 10, 14),
        language="de",
        questions=tuple(
            PaperQuestion(
                number,
                f"Frage {number}?",
                (
                    PaperList("possibility", "Möglichkeiten", on_ballot, 4, cap, ideas),
                    PaperList("barrier", "Hindernisse", on_ballot, 4, cap, ()),
                ),
            )
            for number in range(1, questions + 1)
        ),
        vote=2,
        copies=copies,
    )


def pages(pdf: bytes, folder: Path, *how: str) -> list[str]:
    (folder / "sheet.pdf").write_bytes(pdf)
    command = ["pdftotext", *how, folder / "sheet.pdf", "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\f")[:-1]


@pytest.mark.parametrize(
    ("questions", "topics", "cap", "on_a_page"), [(1, 4, 1, 4), (2, 5, 1, 2), (2, 12, 3, 1)]
)
def test_as_many_ballot_sheets_stand_on_a_page_as_can_be_read(
    tmp_path: Path, questions: int, topics: int, cap: int, on_a_page: int
) -> None:
    report = sheets(questions, topics, copies=2 * on_a_page, cap=cap)

    told = pages(write_ballots(report, "de"), tmp_path)

    assert [page.count("Frage 1?") for page in told] == [on_a_page, on_a_page]
    words = "".join(told).split()
    for number in range(topics):
        assert words.count(f"{number}:") == 2 * on_a_page * 2 * questions


def test_cards_are_printed_for_each_list_and_for_each_idea(tmp_path: Path) -> None:
    blank = pages(write_idea_cards(sheets(1, 2, copies=5), "de"), tmp_path)
    assert [page.count("Frage 1?") for page in blank] == [8, 2]
    assert ("".join(blank).count("Möglichkeiten"), "".join(blank).count("Hindernisse")) == (5, 5)

    [wall] = pages(write_ideas(sheets(1, 2), "de"), tmp_path)
    assert (wall.count("Moos auf Schuppen"), wall.count("Efeu")) == (1, 1)
    assert wall.split().count("B") == 1


def test_a_word_of_hundreds_of_letters_stays_on_its_card(tmp_path: Path) -> None:
    question = sheets(1, 2).questions[0]
    ideas = (PaperIdea("W" * 277 + "END", "de", "A"),)
    alone = replace(question, lists=(replace(question.lists[0], ideas=ideas),))
    (tmp_path / "card.pdf").write_bytes(
        write_ideas(replace(sheets(1, 2), questions=(alone,)), "de")
    )

    command = ["pdftotext", "-bbox", tmp_path / "card.pdf", "-"]
    placed = subprocess.run(command, capture_output=True, check=True).stdout.decode()

    right = [float(edge) for edge in re.findall(r'<word [^>]*xMax="([\d.]+)"', placed)]
    assert max(right) < 210 / 2 * 72 / 25.4  # two cards beside each other
    assert "END" in placed


def test_hands_are_counted_on_a_sheet_with_the_rule_of_each_list(tmp_path: Path) -> None:
    told = "".join(pages(write_hands(sheets(2, 3), "de"), tmp_path))

    assert told.count("bis zu 4 Themen") == 4
    assert all(told.split().count(f"{number}:") == 4 for number in range(3))


@pytest.mark.parametrize("write", [write_idea_cards, write_ideas, write_ballots, write_hands])
def test_a_sheet_is_archival_and_the_same_twice(write) -> None:  # type: ignore[no-untyped-def]
    written = write(sheets(1, 3), "en")

    assert written == write(sheets(1, 3), "en")
    with pikepdf.open(io.BytesIO(written)) as pdf, pdf.open_metadata() as said:
        assert said.pdfa_status == "2A"


@pytest.mark.parametrize("write", [write_idea_cards, write_ideas, write_ballots, write_hands])
def test_a_sheet_is_printed_of_nothing_and_of_anything(write) -> None:  # type: ignore[no-untyped-def]
    nothing = PaperReport("", "", "", date(2026, 10, 14), "en", (), None, 1)
    hostile = PaperReport(
        TEXTS[0],
        TEXTS[1],
        TEXTS[2],
        date(2026, 10, 14),
        "en",
        (
            PaperQuestion(
                1,
                TEXTS[3],
                (
                    PaperList(
                        "barrier",
                        TEXTS[4],
                        tuple(PaperTopic("A", text) for text in TEXTS),
                        3,
                        1,
                        tuple(PaperIdea(text, "en", "A") for text in TEXTS),
                    ),
                ),
            ),
        ),
        None,
        1,
    )
    for report in nothing, hostile:
        assert write(report, "da").startswith(b"%PDF")


def test_ballots_have_the_rule_of_the_vote_or_of_the_next_one(room: Room) -> None:
    def read(what: str = "possibility") -> tuple[int | None, list[str], int]:
        report = room.read(lambda session: read_paper(session, room.id, 1))
        [each] = [each for each in report.questions[0].lists if each.list_ == what]
        return report.vote, [topic.name for topic in each.topics], each.dots

    room.topic("Bees", ideas=2)
    room.topic("Alone", ideas=1)
    assert read() == (1, ["Trees", "Streams"], 2)
    room.open("cluster")  # the vote before still waits for its results
    assert read() == (None, ["Trees", "Streams", "Bees"], 3)
    room.open("results")
    room.drive(reveal_results)
    assert read() == (None, ["Trees", "Streams", "Bees"], 3)
    assert read("barrier") == (None, [], 0)
