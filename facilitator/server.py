"""The server of one process: gevent's own, on a database brought up to date."""

import logging
import resource
import signal
import socket
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import gevent
from gevent.event import Event
from gevent.pywsgi import WSGIServer
from sqlalchemy.exc import DBAPIError

from facilitator import deadlines
from facilitator.config import Config, WrongSetting
from facilitator.daily import keep_house
from facilitator.drain import UnderWay, close_sockets
from facilitator.greeting import greet
from facilitator.house import House, build
from facilitator.keeping import postgres
from facilitator.keeping.backup import make_backup, usual_place
from facilitator.keeping.in_use import alone, hold
from facilitator.keeping.progress import Progress
from facilitator.logs import Nowhere, set_up
from facilitator.readiness import check_database, check_redis, in_a_sentence
from facilitator.store.engine import is_sqlite
from facilitator.store.schema import (
    KeysBroken,
    SchemaTooNew,
    is_current,
    migrate,
    schema_to_leave,
)
from facilitator.web.assets import warm

log = logging.getLogger(__name__)

# SQLite lets go of the interpreter at every statement, and asks for it back. While pages are
# rendered without a pause the writing thread would wait for it 5 ms each time: a write of 1.4 ms
# took 19 ms, and takes 4 with this.
SWITCH_SECONDS = 0.0005
ENOUGH_FILES = 16_384  # three for each socket that one process takes
LAST_WORDS_SECONDS = 2  # for requests under way when the server is told to stop


def serve(
    config: Config,
    listener: socket.socket,
    greet: Callable[[House, Config], None] = greet,
) -> None:
    """Serve what comes in at `listener` until told to stop; `greet` when it is up."""
    set_up()
    allow_sockets()
    prepare_database(config)
    hold(config.data_dir)
    check_database(config)  # a backup may have been restored between the two
    check_redis(config)
    sys.setswitchinterval(SWITCH_SECONDS)
    house = build(config)
    warm()
    told = Event()
    for order in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(order, told.set)
    under_way = UnderWay(house.app)
    # No list of who asked for what
    server = WSGIServer(
        listener, under_way, log=None, error_log=Nowhere(), handler_class=deadlines.Handler
    )
    server.start()
    gevent.spawn(house.live.keep_beating)
    gevent.spawn(keep_house, house)
    clerk = gevent.spawn(house.clerk.work)
    greet(house, config)
    told.wait()
    server.close()
    close_sockets(house)
    under_way.wait(LAST_WORDS_SECONDS)
    clerk.kill()
    house.database.close()


def allow_sockets() -> None:
    """More open files than a shell's 1,024, which are few for a full hall."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    ask_for_files(files_to_allow(soft, hard), hard)


def ask_for_files(wanted: int, hard: int) -> None:
    """Where they are refused, we serve as many as we may."""
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (ValueError, OSError) as refused:
        log.warning("no more files may be open than before: %s", refused)


def files_to_allow(soft: int, hard: int) -> int:
    """What to ask for: never "without end", which macOS refuses, and never less than there is."""
    if resource.RLIM_INFINITY in (soft, hard):
        return soft if soft == resource.RLIM_INFINITY else max(soft, ENOUGH_FILES)
    return max(soft, min(hard, ENOUGH_FILES))


def prepare_database(config: Config, *, has_backup: bool = False) -> None:
    """Run missing schema steps, while nobody else works here. Rows that are there go into a backup
    first, unless the operator says that there is one."""
    try:
        if is_current(config.database_url):
            return
        with alone(config.data_dir):
            if schema := schema_to_leave(config.database_url):
                leave(schema, config, has_backup=has_backup)
            step_up(config)
    except SchemaTooNew as refused:
        raise WrongSetting(str(refused)) from refused


def step_up(config: Config) -> None:
    """The missing steps. One that fails by its own fault is told whole in the log."""
    try:
        migrate(config.database_url)
    except (DBAPIError, KeysBroken) as failed:
        if in_a_sentence(failed) is not None:
            raise
        log.exception("the schema could not be brought up to date")
        raise WrongSetting(
            "The database could not be brought up to date, and is as it was. Start the version"
            " that you used before, and report what stands above, please."
        ) from failed


def leave(schema: str, config: Config, *, has_backup: bool) -> None:
    if not is_sqlite(config.database_url):
        postgres.check_nobody_else(config.database_url)  # servers of other machines
    if not has_backup:
        print(f"Schema {schema} is brought up to date. First a backup:", file=sys.stderr)
        print(backup_before(config, schema), file=sys.stderr)


def backup_before(config: Config, schema: str) -> Path:
    now = datetime.now(UTC)
    if not is_sqlite(config.database_url) and not postgres.has_tools():
        raise WrongSetting(
            "Before the schema changes, the database is backed up, and pg_dump is not here."
            " Install it (sudo apt install postgresql-client), or make a backup your own way and"
            " type: facilitator migrate --has-backup"
        )
    place = usual_place(config, now, f"-before-upgrade-from-{schema}")
    return make_backup(config, place, now, Progress()).path
