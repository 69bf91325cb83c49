"""Proof that the tests can fail: faults are put into a copy of the code, one at a time, and the
tests that guard against each must go red.

    python -m tests.seeded_faults            all of them; about three minutes
    python -m tests.seeded_faults cleaning   those whose name holds this word

Ends with 1 when a fault went unnoticed, or when those tests are red without it.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
RED = 1  # pytest's status when tests ran and some failed; an error of its own is another


@dataclass(frozen=True)
class Fault:
    """In `file` each first text, which stands there once, becomes the second; then one of
    `tests` must fail."""

    name: str
    file: str
    edits: tuple[tuple[str, str], ...]
    tests: tuple[str, ...]

    @contextmanager
    def sown(self, copy: Path) -> Iterator[None]:
        path = copy / self.file
        before = path.read_text()
        spoilt = before
        for right, wrong in self.edits:
            spoilt = spoilt.replace(right, wrong)
        path.write_text(spoilt)
        try:
            yield
        finally:
            path.write_text(before)


FAULTS = (
    Fault(
        "a constraint: no CHECK on the dots of a ballot",
        "facilitator/store/models/votes.py",
        (
            (
                'CheckConstraint("marks BETWEEN 1 AND cap AND cap <= 3", name="within_cap")',
                'CheckConstraint("marks >= 0", name="within_cap")',
            ),
        ),
        ("tests/store/test_schema.py",),
    ),
    Fault(
        "a key: a replay happens again",
        "facilitator/live/receipts.py",
        (
            (
                "    if receipt is None:\n        return None",
                "    if receipt is None or receipt.changes:\n        return None",
            ),
        ),
        ("tests/web/test_phone_ideas.py",),
    ),
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
        "other sites: any page may post",
        "facilitator/web/security.py",
        (("        return origin in own_origins()", "        return True"),),
        ("tests/web/test_origins.py",),
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
        "revisions: a push leaves no row",
        "facilitator/live/publish.py",
        (("            if pushes:\n", "            if not changes:\n"),),
        ("tests/live/test_publish.py",),
    ),
    Fault(
        "locks: a ballot is read without one",
        "facilitator/store/ballots.py",
        (("BALLOT_LOCKED = BALLOT.with_for_update()", "BALLOT_LOCKED = BALLOT"),),
        ("tests/operations/test_at_once.py",),
    ),
    Fault(
        "budgets: a dot too many is taken",
        "facilitator/domain/voting.py",
        (("    if sum(dots.values()) > rule.dots:", "    if sum(dots.values()) > rule.dots + 1:"),),
        ("tests/operations/test_ballots.py",),
    ),
    Fault(
        "durability: a commit isn't on the disk yet",
        "facilitator/store/engine.py",
        (('"synchronous=FULL"', '"synchronous=NORMAL"'),),
        ("tests/faults/test_kill.py",),
    ),
    Fault(
        "locks: a writer takes its lock late",
        "facilitator/store/engine.py",
        (('begin="BEGIN IMMEDIATE"', 'begin="BEGIN"'),),
        ("tests/faults/test_budget.py",),
    ),
    Fault(
        "disks: a failing one is a mistake of ours",
        "facilitator/store/transactions.py",
        (("    return isinstance(error, OUT_OF_REACH) and", "    return False and"),),
        ("tests/faults/test_disk.py",),
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
                "        if line:\n            self._lines[network] = line\n",
                "        if line:\n            self._lines = {network: line, **self._lines}\n",
            ),
        ),
        ("tests/web/test_turns.py",),
    ),
    Fault(
        "erasing: SQLite leaves deleted bytes in its file",
        "facilitator/store/engine.py",
        (("secure_delete=ON", "secure_delete=OFF"),),
        ("tests/keeping/test_gone.py",),
    ),
    Fault(
        "erasing: the log keeps what was erased",
        "facilitator/live/publish.py",
        (
            (
                "        if any(isinstance(change, ERASING) for change in changes):\n",
                "        if not changes:\n",
            ),
        ),
        ("tests/keeping/test_gone.py",),
    ),
    Fault(
        "erasing: a topic keeps the words of an erased idea",
        "facilitator/operations/forgetting_words.py",
        (("    take_out(session, workshop_id, words, ids, topics)\n", ""),),
        ("tests/keeping/test_gone.py",),
    ),
    Fault(
        "erasing: a topic loses words that its idea still says",
        "facilitator/operations/erasing.py",
        (("            if first not in idea.text:", "            if first != idea.text:"),),
        ("tests/operations/test_erasing.py",),
    ),
    Fault(
        "erasing: a wrong clock is believed",
        "facilitator/clock.py",
        (("today - last <= AT_MOST", "last <= today"),),
        ("tests/roof/test_erase.py",),
    ),
    Fault(
        "erasing: who cast which ballot stays",
        "facilitator/operations/unlinking.py",
        (("        shuffle(attendees)\n", ""),),
        ("tests/operations/test_erasing.py",),
    ),
    Fault(
        "backups: a damaged one is put back",
        "facilitator/keeping/archive.py",
        (("        if found != stated:", "        if found == stated == '':"),),
        ("tests/keeping/test_backup.py",),
    ),
    Fault(
        "backups: the database is copied like any file",
        "facilitator/keeping/sqlite.py",
        (
            (
                '            copy.execute("PRAGMA journal_mode=DELETE")  # one file\n',
                "            to.write_bytes(file_of(url).read_bytes())\n",
            ),
        ),
        ("tests/keeping/test_under_load.py",),
    ),
    Fault(
        "upgrades: nothing is backed up before",
        "facilitator/server.py",
        (("    if not has_backup:\n", "    if has_backup:\n"),),
        ("tests/keeping/test_upgrade.py",),
    ),
    Fault(
        "upgrades: rows are lost",
        "facilitator/store/migrations/versions/0002_doors_new_passwords_and_erasures.py",
        (
            (
                '    op.create_table(\n        "erasure",',
                '    op.execute("DELETE FROM act")\n    op.create_table(\n        "erasure",',
            ),
        ),
        ("tests/store/test_released.py",),
    ),
)


def main(words: Sequence[str]) -> int:
    faults = [fault for fault in FAULTS if all(word in fault.name for word in words)]
    with tempfile.TemporaryDirectory(prefix="seeded-faults-") as folder:
        copy = copied(Path(folder))
        if run(copy, sorted({test for fault in faults for test in fault.tests})):
            print("These tests are red without any fault; nothing can be shown.")
            return 1
        noticed = [shown(fault, copy) for fault in faults]
    print(f"{sum(noticed)} of {len(faults)} faults turned the tests red.")
    return 0 if all(noticed) else 1


def copied(folder: Path) -> Path:
    """What git knows of the checkout, as it stands now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    return folder


def shown(fault: Fault, copy: Path) -> bool:
    with fault.sown(copy):
        status = run(copy, fault.tests)
    word = {0: "NOT NOTICED", RED: "red"}.get(status, f"pytest ended with {status}")
    print(f"{word:12} {fault.name}", flush=True)
    return status == RED


def run(copy: Path, tests: Sequence[str]) -> int:
    """Without the long ones, up to the first failure."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "-m", "not long", *tests], cwd=copy, capture_output=True, text=True, check=False
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
