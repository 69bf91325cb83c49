"""What the facilitator sees in private: one reader per panel of the console."""

from facilitator.screens.console.agreed import actions, decisions, links
from facilitator.screens.console.bar import top_bar
from facilitator.screens.console.board import topic_board
from facilitator.screens.console.offers import sorting_offers
from facilitator.screens.console.people import people_here
from facilitator.screens.console.sheet import run_sheet

__all__ = [
    "actions",
    "decisions",
    "links",
    "people_here",
    "run_sheet",
    "sorting_offers",
    "top_bar",
    "topic_board",
]
