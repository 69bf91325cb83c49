"""`facilitator serve`: one process that serves phones, projector and console."""

from argparse import ArgumentParser, Namespace

NAME = "serve"
HELP = "start the server and print the address that phones can reach"


def arguments(_parser: ArgumentParser) -> None:
    """None: everything that can be set is set for `serve` and a proxy's workers alike."""


def run(_chosen: Namespace) -> int:
    from gevent import monkey

    monkey.patch_all()  # before anything imports ssl, threading or a database driver

    from facilitator.config import read_config
    from facilitator.port import listen

    config = read_config()
    with listen(
        config
    ) as listener:  # what is wrong so far is said at once: the rest takes a second
        from facilitator.server import serve

        serve(config, listener)
    return 0
