"""Runs the example: a server with the example meeting, and beside it the people in the room."""

import json
import secrets
import subprocess  # nosec B404 # our own programs only
import sys
from dataclasses import asdict
from socket import socket

from facilitator.config import Config
from facilitator.demo.held import hold_meeting
from facilitator.demo.players import Cast
from facilitator.demo.scene import EMAIL, Keys, Scene, examples_before, set_scene
from facilitator.domain.codes import new_code
from facilitator.greeting import code_of
from facilitator.house import House
from facilitator.live.publish import now
from facilitator.server import serve
from facilitator.web import cookies, passwords
from facilitator.web.addresses import is_specific, public_addresses


class Example:
    """One example in its house. `open` when the server is up, `close` when it stops.

    `passing`: its folder goes when it ends.
    """

    def __init__(self, *, autopilot: bool, passing: bool) -> None:
        self.autopilot, self.passing = autopilot, passing
        self.code = new_code(secrets.choice)
        self.password = f"fjordby-{secrets.token_hex(3)}"
        self.autopilot_token, self.projector_token = cookies.new_token(), cookies.new_token()
        self.players: subprocess.Popen[bytes] | None = None

    def open(self, house: House, config: Config) -> None:
        keys = Keys(
            passwords.hashed(self.password),
            cookies.token_hash(self.autopilot_token),
            cookies.token_hash(self.projector_token),
        )
        earlier = house.database.write(examples_before)
        scene = house.database.write(lambda s: set_scene(s, self.code, keys, now()))
        held = house.database.write(lambda s: hold_meeting(s, scene.visitor_id, now().date()))
        self.players = start_players(
            Cast(
                inside_address(config),
                self.code,
                scene.workshop_id,
                scene.question_ids,
                self.autopilot_token if self.autopilot else None,
            )
        )
        print(self.greeting(public_addresses(config)[0], scene, held, earlier), flush=True)

    def greeting(self, address: str, scene: Scene, held: int, earlier: int) -> str:
        join = f"{address}/J/{self.code}"
        return "\n".join(
            [
                "An example meeting is open, and 24 simulated people are coming in.",
                "",
                f"Projector  {address}/p/{self.projector_token}",
                f"Phone      {join}",
                f"Console    {address}/sign-in?next=/console/{scene.workshop_id}",
                f"Minutes    {address}/sign-in?next=/meetings/{held}/minutes",
                f"           sign in as {EMAIL} with the password {self.password}",
                code_of(join),
                "The session runs by itself. Press Next on the console and you drive it."
                if self.autopilot
                else "The session waits in its lobby. Sign in on the console and press Next.",
                "Nothing of it is kept afterwards: download its minutes before."
                if self.passing
                else kept(earlier),
                "Stop with Ctrl+C.",
            ]
        )

    def close(self) -> None:
        if self.players:
            self.players.terminate()
            self.players.wait()
            print("The example is over.")


def kept(earlier: int) -> str:
    """What becomes of the example where DATA_DIR or DATABASE_URL names its place."""
    stays = "This example stays where DATA_DIR or DATABASE_URL says"
    if not earlier:
        return f"{stays}."
    others = "the earlier one" if earlier == 1 else f"the {earlier} earlier ones"
    return f"{stays}, beside {others}; the account has a new password."


def run_example(config: Config, listener: socket, *, autopilot: bool, passing: bool) -> None:
    example = Example(autopilot=autopilot, passing=passing)
    try:
        serve(config, listener, greet=example.open)
    finally:
        example.close()


def start_players(cast: Cast) -> "subprocess.Popen[bytes]":
    """In a process of their own, as phones are; what they need to know goes in by a pipe. In a
    group of their own: Ctrl+C in the terminal is for the server, which then ends them."""
    command = [sys.executable, "-m", "facilitator.demo.players"]
    players = subprocess.Popen(  # nosec B603 # our own module
        command, stdin=subprocess.PIPE, process_group=0
    )
    assert players.stdin  # nosec B101 # it is a pipe
    players.stdin.write(json.dumps(asdict(cast)).encode())
    players.stdin.close()
    return players


def inside_address(config: Config) -> str:
    """Where a program on this machine reaches the server, as one of its own origins."""
    if config.public_url:
        return config.public_url
    host = config.host if is_specific(config.host) else "127.0.0.1"
    return f"http://[{host}]:{config.port}" if ":" in host else f"http://{host}:{config.port}"
