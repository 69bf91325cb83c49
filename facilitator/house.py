"""The roof: puts the floors together into one application."""

from dataclasses import dataclass

from flask import Flask
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

from facilitator.config import Config, carried
from facilitator.live.driver import PING_EVERY, PONG_WITHIN, install
from facilitator.live.meter import Meter
from facilitator.live.publish import Live
from facilitator.live.receiving import LARGEST_MESSAGE
from facilitator.live.sockets import attach
from facilitator.store.transactions import Database
from facilitator.web import blueprints, guards
from facilitator.web.answers import answer_refusals
from facilitator.web.assets import lay_out
from facilitator.web.compression import compress_pages
from facilitator.web.filing import Clerk
from facilitator.web.numbers import Number
from facilitator.web.origins import origins_of
from facilitator.web.security import protect
from facilitator.web.speech import listen
from facilitator.web.words import give_words

LARGEST_BODY = 2_000_000  # bytes; a roster is the largest thing anybody sends
LARGEST_FIELDS = 500_000


@dataclass(frozen=True)
class House:
    """One application, with what a server or a test needs to hold of it."""

    app: Flask
    socketio: SocketIO
    database: Database
    live: Live
    clerk: Clerk


def build(config: Config) -> House:
    """The application on an existing, migrated database."""
    app = Flask("facilitator", static_folder=None, template_folder=str(carried("templates")))
    app.config.update(
        HOUSE=config,
        SECRET_KEY=config.secret_key,
        SECURE_COOKIES=config.behind_tls,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_FIELDS,
    )
    app.url_map.converters["int"] = Number
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    database = Database(config.database_url)
    socketio = SocketIO(
        app,
        async_mode="gevent",
        transports=["websocket"],
        cors_allowed_origins=lambda origin: origin in origins_of(config),
        max_http_buffer_size=LARGEST_MESSAGE,
        ping_interval=PING_EVERY,
        ping_timeout=PONG_WITHIN,
        message_queue=config.redis_url,
        manage_session=False,
    )
    meter = Meter()
    install(socketio, meter)
    live = Live(app, database, socketio, meter, shared=config.redis_url is not None)
    app.extensions["live"] = live
    clerk = app.extensions["clerk"] = Clerk(live)
    live.heeding.append(clerk.heed)
    give_words(app)
    listen(app)
    protect(app)
    answer_refusals(app)
    lay_out(app)
    compress_pages(app)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    attach(socketio, live, guards.admit)
    trust_proxies(app, config.trusted_proxies)
    return House(app, socketio, database, live, clerk)


def trust_proxies(app: Flask, proxies: int) -> None:
    """Believe what this many proxies of ours say about a caller and its scheme; one too many
    would believe the caller itself. The host is never believed: ours comes from the settings."""
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)  # type: ignore[method-assign]
