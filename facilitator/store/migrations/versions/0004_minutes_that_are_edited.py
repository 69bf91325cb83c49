"""Agenda items of decisions, when an action was settled, what a removed phone took along"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("quote", sa.Column("edition", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("action", sa.Column("settled_at", sa.DateTime(), nullable=True))
    # Nearest to when somebody said so: the last edit.
    op.execute("UPDATE action SET settled_at = edited_at WHERE status <> 'open'")
    tell_the_agenda_item_of_a_decision()
    keep_removals_without_their_device()


def tell_the_agenda_item_of_a_decision() -> None:
    with op.batch_alter_table("decision", schema=None) as decision:
        decision.add_column(sa.Column("agenda_item_id", sa.Integer(), nullable=True))
        decision.create_foreign_key(
            op.f("fk_decision_agenda_item_id"),
            "agenda_item",
            ["agenda_item_id"],
            ["id"],
            ondelete="SET NULL",
        )


def keep_removals_without_their_device() -> None:
    with op.batch_alter_table("removal", schema=None) as removal:
        removal.add_column(sa.Column("ideas", sa.Integer(), nullable=False, server_default="0"))
        removal.alter_column("device_id", existing_type=sa.Integer(), nullable=True)
        removal.drop_constraint(op.f("fk_removal_device_id"), type_="foreignkey")
        removal.create_foreign_key(
            op.f("fk_removal_device_id"), "device", ["device_id"], ["id"], ondelete="SET NULL"
        )
    op.execute(TAKEN_ALONG)


TAKEN_ALONG = """
UPDATE removal SET ideas = (
    SELECT count(*) FROM idea JOIN participant ON participant.id = idea.author_id
    WHERE participant.device_id = removal.device_id
    AND participant.workshop_id = removal.workshop_id
    AND idea.withdrawn_at = removal.at
)
"""
