"""Takes one thing out of the approved versions by hand: what was left there when it left the draft,
or what somebody asks for who was never erased."""

import json
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.domain.changes import VersionRedacted
from facilitator.domain.errors import N_, NotFound
from facilitator.domain.redaction import Rule, without_ideas, without_picture, without_quote
from facilitator.domain.removable import Removable, removable
from facilitator.operations.filing import Rules, approved, of_each, redact
from facilitator.operations.forgetting_words import topics_named_by, without_these
from facilitator.operations.meetings import meeting_locked
from facilitator.operations.persons import out_of_approved
from facilitator.store.models import Filed, Idea


def take_out(
    session: Session, meeting_id: int, number: int, key: str, *, now: datetime
) -> list[VersionRedacted]:
    """What this version holds leaves all that hold it. `key`: as what it is known there."""
    meeting_locked(session, meeting_id)
    here = Filed.meeting_id == meeting_id, Filed.number == number
    text = session.scalar(select(Filed.report).where(*here)) or '{"report": null}'
    report = json.loads(text)["report"]
    thing = next((it for it in removable(report) if it.key == key), None) if report else None
    if thing is None:
        raise NotFound(N_("This is not in the version any more."))
    return redact(session, rules_for(session, meeting_id, thing), now=now)


def rules_for(session: Session, meeting_id: int, it: Removable) -> Rules:
    if it.kind == "person":
        of = str(it.fields["name"]), str(it.fields["organisation"])
        return out_of_approved(session, meeting_id, it.key, *of)
    return of_each(approved(session, meeting_id), rule_for(session, it))


def rule_for(session: Session, it: Removable) -> Rule:
    if it.kind == "picture":
        names = ("kind", "name", "content")
        return partial(without_picture, **{name: it.fields[name] for name in names})
    if it.kind == "quote":
        return partial(without_quote, quote=it.key, person="", text="")
    idea = session.get(Idea, int(it.key.rpartition(":")[2]))
    if idea is None:
        return partial(without_ideas, ideas={it.key}, topics=(), words=())
    named = topics_named_by(session, idea.workshop_id).get(idea.author_id or 0, ())
    return without_these(session, idea.workshop_id, [idea], named)
