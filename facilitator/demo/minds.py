"""How the people of the example think: they say the statements, sort them as they were labelled
(not always), and put their dots where many agreed (each in their own way)."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.demo import script
from facilitator.domain.words import LISTS, ListName
from facilitator.simulate.chance import chance_of
from facilitator.simulate.crowd import Guest
from facilitator.simulate.mind import Thought, Visitor

SURE = 0.92  # of placements go where the script says
AT_A_LOSS = 0.3  # of the others fit nowhere


@dataclass
class ScriptedMind:
    person: script.Person
    to_say: dict[str, list[script.Statement]]  # by the question's prompt
    chance: random.Random

    def idea(self, asked: str) -> Thought | None:
        for prompt, statements in self.to_say.items():
            if prompt in asked and statements:
                statement = statements.pop(0)
                return Thought(statement.list_, statement.text)
        return None

    def place(self, text: str, topics: Sequence[str]) -> str | None:
        meant = script.topic_of(text)
        fitting = [topic for topic in topics if meant is not None and meant in topic]
        if fitting and self.chance.random() < SURE:
            return fitting[0]
        return None if self.chance.random() < AT_A_LOSS else self.chance.choice(topics)

    def choose(self, topics: Sequence[str], dots: int) -> list[str]:
        """Draws without putting back, weighted by the room's agreement and the person's taste."""
        appeal = script.appeal()
        drawn = sorted(topics, key=lambda topic: self.rank(topic, appeal))
        return drawn[:dots]

    def rank(self, topic: str, appeal: dict[str, float]) -> float:
        """Smaller is drawn first (Efraimidis and Spirakis: weighted sampling by keys)."""
        weight = next((worth for name, worth in appeal.items() if name in topic), MIDDLING)
        taste = chance_of(f"{self.person.partner_type} {topic}").uniform(0.6, 1.6)
        return self.chance.expovariate(weight * taste)


MIDDLING = 100.0  # how many would agree with a topic that isn't in the script


def guests(seed: str) -> list[Guest]:
    """Everybody of the example, with what each will say."""
    people = script.people()
    shares = shared_out(people)
    return [
        Guest(visitor(person), ScriptedMind(person, share, chance_of(f"{seed} {n}")))
        for n, (person, share) in enumerate(zip(people, shares, strict=True))
    ]


def shared_out(people: list[script.Person]) -> list[dict[str, list[script.Statement]]]:
    """For each person what to say, by prompt: every statement once, and evenly in each list."""
    questions = script.questions()
    shares: list[dict[str, list[script.Statement]]] = [
        {question.prompt: [] for question in questions} for _ in people
    ]
    for question in questions:
        authors = [n for n, person in enumerate(people) if writes_in(person, question.language)]
        for list_ in LISTS:
            for place, statement in enumerate(mixed(question, list_)):
                shares[authors[place % len(authors)]][question.prompt].append(statement)
    for n, share in enumerate(shares):
        for statements in share.values():
            chance_of(n).shuffle(statements)
    return shares


def writes_in(person: script.Person, language: str) -> bool:
    return person.language == language


def mixed(question: script.Question, list_: ListName) -> list[script.Statement]:
    """The statements of a list in an order in which its topics come mixed, as in a room."""
    statements = [statement for statement in question.statements if statement.list_ == list_]
    chance_of(question.prompt).shuffle(statements)
    return statements


def visitor(person: script.Person) -> Visitor:
    return Visitor(
        person.organisation.name,
        person.partner_type,
        person.organisation.country,
        person.reads,
        person.language,
    )
