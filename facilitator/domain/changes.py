"""What happened, as facts: ids only, frozen, past tense. Operations return them.

Every change in a workshop names it first. `live/publish.py` knows which panels each makes
stale. What happens in the office, before and after, no screen shows.
"""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Fact:
    """Something that happened."""


@dataclass(frozen=True)
class Change(Fact):
    """Something that happened in a workshop."""

    workshop_id: int


# The workshop and its steps


@dataclass(frozen=True)
class WorkshopEdited(Change):
    pass


@dataclass(frozen=True)
class LobbyOpened(Change):
    pass


@dataclass(frozen=True)
class RehearsalCleared(Change):
    pass


@dataclass(frozen=True)
class StepOpened(Change):
    opening_id: int


@dataclass(frozen=True)
class TimerExtended(Change):
    opening_id: int


@dataclass(frozen=True)
class LookUpCalled(Change):
    pass


@dataclass(frozen=True)
class LookUpEnded(Change):
    pass


@dataclass(frozen=True)
class WallShown(Change):
    opening_id: int


@dataclass(frozen=True)
class WallHidden(Change):
    opening_id: int


@dataclass(frozen=True)
class TopicsShown(Change):
    opening_id: int


@dataclass(frozen=True)
class TopicRead(Change):
    opening_id: int
    cluster_id: int


@dataclass(frozen=True)
class TopicsAccepted(Change):
    opening_id: int


@dataclass(frozen=True)
class AgreedShown(Change):
    opening_id: int


@dataclass(frozen=True)
class ProjectorTurned(Change):
    """Another page, list or question on the projector, or blank."""


@dataclass(frozen=True)
class WorkshopClosed(Change):
    pass


# People


@dataclass(frozen=True)
class ParticipantJoined(Change):
    participant_id: int


@dataclass(frozen=True)
class ParticipantErased(Change):
    """Who they were is gone; before the close what they wrote and their ballots as well."""

    participant_id: int


@dataclass(frozen=True)
class PeopleErased(Change):
    """Nobody can tell any more who wrote and voted what; the minutes stay as they are."""


@dataclass(frozen=True)
class PersonAdded(Change):
    """A further person on a shared device."""

    participant_id: int


@dataclass(frozen=True)
class DoorClosed(Change):
    pass


@dataclass(frozen=True)
class DoorOpened(Change):
    pass


@dataclass(frozen=True)
class PhoneRemoved(Change):
    """With everybody who shared it, and what they wrote."""

    device_id: int


@dataclass(frozen=True)
class PhoneLetIn(Change):
    device_id: int


@dataclass(frozen=True)
class ThemeTeamChanged(Change):
    participant_id: int


# Ideas


@dataclass(frozen=True)
class IdeaAdded(Change):
    idea_id: int


@dataclass(frozen=True)
class IdeaEdited(Change):
    idea_id: int


@dataclass(frozen=True)
class IdeaWithdrawn(Change):
    idea_id: int


@dataclass(frozen=True)
class IdeaHidden(Change):
    idea_id: int


@dataclass(frozen=True)
class IdeaShown(Change):
    """A hidden idea is visible again."""

    idea_id: int


# Sorting and topics


@dataclass(frozen=True)
class CardDealt(Change):
    participant_id: int
    idea_id: int


@dataclass(frozen=True)
class CardPlaced(Change):
    participant_id: int
    idea_id: int


@dataclass(frozen=True)
class CardTakenBack(Change):
    participant_id: int
    idea_id: int


@dataclass(frozen=True)
class IdeaSettled(Change):
    idea_id: int
    cluster_id: int


@dataclass(frozen=True)
class EnoughSaid(Change):
    participant_id: int


@dataclass(frozen=True)
class TopicDrafted(Change):
    cluster_id: int


@dataclass(frozen=True)
class TopicRenamed(Change):
    cluster_id: int


@dataclass(frozen=True)
class TopicRemoved(Change):
    cluster_id: int


@dataclass(frozen=True)
class TopicsMerged(Change):
    cluster_id: int


@dataclass(frozen=True)
class TopicSplit(Change):
    cluster_id: int


@dataclass(frozen=True)
class TopicPromoted(Change):
    cluster_id: int


@dataclass(frozen=True)
class IdeasMoved(Change):
    cluster_id: int


@dataclass(frozen=True)
class CardsDealtAgain(Change):
    question_id: int


@dataclass(frozen=True)
class OfferDeclined(Change):
    offer: str


@dataclass(frozen=True)
class NameProposed(Change):
    cluster_id: int


@dataclass(frozen=True)
class BoardUndone(Change):
    board_action_id: int


# Votes


@dataclass(frozen=True)
class BallotCast(Change):
    participant_id: int
    ballot_id: int


@dataclass(frozen=True)
class VoterDone(Change):
    participant_id: int
    ballot_id: int


@dataclass(frozen=True)
class VoterAbstained(Change):
    participant_id: int
    ballot_id: int


@dataclass(frozen=True)
class PaperBallotEntered(Change):
    """A ballot sheet was typed in; its voter has no phone."""

    participant_id: int


@dataclass(frozen=True)
class PaperBallotTakenBack(Change):
    participant_id: int


@dataclass(frozen=True)
class HandsCounted(Change):
    vote_id: int


@dataclass(frozen=True)
class VoteStopped(Change):
    vote_id: int


@dataclass(frozen=True)
class VoteOpened(Change):
    vote_id: int


@dataclass(frozen=True)
class ResultsRevealed(Change):
    vote_id: int


