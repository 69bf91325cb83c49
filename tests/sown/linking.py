"""The link between a screen and its server: who is cut off says so, and catches up afterwards."""

from tests.sown.fault import Fault

BAD_LINKS = "tests/browser/test_bad_links.py::"

FAULTS = (
    Fault(
        "cut off: a phone says so too late",
        "static/js/live.js",
        (("const SILENCE = 8500;", "const SILENCE = 25000;"),),
        (BAD_LINKS + "test_a_cut_off_phone_says_so",),
    ),
    Fault(
        "cut off: a server waits on for a phone that is dead",
        "facilitator/live/connection.py",
        (("SILENCE = 9.0  # seconds", "SILENCE = 90.0  # seconds"),),
        (
            "tests/faults/test_dead_links.py::test_a_server_lets_go_of_a_phone_it_hears_nothing_from",
        ),
    ),
    Fault(
        "cut off: phones are asked whether they live as seldom as the library would",
        "facilitator/live/driver.py",
        (("PING_EVERY, PONG_WITHIN = 5, 4", "PING_EVERY, PONG_WITHIN = 25, 20"),),
        ("tests/live/test_driver.py",),
    ),
    Fault(
        "catching up: a screen that missed one push doesn't notice",
        "static/js/live.js",
        (
            (
                "if (message.r > revision) reread(soon(0));",
                "if (message.r > revision + 1) reread(soon(0));",
            ),
        ),
        (BAD_LINKS + "test_every_screen_equals_a_fresh_page_soon_after_the_link_is_back",),
    ),
    Fault(
        "catching up: where sockets are blocked nobody polls",
        "static/js/live.js",
        (("    if (!socket || !socket.connected) reread(0);", "    if (!socket) reread(0);"),),
        ("tests/browser/test_network.py::test_a_phone_without_websockets_counts_as_writing",),
    ),
    Fault(
        "catching up: an excuse of a proxy is the end of a screen",
        "static/js/live.js",
        (
            ("status >= 500 || status === 429;", "status === 429;"),
            ("redirected || GONE.includes(status)", "redirected || status >= 400"),
        ),
        ("tests/browser/test_network.py::test_a_proxy_that_fails_for_a_moment_kills_no_screen",),
    ),
)
