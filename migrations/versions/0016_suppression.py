"""What of a revision is not shown any more."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "suppression",
        sa.Column("revision_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_suppression_revision_id")),
        sa.ForeignKeyConstraint(["content_id"], ["content.id"], name=op.f("fk_suppression_content_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_suppression_by_id")),
        sa.PrimaryKeyConstraint("revision_id", name=op.f("pk_suppression")),
    )
    op.create_table(
        "withheld",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_withheld")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_suppression_content_id", "suppression", ["content_id"])


def downgrade() -> None:
    op.drop_table("withheld")
    op.drop_table("suppression")
