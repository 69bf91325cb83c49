"""What the minutes carry on: actions of earlier meetings, who came, removed phones, downloads."""

from tests.sown.fault import Fault

ACTIONS = ("tests/web/test_actions.py",)

FAULTS = (
    Fault(
        "brought forward: what was settled long before comes along",
        "facilitator/domain/agreed.py",
        (("settled_on is not None and settled_on >= starts_on)", "settled_on is not None)"),),
        ACTIONS,
    ),
    Fault(
        "brought forward: what was settled on the first day is forgotten",
        "facilitator/domain/agreed.py",
        (("settled_on >= starts_on)", "settled_on > starts_on)"),),
        ACTIONS,
    ),
    Fault(
        "brought forward: a rehearsal brings its actions",
        "facilitator/store/forward.py",
        (("            Workshop.lobby_opened_at.is_not(None),\n", ""),),
        ACTIONS,
    ),
    Fault(
        "brought forward: an action of any meeting can be changed",
        "facilitator/operations/following_up.py",
        (("        if action not in [each for each, _meeting in carried]:", "        if False:"),),
        ACTIONS,
    ),
    Fault(
        "brought forward: the second organiser overwrites the first",
        "facilitator/operations/following_up.py",
        (("together(typed, began, standing)", "dict(typed)"),),
        ACTIONS,
    ),
    Fault(
        "actions: the console overwrites what the office saved meanwhile",
        "facilitator/web/console/agreed.py",
        (('"status": status, "began": began(ACTION)}', '"status": status}'),),
        ("tests/web/test_console_agreed.py",),
    ),
    Fault(
        "brought forward: a session's own minutes tell of other meetings",
        "facilitator/exports/reader/__init__.py",
        (
            (
                "    return replace(alone, whole=False)",
                "    told = forward(session, meeting.id, Local(zone))\n"
                "    return replace(alone, whole=False, forward=told)",
            ),
        ),
        ACTIONS,
    ),
    Fault(
        "decisions: an item of another meeting's agenda is taken",
        "facilitator/operations/agreed.py",
        (
            (
                "    if item is None or item.meeting_id != "
                "session.get_one(Workshop, workshop_id).meeting_id:",
                "    if item is None:",
            ),
        ),
        ("tests/web/test_console_agreed.py",),
    ),
    Fault(
        "attendance: whoever was expected counts as there",
        "facilitator/exports/report/attendance.py",
        (("for name, group in roster.items() if name in here)", "for group in roster.values())"),),
        ("tests/exports/test_json_and_markdown.py",),
    ),
    Fault(
        "erasing: who was removed is shuffled among those who stayed",
        "facilitator/operations/unlinking.py",
        (
            ("            stand_for_nobody(session, meeting, gone)\n", ""),
            ("[each for each in people if each not in gone]", "people"),
        ),
        ("tests/operations/test_erasing.py",),
    ),
    Fault(
        "erasing: the minutes forget how many ideas a phone took along",
        "facilitator/operations/removing.py",
        (("device_id=person.device_id, ideas=ideas)", "device_id=person.device_id)"),),
        ("tests/operations/test_erasing.py",),
    ),
    Fault(
        "downloads: a refusal leads away from the page that waits",
        "facilitator/web/arriving.py",
        (("        response.status_code = 204\n", ""),),
        ("tests/web/test_record.py",),
    ),
    Fault(
        "downloads: a large meeting is read while the room waits",
        "facilitator/exports/reader/apart.py",
        (("        if size_of(session, whole, number) < LARGE:", "        if True:"),),
        ("tests/exports/test_apart.py",),
    ),
)
