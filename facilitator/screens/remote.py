"""What the facilitator sees on their own phone."""

from sqlalchemy.orm import Session

from facilitator.screens.console.bar import Bar, top_bar
from facilitator.screens.watch import Watch


def now(session: Session, watch: Watch) -> Bar:
    return top_bar(session, watch)
