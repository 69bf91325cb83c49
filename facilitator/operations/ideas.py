"""Writing: add, edit and withdraw one's own ideas; hide, edit and take back on the console."""

from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import (
    Change,
    IdeaAdded,
    IdeaEdited,
    IdeaHidden,
    IdeaShown,
    IdeaWithdrawn,
)
from facilitator.domain.errors import N_, NotFound, Refused
from facilitator.domain.ideas import PracticeIsOver, check_another, idea_text, ideas_each
from facilitator.domain.stage import Situation
from facilitator.domain.text import clean
from facilitator.domain.words import LISTS, ListName
from facilitator.operations.door import check_still_in
from facilitator.operations.recording import recorded
from facilitator.store.inserting import insert_row
from facilitator.store.models import (
    Idea,
    Opening,
    Participant,
    Question,
    StepQuestion,
    Workshop,
)
from facilitator.store.situation import held_still, locked
from facilitator.store.tallies import people_joined


def add_idea(
    session: Session,
    workshop_id: int,
    *,
    author: int,
    question_id: int,
    list_: ListName,
    text: str,
    language: str,
    now: datetime,
    one_more: bool = False,
    practice: bool = False,
) -> list[Change]:
    """An idea by a participant. After its step was closed it is kept as late, never refused.

    `practice`: it was written just to try it out, and never becomes anything else.
    """
    here = held_still(session, workshop_id)
    check_still_in(session, author)
    check_list(list_)
    check_question(session, workshop_id, question_id)
    check_running(here, practice=practice)
    text = idea_text(text, text_limit(session, workshop_id))
    if not practice:
        check_quota(session, here, author, question_id, list_, one_more=one_more)
    idea = insert_row(
        session,
        Idea,
        workshop_id=workshop_id,
        question_id=question_id,
        list_=list_,
        text=text,
        language=language,
        author_id=author,
        practice=practice,
        late=not practice and not collects(here, question_id),
        at=now,
    )
    return [IdeaAdded(workshop_id, idea)]


# Asked at every idea of a writing room, so built once.
OF_WORKSHOP = select(Question.workshop_id).where(Question.id == bindparam("question_id"))
TEXT_LIMIT = select(Workshop.text_limit).where(Workshop.id == bindparam("workshop_id"))
AUTHOR_LOCKED = (
    select(Participant.id)
    .where(Participant.id == bindparam("author"))
    .with_for_update(key_share=True)
)
WRITTEN = (
    select(func.count())
    .select_from(Idea)
    .where(
        Idea.author_id == bindparam("author"),
        Idea.question_id == bindparam("question_id"),
        Idea.list_ == bindparam("list"),
        Idea.practice.is_(False),
        Idea.withdrawn_at.is_(None),
    )
)
NEWEST_QUOTA = (
    select(Opening.ideas_each)
    .join(StepQuestion, StepQuestion.step_id == Opening.step_id)
    .where(
        Opening.workshop_id == bindparam("workshop_id"),
        Opening.ideas_each.is_not(None),
        StepQuestion.question_id == bindparam("question_id"),
    )
    .order_by(Opening.id.desc())
    .limit(1)
)


def check_running(here: Situation, *, practice: bool) -> None:
    if here.state != "running":
        raise Refused(N_("Ideas can be sent while the session runs. Your text is kept."))
    if practice and here.stage != "practice":
        raise PracticeIsOver


def collects(here: Situation, question_id: int) -> bool:
    """Also under "Look up": what was on its way when it was called is in time."""
    return here.stage == "writing" and question_id in here.question_ids


def check_list(list_: str) -> None:
    if list_ not in LISTS:
        raise Refused(N_("Please choose one of the two lists."))


def check_question(session: Session, workshop_id: int, question_id: int) -> None:
    if session.scalar(OF_WORKSHOP, {"question_id": question_id}) != workshop_id:
        raise NotFound(N_("This question is not part of the session any more. Your text is kept."))


def text_limit(session: Session, workshop_id: int) -> int:
    return session.scalars(TEXT_LIMIT, {"workshop_id": workshop_id}).one()


def check_quota(
    session: Session,
    here: Situation,
    author: int,
    question_id: int,
    list_: ListName,
    *,
    one_more: bool,
) -> None:
    """Counts what stands; a withdrawn idea gives its place back.

    Under a lock on the author's own row: of ideas sent at the same moment each sees the others.
    """
    session.execute(AUTHOR_LOCKED, {"author": author})
    about = {"author": author, "question_id": question_id, "list": list_}
    written = session.scalar(WRITTEN, about)
    check_another(written or 0, quota_of(session, here, question_id), one_more=one_more)


def quota_of(session: Session, here: Situation, question_id: int) -> int:
    """Ideas a person and list, as the question's newest collecting step had it; it holds for
    what comes after that step as well."""
    about = {"workshop_id": here.workshop_id, "question_id": question_id}
    newest = session.scalar(NEWEST_QUOTA, about)
    return newest or usual_quota(session, here.workshop_id)


