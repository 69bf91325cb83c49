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
    make_filed_content()
    never_give_a_number_twice()
    tell_the_agenda_item_of_a_decision()
    keep_removals_without_their_device()
    keep_who_typed_in_sheets()


def make_filed_content() -> None:
    op.create_table(
        "filed_content",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_filed_content_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "checksum", name=op.f("pk_filed_content")),
    )


def never_give_a_number_twice() -> None:
    """Approved minutes know persons and quotes by it. PostgreSQL never does."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in ("person", "quote"):
        numbered = {"sqlite_autoincrement": True}
        with op.batch_alter_table(table, recreate="always", table_kwargs=numbered):
            pass


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


def keep_who_typed_in_sheets() -> None:
    op.create_table(
        "sheet_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('entered', 'taken_back')", name=op.f("ck_sheet_act_kind")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_sheet_act_by_id")),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["vote.id"], name=op.f("fk_sheet_act_vote_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_act")),
    )
    with op.batch_alter_table("sheet_act", schema=None) as acts:
        acts.create_index(op.f("ix_sheet_act_vote_id"), ["vote_id"], unique=False)


TAKEN_ALONG = """
UPDATE removal SET ideas = (
    SELECT count(*) FROM idea JOIN participant ON participant.id = idea.author_id
    WHERE participant.device_id = removal.device_id
    AND participant.workshop_id = removal.workshop_id
    AND idea.withdrawn_at = removal.at
)
"""
