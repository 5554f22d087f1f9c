"""Changes that comments propose, and comments that decline them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "proposal",
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("suggestion", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["content.id"], name=op.f("fk_proposal_comment_id")),
        sa.PrimaryKeyConstraint("comment_id", name=op.f("pk_proposal")),
    )
    op.create_table(
        "decline",
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["content.id"], name=op.f("fk_decline_comment_id")),
        sa.PrimaryKeyConstraint("comment_id", name=op.f("pk_decline")),
    )


def downgrade() -> None:
    op.drop_table("decline")
    op.drop_table("proposal")
