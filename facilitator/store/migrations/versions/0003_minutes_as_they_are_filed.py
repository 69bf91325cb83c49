"""The minutes as they are filed: header, agenda, persons, sections, versions; votes on paper, by group"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    what_organisers_add()
    what_is_filed()
    votes_by_hand_and_by_group()
    op.add_column("vote", sa.Column("hands_voted", sa.Integer(), nullable=True))
    op.add_column(
        "participant",
        sa.Column("on_paper", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def what_organisers_add() -> None:
    make_header()
    make_agenda_item()
    make_person()
    make_section()
    make_quote()
    make_withheld()


def what_is_filed() -> None:
    make_upload()
    make_stage()
    make_filed()
    make_filed_file()
    make_publication()


def votes_by_hand_and_by_group() -> None:
    make_hands()
    make_together()
    make_breakdown()


def make_header() -> None:
    op.create_table(
        "header",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(length=160), nullable=False),
        sa.Column("project", sa.String(length=160), nullable=False),
        sa.Column("acronym", sa.String(length=40), nullable=False),
        sa.Column("project_number", sa.String(length=40), nullable=False),
        sa.Column("activity", sa.String(length=160), nullable=False),
        sa.Column("deliverable", sa.String(length=160), nullable=False),
        sa.Column("host", sa.String(length=160), nullable=False),
        sa.Column("chair", sa.String(length=160), nullable=False),
        sa.Column("minute_taker", sa.String(length=160), nullable=False),
        sa.Column("distribution", sa.String(length=500), nullable=False),
        sa.Column("funding", sa.String(length=500), nullable=False),
        sa.Column("signed", sa.Integer(), nullable=True),
        sa.Column("without_phone", sa.Integer(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edited_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["edited_by_id"], ["account.id"], name=op.f("fk_header_edited_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_header_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_header")),
    )


def make_agenda_item() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("title", sa.String(length=280), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("who", sa.String(length=280), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('item', 'session', 'trip', 'break')", name=op.f("ck_agenda_item_kind")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_agenda_item_meeting_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_agenda_item_workshop_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    op.create_index(op.f("ix_agenda_item_meeting_id"), "agenda_item", ["meeting_id"])


def make_person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("organisation", sa.String(length=160), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=False),
        sa.Column("expected", sa.Boolean(), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_person_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint(
            "meeting_id",
            "name",
            "organisation",
            name=op.f("uq_person_meeting_id_name_organisation"),
        ),
    )
    op.create_index(op.f("ix_person_meeting_id"), "person", ["meeting_id"])


def make_section() -> None:
    op.create_table(
        "section",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("edited_at", sa.DateTime(), nullable=True),
        sa.Column("edited_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["edited_by_id"], ["account.id"], name=op.f("fk_section_edited_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_section_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "key", name=op.f("pk_section")),
    )


def make_quote() -> None:
    op.create_table(
        "quote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("person", sa.String(length=120), nullable=False),
        sa.Column("organisation", sa.String(length=160), nullable=False),
        sa.Column("consent", sa.String(length=280), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_quote_by_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_quote_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
    )
    op.create_index(op.f("ix_quote_meeting_id"), "quote", ["meeting_id"])


def make_withheld() -> None:
    op.create_table(
        "withheld",
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=280), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_withheld_by_id")),
        sa.ForeignKeyConstraint(
            ["idea_id"], ["idea.id"], name=op.f("fk_withheld_idea_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("idea_id", name=op.f("pk_withheld")),
    )


def make_upload() -> None:
    op.create_table(
        "upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("mime_type", sa.String(length=80), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("caption", sa.String(length=280), nullable=False),
        sa.Column("alternative", sa.String(length=500), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('photo', 'scan', 'emblem', 'template')", name=op.f("ck_upload_kind")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_upload_by_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_upload_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_upload_series_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
    )
    op.create_index(op.f("ix_upload_meeting_id"), "upload", ["meeting_id"])
    op.create_index(op.f("ix_upload_series_id"), "upload", ["series_id"])


def make_stage() -> None:
    op.create_table(
        "stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.String(length=160), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("how", sa.String(length=280), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('comments', 'approved', 'reopened')", name=op.f("ck_stage_kind")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_stage_by_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_stage_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage")),
    )
    op.create_index(op.f("ix_stage_meeting_id"), "stage", ["meeting_id"])


def make_filed() -> None:
    op.create_table(
        "filed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("redacted_at", sa.DateTime(), nullable=True),
        sa.Column("report", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_filed_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name=op.f("fk_filed_stage_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filed")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_filed_meeting_id_number")),
    )


def make_filed_file() -> None:
    op.create_table(
        "filed_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filed_id", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["filed_id"], ["filed.id"], name=op.f("fk_filed_file_filed_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filed_file")),
        sa.UniqueConstraint(
            "filed_id", "format", "language", name=op.f("uq_filed_file_filed_id_format_language")
        ),
    )


def make_publication() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filed_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_publication_by_id")),
        sa.ForeignKeyConstraint(
            ["filed_id"], ["filed.id"], name=op.f("fk_publication_filed_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("token", name=op.f("uq_publication_token")),
    )
    op.create_index(op.f("ix_publication_filed_id"), "publication", ["filed_id"])


def make_hands() -> None:
    op.create_table(
        "hands",
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("cluster_id", sa.Integer(), nullable=False),
        sa.Column("hands", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("hands >= 0", name=op.f("ck_hands_hands")),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_hands_by_id")),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_hands_cluster_id")),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["vote.id"], name=op.f("fk_hands_vote_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("vote_id", "cluster_id", name=op.f("pk_hands")),
    )


def make_together() -> None:
    op.create_table(
        "together",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("axis", sa.String(length=12), nullable=False),
        sa.Column("members", sa.String(length=160), nullable=False),
        sa.CheckConstraint("axis IN ('partner_type', 'country')", name=op.f("ck_together_axis")),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f("fk_together_workshop_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_together")),
    )
    op.create_index(op.f("ix_together_workshop_id"), "together", ["workshop_id"])


def make_breakdown() -> None:
    op.create_table(
        "breakdown",
        sa.Column("vote_id", sa.Integer(), nullable=False),
        sa.Column("axis", sa.String(length=12), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "axis IN ('partner_type', 'country', 'organisation')", name=op.f("ck_breakdown_axis")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_breakdown_by_id")),
        sa.ForeignKeyConstraint(
            ["vote_id"], ["vote.id"], name=op.f("fk_breakdown_vote_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("vote_id", "axis", name=op.f("pk_breakdown")),
    )
