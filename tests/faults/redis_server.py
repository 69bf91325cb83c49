"""A Redis server of our own on a free port, that can go away and come back."""

import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field

import pytest

from tests.postgres import free_port


@dataclass
class Redis:
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> "Redis":
        if shutil.which("redis-server") is None:
            pytest.skip("no Redis here; type: apt-get install -y redis-server")
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
            + ["--appendonly", "no"],
            stdout=subprocess.DEVNULL,
        )
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.02)
        raise TimeoutError("Redis did not start")

    def close(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