def usual_quota(session: Session, workshop_id: int) -> int:
    """Ideas a person and list in a step that opens now."""
    workshop = session.get_one(Workshop, workshop_id)
    return workshop.ideas_each or ideas_each(people_joined(session, workshop_id))


def edit_own_idea(
    session: Session, workshop_id: int, *, author: int, idea_id: int, text: str, now: datetime
) -> list[Change]:
    """New wording by the author while its step is open; the first wording stays beside it."""
    here = held_still(session, workshop_id)
    check_still_in(session, author)
    idea = own_idea(session, workshop_id, author, idea_id)
    is_open = here.stage == "practice" if idea.practice else collects(here, idea.question_id)
    if not is_open:
        raise Refused(N_("This step is over, so the wording stays. You can still withdraw it."))
    return reword(session, idea, text, by_id=None, now=now)


def withdraw_own_idea(
    session: Session, workshop_id: int, *, author: int, idea_id: int, now: datetime
) -> list[Change]:
    """Take back one's own idea, until the workshop closes. A topic on an open ballot stays."""
    here = held_still(session, workshop_id)
    if here.state == "closed":
        raise Refused(N_("The session is closed, so this idea stays as it is."))
    idea = own_idea(session, workshop_id, author, idea_id)
    idea.withdrawn_at = idea.withdrawn_at or now
    return [IdeaWithdrawn(workshop_id, idea.id)]


def own_idea(session: Session, workshop_id: int, author: int, idea_id: int) -> Idea:
    idea = session.get(Idea, idea_id)
    if idea is None or idea.workshop_id != workshop_id or idea.author_id != author:
        raise NotFound(N_("This idea is not there any more."))
    return idea


# On the console


def edit_idea(
    session: Session, workshop_id: int, *, idea_id: int, text: str, by_id: int, now: datetime
) -> list[Change]:
    """Another wording by a facilitator; the author's own stays beside it."""
    locked(session, workshop_id)
    idea = idea_here(session, workshop_id, idea_id)
    with recorded(session, workshop_id, "edited", by_id=by_id, now=now, ideas=[idea_id]) as deed:
        changes = reword(session, idea, text, by_id=by_id, now=now)
        deed.what = idea.text
    return changes


def hide_idea(
    session: Session, workshop_id: int, *, idea_id: int, reason: str, by_id: int, now: datetime
) -> list[Change]:
    locked(session, workshop_id)
    idea = idea_here(session, workshop_id, idea_id)
    if idea.hidden_at is not None:
        return []
    with recorded(session, workshop_id, "hidden", by_id=by_id, now=now, ideas=[idea_id]) as deed:
        idea.hidden_at, idea.hidden_by_id = now, by_id
        idea.hidden_reason = deed.what = clean(reason)[:280]
    return [IdeaHidden(workshop_id, idea.id)]


def show_idea(
    session: Session, workshop_id: int, *, idea_id: int, by_id: int | None, now: datetime
) -> list[Change]:
    locked(session, workshop_id)
    idea = idea_here(session, workshop_id, idea_id)
    with recorded(session, workshop_id, "shown", by_id=by_id, now=now, ideas=[idea_id]):
        idea.hidden_at = idea.hidden_by_id = None
        idea.hidden_reason = ""
    return [IdeaShown(workshop_id, idea.id)]


def take_back_all_by_author(
    session: Session, workshop_id: int, *, idea_id: int, by_id: int, now: datetime
) -> list[Change]:
    """Hide every idea by the author of this one, without saying who that is."""
    locked(session, workshop_id)
    idea = idea_here(session, workshop_id, idea_id)
    if idea.author_id is None:
        raise Refused(N_("This idea was not written on a phone."))
    theirs = session.scalars(
        select(Idea).where(
            Idea.workshop_id == workshop_id,
            Idea.author_id == idea.author_id,
            Idea.hidden_at.is_(None),
        )
    ).all()
    ids = [one.id for one in theirs]
    with recorded(session, workshop_id, "taken_back", by_id=by_id, now=now, ideas=ids):
        for one in theirs:
            one.hidden_at, one.hidden_by_id = now, by_id
    return [IdeaHidden(workshop_id, one.id) for one in theirs]


def idea_here(session: Session, workshop_id: int, idea_id: int) -> Idea:
    idea = session.get(Idea, idea_id)
    if idea is None or idea.workshop_id != workshop_id:
        raise NotFound(N_("This idea is not there any more."))
    return idea


def reword(
    session: Session, idea: Idea, text: str, *, by_id: int | None, now: datetime
) -> list[Change]:
    text = idea_text(text, text_limit(session, idea.workshop_id))
    if idea.original_text is None:
        idea.original_text = idea.text
    idea.text, idea.edited_at, idea.edited_by_id = text, now, by_id
    return [IdeaEdited(idea.workshop_id, idea.id)]
