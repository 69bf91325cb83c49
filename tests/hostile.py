"""Sixty texts that have broken other programs, and a workshop in which people wrote them.

Every text leaves something after cleaning, so that a test can look for it everywhere.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator import House
from facilitator.domain.changes import Change, TopicDrafted
from facilitator.domain.text import clean
from facilitator.operations import agreed, ballots, ideas, joining, moving, seeds, topics, voting
from facilitator.store.models import Idea, Meeting, Question, Workshop
from facilitator.store.situation import situation
from facilitator.web.cookies import token_hash
from tests.screens.console_room import drive

AUTHOR = "the-phone-of-the-author"
RAN = "window.ran=1"  # what a script in a text would leave in the page

TEXTS = (
    # Markup
    f"<script>{RAN}</script>",
    f"</script><script>{RAN}</script>",
    f"<img src=x onerror='{RAN}'>",
    f"<svg onload={RAN.replace(' ', '')}>",
    f"<details open ontoggle='{RAN}'>",
    f"\"><body onpageshow='{RAN}'>",
    f"' autofocus onfocus='{RAN}' x='",
    f"javascript:{RAN}",
    f"<a href='javascript:{RAN}'>press</a>",
    f"<iframe srcdoc='<script>{RAN}</script>'></iframe>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RAN}'>",
    f"<template><script>{RAN}</script></template>",
    f"<style>@import '//evil.example/x'</style>{RAN}",
    f"<textarea></textarea><script>{RAN}</script>",
    f"<!-- --><script>{RAN}</script><!--",
    f"<![CDATA[<script>{RAN}</script>]]>",
    f"<form action='//evil.example'><button>{RAN}</button></form>",
    f"<div hx-get='//evil.example' hx-trigger=load>{RAN}</div>",
    f"<div hx-swap-oob='true' id='phone-now'>{RAN}</div>",
    f"<base href='//evil.example/'>{RAN}",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &nbsp;",
    "]]> <?xml version='1.0'?> <!DOCTYPE x [<!ENTITY a 'b'>]> &a;",
    # Templates and other programs' languages
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7} <%= 7*7 %>",
    '#read("/etc/passwd") #eval("1") $ x $ @label <label>',
    "'; DROP TABLE idea; --",
    "\\x41 \\u0041 \\n \\0 %00 %s %(n)d {0} {n}",
    "| a | b |\t- [ ] task `code` **bold** _it_ # head",
    "[press](javascript:alert(1)) ![x](//evil.example/x.png)",
    "1. no list 2) no list --- === ~~~ > quote",
    # Formulas
    "=1+1",
    "=HYPERLINK(\"//evil.example\",\"press\")",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "=cmd|'/c calc'!A0",
    "\t=2+2",
    "\r=3+3",
    "；=1+1 ，,\"'\"\",;",
    "2026-10-14",
    "00123",
    "1e5",
    # Control characters
    "nul\0 bell\a back\b escape\x1b[2J end",
    "vertical\vtab form\ffeed next\x85line",
    "one\ntwo\r\nthree\u2028four\u2029five",
    "Set-Cookie: a=b\r\nLocation: //evil.example",
    "delete\x7f and \x80\x9f the C1s",
    # Unicode
    "turned \u202eright-to-left\u202c \u2066isolated\u2069 \u200fmark",
    "שלום עולם (123) مرحبا",
    "zero\u200bwidth \ufeffbom \u2060joiner \u00adhyphen",
    "Z\u0334\u0335\u0336\u0337\u0338\u0339\u033a\u033b\u033calgo" + "\u0301" * 60,
    "high\ud800 low\udfff pair\ud83d",
    "not\ufffe a\uffff character\U0001fffe \ufdd0",
    "private \ue000 \U000f0000 use",
    "👨‍👩‍👧‍👦 👍🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇩🇰 ☃️",
    "ﬁ ½ ① Å Å ẛ̣ ſ ß İ ı",
    "漢字かな交じり文、한국어 ไทย हिन्दी",
    "𝒻𝒶𝓃𝒸𝓎 \U0001208a 𓀀",
    "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2,
    "w" * 138,
    "../../etc/passwd C:\\con\\nul .htaccess ~ * ? \" < > |",
)  # fmt: skip


CLEANED = tuple(clean(text) for text in TEXTS)
NAMES = tuple(text[:60] for text in TEXTS)  # of topics and organisations
TOPICS = 8


def write_everywhere(house: House, workshop: int) -> None:
    """Up to an open wall: the texts as ideas, seeds, organisations, and in every heading."""
    room = Room(house, workshop)
    house.database.write(room.name_everything)
    room.do(seeds.add_seed_ideas, question_id=1, list_="barrier", lines=seed_lines(), language="en")
    room.join(AUTHOR, NAMES[0])
    for number, name in enumerate(NAMES):
        room.join(f"phone {number}", name)
    drive(house, workshop, "writing")
    for text in TEXTS:
        room.write(text)


def sort_and_vote(house: House, workshop: int) -> None:
    """The texts as topics, decisions and actions too, and the results shown."""
    room = Room(house, workshop)
    ideas = room.ideas()
    made = [room.topic(name, ideas[2 * n : 2 * n + 2]) for n, name in enumerate(NAMES[:TOPICS])]
    drive(house, workshop, "voting")
    with house.database.read() as session:
        vote_id = situation(session, workshop).vote_id
    room.do(ballots.cast_ballot, participant=1, vote_id=vote_id, number=1, dots={made[0]: 1})
    drive(house, workshop, "counted")
    room.do(voting.reveal_results, by_id=None)
    for text in TEXTS:
        room.do(agreed.write_decision, text=text, how="consensus", body=text[:60], by_id=None)
        room.do(agreed.write_action, text=text, owner=text[:60], by_id=None)


def seed_lines() -> str:
    return "\n".join(clean(text) for text in TEXTS[:20])


class Room:
    def __init__(self, house: House, workshop: int) -> None:
        self.house, self.workshop = house, workshop

    def do(self, operation: Callable[..., list[Any]], **values: Any) -> list[Change]:
        return self.house.live.perform(operation, self.workshop, **values)

    def ideas(self) -> list[int]:
        """The first possibilities, two for each topic: one alone is on no ballot."""
        with self.house.database.read() as session:
            written = select(Idea.id).where(Idea.list_ == "possibility").order_by(Idea.id)
            return list(session.scalars(written.limit(2 * TOPICS)))

    def topic(self, name: str, idea_ids: list[int]) -> int:
        [drafted] = self.do(
            topics.draft_topic, question_id=1, list_="possibility", name=name, by_id=None
        )
        assert isinstance(drafted, TopicDrafted)
        self.do(moving.move_ideas, idea_ids=idea_ids, cluster_id=drafted.cluster_id, by_id=None)
        return drafted.cluster_id

    def name_everything(self, session: Session) -> None:
        workshop = session.get_one(Workshop, self.workshop)
        meeting = session.get_one(Meeting, workshop.meeting_id)
        question = session.query(Question).filter_by(workshop_id=self.workshop).one()
        workshop.ideas_each, workshop.naming = 2 * len(TEXTS), "optional"
        workshop.title, meeting.title, meeting.place, meeting.note = CLEANED[:4]
        question.prompt, question.possibility_label, question.barrier_label = CLEANED[4:7]

    def join(self, phone: str, name: str) -> None:
        self.do(
            joining.join,
            device_hash=token_hash(phone),
            organisation=name,
            partner_type="city",
            country="DK",
            languages=["en"],
            name=name,
            language="en",
        )

    def write(self, text: str) -> None:
        self.do(ideas.add_idea, author=1, question_id=1, list_="possibility", text=text,
                language="en")  # fmt: skip
