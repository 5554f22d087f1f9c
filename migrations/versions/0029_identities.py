"""Contents are found by their UUIDs without reading all of them."""

from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.create_index("ix_content_uuid", "content", ["uuid"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_content_uuid", "content")
