"""Our WebSocket as a real browser speaks it: compressed both ways, and closed where it must be."""

import pytest
from playwright.sync_api import Page

from tests.browser.room import Room

pytestmark = pytest.mark.browser

# Opens a socket beside the page's own, says each thing in turn and resolves with what came of it.
SPEAK = """
(said) => new Promise((resolve) => {
  const address = `ws://${location.host}/socket.io/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address);
  const heard = [];
  socket.onmessage = ({ data }) => {
    heard.push(data);
    if (heard.length === 1) {
      const { workshop, audience, language } = document.body.dataset;
      socket.send("40" + JSON.stringify({ workshop: Number(workshop), audience, language }));
    }
    if (data.startsWith("40")) said.forEach(([text, times]) => socket.send(text.repeat(times)));
    if (data.startsWith('42["beat"')) setTimeout(() => socket.close(), 300);
  };
  socket.onclose = ({ code, wasClean }) => resolve({
    code, wasClean, extensions: socket.extensions, heard: heard.map((data) => data.slice(0, 2)),
  });
})
"""
AGREED = {"permessage-deflate", "client_no_context_takeover", "server_no_context_takeover"}


def spoken(page: Page, *said: tuple[str, int]) -> dict[str, object]:
    return dict(page.evaluate(SPEAK, [list(each) for each in said]))


def test_a_browser_is_understood_and_a_bomb_is_not_unpacked(room: Room) -> None:
    room.prepare().open()
    phone = room.phone("Fjordby")

    polite = spoken(phone, ('42["typing"]', 1), ('42["typing"]' + " " * 2000, 1))
    bomb = spoken(phone, ("x", 60_000_000))
    gibberish = spoken(phone, ("what?", 1))

    assert set(str(polite.pop("extensions")).split("; ")) == AGREED
    assert polite == {
        "code": 1005,
        "wasClean": True,
        "heard": ["0{", "40", "42"],
    }
    assert (bomb["code"], gibberish["code"]) == (1009, 1008)
    assert room.errors == []
