"""The wall: it says nothing too early and never whose it is, and the last row can read it."""

from tests.sown.fault import Fault

WALL = "tests/browser/test_projector.py::"

FAULTS = (
    Fault(
        "the wall: ideas stand there before the facilitator shows them",
        "facilitator/screens/projector/slide.py",
        (
            (
                'stage in ("practice", "writing") and "wall_shown" in seen.here.acts',
                'stage in ("practice", "writing")',
            ),
        ),
        ("tests/screens/test_projector.py",),
    ),
    Fault(
        "the wall: an idea that was hidden stays",
        "facilitator/screens/projector/writing.py",
        (("        Idea.hidden_at.is_(None),\n", ""),),
        ("tests/screens/test_projector.py",),
    ),
    Fault(
        "the wall: letters are too small for the last row",
        "static/css/projector.css",
        (
            (
                "font-size: 4.1vh; line-height: 1.2; orphans: 1;",
                "font-size: 3.9vh; line-height: 1.2; orphans: 1;",
            ),
        ),
        (WALL + "test_the_wall_never_overflows",),
    ),
    Fault(
        "the wall: what is read aloud is cut in the middle",
        "static/css/projector.css",
        (
            (
                ".aloud .cards.rows { display: flex; flex-flow: column wrap;",
                ".aloud .cards.rows { display: flex; flex-flow: column;",
            ),
        ),
        (WALL + "test_cards_that_are_read_aloud_are_whole_or_out_of_sight",),
    ),
    Fault(
        "the wall: a turned page leaves ideas out",
        "static/js/projector.js",
        (
            (
                "list.scrollLeft = Math.min(wall.page, pagesOf(list) - 1) * step(list);",
                "list.scrollLeft = Math.min(2 * wall.page, pagesOf(list) - 1) * step(list);",
            ),
        ),
        (WALL + "test_turned_pages_lose_no_idea",),
    ),
    Fault(
        "the wall: the clicker's key does nothing",
        "static/js/projector.js",
        (('event.key === " " ? "Space" : ', ""),),
        (WALL + "test_keys_and_clicker_drive_the_session",),
    ),
    Fault(
        "the wall: lists are told apart by colour alone",
        "templates/parts/projector/wall.html",
        (('{{ icon(list_, "mark") }}', '<i class="mark"></i>'),),
        ("tests/screens/test_projector.py",),
    ),
    Fault(
        "looks: quiet words are too pale",
        "static/css/tokens.css",
        (("  --muted: #44535e; ", "  --muted: #9aa5ad; "),),
        ("tests/browser/test_console_access.py::test_the_board_is_for_everybody",),
    ),
)
