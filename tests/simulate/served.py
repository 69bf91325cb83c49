"""Serves the house on an empty port for a test, in a process of its own.

python -m tests.simulate.served DATA_DIR PORT
"""

from gevent import monkey

monkey.patch_all()

import os  # noqa: E402 (patched first)
import sys  # noqa: E402

import gevent  # noqa: E402

from facilitator import build  # noqa: E402
from facilitator.config import read_config  # noqa: E402

if __name__ == "__main__":
    _, data_dir, port = sys.argv
    os.environ.update(DATA_DIR=data_dir, PORT=port, HOST="127.0.0.1")
    house = build(read_config())
    gevent.spawn(house.live.keep_beating)
    house.socketio.run(house.app, host="127.0.0.1", port=int(port))
