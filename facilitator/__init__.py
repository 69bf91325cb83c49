"""Live workshops on possibilities and barriers that end in a record.

`build` and `House` (in `house.py`) are the roof. They are fetched when first asked for: a server
must put gevent under the standard library before anything else is imported.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.house import House, build

__all__ = ["House", "build"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'facilitator' has no attribute {name!r}")
    from facilitator import house

    return getattr(house, name)
