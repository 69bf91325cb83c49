"""Paper and raised hands, counted twice, by another rule, too late, or unmarked."""

from tests.sown.fault import Fault

ROOM = ("tests/operations/test_paper.py",)
RECORD = ("tests/exports/test_paper.py",)
RECOUNT = ("tests/exports/test_recount.py",)

FAULTS = (
    Fault(
        "paper: sheets follow the reveal",
        "facilitator/domain/stage.py",
        (("self.vote_id is not None and not self.revealed", "self.vote_id is not None"),),
        ROOM,
    ),
    Fault(
        "paper: a sheet of one vote is silent in the next",
        "facilitator/store/ballots.py",
        (("        Participant.on_paper.is_(False),\n", ""),),
        ROOM,
    ),
    Fault(
        "paper: a sheet is a person who joined",
        "facilitator/store/tallies.py",
        (("    Participant.on_paper.is_(False),\n", ""),),
        ROOM,
    ),
    Fault(
        "paper: more dots than the rule gives",
        "facilitator/domain/paper.py",
        (("    if marks.total() > rule.dots:", "    if False:"),),
        ("tests/operations/test_paper.py", "tests/operations/test_ballot_machine.py"),
    ),
    Fault(
        "paper: any ballot can be taken back",
        "facilitator/operations/paper.py",
        ((" or ballot is None or not voter.on_paper:", " or ballot is None:"),),
        ROOM,
    ),
    Fault(
        "paper: the number of a sheet is given again",
        "facilitator/operations/paper.py",
        (("        id=nobodys_number(),\n", ""),),
        ROOM,
    ),
    Fault(
        "paper: cards in time are late",
        "facilitator/operations/seeds.py",
        (('    values["late"] = was_accepted(session, question_id)', '    values["late"] = True'),),
        ("tests/operations/test_paper_ideas.py",),
    ),
    Fault(
        "hands: counted as people only",
        "facilitator/store/ballots.py",
        (("placed + hands.get(topic, 0)", "placed"),),
        ROOM,
    ),
    Fault(
        "hands: what another counted is overwritten",
        "facilitator/operations/paper.py",
        (("    if (stored.people, stored.hands) != began:", "    if False:"),),
        ROOM,
    ),
    Fault(
        "hands: told before the reveal",
        "facilitator/exports/reader/votes.py",
        (("if shown and hands is not None", "if hands is not None"),),
        RECORD,
    ),
    Fault(
        "hands: not among the dots given",
        "facilitator/exports/reader/votes.py",
        (("given + sum(raised.values())", "given"),),
        (*RECORD, *RECOUNT),
    ),
    Fault(
        "hands: nobody is told of them in the minutes",
        "facilitator/exports/minutes/results.py",
        (("    if topic.hands:", "    if False:"),),
        RECORD,
    ),
    Fault(
        "paper: sheets and hands are phones that joined",
        "facilitator/domain/voting.py",
        (("joined=sum(not voter.on_paper for voter in voters)", "joined=len(voters) + hands"),),
        (*ROOM, *RECORD),
    ),
    Fault(
        "paper: sheets of a stopped vote go to an earlier one",
        "facilitator/domain/stage.py",
        ((' or self.stage == "stopped":', ":"),),
        ROOM,
    ),
    Fault(
        "paper: withheld words leave by the cards",
        "facilitator/exports/reader/paper.py",
        (("        .where(Idea.id.not_in(select(Withheld.idea_id)))\n", ""),),
        ("tests/exports/test_withheld.py",),
    ),
    Fault(
        "paper: a spoiled sheet is an abstention",
        "facilitator/operations/paper.py",
        (
            (
                "abstained_at=now if abstained else None",
                "abstained_at=now if abstained or empty else None",
            ),
        ),
        ROOM,
    ),
    Fault(
        "hands: of fewer than five are told",
        "facilitator/domain/paper.py",
        (("    if 0 < people < SMALLEST_GROUP:", "    if False:"),),
        (*ROOM, "tests/exports/test_attacked_record.py"),
    ),
    Fault(
        "hands: any number of people can have raised them",
        "facilitator/commands/recount.py",
        (("    if people > sum(map(sum, raised)):", "    if False:"),),
        RECOUNT,
    ),
)
