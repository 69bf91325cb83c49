"""The rooms that the pictures show: one scene for each state a screen can be in.

    "vote-cap-3": Scene("voting", people=8, ideas=40, topics=8, cap=3)

A scene is furnished before its server starts; `acts` is what is then done on the open pages.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import cycle, islice

from playwright.sync_api import Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.demo import script
from facilitator.demo.held import hold_meeting
from facilitator.domain.words import LISTS, ListName
from facilitator.operations import (
    agreed,
    ballots,
    door,
    grouping,
    joining,
    paper,
    projector,
    removing,
    seeds,
    steps,
    theme_team,
    voting,
)
from facilitator.store.models import Account, Cluster, Meeting, Question, Step, Workshop
from facilitator.store.sheets import sheet_of
from facilitator.store.situation import situation
from facilitator.web.cookies import token_hash
from tests.conftest import NOW
from tests.screens.console_room import answer, drive, idea, person, topic

MY_PHONE = "the-phone-in-the-picture"
ME = 1  # its participant
TEXT_LIMIT = 140

# What German makes of a word, for names and ideas.
LONG_WORDS = (
    "Genehmigungsverfahrensbeschleunigungsgesetz",
    "Donaudampfschifffahrtsgesellschaftskapitänspatent",
    "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung",
    "Gemeinsame Ausschreibungen für Ladeinfrastruktur und Betriebshöfe",
    "Fördermittelbeantragungsverfahren vereinfachen, auch für Kleinbetriebe",
    "Reparaturfreundlichkeit",
    "Wasserstraßenunterhaltung und Uferrenaturierung",
    "Kreislaufwirtschaftsbeauftragte in jeder Stadtverwaltung",
    "Flächeninanspruchnahme begrenzen",
    "Energieversorgungssicherheit",
    "Bürgerbeteiligungsveranstaltungen zu Zeiten, zu denen Leute können",
    "Straßenbegleitgrün",
)
DECISIONS = (
    "Every new public building in Fjordby is planned with a green roof or a green wall.",
    "Waterways come before parking when streets are rebuilt.",
)
ACTIONS = (
    ("Draft a common monitoring plan that small towns can afford.", "Nordhavn Institute"),
    ("List every roadside where pest plants spread.", "Fjordby Kommune"),
)


@dataclass(frozen=True)
class Scene:
    stage: str = "lobby"
    people: int = 0
    ideas: int = 0  # both lists together
    topics: int = 0  # a list
    language: str = "en"
    cap: int = 1
    deeds: tuple[Callable[[House, int], object], ...] = ()  # done at the stage
    acts: tuple[Callable[[dict[str, Page]], object], ...] = ()  # done on the open pages
    screens: tuple[str, ...] = ("phone", "projector", "console", "remote")
    silent: bool = False  # the server goes away

    def furnish(self, house: House, workshop: int) -> None:
        house.live.perform(
            joining.join,
            workshop,
            device_hash=token_hash(MY_PHONE),
            organisation="Fjordby Kommune",
            partner_type="city",
            country="DK",
            languages=["en", "de"],
            name="",
            language=self.language,
        )
        house.database.write(lambda session: self.fill(session, workshop))
        if self.stage in AFTER_THE_DOTS:
            drive(house, workshop, "voting")
            self.vote(house, workshop)
        drive(house, workshop, self.stage)
        for deed in self.deeds:
            deed(house, workshop)

    def fill(self, session: Session, workshop_id: int) -> None:
        german, english = script.questions()
        asked = german if self.language == "de" else english
        self.ask(session, workshop_id, asked)
        organisations = islice(cycle(script.organisations()), self.people)
        people = [
            person(session, workshop_id, each.name, each.partner_type) for each in organisations
        ]
        for list_ in LISTS:
            texts = [
                each.text
                for each in asked.statements
                if each.list_ == list_ and len(each.text) <= TEXT_LIMIT
            ]
            names = script.topics(asked, list_) * 2
            if self.language == "de":
                texts, names = [*LONG_WORDS, *texts], list(LONG_WORDS)
            authors = cycle([ME, *people])
            written = [
                idea(
                    session,
                    workshop_id,
                    text,
                    list_=list_,
                    language=asked.language,
                    author_id=next(authors),
                )
                for text in islice(cycle(texts), self.ideas // 2)
            ]
            self.sort(session, workshop_id, list_, names[: self.topics], written, people)

    def ask(self, session: Session, workshop_id: int, asked: script.Question) -> None:
        workshop = session.get_one(Workshop, workshop_id)
        workshop.language, workshop.dot_cap = self.language, self.cap
        workshop.lobby_opened_at = NOW
        question = session.get_one(Question, 1)
        question.prompt = asked.prompt
        question.possibility_label, question.barrier_label = asked.labels.values()
        if self.stage == "pause":
            session.get_one(Step, 1).kind = "pause"

    def sort(
        self,
        session: Session,
        workshop_id: int,
        list_: ListName,
        names: list[str],
        ideas: list[int],
        people: list[int],
    ) -> None:
        """Every ninth idea is in no topic: the readers disagreed, or nobody has read it yet."""
        if not names:
            return
        placed = [each for n, each in enumerate(ideas) if n % 9 < 8]
        topics = [
            topic(session, workshop_id, n, name, *placed[n :: len(names)], list_=list_)
            for n, name in enumerate(names)
        ]
        for each in ideas[8::18]:
            for reader, place in zip(people, (*topics[:2], None, topics[-1]), strict=False):
                answer(session, workshop_id, each, reader, place, "Bees, everywhere")

    def vote(self, house: House, workshop: int) -> None:
        """Every fifth person hasn't voted yet; the phone in the picture has used two dots."""
        with house.database.read() as session:
            vote = situation(session, workshop).vote_id
            topics = [(each.id, each.list_) for each in session.query(Cluster)]
        for voter in range(ME, self.people + ME + 1):
            if voter % 5 == 0:
                continue
            dots: Counter[int] = Counter()
            for list_ in LISTS:
                ids = [id_ for id_, of in topics if of == list_]
                for nth in range(2 if voter == ME else 3):
                    wanted = ids[(voter * voter * (1 + nth) + nth) % len(ids)]
                    dots[wanted] = min(dots[wanted] + 1, self.cap)
            house.live.perform(
                ballots.cast_ballot, workshop, participant=voter, vote_id=vote, number=1, dots=dots
            )


