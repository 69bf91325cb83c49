"""How much and how many: places, removed phones, wrong codes, pace."""

from tests.sown.fault import Fault

FAULTS = (
    Fault(
        "removing: what was on its way comes in",
        "facilitator/operations/door.py",
        (('    if session.scalar(IS_IN, {"participant": participant}) is None:', "    if False:"),),
        ("tests/operations/test_removing.py",),
    ),
    Fault(
        "removing: the ballot of an open vote stays",
        "facilitator/operations/removing.py",
        (("Ballot.vote_id.in_(open_votes))", "Ballot.vote_id.in_([]))"),),
        ("tests/operations/test_removing.py",),
    ),
    Fault(
        "removing: a closed vote loses its dots",
        "facilitator/operations/removing.py",
        (("select(Vote.id).where(Vote.closed_at.is_(None))", "select(Vote.id)"),),
        ("tests/operations/test_removing.py",),
    ),
    Fault(
        "the door: the last place is given twice",
        "facilitator/operations/door.py",
        (("read=not nearly_full)", "read=True)"),),
        ("tests/operations/test_at_once.py",),
    ),
    Fault(
        "the door: the last place on a phone is given twice",
        "facilitator/operations/door.py",
        (('    session.execute(ONE_DEVICE, {"device_id": device_id})\n', ""),),
        ("tests/operations/test_at_once.py",),
    ),
    Fault(
        "limits: wrong codes are not counted",
        "facilitator/web/wrong_codes.py",
        (("    if not tries.hit(OF_AN_ADDRESS, network()):", "    if False:"),),
        ("tests/web/test_wrong_codes.py",),
    ),
    Fault(
        "limits: who guesses is handed a phone at last",
        "facilitator/web/continuing.py",
        (("    wrong_codes.check_not_guessing()\n", ""),),
        ("tests/web/test_wrong_codes.py",),
    ),
    Fault(
        "limits: a right code is counted as well",
        "facilitator/web/guards.py",
        (
            (
                "    with reading() as session:\n"
                "        row = session.execute(WHO_IS_HERE, wanted).first()\n",
                "    with reading() as session:\n"
                "        row = session.execute(WHO_IS_HERE, wanted).first()\n"
                '    if wrong_codes.counted(NotFound("")).status == 429:\n'
                "        raise NotFound(NO_SUCH_CODE)\n",
            ),
        ),
        ("tests/live/test_one_address.py",),
    ),
    Fault(
        "limits: a phone may be as fast as it likes",
        "facilitator/web/guards.py",
        (("    pace.count(me.device_id)\n", ""),),
        ("tests/web/test_pace.py",),
    ),
    Fault(
        "limits: a stranger elsewhere locks a new browser out",
        "facilitator/web/wrong_passwords.py",
        (('return "known" if known else network()', 'return "known" if known else "house"'),),
        ("tests/web/test_signin.py",),
    ),
    Fault(
        "limits: a flood of sign-ins in one place holds up another",
        "facilitator/web/turns.py",
        (
            (
                "        if line:\n            lines[name] = line\n",
                "        if line:\n            others = {**lines}\n            lines.clear()\n"
                "            lines.update({name: line, **others})\n",
            ),
        ),
        ("tests/web/test_turns.py",),
    ),
    Fault(
        "limits: a flood of sign-ins from everywhere holds up a known browser",
        "facilitator/web/turns.py",
        (("        if self._known and (", "        if not self._strangers and ("),),
        ("tests/web/test_turns.py",),
    ),
    Fault(
        "limits: however many strangers wait to sign in",
        "facilitator/web/turns.py",
        (("map(len, lines.values())) < MOST_WAITING", "map(len, lines.values())) >= 0"),),
        ("tests/web/test_turns.py",),
    ),
    Fault(
        "limits: anybody can say that their browser is known",
        "facilitator/web/wrong_passwords.py",
        (
            (
                'signer().loads(request.cookies.get(KNOWN, "")) == email',
                'request.cookies.get(KNOWN, "") == email',
            ),
        ),
        ("tests/web/test_signin.py",),
    ),
    Fault(
        "deadlines: whoever reads nothing is waited for without end",
        "facilitator/deadlines.py",
        (("        self.socket.settimeout(self.answer)\n", ""),),
        ("tests/roof/test_deadlines.py",),
    ),
)