@dataclass(frozen=True)
class GroupsJoined(Change):
    together_id: int


@dataclass(frozen=True)
class GroupsParted(Change):
    together_id: int


@dataclass(frozen=True)
class ShownByGroup(Change):
    vote_id: int


# What was agreed


@dataclass(frozen=True)
class DecisionWritten(Change):
    decision_id: int


@dataclass(frozen=True)
class DecisionEdited(Change):
    decision_id: int


@dataclass(frozen=True)
class DecisionRemoved(Change):
    decision_id: int


@dataclass(frozen=True)
class ActionWritten(Change):
    action_id: int


@dataclass(frozen=True)
class ActionEdited(Change):
    action_id: int


@dataclass(frozen=True)
class ActionRemoved(Change):
    action_id: int


@dataclass(frozen=True)
class BarrierLinked(Change):
    barrier_id: int
    possibility_id: int


@dataclass(frozen=True)
class BarrierUnlinked(Change):
    barrier_id: int
    possibility_id: int


# In the office


@dataclass(frozen=True)
class AccountMade(Fact):
    account_id: int


@dataclass(frozen=True)
class AccountEdited(Fact):
    account_id: int


@dataclass(frozen=True)
class SignInBegun(Fact):
    sign_in_id: int


@dataclass(frozen=True)
class SignInRenewed(Fact):
    sign_in_id: int


@dataclass(frozen=True)
class SignInEnded(Fact):
    sign_in_id: int


@dataclass(frozen=True)
class MeetingMade(Fact):
    meeting_id: int


@dataclass(frozen=True)
class MeetingEdited(Fact):
    meeting_id: int


@dataclass(frozen=True)
class MeetingDeleted(Fact):
    meeting_id: int


@dataclass(frozen=True)
class RosterEdited(Fact):
    meeting_id: int


@dataclass(frozen=True)
class HeaderEdited(Fact):
    meeting_id: int


@dataclass(frozen=True)
class TemplateKept(Fact):
    meeting_id: int


@dataclass(frozen=True)
class TemplateRemoved(Fact):
    meeting_id: int


@dataclass(frozen=True)
class AgendaEdited(Fact):
    meeting_id: int


@dataclass(frozen=True)
class PersonsEdited(Fact):
    meeting_id: int


@dataclass(frozen=True)
class PersonErased(Fact):
    meeting_id: int
    person_id: int


@dataclass(frozen=True)
class SectionsEdited(Fact):
    meeting_id: int


@dataclass(frozen=True)
class QuotesEdited(Fact):
    meeting_id: int


@dataclass(frozen=True)
class QuoteRemoved(Fact):
    meeting_id: int
    quote_id: int


@dataclass(frozen=True)
class IdeaWithheld(Fact):
    """In the minutes; the screens of the room go on showing it."""

    meeting_id: int
    idea_id: int


@dataclass(frozen=True)
class IdeaTold(Fact):
    """Not withheld any more."""

    meeting_id: int
    idea_id: int


@dataclass(frozen=True)
class PicturesEdited(Fact):
    meeting_id: int


@dataclass(frozen=True)
class PictureRemoved(Fact):
    meeting_id: int
    upload_id: int


@dataclass(frozen=True)
class MinutesSentForComments(Fact):
    meeting_id: int


@dataclass(frozen=True)
class MinutesApproved(Fact):
    meeting_id: int
    filed_id: int


@dataclass(frozen=True)
class MinutesReopened(Fact):
    """A correction has begun."""

    meeting_id: int


@dataclass(frozen=True)
class VersionRedacted(Fact):
    """Something was taken out of approved minutes, and their files have to be written again."""

    meeting_id: int
    filed_id: int


@dataclass(frozen=True)
class FileFiled(Fact):
    filed_id: int


@dataclass(frozen=True)
class MinutesPublished(Fact):
    meeting_id: int
    publication_id: int


@dataclass(frozen=True)
class PublicationRevoked(Fact):
    meeting_id: int
    publication_id: int


@dataclass(frozen=True)
class WorkshopMade(Fact):
    workshop_id: int


@dataclass(frozen=True)
class WorkshopDeleted(Fact):
    workshop_id: int


@dataclass(frozen=True)
class InvitationMade(Fact):
    invitation_id: int


@dataclass(frozen=True)
class InvitationRevoked(Fact):
    invitation_id: int


@dataclass(frozen=True)
class FacilitatorRemoved(Fact):
    workshop_id: int
    account_id: int


@dataclass(frozen=True)
class FacilitatorAdded(Fact):
    workshop_id: int
    account_id: int


@dataclass(frozen=True)
class ProjectorLinkMade(Fact):
    workshop_id: int
    link_id: int


@dataclass(frozen=True)
class ProjectorLinkRevoked(Fact):
    workshop_id: int
    link_id: int


def plain(change: Fact) -> dict[str, Any]:
    """A change as JSON values, to be kept with a receipt."""
    return {"change": type(change).__name__, **asdict(change)}


def from_plain(values: dict[str, Any]) -> Fact:
    """The change that `plain` wrote."""
    fields = dict(values)
    name = fields.pop("change")
    kind = KINDS.get(name) or OFFICE_KINDS[name]
    return kind(**fields)


KINDS: dict[str, type[Change]] = {kind.__name__: kind for kind in Change.__subclasses__()}
OFFICE_KINDS: dict[str, type[Fact]] = {
    kind.__name__: kind for kind in Fact.__subclasses__() if kind is not Change
}