AFTER_THE_DOTS = ("voting", "counted", "revealed", "agreed", "closed")


# Deeds


def show_wall(house: House, workshop: int) -> None:
    house.live.perform(projector.show_wall, workshop, by_id=None)


def look_up(house: House, workshop: int) -> None:
    house.live.perform(steps.look_up, workshop, on=True)


def agree(house: House, workshop: int) -> None:
    for text in DECISIONS:
        house.live.perform(agreed.write_decision, workshop, text=text, how="consensus", by_id=None)
    for text, owner in ACTIONS:
        house.live.perform(
            agreed.write_action,
            workshop,
            text=text,
            owner=owner,
            due_on=date(2027, 1, 15),
            by_id=None,
        )


def tell_by_group(house: House, workshop: int) -> None:
    """Companies, clusters and politicians as one, so that there are three groups."""
    members = ["company", "cluster", "politician"]
    house.live.perform(grouping.count_as_one, workshop, axis="partner_type", members=members)
    house.live.perform(
        grouping.show_by_group,
        workshop,
        vote_id=1,
        axis="partner_type",
        by_id=None,
        draw=lambda: 1.0,
    )


def stop_vote(house: House, workshop: int) -> None:
    house.live.perform(voting.stop_vote, workshop, vote_id=1, reason="", by_id=None)


def enter_paper(house: House, workshop: int) -> None:
    """Two sheets, twelve raised hands, and two cards."""
    with house.database.read() as session:
        vote_id = situation(session, workshop).vote_id or 0
        possibilities, barriers, *_ = sheet_of(session, vote_id)
    sheet = {"vote_id": vote_id, "abstained": False}
    for letters in "A B", "B C":
        marked = {possibilities.key: letters}
        house.live.perform(paper.enter_paper_ballot, workshop, letters=marked, **sheet)
    most, second = (topic.id for topic in possibilities.topics[:2])
    raised = {most: 9, second: 4, barriers.topics[0].id: 12}
    shown = {"people": 12, "hands": raised, "began": (None, {}), "by_id": None}
    house.live.perform(paper.count_hands, workshop, vote_id=vote_id, **shown)
    cards = {"question_id": possibilities.question_id, "list_": "barrier", "language": "de"}
    house.live.perform(
        seeds.add_paper_ideas, workshop, lines="Zu wenig Zeit\nZu viele Anträge", **cards
    )


def reveal(house: House, workshop: int) -> None:
    house.live.perform(voting.reveal_results, workshop, by_id=None)


def open_the_paper(pages: dict[str, Page]) -> None:
    pages["console"].locator("#paper").click()


def open_the_sheets(pages: dict[str, Page]) -> None:
    pages["console"].locator("#enter-sheets").click()


def draft_together(house: House, workshop: int) -> None:
    house.live.perform(theme_team.pick_for_team, workshop, participant=ME)


def close_door(house: House, workshop: int) -> None:
    house.live.perform(door.close_door, workshop, by_id=1)


def take_in_no_more(house: House, workshop: int) -> None:
    def edit(session: Session) -> None:
        session.get_one(Workshop, workshop).most_people = 12

    house.database.write(edit)


