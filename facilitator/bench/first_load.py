"""A phone's first look at the join page, in Chromium, over a slow line and on a slow phone."""

import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RUNS = 5
MEGABITS, ROUND_TRIP_MS, SLOWER = 1.6, 150, 4
BYTES_PER_SECOND = MEGABITS * 1_000_000 / 8
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
LONGEST_MS, ASK_AGAIN_MS = 30_000, 100

# The moment in which a frame can be painted that has the button, ready to be pressed.
WATCH_THE_BUTTON = """
(() => {
  const look = () => {
    const button = document.querySelector('form.join > button:not([disabled])');
    if (button && button.getClientRects().length) window.joinReady = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""


@dataclass(frozen=True)
class FirstLoad:
    ready_ms: float  # from navigation to an enabled join button, median
    bytes_on_the_wire: int  # headers and compressed bodies
    requests: int
    other_origins: int

    def plain(self) -> dict[str, float]:
        return {
            "join_button_ms": round(self.ready_ms),
            "bytes": self.bytes_on_the_wire,
            "requests": self.requests,
            "other_origins": self.other_origins,
        }


def measure_first_load(origin: str, code: str) -> FirstLoad | None:
    """None where there is no Chromium."""
    path = next((path for path in CHROMIUM if Path(path).exists()), None)
    if path is None:
        return None
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only the benchmark needs it)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        looks = [look_once(browser, origin, code) for _ in range(RUNS)]
        browser.close()
    return FirstLoad(
        statistics.median(look.ready_ms for look in looks),
        max(look.bytes_on_the_wire for look in looks),
        max(look.requests for look in looks),
        max(look.other_origins for look in looks),
    )


def look_once(browser: Any, origin: str, code: str) -> FirstLoad:
    """One visit by a browser that has never been here."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    asked: list[str] = []
    received: list[int] = []
    wire.on("Network.requestWillBeSent", lambda it: asked.append(it["request"]["url"]))
    wire.on("Network.loadingFinished", lambda it: received.append(it["encodedDataLength"]))
    slow_down(wire)
    page.add_init_script(WATCH_THE_BUTTON)
    page.goto(f"{origin}/J/{code}", wait_until="networkidle", timeout=LONGEST_MS)
    ready = when_ready(page)
    context.close()
    strangers = [url for url in asked if not url.startswith((origin, "data:"))]
    return FirstLoad(ready, sum(map(int, received)), len(asked), len(strangers))


def when_ready(page: Any) -> float:
    """Milliseconds from navigation. Asked again and again: Playwright's own waiting evaluates a
    string inside the page, which the page's policy forbids."""
    for _ in range(LONGEST_MS // ASK_AGAIN_MS):
        if ready := page.evaluate("window.joinReady"):
            return float(ready)
        time.sleep(ASK_AGAIN_MS / 1000)
    raise TimeoutError("the join button was never ready")


def slow_down(wire: Any) -> None:
    wire.send("Network.enable")
    wire.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP_MS,
            "downloadThroughput": BYTES_PER_SECOND,
            "uploadThroughput": BYTES_PER_SECOND,
        },
    )
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
