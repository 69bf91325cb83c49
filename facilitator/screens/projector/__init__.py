"""What the room sees on the wall: a slide, its foot, and the facilitator's bar over it."""

from facilitator.screens.projector.bar import bar
from facilitator.screens.projector.foot import Foot, foot
from facilitator.screens.projector.slide import Slide, slide

__all__ = ["Foot", "Slide", "bar", "foot", "slide"]
