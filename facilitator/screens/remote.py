"""What the facilitator sees on their own phone."""

from sqlalchemy.orm import Session

from facilitator.screens import console
from facilitator.screens.watch import Watch


def now(session: Session, watch: Watch) -> console.Bar:
    return console.bar(session, watch)
