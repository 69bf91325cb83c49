"""Who may do what: roles, secrets, other sites, and what ends it."""

from tests.sown.fault import Fault

FAULTS = (
    Fault(
        "the door in: anybody signed in may drive any session",
        "facilitator/web/guards.py",
        (
            (
                "    if desk.is_organiser:\n        return True\n    return session.get(",
                "    return True\n    return session.get(",
            ),
        ),
        ("tests/web/test_guards.py",),
    ),
    Fault(
        "other sites: any page may post",
        "facilitator/web/security.py",
        (("        return origin in own_origins()", "        return True"),),
        ("tests/web/test_origins.py",),
    ),
    Fault(
        "rights: a facilitator may do what organisers may",
        "facilitator/web/guards.py",
        (
            (
                "    if not desk.is_organiser:\n        raise missing()\n    return desk",
                "    return desk",
            ),
        ),
        ("tests/web/test_rights.py",),
    ),
    Fault(
        "rights: one drawer of the console has no guard",
        "facilitator/web/console/phones.py",
        (
            (
                "def look_at_phones(workshop_id: int) -> Response:\n"
                "    room, _ = driving(workshop_id)\n"
                "    return phones_drawer(room)",
                "def look_at_phones(workshop_id: int) -> Response:\n"
                '    return Response("everybody\'s")',
            ),
        ),
        ("tests/web/test_rights.py",),
    ),
    Fault(
        "rights: any phone hears any session",
        "facilitator/web/guards.py",
        (
            (
                "        me = participant_here(workshop_id)\n",
                "        me = participant_here(1) or participant_here(2)\n",
            ),
        ),
        ("tests/live/test_who_listens.py",),
    ),
    Fault(
        "secrets: the link for a new password makes an organiser",
        "facilitator/screens/office/accounts.py",
        (("            Invitation.for_account_id.is_(None),\n", ""),),
        ("tests/web/test_secrets.py", "tests/web/test_new_password.py"),
    ),
    Fault(
        "other sites: a socket opens to every page",
        "facilitator/web/guards.py",
        (("    if not from_own_page(request):\n        return None\n", ""),),
        ("tests/live/test_real_sockets.py",),
    ),
    Fault(
        "other sites: what Fetch metadata says is not asked",
        "facilitator/web/security.py",
        (('        return site in ("same-origin", "none")', "        return True"),),
        ("tests/web/test_origins.py",),
    ),
    Fault(
        "other sites: a host that the caller chose is believed",
        "facilitator/house.py",
        (("x_proto=proxies, x_host=0)", "x_proto=proxies, x_host=proxies, x_port=proxies)"),),
        ("tests/roof/test_proxies.py",),
    ),
    Fault(
        "the wall: links lead to where the request says",
        "facilitator/web/workshop/access.py",
        (
            (
                '    return public_addresses(current_app.config["HOUSE"])[0] + path',
                "    from flask import request\n\n    return request.host_url[:-1] + path",
            ),
        ),
        ("tests/web/test_links_on_the_wall.py",),
    ),
    Fault(
        "revoking: the sockets of a removed phone stay open",
        "facilitator/live/standing.py",
        (("    c.PhoneRemoved,\n", ""), ("Participant.removed_at.is_(None)", "Participant.id > 0")),
        ("tests/live/test_standing.py", "tests/live/test_real_sockets.py"),
    ),
    Fault(
        "revoking: signing out closes no socket",
        "facilitator/live/standing.py",
        (("    c.SignInEnded,\n", ""), ("SignIn.ended_at.is_(None)", "SignIn.id > 0")),
        ("tests/live/test_real_sockets.py",),
    ),
)
