"""The one way in which a frozen report is written down, so that its checksum can be told."""

import json
from hashlib import sha256
from typing import Any


def canonical(plain: Any) -> str:
    """JSON with sorted keys and no space: the same values are the same text."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def checksum(content: str | bytes) -> str:
    """SHA-256, of a text as UTF-8."""
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()
