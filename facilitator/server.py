"""The server of one process: gevent's own, on a database brought up to date."""

import errno
import os
import signal
import socket

import gevent
from gevent.event import Event
from gevent.pywsgi import WSGIServer

from facilitator.config import Config, WrongSetting
from facilitator.greeting import greet
from facilitator.house import build
from facilitator.store.schema import SchemaTooNew, migrate
from facilitator.web.assets import warm

WAITING = 1024  # connections the system holds for us; a full room scans at once
LAST_WORDS_SECONDS = 2  # for requests under way when the server is told to stop


def serve(config: Config) -> None:
    """Serve until told to stop."""
    listener = listen(config)
    prepare_database(config)
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


def listen(config: Config) -> socket.socket:
    """The open port, taken before anything is printed or changed."""
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((config.host, config.port))
    except OSError as reason:
        listener.close()
        raise WrongSetting(why_not(config, reason)) from reason
    listener.listen(WAITING)
    listener.setblocking(False)
    return listener


def why_not(config: Config, reason: OSError) -> str:
    if reason.errno == errno.EADDRINUSE:
        return (
            f"Port {config.port} is used by another program, perhaps by this one started twice."
            f" Type: PORT={config.port + 1} make run"
        )
    if reason.errno == errno.EACCES:
        return f"Port {config.port} needs an administrator. Type: PORT=8000 make run"
    return f"HOST {config.host} with PORT {config.port} can't be used: {reason.strerror}."


def prepare_database(config: Config) -> None:
    os.umask(0o077)  # what is written from here on is for this user alone
    try:
        migrate(config.database_url)
    except SchemaTooNew as refused:
        raise WrongSetting(str(refused)) from refused
