"""Who wrote each word of what contents say now, and of what was taken out of them: derived."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "authorship",
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["content_id"], ["content.id"], name=op.f("fk_authorship_content_id")),
        sa.PrimaryKeyConstraint("content_id", name=op.f("pk_authorship")),
    )
    op.create_table(
        "buried",
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=8), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["content_id"], ["content.id"], name=op.f("fk_buried_content_id")),
        sa.PrimaryKeyConstraint("content_id", "digest", name=op.f("pk_buried")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("buried")
    op.drop_table("authorship")
