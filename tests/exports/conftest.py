"""Meetings as reports: empty, normal, hostile and huge."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta, timezone

import pytest

from facilitator.exports.report import (
    ActionReport,
    AgendaReport,
    Attendance,
    BallotLine,
    Blocks,
    Change,
    DecisionReport,
    HeaderReport,
    IdeaReport,
    ListReport,
    MeetingReport,
    PersonReport,
    PersonsReport,
    Presence,
    QuestionReport,
    QuoteReport,
    RealTime,
    Report,
    SectionReport,
    StepReport,
    TopicReport,
    Turnout,
    VoteListReport,
    VoteReport,
    WorkshopReport,
)

SUMMER = timezone(timedelta(hours=2))
START = datetime(2026, 10, 14, 9, 0, tzinfo=SUMMER)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


MEETING = MeetingReport("Working days", "Fjordby", date(2026, 10, 14), date(2026, 10, 15), "en")

EMPTY = Report(
    meeting=MEETING,
    attendance=Attendance(()),
    workshops=(
        WorkshopReport(
            title="More nature in our towns",
            state="lobby",
            naming="anonymous",
            open_vote=False,
            joined=0,
            shared=0,
            steps=(),
            questions=(
                QuestionReport(
                    1,
                    "What would bring more nature into our towns?",
                    (
                        ListReport("possibility", "Possibilities", (), (), ()),
                        ListReport("barrier", "Barriers", (), (), ()),
                    ),
                ),
            ),
            votes=(),
            decisions=(),
            actions=(),
            changes=(),
        ),
    ),
    generated_at=at(60).replace(second=7, microsecond=990_619),
)

POSSIBILITIES = (
    TopicReport(
        "A",
        "Green roofs, walls and streets",
        ("Green roofs",),
        (),
        24,
        "1",
        (
            IdeaReport("Every new bus shelter could carry a small meadow.", "en"),
            IdeaReport("Grønne tage på alle skoler", "da", late=True),
            IdeaReport("Begrünte Fassaden an Parkhäusern", "de", source="seed"),
        ),
    ),
    TopicReport(
        "B",
        "Waterways as nature corridors",
        (),
        ("Open the culverts",),
        17,
        "=2",
        (
            IdeaReport("Open the buried stream under the market square.", "en"),
            IdeaReport(
                "Plant the banks instead of mowing them.", "en", original="Stop mowing, idiots."
            ),
        ),
    ),
    TopicReport(
        "H",
        "Money that lasts longer than a project",
        (),
        (),
        17,
        "=2",
        (IdeaReport("A maintenance budget with every planting.", "en", source="paper"),),
        late=True,
        promoted=True,
    ),
)
BARRIERS = (
    TopicReport(
        "A",
        "Strategies that bind nobody",
        (),
        (),
        21,
        "1",
        (IdeaReport("Strategier uten forpliktelse", "nb"),),
    ),
    TopicReport(
        "B",
        "Genehmigungsverfahrensbeschleunigungsgesetzgebungszuständigkeiten",
        (),
        (),
        0,
        "2",
        (IdeaReport("Zu viele Zuständigkeiten.", "de"), IdeaReport("Permits take years.", "en")),
    ),
)


def ballot_list(question: int, list_: ListReport, dots: int, voted: int) -> VoteListReport:
    given = sum(topic.dots or 0 for topic in list_.topics)
    return VoteListReport(
        question,
        list_.list_,
        list_.label,
        dots,
        1,
        tuple(BallotLine(topic.letter, topic.name, topic.dots) for topic in list_.topics),
        given,
        given,
        voted * dots,
    )


QUESTION = QuestionReport(
    1,
    "What would bring more nature into our towns?",
    (
        ListReport(
            "possibility",
            "Possibilities",
            POSSIBILITIES,
            (IdeaReport("Bees?", "en"),),
            (IdeaReport("Ask the children.", "en", late=True),),
            withdrawn=1,
            hidden=1,
        ),
        ListReport("barrier", "Barriers", BARRIERS, (), ()),
    ),
    (Blocks("B", BARRIERS[1].name, "A", POSSIBILITIES[0].name, "state"),),
)

TURNOUT = Turnout(43, 41, 39, 1, 1, 2)

NORMAL = replace(
    EMPTY,
    attendance=Attendance(
        (
            Presence("Fjordby Kommune", "city", "DK", 9, True),
            Presence("Fjordby Kommune", "politician", "DK", 2, True, roster_type="city"),
            Presence("Gartenbaubetrieb Lindenau GmbH", "company", "DE", 5, False),
            Presence("Kleinmoor", "city", "DE", 0, True),
            Presence("Nordhavn Institute", "research", "NO", 27, True),
        )
    ),
    workshops=(
        replace(
            EMPTY.workshops[0],
            state="closed",
            joined=45,
            shared=2,
            steps=(
                StepReport("practice", None, 1, (1,), (RealTime(at(0), at(1.2)),)),
                StepReport("collect", None, 4, (1,), (RealTime(at(1.2), at(6)),)),
                StepReport("cluster", None, 8, (1,), (RealTime(at(6), at(14)),)),
                StepReport(
                    "vote",
                    None,
                    3,
                    (1,),
                    (RealTime(at(14), at(16)), RealTime(at(17), at(20.5))),
                ),
                StepReport("results", "What we agreed", 9, (1,), (RealTime(at(20.5), None),)),
                StepReport("pause", None, 2, (), ()),
            ),
            questions=(QUESTION,),
            votes=(
                VoteReport(
                    at(14),
                    at(16),
                    "stopped",
                    "Two topics said the same",
                    Turnout(43, 12, 12, 0, 0, 2),
                    (
                        VoteListReport(
                            1,
                            "possibility",
                            "Possibilities",
                            3,
                            1,
                            (BallotLine("A", "Green roofs", 9), BallotLine("C", "Culverts", 5)),
                            14,
                            14,
                            36,
                        ),
                    ),
                    False,
                ),
                VoteReport(
                    at(17),
                    at(20.5),
                    "revealed",
                    "",
                    TURNOUT,
                    tuple(ballot_list(1, list_, 3, 41) for list_ in QUESTION.lists),
                    True,
                ),
            ),
            decisions=(
                DecisionReport(
                    "Every new public building in Fjordby is planned with a green roof.",
                    "consensus",
                    None,
                    None,
                    None,
                    "Steering group",
                    at(25),
                ),
                DecisionReport(
                    "Waterways come before parking when streets are rebuilt.",
                    "hands",
                    33,
                    6,
                    2,
                    "",
                    at(27),
                ),
            ),
            actions=(
                ActionReport(
                    "Draft a common monitoring plan that small towns can afford.",
                    "Nordhavn Institute",
                    date(2027, 1, 15),
                    "open",
                ),
                ActionReport("List every roadside where pest plants spread.", "", None, "done"),
            ),
            changes=(
                Change("edited", at(5), "Possibilities B", "unfriendly words"),
                Change("hidden", at(5.5), "Question 1, Possibilities", "names a person"),
                Change("merged", at(12), "Possibilities: C into B"),
                Change("stopped", at(16), "Vote", "Two topics said the same"),
            ),
        ),
    ),
)

# What organisers add. Kept apart from the rooms above, which most tests are about.
FILED = {
    "header": HeaderReport(
        programme="North Coast Programme",
        project="Greener towns by the sea",
        acronym="GREENER",
        project_number="38-2-7-15",
        activity="WP 3, working days",
        deliverable="D 3.2",
        host="Fjordby Kommune",
        chair="Birthe Holm",
        minute_taker="Jens Krag",
        distribution="All partners, programme secretariat",
        funding="Co-funded by the North Coast Programme.",
    ),
    "agenda": (
        AgendaReport(MEETING.starts_on, time(9), time(10, 30), "item", "Opening", "Hall", "Mayor"),
        AgendaReport(MEETING.starts_on, time(10, 30), None, "break", "Coffee"),
        AgendaReport(
            MEETING.starts_on, time(11), time(12), "session", "Trees", "Room 1", "",
            "More nature in our towns",
        ),
        AgendaReport(MEETING.starts_on, time(11), time(12), "item", "Harbour group", "Room 2"),
        AgendaReport(MEETING.ends_on, time(9), time(16), "trip", "The wind farm"),
    ),
    "persons": PersonsReport(
        (
            PersonReport("Birthe Holm", "Fjordby Kommune", "Head of planning", True, True),
            PersonReport("Jens Krag", "Fjordby Kommune", "", True, True),
            PersonReport("Dörte Petersen", "Kleinmoor", "Mayor", True, False),
            PersonReport("Åse Lund", "Nordhavn Institute", "", False, True),
        ),
        without_phone=5,
    ),
    "sections": (
        SectionReport("own-1", 0, title="Welcome", text="The mayor welcomed everybody."),
        SectionReport("attendance", 1, text="Two came late:\n- Åse Lund\n- Jens Krag\n\nBy bus."),
        SectionReport("course", 2, hidden=True),
        SectionReport("results", 3, hidden=True, text="The second count stands."),
    ),
    "quotes": (
        QuoteReport("We begin on Monday.", "Birthe Holm", "Fjordby", "By e-mail, 15 October"),
        QuoteReport("Trees\nfirst.", "Åse Lund", "", "Asked in the break"),
    ),
}  # fmt: skip
FILED_NORMAL = replace(NORMAL, **FILED)  # type: ignore[arg-type]

# One text with everything that has ever broken a file.
HOSTILE_TEXT = (
    "=1+1 <b>&amp;</b> \x00\x0b\x1b\ud800\ufffe\u202e|#[a](javascript:x)*`_ {{x}} #let \\ 😀 中文 "
    "שלום a\u0301\u0301\u0301\n@SUM(A1) ${x} ]]> \U0001ffff"
)


def with_texts(report: Report, change: Callable[[str], str]) -> Report:
    """The report with every free text replaced."""
    workshop = report.workshops[0]
    questions = tuple(
        replace(
            question,
            prompt=change(question.prompt),
            lists=tuple(
                replace(
                    list_,
                    label=change(list_.label),
                    topics=tuple(
                        replace(
                            topic,
                            name=change(topic.name),
                            former_names=(change(topic.name),),
                            ideas=tuple(
                                replace(idea, text=change(idea.text), author=change("Ada"))
                                for idea in topic.ideas
                            ),
                        )
                        for topic in list_.topics
                    ),
                )
                for list_ in question.lists
            ),
        )
        for question in workshop.questions
    )
    header, persons = report.header, report.persons
    return replace(
        report,
        header=HeaderReport(**{name: change(text) for name, text in asdict(header).items()}),
        agenda=tuple(
            replace(each, title=change(each.title), place=change("Hall"), who=change("Ada"))
            for each in report.agenda
        ),
        sections=tuple(
            replace(each, title=change(each.title), text=change(each.text))
            for each in report.sections
        ),
        quotes=tuple(
            QuoteReport(*map(change, (each.text, each.person, each.organisation, each.consent)))
            for each in report.quotes
        ),
        persons=replace(
            persons,
            rows=tuple(
                replace(row, name=change(row.name), organisation=change("X"), role=change("Y"))
                for row in persons.rows
            ),
        ),
        meeting=replace(
            report.meeting, title=change(report.meeting.title), place=change(report.meeting.place)
        ),
        attendance=Attendance(
            tuple(
                replace(row, organisation=change(row.organisation))
                for row in report.attendance.rows
            )
        ),
        workshops=(
            replace(
                workshop,
                title=change(workshop.title),
                questions=questions,
                decisions=tuple(
                    replace(decision, text=change(decision.text), body=change(decision.body))
                    for decision in workshop.decisions
                ),
                actions=tuple(
                    replace(action, text=change(action.text), owner=change(action.owner))
                    for action in workshop.actions
                ),
                changes=tuple(
                    replace(made, what=change(made.what), reason=change(made.reason))
                    for made in workshop.changes
                ),
            ),
        ),
    )


HOSTILE = with_texts(FILED_NORMAL, lambda text: HOSTILE_TEXT + text)


def many(ideas: int, topics: int = 12) -> Report:
    """Two lists that share so many ideas, each in so many topics."""

    def said(number: int) -> IdeaReport:
        words = ("Trees along every street need a budget for their first five dry summers, "
                 "otherwise half of them die.")  # fmt: skip
        return IdeaReport(f"{words[: 20 + number * 7 % 80]} ({number})", "en")

    def filled(list_: ListReport, first: int) -> ListReport:
        each = ideas // 2 // topics
        filled_topics = tuple(
            TopicReport(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place],
                f"Topic number {place} with a name of usual length",
                (),
                (),
                3 * (topics - place),
                str(place + 1),
                tuple(said(first + place * each + n) for n in range(each)),
            )
            for place in range(topics)
        )
        return replace(list_, topics=filled_topics, not_placed=(), late=())

    question = replace(
        QUESTION,
        lists=(filled(QUESTION.lists[0], 0), filled(QUESTION.lists[1], ideas // 2)),
        blocks=(),
    )
    workshop = replace(NORMAL.workshops[0], questions=(question,))
    return replace(NORMAL, workshops=(workshop,))


@pytest.fixture
def empty() -> Report:
    return EMPTY


@pytest.fixture
def normal() -> Report:
    return NORMAL


@pytest.fixture
def hostile() -> Report:
    return HOSTILE


@pytest.fixture
def big() -> Report:
    return many(600)


@pytest.fixture
def filed() -> Report:
    """The normal meeting with header, agenda and persons."""
    return FILED_NORMAL


@pytest.fixture(params=["empty", "normal", "filed", "hostile", "big"])
def report(request: pytest.FixtureRequest) -> Report:
    report: Report = request.getfixturevalue(request.param)
    return report


def twice(report: Report) -> Report:
    """The meeting with a second session like the first, and of the same title."""
    return replace(report, workshops=report.workshops * 2)


@pytest.fixture(params=["empty", "normal", "hostile", "big"])
def two_sessions(request: pytest.FixtureRequest) -> Report:
    return twice(request.getfixturevalue(request.param))


@pytest.fixture
def two_normal_sessions() -> Report:
    return twice(NORMAL)


@pytest.fixture(name="with_texts")
def with_texts_fixture() -> Callable[[Report, Callable[[str], str]], Report]:
    return with_texts


@pytest.fixture
def unrevealed() -> Report:
    """The normal meeting while its vote is closed and not yet shown."""
    workshop = NORMAL.workshops[0]

    def without_dots(list_: ListReport) -> ListReport:
        topics = tuple(replace(topic, dots=None, rank=None) for topic in list_.topics)
        return replace(list_, topics=topics)

    question = replace(QUESTION, lists=tuple(map(without_dots, QUESTION.lists)))
    votes = tuple(
        replace(
            vote,
            state="closed" if vote.stands else "stopped",
            stands=False,
            lists=tuple(
                replace(
                    list_,
                    given=None,
                    counted=None,
                    lines=tuple(replace(line, dots=None) for line in list_.lines),
                )
                for list_ in vote.lists
            ),
        )
        for vote in workshop.votes
    )
    return replace(NORMAL, workshops=(replace(workshop, questions=(question,), votes=votes),))
