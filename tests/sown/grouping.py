"""Results by group, from which somebody may work out what fewer than five people voted."""

from tests.sown.fault import Fault

ATTACKER = ("tests/domain/test_attacker.py",)

FAULTS = (
    Fault(
        "groups: small ones are shown",
        "facilitator/domain/suppression.py",
        (
            (
                "    return {group for group in sizes if (True, group) in shown}",
                "    return {*sizes}",
            ),
        ),
        ATTACKER,
    ),
    Fault(
        "groups: nothing covers a small one",
        "facilitator/domain/suppression.py",
        (("    while hidden and shown and not hides_well(hidden):", "    while False:"),),
        ATTACKER,
    ),
    Fault(
        "groups: a row is told where a group is of one mind",
        "facilitator/domain/breakdown.py",
        (
            (
                "    return 0 < chosen_by(block, topic) < len(block)",
                "    return chosen_by(block, topic) < len(block)",
            ),
        ),
        ATTACKER,
    ),
    Fault(
        "groups: the rows that are told give away the others",
        "facilitator/domain/breakdown.py",
        (("    while told and not leaves_open(topics, told, blocks):", "    while False:"),),
        ATTACKER,
    ),
    Fault(
        "groups: a row that is left out tells why",
        "facilitator/domain/breakdown.py",
        (("BY_LOT = 0.1", "BY_LOT = 0.0"),),
        ATTACKER,
    ),
    Fault(
        "ballots: which marks are of one person",
        "facilitator/exports/reader/votes.py",
        (
            (
                '        sorted("".join(str(ballot.dots.get(topic, 0)) for topic in ids)'
                " for ballot, _ in counted)\n",
                '        ["".join(str(ballot.dots.get(topic, 0)) for topic in ids)'
                " for ballot, _ in counted]\n",
            ),
        ),
        ("tests/exports/test_recount.py",),
    ),
)
