"""Serves houses on databases that tests prepared: `python -m tests.browser.serve`.

It builds a house once, so that routes and templates are compiled, and forks for each room: a line
of settings (JSON) on its input is answered with the number of the process that serves them. When
its input ends, all of them are gone.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import os  # noqa: E402
import signal  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from tempfile import TemporaryDirectory  # noqa: E402

import gevent  # noqa: E402
from flask import Flask  # noqa: E402

from facilitator import House, build  # noqa: E402
from facilitator.config import read_config  # noqa: E402
from tests import once  # noqa: E402


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever ended is not waited for here
    Flask.url_rule_class = once.Route
    prepare()
    served = []
    for line in sys.stdin:
        if (number := os.fork()) == 0:
            serve(json.loads(line))
            return
        served.append(number)
        print(number, flush=True)
    for number in served:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)


def prepare() -> None:
    with TemporaryDirectory() as folder:
        house = built({"DATA_DIR": folder})
        for name in house.app.jinja_env.list_templates():
            house.app.jinja_env.get_template(name)
        house.database.close()


def built(settings: dict[str, str]) -> House:
    house = build(read_config({**os.environ, **settings}))
    house.app.jinja_env.bytecode_cache = once.TEMPLATES
    return house


def serve(settings: dict[str, str]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    house = built(settings)
    gevent.spawn(house.live.keep_beating)
    gevent.spawn(house.clerk.work)
    house.socketio.run(house.app, host="127.0.0.1", port=int(settings["PORT"]))


if __name__ == "__main__":
    main()
