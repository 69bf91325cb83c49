"""A room: a served house, a signed-in facilitator, and browsers as phones, wall and console."""

import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy.orm import Session

from facilitator import House, build
from facilitator.config import read_config
from facilitator.store.models import Account, SignIn
from facilitator.web.cookies import DESK as DESK_COOKIE
from facilitator.web.cookies import DEVICE, token_hash
from tests.browser.served import Forks, Served
from tests.conftest import add_workshop
from tests.once import lay_empty_database
from tests.postgres import free_port

PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 360, "height": 800}
WALL = {"width": 1920, "height": 1080}
SMALL_WALL = {"width": 1280, "height": 720}
DESK = {"width": 1440, "height": 900}
SIGN_IN = "a-signed-in-facilitator-of-the-tests"
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


def chromium() -> str | None:
    return next((path for path in CHROMIUM if Path(path).exists()), None)


@dataclass
class Room:
    """`prepare` the database with operations, `open` the server, then bring in browsers."""

    folder: Path
    browser: Browser
    forks: Forks
    port: int = field(default_factory=free_port)
    workshop: int = 0
    server: Served | None = None
    contexts: list[BrowserContext] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)  # the origins that the pages asked for anything

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, str]:
        return {"DATA_DIR": str(self.folder), "PORT": str(self.port), "HOST": "127.0.0.1"}

    def prepare(self, *deeds: Callable[[House, int], object]) -> "Room":
        """A workshop, a signed-in organiser, and whatever else a test wants there before."""
        lay_empty_database(self.folder / "facilitator.sqlite")
        house = build(read_config(self.settings))
        house.live.background = False
        self.workshop = house.database.write(add_workshop)
        house.database.write(add_organiser)
        with house.app.app_context():
            for deed in deeds:
                deed(house, self.workshop)
        house.database.close()
        return self

    def meanwhile(self, *deeds: Callable[[House, int], object]) -> None:
        """Done by another process on the open room's database: the heartbeat brings it."""
        house = build(read_config(self.settings))
        house.live.background = False
        with house.app.app_context():
            for deed in deeds:
                deed(house, self.workshop)
        house.database.close()

    def open(self) -> "Room":
        self.server = self.forks.serve(self.settings)
        for _ in range(3000):
            try:
                urllib.request.urlopen(self.url).close()
            except OSError:
                time.sleep(0.01)
            else:
                return self
        raise TimeoutError("the server did not start")

    def restart(self) -> None:
        self.stop()
        self.open()

    def kill(self) -> None:
        """The plug is pulled: nothing is finished, nothing is said."""
        assert self.server
        self.server.kill()

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        self.stop()

    def stop(self) -> None:
        """The server goes away; what is open stays open."""
        if self.server:
            self.server.terminate()

    def page(self, path: str, viewport: dict[str, int], **options: object) -> Page:
        """A browser of its own on this page; what goes wrong in it lands in `errors`."""
        context = self.browser.new_context(viewport=viewport, base_url=self.url, **options)
        return self.opened(context, path)

    def opened(self, context: BrowserContext, path: str) -> Page:
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.asked.add(origin(request.url)))
        page.on("websocket", lambda socket: self.asked.add(origin(socket.url)))
        page.goto(path)
        return page

    def same_phone(self, token: str, language: str = "en") -> Page:
        """A phone that joined before: its device's key is in the database."""
        context = self.browser.new_context(
            viewport=PHONE, base_url=self.url, has_touch=True, locale=language
        )
        context.add_cookies([{"name": DEVICE, "value": token, "url": self.url}])
        return self.opened(context, "/w/7KD4MR")

    def phone(self, organisation: str, **options: object) -> Page:
        """A phone that scanned the code, said where it comes from, and joined."""
        page = self.page("/J/7KD4MR", PHONE, has_touch=True, locale="en-GB", **options)
        page.get_by_label("Your organisation").fill(organisation)
        page.keyboard.press("Enter")  # "Add it as written"; the roster is empty
        page.get_by_label("City or region").check()
        page.get_by_label("Country").select_option("DK")
        page.get_by_role("button", name="Join").click()
        page.wait_for_url("**/w/7KD4MR")
        return page

    def signed_in(
        self, path: str, viewport: dict[str, int], token: str = SIGN_IN, **options: object
    ) -> Page:
        """A browser in which the organiser is signed in, or whose token it is."""
        context = self.browser.new_context(
            **{"viewport": viewport, "base_url": self.url, "locale": "en-GB"} | options
        )
        context.add_cookies([{"name": DESK_COOKIE, "value": token, "url": self.url}])
        return self.opened(context, path)

    def projector(self) -> Page:
        return self.signed_in(f"/projector/{self.workshop}", WALL)

    def console(self) -> Page:
        return self.signed_in(f"/console/{self.workshop}", DESK)


def origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.replace('ws', 'http')}://{parts.netloc}"


def add_organiser(session: Session, name: str = "Ada", token: str = SIGN_IN) -> int:
    now = datetime.now(UTC)
    account = Account(
        name=name,
        email=f"{name.lower()}@fjordby.example",
        password_hash="none: signed in by the test",
        is_organiser=True,
        language="en",
        created_at=now,
    )
    session.add(account)
    session.flush()
    session.add(
        SignIn(
            account_id=account.id,
            token_hash=token_hash(token),
            created_at=now,
            expires_at=now + timedelta(days=1),
        )
    )
    return account.id
