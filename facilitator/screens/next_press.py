"""The next press in words: what the button does."""

from sqlalchemy.orm import Session

from facilitator.domain.stage import (
    AcceptTopics,
    Close,
    NextAct,
    OpenStep,
    ReadTopic,
    RepeatVote,
    Reveal,
    ShowAgreed,
    ShowTopics,
    Situation,
    next_act,
)
from facilitator.domain.topics import letter
from facilitator.languages import translate
from facilitator.screens.run_sheet import Entry
from facilitator.store.models import Cluster
from facilitator.store.tallies import topics_to_read


def next_words(session: Session, here: Situation, sheet: tuple[Entry, ...]) -> str | None:
    """What stands on the button; None when nothing is left to do."""
    act = next_act(here, tuple(entry.id for entry in sheet), topics_to_read(session, here))
    return None if act is None else words(session, act, sheet)


def words(session: Session, act: NextAct, sheet: tuple[Entry, ...]) -> str:
    match act:
        case OpenStep(step_id):
            [name] = [entry.name for entry in sheet if entry.id == step_id]
            return translate("Next: %(step)s", step=name)
        case ShowTopics():
            return translate("Show the topics, begin sorting")
        case ReadTopic(topic_id):
            topic = session.get_one(Cluster, topic_id)
            return translate("Read out topic %(letter)s", letter=letter(topic.letter))
        case AcceptTopics():
            return translate("Accept the topics")
        case RepeatVote():
            return translate("Open the vote again")
        case Reveal():
            return translate("Show the results")
        case ShowAgreed():
            return translate("Read back what was agreed")
        case Close():
            return translate("Close the session")
