"""Runs the example: a server with the example meeting, and beside it the people in the room."""

import json
import secrets
import subprocess
import sys
from dataclasses import asdict
from socket import socket

from facilitator.config import Config
from facilitator.demo.players import Cast
from facilitator.demo.scene import Keys, Scene, set_scene
from facilitator.domain.codes import new_code
from facilitator.greeting import code_of
from facilitator.house import House
from facilitator.live.publish import now
from facilitator.server import serve
from facilitator.web import cookies, passwords
from facilitator.web.addresses import public_addresses

EMAIL = "you@fjordby.example"


class Example:
    """One example in its house. `open` when the server is up, `close` when it stops."""

    def __init__(self, *, autopilot: bool) -> None:
        self.autopilot = autopilot
        self.code = new_code(secrets.choice)
        self.password = f"fjordby-{secrets.token_hex(3)}"
        self.autopilot_token, self.projector_token = cookies.new_token(), cookies.new_token()
        self.players: subprocess.Popen[bytes] | None = None

    def open(self, house: House, config: Config) -> None:
        keys = Keys(
            EMAIL,
            passwords.hashed(self.password),
            cookies.token_hash(self.autopilot_token),
            cookies.token_hash(self.projector_token),
        )
        scene = house.database.write(lambda s: set_scene(s, self.code, keys, now()))
        print(self.greeting(public_addresses(config)[0], scene), flush=True)
        self.players = start_players(
            Cast(
                inside_address(config),
                self.code,
                scene.workshop_id,
                scene.question_ids,
                self.autopilot_token if self.autopilot else None,
            )
        )

    def greeting(self, address: str, scene: Scene) -> str:
        join = f"{address}/J/{self.code}"
        return "\n".join(
            [
                "An example meeting is open, and 24 simulated people are coming in.",
                "",
                f"Projector  {address}/p/{self.projector_token}",
                f"Phone      {join}",
                f"Console    {address}/sign-in?next=/console/{scene.workshop_id}",
                f"           sign in as {EMAIL} with the password {self.password}",
                code_of(join),
                "The session runs by itself. Press Next on the console and you drive it."
                if self.autopilot
                else "The session waits in its lobby. Sign in on the console and press Next.",
                "Stop with Ctrl+C.",
            ]
        )

    def close(self) -> None:
        if self.players:
            self.players.terminate()
            self.players.wait()


def run_example(config: Config, listener: socket, *, autopilot: bool) -> None:
    example = Example(autopilot=autopilot)
    try:
        serve(config, listener, greet=example.open)
    finally:
        example.close()


def start_players(cast: Cast) -> "subprocess.Popen[bytes]":
    """In a process of their own, as phones are; what they need to know goes in by a pipe."""
    command = [sys.executable, "-m", "facilitator.demo.players"]
    players = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 (our own module)
    assert players.stdin  # noqa: S101 (it is a pipe)
    players.stdin.write(json.dumps(asdict(cast)).encode())
    players.stdin.close()
    return players


def inside_address(config: Config) -> str:
    """Where a program on this machine reaches the server, as one of its own origins."""
    if config.public_url:
        return config.public_url
    everywhere = {"0.0.0.0", "::"}  # noqa: S104 (compared with, not bound)
    host = "127.0.0.1" if config.host in everywhere else config.host
    return f"http://[{host}]:{config.port}" if ":" in host else f"http://{host}:{config.port}"
