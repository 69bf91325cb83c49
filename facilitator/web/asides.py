"""What a page writes beside what was asked for: while nothing can be written, it is shown without.

Pages and their answers import it; what a person does goes through `perform` and is never an aside.
"""

from typing import Any

from facilitator.live.publish import Operation, perform
from facilitator.store.transactions import OUT_OF_REACH, is_out_of_reach


def written_aside(operation: Operation[Any], *args: Any, **values: Any) -> bool:
    """Whether it could be written. A failing disk is told to whoever sends something."""
    try:
        perform(operation, *args, **values)
    except OUT_OF_REACH as failed:
        if not is_out_of_reach(failed):
            raise
        return False
    return True
