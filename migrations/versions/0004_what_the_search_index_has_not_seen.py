"""What the search index has not seen yet."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "search_pending",
        sa.Column("collection", sa.String(length=12), nullable=False),
        sa.Column("content_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("in_bulk", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("collection", "content_id", name=op.f("pk_search_pending")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("search_pending")
