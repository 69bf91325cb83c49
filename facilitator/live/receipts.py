"""What a request that carried a key was answered: its replay gets that again, and nothing happens
twice. Only the door out asks here."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from facilitator.domain.changes import Fact, from_plain, plain
from facilitator.domain.errors import N_, Conflict
from facilitator.store.inserting import inserting_rows
from facilitator.store.models import Receipt

RECEIPT = select(Receipt.body_hash, Receipt.changes).where(
    Receipt.actor == bindparam("actor"), Receipt.key == bindparam("key")
)
RECEIVED = inserting_rows(Receipt)


def answered_before(session: Session, actor: str, key: str, body: str) -> list[Fact] | None:
    """The changes that this request made the first time; Conflict when the key was used for
    something else; None when it is new."""
    receipt = session.execute(RECEIPT, {"actor": actor, "key": key}).first()
    if receipt is None:
        return None
    if receipt.body_hash != body:
        raise Conflict(N_("This was sent before with other content. Your text is kept."))
    return [from_plain(values) for values in receipt.changes]


def remember(
    session: Session, actor: str, key: str, body: str, changes: Sequence[Fact], at: datetime
) -> None:
    receipt = {
        "actor": actor,
        "key": key,
        "body_hash": body,
        "changes": [plain(change) for change in changes],
        "at": at,
    }
    session.execute(RECEIVED, receipt)


def fingerprint(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Of what was asked for: the operation and all its values."""
    body = json.dumps([name, args, kwargs], sort_keys=True, default=described)
    return hashlib.sha256(body.encode()).hexdigest()


def described(value: object) -> str:
    """The same in every process: a function is its name, never its address."""
    return str(getattr(value, "__qualname__", value))
