"""Doors, removed phones, links for a new password; how long it is kept, and what was erased"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("workshop", schema=None) as workshop:
        workshop.add_column(sa.Column("most_people", sa.Integer(), nullable=True))
        workshop.create_check_constraint("most_people", "most_people BETWEEN 1 AND 10000")
    with op.batch_alter_table("invitation", schema=None) as invitation:
        invitation.add_column(sa.Column("for_account_id", sa.Integer(), nullable=True))
        invitation.create_foreign_key(
            op.f("fk_invitation_for_account_id"),
            "account",
            ["for_account_id"],
            ["id"],
            ondelete="CASCADE",
        )
    make_door_closing()
    make_removal()
    keep_for_a_time()


def make_door_closing() -> None:
    op.create_table(
        "door_closing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=False),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("opened_at", sa.DateTime(), nullable=True),
        sa.Column("opened_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_door_closing_workshop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["account.id"], name=op.f("fk_door_closing_closed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by_id"], ["account.id"], name=op.f("fk_door_closing_opened_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_closing")),
    )
    op.create_index(
        "uq_door_closing_standing",
        "door_closing",
        ["workshop_id"],
        unique=True,
        sqlite_where=sa.text("opened_at IS NULL"),
        postgresql_where=sa.text("opened_at IS NULL"),
    )


def make_removal() -> None:
    op.create_table(
        "removal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("let_in_at", sa.DateTime(), nullable=True),
        sa.Column("let_in_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_removal_workshop_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["device_id"], ["device.id"], name=op.f("fk_removal_device_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_removal_by_id")),
        sa.ForeignKeyConstraint(
            ["let_in_by_id"], ["account.id"], name=op.f("fk_removal_let_in_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removal")),
    )
    op.create_index(
        "uq_removal_standing",
        "removal",
        ["workshop_id", "device_id"],
        unique=True,
        sqlite_where=sa.text("let_in_at IS NULL"),
        postgresql_where=sa.text("let_in_at IS NULL"),
    )


def keep_for_a_time() -> None:
    with op.batch_alter_table("meeting", schema=None) as meeting:
        meeting.add_column(sa.Column("keep_until", sa.Date(), nullable=True))
        meeting.add_column(sa.Column("people_until", sa.Date(), nullable=True))
        meeting.add_column(sa.Column("people_erased_at", sa.DateTime(), nullable=True))
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_erasure_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
