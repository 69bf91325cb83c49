"""The server of one process: gevent's own, on a database brought up to date."""

import signal
import socket
import sys
from collections.abc import Callable

import gevent
from gevent.event import Event
from gevent.pywsgi import WSGIServer

from facilitator.config import Config, WrongSetting
from facilitator.greeting import greet
from facilitator.house import House, build
from facilitator.store.schema import SchemaTooNew, migrate
from facilitator.web.assets import warm

# SQLite lets go of the interpreter at every statement, and asks for it back. While pages are
# rendered without a pause the writing thread would wait for it 5 ms each time: a write of 1.4 ms
# took 19 ms, and takes 4 with this.
SWITCH_SECONDS = 0.0005
LAST_WORDS_SECONDS = 2  # for requests under way when the server is told to stop


def serve(
    config: Config,
    listener: socket.socket,
    greet: Callable[[House, Config], None] = greet,
) -> None:
    """Serve what comes in at `listener` until told to stop; `greet` when it is up."""
    prepare_database(config)
    sys.setswitchinterval(SWITCH_SECONDS)
    house = build(config)
    warm()
    told = Event()
    for order in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(order, told.set)
    server = WSGIServer(listener, house.app, log=None)  # no list of who asked for what
    server.start()
    gevent.spawn(house.live.keep_beating)
    greet(house, config)
    told.wait()
    server.stop(LAST_WORDS_SECONDS)
    house.database.close()


def prepare_database(config: Config) -> None:
    try:
        migrate(config.database_url)
    except SchemaTooNew as refused:
        raise WrongSetting(str(refused)) from refused
