"""Serves the house on a database that a test prepared: `python -m tests.browser.serve`."""

from gevent import monkey

monkey.patch_all()

import gevent  # noqa: E402

from facilitator import build  # noqa: E402
from facilitator.config import read_config  # noqa: E402


def main() -> None:
    config = read_config()
    house = build(config)
    gevent.spawn(house.live.keep_beating)
    house.socketio.run(house.app, host="127.0.0.1", port=config.port)


if __name__ == "__main__":
    main()
