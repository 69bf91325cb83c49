"""Paper on the console: print sheets, type in cards, ballot sheets and a show of hands."""

from collections.abc import Iterator
from typing import cast

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from facilitator.domain.asking import Unsure
from facilitator.domain.changes import IdeaAdded, PaperBallotEntered
from facilitator.domain.errors import N_, Refused
from facilitator.domain.words import READING_LANGUAGES
from facilitator.exports.formats import PAPER, paper_name
from facilitator.exports.paper import MOST_COPIES
from facilitator.exports.reader.paper import read_paper
from facilitator.exports.run import export
from facilitator.languages import known, translate, translate_plural
from facilitator.operations import paper as operations
from facilitator.operations.seeds import add_paper_ideas
from facilitator.screens.console.paper import Paper, from_began, marks_on, paper
from facilitator.web.answers import missing, wants_fragment
from facilitator.web.arriving import tell_arrival
from facilitator.web.asking import ask, was_asked
from facilitator.web.console.drawers import act, done, drawer
from facilitator.web.console.ideas import chosen_pile
from facilitator.web.guards import Room, driving, reading
from facilitator.web.numbers import Unreadable, number, whole
from facilitator.web.writing import one_of_two, sent

bp = Blueprint("paper", __name__, url_prefix="/paper")
bp.after_request(tell_arrival)
bp.register_error_handler(Unsure, ask)

DRAWERS = {"paper_ideas": "paper/ideas", "paper_ballots": "paper/ballots"}
NO_COUNT = N_("Please count hands in whole numbers.")
TOO_MANY = 1_000_000
COPIES = {"idea-cards": 16, "ballots": 20}  # unless another number is asked for


@bp.get("")
def look_at_paper(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    return paper_drawer("paper", room)


@bp.get("/<sheet>.pdf")
def print_sheet(workshop_id: int, sheet: str) -> Response:
    """As a PDF in the language of the session; `?copies=` of cards and ballots."""
    room, _ = driving(workshop_id)
    if sheet not in PAPER:
        raise missing()
    with reading() as session:
        report = read_paper(session, room.id, wanted_copies(sheet))
    language = known(room.language)
    with one_of_two:
        content = export(report, sheet, language)
    it = PAPER[sheet]
    return sent(content, paper_name(report, it, language), it.mime_type, language)


def wanted_copies(sheet: str) -> int:
    if "copies" not in request.args:
        return COPIES.get(sheet, 1)
    copies = request.args.get("copies", 0, type=whole)
    if not 1 <= copies <= MOST_COPIES:
        raise Refused(N_("Please ask for 1 to %(most)d copies."), most=MOST_COPIES)
    return copies


# Ideas


@bp.get("/ideas")
def write_ideas(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    return paper_drawer("paper_ideas", room)


@bp.post("/ideas")
def add_ideas(workshop_id: int) -> Response:
    """Cards of one list, one a line."""
    room, desk = driving(workshop_id)
    question_id, list_ = chosen_pile()
    language = request.form.get("language", "")
    added = act(
        room,
        desk,
        add_paper_ideas,
        question_id=question_id,
        list_=list_,
        lines=request.form.get("text", ""),
        language=language if language in READING_LANGUAGES else room.language,
    )
    cards = sum(isinstance(change, IdeaAdded) for change in added)
    said = translate_plural("%(num)d card is entered.", "%(num)d cards are entered.", cards)
    return entered("paper_ideas", room, said)


# Ballots


@bp.get("/ballots")
def write_ballot(workshop_id: int) -> Response:
    """`?mine=` is the sheet that this desk typed in last, where no script keeps it."""
    room, _ = driving(workshop_id)
    return paper_drawer("paper_ballots", room, mine=request.args.get("mine", type=whole))


@bp.post("/ballots")
def enter_ballot(workshop_id: int) -> Response:
    """One sheet; the form comes back empty for the next one."""
    room, desk = driving(workshop_id)
    vote_id, abstained = number("vote"), bool(request.form.get("abstained"))
    [entered_now] = act(
        room,
        desk,
        operations.enter_paper_ballot,
        vote_id=vote_id,
        letters=dict(typed_under("letters-")),
        abstained=abstained,
        empty=bool(request.form.get("empty")),
        by_id=desk.account_id,
    )
    sheet = cast(PaperBallotEntered, entered_now).participant_id
    with reading() as session:
        marks = marks_on(session, vote_id, sheet)
    if marks is None:  # the same press again, of a sheet that is gone
        return entered("paper_ballots", room, translate("This sheet was taken back."))
    without = translate("abstained") if abstained else translate("without dots")
    said = translate("Entered: %(what)s.", what=marks or without)
    return entered("paper_ballots", room, said, mine=sheet)


@bp.post("/ballots/take-back")
def take_back_ballot(workshop_id: int) -> Response:
    """`newest`: perhaps somebody else typed it in."""
    room, desk = driving(workshop_id)
    if request.form.get("newest") and not was_asked():
        raise Unsure(N_("The newest sheet of all goes. Press again."))
    act(
        room,
        desk,
        operations.take_back_paper_ballot,
        vote_id=number("vote"),
        sheet=number("sheet"),
        by_id=desk.account_id,
    )
    return entered("paper_ballots", room, translate("The sheet is taken back."))


# Hands


@bp.get("/hands")
def write_hands(workshop_id: int) -> Response:
    room, _ = driving(workshop_id)
    return paper_drawer("paper_hands", room)


@bp.post("/hands")
def count_hands(workshop_id: int) -> Response:
    room, desk = driving(workshop_id)
    try:
        raised = {whole(topic): count(typed) or 0 for topic, typed in typed_under("hands-")}
        began = from_began(request.form.get("began", "0"))
    except ValueError as error:
        raise Unreadable from error
    act(
        room,
        desk,
        operations.count_hands,
        vote_id=number("vote"),
        people=count(request.form.get("people", "")),
        hands=raised,
        began=began,
        by_id=desk.account_id,
    )
    return done(room, translate("The hands are counted in."))


def typed_under(prefix: str) -> Iterator[tuple[str, str]]:
    """The fields of a form that begin so, by what follows."""
    for name, typed in request.form.items():
        if name.startswith(prefix):
            yield name.removeprefix(prefix), typed


def count(typed: str) -> int | None:
    """Hands as they are typed; None where nothing is. What can't be is the operation's to say."""
    try:
        counted = whole(typed) if typed.strip() else None
    except ValueError as error:
        raise Refused(NO_COUNT) from error
    if counted is not None and not 0 <= counted < TOO_MANY:
        raise Refused(NO_COUNT)
    return counted


def entered(name: str, room: Room, said: str, **values: object) -> Response:
    """The drawer once more, for what comes next; without a script it is read again."""
    if not wants_fragment():
        query = f"?mine={values['mine']}" if "mine" in values else ""
        return redirect(f"/console/{room.id}/{DRAWERS[name]}{query}", 303)
    return paper_drawer(name, room, said=said, **values)


def paper_drawer(name: str, room: Room, **values: object) -> Response:
    with reading() as session:
        it: Paper = paper(session, room.id)
    shown = {"copies": COPIES, "reading_languages": READING_LANGUAGES}
    return drawer(name, room, it, **shown, **values)
