"""Which panels each change makes stale. A change without a row is a mistake a test finds."""

from collections.abc import Sequence

from facilitator.domain import changes as c

SLIDE = ("projector-slide",)
FOOT = ("projector-foot",)
BAR = ("projector-bar",)
PHONES = ("phone-top", "phone-cover", "phone-together")
HEAD = ("phone-top",)
COVER = ("phone-cover",)
TOGETHER = ("phone-together",)
AGREED = ("console-decisions", "console-actions", "console-links")
CARDS = ("console-board", "console-offers")
DESK = ("console-bar", "console-sheet", "console-people", *CARDS, *AGREED, "remote-now")
PEOPLE = ("console-people", "remote-now")
BOARD = (*CARDS, "remote-now")
STEERING = ("console-bar", "console-sheet", "remote-now")

WALL = SLIDE + FOOT + BAR
EVERYTHING = PHONES + WALL + DESK
PROGRESS = SLIDE + BOARD + PEOPLE
NEXT_PRESS = ("console-bar", "projector-bar", "remote-now")  # says what the next press does

# Not from changes: who types is known to the sockets only.
TYPING = {"projector-slide", "console-people", "remote-now"}

STALE: dict[type[c.Change], tuple[str, ...]] = {
    c.WorkshopEdited: EVERYTHING,
    c.LobbyOpened: EVERYTHING,
    c.RehearsalCleared: EVERYTHING,
    c.StepOpened: EVERYTHING,
    c.TimerExtended: HEAD + WALL + STEERING,
    c.LookUpCalled: COVER + WALL + STEERING,
    c.LookUpEnded: COVER + WALL + STEERING,
    c.WallShown: WALL + STEERING,
    c.WallHidden: WALL + STEERING,
    c.TopicsShown: EVERYTHING,
    c.TopicRead: EVERYTHING,
    c.TopicsAccepted: EVERYTHING,
    c.AgreedShown: EVERYTHING,
    c.ProjectorTurned: WALL + ("remote-now",),
    c.WorkshopClosed: EVERYTHING,
    c.ParticipantJoined: SLIDE + FOOT + PEOPLE,
    c.ParticipantErased: EVERYTHING,
    c.PeopleErased: EVERYTHING,
    c.PersonAdded: SLIDE + FOOT + PEOPLE,
    c.DoorClosed: PEOPLE,
    c.DoorOpened: PEOPLE,
    c.PhoneRemoved: EVERYTHING,
    c.PhoneLetIn: HEAD + SLIDE + FOOT + PEOPLE,
    c.ThemeTeamChanged: HEAD + PEOPLE,
    c.IdeaAdded: SLIDE + TOGETHER + BOARD + PEOPLE,
    c.IdeaEdited: SLIDE + BOARD + ("console-bar",),  # Undo names it
    c.IdeaWithdrawn: SLIDE + TOGETHER + BOARD + PEOPLE + NEXT_PRESS,
    c.IdeaHidden: SLIDE + TOGETHER + BOARD + NEXT_PRESS,
    c.IdeaShown: SLIDE + HEAD + TOGETHER + BOARD + NEXT_PRESS,
    c.CardDealt: PEOPLE,  # the card itself comes in the answer to the phone that asked
    c.CardPlaced: PROGRESS,
    c.CardTakenBack: PROGRESS + NEXT_PRESS,
    c.IdeaSettled: PROGRESS + TOGETHER + NEXT_PRESS,
    c.EnoughSaid: PEOPLE,
    c.TopicDrafted: EVERYTHING,
    c.TopicRenamed: EVERYTHING,
    c.TopicRemoved: EVERYTHING,
    c.TopicsMerged: EVERYTHING,
    c.TopicSplit: EVERYTHING,
    c.TopicPromoted: EVERYTHING,
    c.IdeasMoved: EVERYTHING,
    c.CardsDealtAgain: EVERYTHING,
    c.OfferDeclined: BOARD,
    c.NameProposed: BOARD,
    c.BoardUndone: EVERYTHING,
    c.BallotCast: SLIDE + PEOPLE,
    c.VoterDone: SLIDE + PEOPLE,
    c.VoterAbstained: SLIDE + PEOPLE,
    c.PaperBallotEntered: SLIDE + PEOPLE,
    c.PaperBallotTakenBack: SLIDE + PEOPLE,
    c.HandsCounted: SLIDE + PEOPLE,
    c.VoteStopped: EVERYTHING,
    c.VoteOpened: EVERYTHING,
    c.ResultsRevealed: EVERYTHING,
    c.GroupsJoined: ("console-people",),
    c.GroupsParted: ("console-people",),
    c.ShownByGroup: SLIDE + BAR + ("console-links", "remote-now"),
    c.DecisionWritten: SLIDE + ("console-decisions", "remote-now"),
    c.DecisionEdited: SLIDE + ("console-decisions", "remote-now"),
    c.DecisionRemoved: SLIDE + ("console-decisions", "remote-now"),
    c.ActionWritten: SLIDE + ("console-actions", "remote-now"),
    c.ActionEdited: SLIDE + ("console-actions", "remote-now"),
    c.ActionRemoved: SLIDE + ("console-actions", "remote-now"),
    c.BarrierLinked: SLIDE + ("console-links", "remote-now"),
    c.BarrierUnlinked: SLIDE + ("console-links", "remote-now"),
}


def stale_panels(facts: Sequence[c.Fact]) -> dict[int, set[str]]:
    """The panels that these changes make stale, by workshop."""
    stale: dict[int, set[str]] = {}
    for change in facts:
        if not isinstance(change, c.Change):
            continue
        stale.setdefault(change.workshop_id, set()).update(STALE[type(change)])
    return stale
