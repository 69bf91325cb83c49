"""Alembic's way in: runs the steps on the connection that `store/schema.py` gives it."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from facilitator.store.models import Base, Moment


def plainly(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """A step must still run when our own types have changed: it names SQL's types only."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,  # on SQLite too: the connection's transaction is begun by us
    compare_type=True,
    render_item=plainly,
)
with context.begin_transaction():
    context.run_migrations()
