"""Since when a content is in public; addresses that lead to what stood there before."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("content", sa.Column("published_at", Moment(), nullable=True))
    op.execute("UPDATE content SET published_at = created_at")
    op.create_index("ix_content_kind_published_at", "content", ["kind", "published_at"])
    op.create_table(
        "former_address",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=400), nullable=False),
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["content_id"], ["content.id"], name=op.f("fk_former_address_content_id")),
        sa.PrimaryKeyConstraint("kind", "address", name=op.f("pk_former_address")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("former_address")
    op.drop_index("ix_content_kind_published_at", "content")
    op.drop_column("content", "published_at")
