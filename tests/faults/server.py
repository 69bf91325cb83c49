"""The house as an operator runs it: processes of their own that can be killed, frozen, started
again on the same data, and told to stop. One worker is `facilitator serve`, more are gunicorn's.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from facilitator.simulate.browser import Browser
from tests.postgres import free_port

CHECKOUT = Path(__file__).parent.parent.parent
PATIENCE = 30  # seconds; a start takes one or two
GUNICORN = ("-k", "gevent", "--graceful-timeout", "2", "--no-control-socket")


@dataclass
class Server:
    """`start` it; whatever a test does to it, `close` ends every process of it."""

    folder: Path
    database_url: str
    workers: int = 1
    redis_url: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None
    visitors: list[Browser] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def command(self) -> Sequence[str]:
        if self.workers == 1:
            return [sys.executable, "-m", "facilitator", "serve"]
        bound = ["-w", str(self.workers), "-b", f"127.0.0.1:{self.port}", "wsgi:app"]
        return [sys.executable, "-m", "gunicorn", *GUNICORN, *bound]

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "DATA_DIR": str(self.folder),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
            **self.settings,
        }

    def start(self) -> "Server":
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command(),
                cwd=CHECKOUT,
                env=self.environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,  # so that its workers can be signalled with it
            )
        self.wait_until_it_answers()
        return self

    def wait_until_it_answers(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.running.poll() is None:
            try:
                with urlopen(f"{self.origin}/healthz", timeout=1):
                    return
            except (URLError, OSError):
                time.sleep(0.05)
        raise RuntimeError(f"The server did not start:\n{self.log.read_text()}")

    @property
    def running(self) -> "subprocess.Popen[bytes]":
        assert self.process is not None, "start it first"
        return self.process

    def signal_all(self, what: signal.Signals) -> None:
        os.killpg(self.running.pid, what)

    def kill(self) -> None:
        """kill -9: no word of farewell, no last write."""
        self.signal_all(signal.SIGKILL)
        self.running.wait(PATIENCE)

    def freeze(self) -> None:
        self.signal_all(signal.SIGSTOP)

    def thaw(self) -> None:
        self.signal_all(signal.SIGCONT)

    def stop(self) -> float:
        """Tell it to stop, as systemd does; the seconds that it took."""
        told = time.monotonic()
        self.running.send_signal(signal.SIGTERM)
        self.running.wait(PATIENCE)
        return time.monotonic() - told

    def close(self) -> None:
        for browser in self.visitors:
            browser.close()
        if self.process is not None:
            with suppress(ProcessLookupError):  # all of it has ended already
                self.kill()
