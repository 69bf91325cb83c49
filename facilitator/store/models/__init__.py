"""Every table, by the name of what it holds."""

from facilitator.store.models.agreed import Action, BarrierLink, Decision
from facilitator.store.models.base import Base, Moment
from facilitator.store.models.delivery import Push, Receipt
from facilitator.store.models.door import DoorClosing, Removal
from facilitator.store.models.erasures import Erasure
from facilitator.store.models.ideas import (
    BoardAction,
    Cluster,
    Enough,
    Idea,
    Lease,
    NameProposal,
    OfferDecline,
    Placement,
    Settlement,
)
from facilitator.store.models.people import (
    Account,
    Attendee,
    Continuation,
    Device,
    DeviceKey,
    Invitation,
    Organisation,
    Participant,
    SignIn,
)
from facilitator.store.models.votes import Ballot, Dot, Reveal, Vote, VoteList, VoteTopic
from facilitator.store.models.workshops import (
    Act,
    Meeting,
    Opening,
    ProjectorLink,
    Question,
    Series,
    Step,
    StepQuestion,
    Workshop,
    WorkshopFacilitator,
)

__all__ = [
    "Account",
    "Act",
    "Action",
    "Attendee",
    "Ballot",
    "BarrierLink",
    "Base",
    "BoardAction",
    "Cluster",
    "Continuation",
    "Decision",
    "Device",
    "DeviceKey",
    "DoorClosing",
    "Dot",
    "Enough",
    "Erasure",
    "Idea",
    "Invitation",
    "Lease",
    "Meeting",
    "Moment",
    "NameProposal",
    "OfferDecline",
    "Opening",
    "Organisation",
    "Participant",
    "Placement",
    "ProjectorLink",
    "Push",
    "Question",
    "Receipt",
    "Removal",
    "Reveal",
    "Series",
    "Settlement",
    "SignIn",
    "Step",
    "StepQuestion",
    "Vote",
    "VoteList",
    "VoteTopic",
    "Workshop",
    "WorkshopFacilitator",
]
