"""What screens show, and what they are told over sockets."""

from tests.sown.fault import Fault

FAULTS = (
    Fault(
        "the order: screens are told before the commit",
        "facilitator/live/publish.py",
        (
            (
                "            changes = work(session)\n            pushes = [",
                "            changes = work(session)\n"
                "            for told, panels in stale_panels(changes).items():\n"
                "                self.touch(told, panels)\n"
                "            self.flush()\n"
                "            pushes = [",
            ),
            (
                "            self.tell_whether_saved(None)\n"
                "            for workshop_id, panels in stale_panels(changes).items():\n"
                "                self.touch(workshop_id, panels)\n",
                "            self.tell_whether_saved(None)\n",
            ),
        ),
        ("tests/live/test_parity.py",),
    ),
    Fault(
        "secrecy: tallies before the reveal",
        "facilitator/domain/visibility.py",
        (("    return revealed\n\n\ndef shows_names", "    return True\n\n\ndef shows_names"),),
        ("tests/web/test_every_page.py",),
    ),
    Fault(
        "secrecy: two small groups together tell on fewer than five",
        "facilitator/domain/suppression.py",
        (("sum(hidden) >= SMALLEST_GROUP and sum(hidden)", "sum(hidden)"),),
        ("tests/domain/test_suppression.py",),
    ),
    Fault(
        "the minutes: a step that hasn't come yet ends them",
        "facilitator/exports/tables/course.py",
        (("time.opened_at if time else None,", "time.opened_at,"),),
        ("tests/exports/test_always.py",),
    ),
    Fault(
        "the table of stale panels: a row is missing",
        "facilitator/live/stale.py",
        (('    c.DecisionWritten: SLIDE + ("console-decisions", "remote-now"),\n', ""),),
        ("tests/live/test_publish.py",),
    ),
    Fault(
        "the table of stale panels: a row is too short",
        "facilitator/live/stale.py",
        (
            (
                "    c.IdeaHidden: SLIDE + TOGETHER + BOARD + NEXT_PRESS,",
                "    c.IdeaHidden: SLIDE + TOGETHER,",
            ),
        ),
        ("tests/live/test_parity.py",),
    ),
    Fault(
        "cleaning: control characters stay",
        "facilitator/domain/text.py",
        (('unicodedata.category(c) not in ("Cc", "Cs", "Co")', "True"),),
        ("tests/domain/test_text.py",),
    ),
    Fault(
        "escaping: a phone shows its ideas as markup",
        "templates/parts/own-ideas.html",
        (
            (
                'lang="{{ idea.language }}">{{ idea.text }}</span>',
                'lang="{{ idea.language }}">{{ idea.text|safe }}</span>',
            ),
        ),
        ("tests/browser/test_hostile.py",),
    ),
    Fault(
        "sockets: a flood is answered as fast as it comes",
        "facilitator/domain/bucket.py",
        (("        return max(0.0, -self.tokens / self.rate.per_second)", "        return 0.0"),),
        ("tests/live/test_connection.py",),
    ),
    Fault(
        "sockets: what was compressed is unpacked without end",
        "facilitator/live/receiving.py",
        (
            (
                "            bytes(body) + MESSAGE_END, LARGEST_MESSAGE + 1\n",
                "            bytes(body) + MESSAGE_END\n",
            ),
            ("    if len(found) > LARGEST_MESSAGE:", "    if False:"),
        ),
        ("tests/live/test_receiving.py",),
    ),
    Fault(
        "sockets: a broadcast is framed for each recipient",
        "facilitator/live/frames.py",
        (("        if newest is None or newest[0] is not message:", "        if True:"),),
        ("tests/live/test_frames.py",),
    ),
)
