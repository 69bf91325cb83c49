"""What phones see: the parts that are everyone's, and a participant's own part."""

from facilitator.screens.phone.mine import Mine, mine
from facilitator.screens.phone.room import cover, together, top

__all__ = ["Mine", "cover", "mine", "together", "top"]