def remove_two_phones(house: House, workshop: int) -> None:
    """Mine, and one that was let in again."""
    for participant in (2, ME):
        house.live.perform(removing.remove_phone, workshop, participant=participant, by_id=1)
    house.live.perform(removing.let_phone_in, workshop, removal_id=1, by_id=1)


def hold_in_spring(house: House, _workshop: int) -> None:
    def hold(session: Session) -> int:
        ada = session.scalars(select(Account.id).where(Account.name == "Ada")).one()
        return hold_meeting(session, ada, datetime.now(UTC).date())

    assert house.database.write(hold) == 2


def forget_meetings(house: House, _workshop: int) -> None:
    house.database.write(lambda session: session.query(Meeting).delete())


# Acts


def write_too_much(pages: dict[str, Page]) -> None:
    pages["phone"].locator("textarea").first.fill("More trees along every road we have. " * 5)
    pages["phone"].locator("form.idea .button:visible").click()


def send_nothing(pages: dict[str, Page]) -> None:
    pages["phone"].locator("form.idea .button:visible").click()


def open_a_card(pages: dict[str, Page]) -> None:
    pages["console"].locator(".card").first.click()


def open_the_groups(pages: dict[str, Page]) -> None:
    pages["console"].locator("#results-by-group").click()


def ask_to_remove_a_phone(pages: dict[str, Page]) -> None:
    pages["console"].locator("#phones").click()
    pages["console"].locator("#drawer button", has_text="Remove").first.click()


def move_the_mouse(pages: dict[str, Page]) -> None:
    pages["projector"].mouse.move(300, 300)
    pages["projector"].mouse.move(320, 310)


def ask_for_help(pages: dict[str, Page]) -> None:
    pages["projector"].keyboard.press("?")


def open_the_menu(pages: dict[str, Page]) -> None:
    pages["phone"].locator("#menu > summary").click()


def decide_nothing(pages: dict[str, Page]) -> None:
    pages["console"].locator("#write-decision .button").click()


def type_an_organisation(pages: dict[str, Page]) -> None:
    pages["join"].get_by_label("Your organisation").press_sequentially("st")


def join_without_a_kind(pages: dict[str, Page]) -> None:
    pages["join"].get_by_role("button", name="Join").click()


def ask_without_a_title(pages: dict[str, Page]) -> None:
    pages["meeting-new"].get_by_role("button", name="Make the meeting").click()


def rest(pages: dict[str, Page]) -> None:
    """Longer than a screen waits before it says that it hears nothing."""
    pages["phone"].wait_for_timeout(12_000)


OFFICE = (
    "front",
    "sign-in",
    "meetings",
    "meeting",
    "meeting-new",
    "meeting-edit",
    "meeting-delete",
    "minutes",
    "roster",
    "actions",
    "session",
    "session-new",
    "session-questions",
    "session-sheet",
    "session-rules",
    "session-wifi",
    "session-seeds",
    "session-access",
    "session-results",
    "session-copy",
    "session-delete",
    "session-erase",
    "privacy",
    "account",
)
HELD = Scene(
    deeds=(hold_in_spring,),
    screens=(
        "held-meeting",
        "held-minutes",
        "held-section",
        "held-quotes",
        "held-ideas",
        "held-versions",
        "held-actions",
        "held-persons",
        "held-agenda",
        "held-header",
        "held-pictures",
    ),
)
WRITING = Scene("writing", people=24)
SORTED = Scene("sorting", people=24, ideas=168, topics=8)
GERMAN = Scene(people=24, ideas=80, topics=12, language="de")
PAPER = replace(GERMAN, stage="voting", topics=8, deeds=(enter_paper,))

