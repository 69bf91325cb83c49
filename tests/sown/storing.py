"""What is stored: constraints, locks, disks, backups and upgrades."""

from tests.sown.fault import Fault

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
        "revisions: a push leaves no row",
        "facilitator/live/publish.py",
        (("            if pushes:\n", "            if not changes:\n"),),
        ("tests/live/test_publish.py",),
    ),
    Fault(
        "locks: a ballot is read without one",
        "facilitator/store/ballots.py",
        (("BALLOT_LOCKED = BALLOT.with_for_update()", "BALLOT_LOCKED = BALLOT"),),
        ("tests/operations/test_at_once.py::test_a_ballot_waits_for_the_one_before_it",),
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
