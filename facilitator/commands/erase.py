"""`facilitator erase`: a person, a session, a meeting, or what is due; also from the disk."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilitator.config import Config
    from facilitator.house import House

NAME = "erase"
HELP = "erase a participant, a session or a meeting, or what was to be kept until yesterday"

STILL_ON_DISK = (
    "It is gone from every page, but not from the disk yet: somebody reads the database just now,"
    "\nperhaps a backup. A running server tries again; or type, later: facilitator erase --due"
)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--due", action="store_true", help="what was to be kept until yesterday")
    parser.add_argument(
        "--sure", action="store_true", help="with --due: the clock is right, though nobody was here"
    )
    kinds = parser.add_subparsers(dest="kind", metavar="WHAT")
    person = kinds.add_parser("participant", help="by the mark that their phone shows")
    person.add_argument("code", metavar="CODE", help="the session's join code")
    person.add_argument("mark", metavar="MARK", help="ten letters and digits, under “Privacy”")
    person.add_argument(
        "--withhold", action="store_true", help="after the close: what they wrote goes as well"
    )
    session = kinds.add_parser("workshop", help="a session with all that is in it")
    session.add_argument("code", metavar="CODE", help="the session's join code")
    meeting = kinds.add_parser("meeting", help="a meeting with all its sessions")
    meeting.add_argument("number", type=int, metavar="NUMBER", help="as in /meetings/NUMBER")


def run(chosen: Namespace) -> int:
    from facilitator.config import read_config
    from facilitator.house import build
    from facilitator.server import prepare_database

    config = read_config()
    prepare_database(config)
    house = build(config)
    house.live.background = False
    try:
        print(erased(house, chosen))
        if house.live.traces_left:
            print(STILL_ON_DISK)
        print(about_backups(config, house), end="")
    finally:
        house.database.close()
    return 0


def erased(house: "House", chosen: Namespace) -> str:
    from facilitator.config import WrongSetting
    from facilitator.operations import erasing, meetings, workshops

    perform: Any = house.live.perform
    if chosen.kind == "participant":
        here = workshop_with(house, chosen.code)
        perform(erasing.erase_marked, here, mark=chosen.mark, by_id=None, withhold=chosen.withhold)
        return "The person is erased."
    if chosen.kind == "workshop":
        perform(workshops.delete_workshop, workshop_with(house, chosen.code))
        return "The session is erased."
    if chosen.kind == "meeting":
        perform(meetings.delete_meeting, chosen.number)
        return "The meeting is erased."
    if not chosen.due:
        raise WrongSetting("Say what to erase: participant, workshop, meeting, or --due.")
    return due(house, sure=chosen.sure)


def due(house: "House", *, sure: bool) -> str:
    from facilitator.config import WrongSetting
    from facilitator.daily import erase_what_is_due

    done = erase_what_is_due(house, sure=sure)
    house.live.leave_no_traces()
    if done.doubted:
        raise WrongSetting(
            f"{len(done.doubted)} meetings seem due, but the clock says {done.today},"
            " long after this server ran last. If it is right, type: facilitator erase --due --sure"
        )
    if done.failed:
        raise WrongSetting(
            f"Due, and not erased: the meetings {', '.join(map(str, done.failed))}."
            " The log says why."
        )
    return "What was due is erased." if done.erased else "Nothing is due."


def workshop_with(house: "House", code: str) -> int:
    from sqlalchemy import select

    from facilitator.domain.codes import typed_code
    from facilitator.domain.errors import N_, NotFound
    from facilitator.store.models import Workshop

    with house.database.read() as session:
        found = session.scalar(select(Workshop.id).where(Workshop.code == typed_code(code)))
    if found is None:
        raise NotFound(N_("No session has this code. Look at the screen and try again."))
    return found


def about_backups(config: "Config", house: "House") -> str:
    """What in the data folder may still hold what was erased: older backups, and leftovers."""
    from sqlalchemy import func, select

    from facilitator.keeping.backup import made_before
    from facilitator.store.models import Erasure

    with house.database.read() as session:
        last: datetime | None = session.scalar(select(func.max(Erasure.at)))
    old = made_before(config, last) if last else []
    if not old:
        return ""
    lines = [f"    {at:%Y-%m-%d %H:%M} UTC  {path}\n" for at, path in old]
    return (
        f"These were made before {last:%Y-%m-%d %H:%M} UTC, when something was erased last,"
        " or were left unfinished, and may still hold it.\n"
        "Delete them, and every copy of them elsewhere:\n" + "".join(lines)
    )