SCENES: dict[str, Scene] = {
    "join": Scene(people=12, screens=("join",), acts=(type_an_organisation,)),
    "join-refused": Scene(screens=("join",), acts=(join_without_a_kind,)),
    "join-closed": Scene("closed", people=12, ideas=24, topics=3, screens=("join", "phone")),
    "join-shut": Scene(people=12, screens=("join",), deeds=(close_door,)),
    "join-shut-german": replace(GERMAN, screens=("join",), deeds=(close_door,)),
    "join-full": Scene(people=12, screens=("join",), deeds=(take_in_no_more,)),
    "phone-removed": Scene("writing", people=12, screens=("phone",), deeds=(remove_two_phones,)),
    "phone-removed-german": replace(
        GERMAN, stage="writing", screens=("phone",), deeds=(remove_two_phones,)
    ),
    "console-door": Scene(
        "writing",
        people=24,
        ideas=60,
        screens=("console",),
        deeds=(remove_two_phones, close_door),
        acts=(ask_to_remove_a_phone,),
    ),
    "console-door-german": replace(
        GERMAN,
        stage="writing",
        screens=("console",),
        deeds=(remove_two_phones, close_door),
    ),
    "lobby-empty": Scene(),
    "lobby": Scene(people=42),
    "practice": Scene("practice", people=24),
    "writing-empty": Scene("writing"),
    "writing-3": replace(WRITING, people=2, ideas=6),
    "writing-30": replace(WRITING, ideas=60),
    "writing-300": replace(WRITING, people=120, ideas=600),
    "writing-refused": replace(WRITING, acts=(send_nothing,)),
    "writing-too-much": replace(WRITING, acts=(write_too_much,)),
    "wall-empty": Scene("writing", deeds=(show_wall,), screens=("projector",)),
    "wall-3": replace(WRITING, ideas=6, deeds=(show_wall,), screens=("projector",)),
    "wall-30": replace(WRITING, ideas=60, deeds=(show_wall,), screens=("projector",)),
    "wall-300": replace(WRITING, ideas=600, deeds=(show_wall,), screens=("projector",)),
    "pause": replace(WRITING, stage="pause"),
    "drafting": replace(SORTED, stage="drafting", topics=0),
    "drafting-team": replace(SORTED, stage="drafting", topics=5, deeds=(draft_together,)),
    "sorting": SORTED,
    "driving": replace(SORTED, acts=(move_the_mouse,), screens=("projector",)),
    "help": replace(SORTED, acts=(ask_for_help,), screens=("projector",)),
    "menu": replace(SORTED, acts=(open_the_menu,), screens=("phone",)),
    "sorting-12": replace(SORTED, ideas=600, topics=12, acts=(open_a_card,)),
    "reading": replace(SORTED, stage="reading"),
    "accepted": replace(SORTED, stage="accepted"),
    "vote-cap-1": Scene("voting", people=30, ideas=80, topics=8),
    "vote-cap-3": Scene("voting", people=150, ideas=40, topics=5, cap=3),
    "vote-two": Scene("voting", people=1, ideas=12, topics=3),
    "stopped": Scene("voting", people=30, ideas=80, topics=8, deeds=(stop_vote,)),
    "counted": Scene("counted", people=30, ideas=80, topics=8),
    "results": Scene("revealed", people=42, ideas=80, topics=8),
    "paper": replace(PAPER, screens=("console",), acts=(open_the_paper,)),
    "paper-sheets": replace(PAPER, screens=("console",), acts=(open_the_sheets,)),
    "paper-voting": PAPER,
    "paper-counted": replace(PAPER, stage="counted", screens=("projector", "remote")),
    "paper-results": replace(
        PAPER,
        stage="counted",
        deeds=(enter_paper, reveal),
        screens=("projector", "phone", "session-results"),
    ),
    "results-groups": Scene(
        "revealed",
        people=60,
        ideas=80,
        topics=5,
        deeds=(tell_by_group,),
        screens=("projector", "console"),
    ),
    "results-choose": Scene(
        "revealed", people=60, ideas=80, topics=5, acts=(open_the_groups,), screens=("console",)
    ),
    "results-few": Scene("revealed", people=2, ideas=12, topics=3),
    "results-refused": replace(
        GERMAN, stage="revealed", acts=(decide_nothing,), screens=("console",)
    ),
    "agreed-empty": Scene("agreed", people=24, ideas=80, topics=8),
    "agreed": Scene("agreed", people=24, ideas=80, topics=8, deeds=(agree,)),
    "closed": Scene("closed", people=24, ideas=80, topics=8, deeds=(agree,)),
    "look-up": replace(SORTED, deeds=(look_up,)),
    "not-connected": replace(WRITING, ideas=60, silent=True, acts=(rest,)),
    "german-lobby": GERMAN,
    "german-writing": replace(GERMAN, stage="writing", deeds=(show_wall,)),
    "german-sorting": replace(GERMAN, stage="sorting"),
    "german-accepted": replace(GERMAN, stage="accepted"),
    "german-vote": replace(GERMAN, stage="voting"),
    "german-results": replace(GERMAN, stage="revealed"),
    "german-groups": replace(
        GERMAN,
        stage="revealed",
        topics=5,
        people=60,
        deeds=(tell_by_group,),
        acts=(open_the_groups,),
        screens=("projector", "console"),
    ),
    "german-agreed": replace(GERMAN, stage="agreed", deeds=(agree,)),
    "office-empty": Scene(deeds=(forget_meetings,), screens=("meetings", "meeting-new")),
    "office": Scene("revealed", people=24, ideas=80, topics=8, deeds=(agree,), screens=OFFICE),
    "office-refused": Scene(screens=("meeting-new",), acts=(ask_without_a_title,)),
    "minutes": HELD,
    "minutes-german": replace(HELD, language="de"),
    "minutes-danish": replace(HELD, language="da"),
    "office-german": replace(GERMAN, stage="closed", screens=("meeting", "session", "roster")),
}
