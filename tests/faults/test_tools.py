"""The tools that faults are injected with do what they say: else what uses them is blind."""

from collections.abc import Callable
from contextlib import closing, suppress
from time import monotonic

import pytest

from facilitator.simulate.browser import SCRIPT, Answer, Browser
from facilitator.simulate.page import form_to
from facilitator.simulate.phone import Phone
from tests.faults.disk import FULL_DISK, SLOW_DISK, Plug, failing
from tests.faults.proxy import Proxy
from tests.faults.scene import writing_room
from tests.faults.server import Server
from tests.faults.stored import stored_texts

pytestmark = pytest.mark.slow
Serving = Callable[..., Server]


def test_what_was_saved_is_there_after_a_kill_and_after_a_cut(
    serving: Serving, plug: Callable[[Server], Plug]
) -> None:
    server = serving()
    scene = writing_room(server, people=1)
    pulled = plug(server)
    pulled.start()
    write(scene.phone(scene.people[0]), "Before the cut")
    pulled.pull()
    assert stored_texts(server) == ["Before the cut"]

    pulled.start()
    phone = scene.phone(scene.people[0])
    write(phone, "Before the kill")
    server.kill()
    assert stored_texts(server) == ["Before the cut", "Before the kill"]


def test_a_disk_fails_as_long_as_it_is_told_to(serving: Serving) -> None:
    server = serving()
    scene = writing_room(server, people=1)
    server.start()
    phone = scene.phone(scene.people[0])

    with failing(server, FULL_DISK):
        assert write(phone, "On a full disk").status >= 500
    with failing(server, SLOW_DISK):
        started = monotonic()
        assert write(phone, "On a slow disk").status == 200
        assert monotonic() - started > 0.2
    assert stored_texts(server) == ["On a slow disk"]


def test_a_proxy_loses_doubles_and_cuts_what_it_is_told_to(
    serving: Serving, behind_proxy: Callable[[Server], Proxy]
) -> None:
    server = serving()
    scene = writing_room(server, people=1)
    proxy = behind_proxy(server)
    server.start()
    phone = scene.phone(scene.people[0], through=proxy.url)
    phone.browser.timeout = 1.0

    for word, losses, arrives in (
        ("request", {"requests": 1.0}, False),
        ("answer", {"answers": 1.0}, True),
    ):
        proxy.lose(**losses)
        with pytest.raises(OSError):  # noqa: PT011 (however the line breaks)
            write(phone, f"Lost {word}")
        proxy.restore()
        assert (f"Lost {word}" in stored_texts(server)) is arrives
    phone = scene.phone(scene.people[0], through=proxy.url)  # with a fresh key
    proxy.lose(doubled=1.0)
    assert write(phone, "Doubled").status == 200
    assert proxy.happened["doubled"] == 1

    proxy.cut()
    assert not answers(proxy.url)
    proxy.restore()
    proxy.fall_silent(to_server=False)
    assert not answers(proxy.url)
    proxy.restore()
    assert answers(proxy.url)
    server.freeze()
    assert not answers(server.origin)
    server.thaw()
    assert answers(server.origin)


def write(phone: Phone, text: str) -> Answer:
    """Sent once, whatever becomes of it; with the key that the page was made with."""
    form = form_to(phone.part, "/ideas")
    assert form is not None
    return phone.browser.submit(
        form.action, [*form.hidden(), ("list", "barrier"), ("text", text)], SCRIPT
    )


def answers(origin: str) -> bool:
    with suppress(OSError), closing(Browser(origin, timeout=0.7)) as browser:
        return browser.fetch("/healthz").status == 200
    return False
