"""Anchors: the words of a text that a comment is about."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "anchor",
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("quote", sa.String(length=1000), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["content.id"], name=op.f("fk_anchor_comment_id")),
        sa.PrimaryKeyConstraint("comment_id", name=op.f("pk_anchor")),
    )


def downgrade() -> None:
    op.drop_table("anchor")
