"""Suggestions, which are numbered but never said; what an edit began from; what it settles; how long a text is."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SUGGESTED, SETTLING = sa.text("action = 'suggested'"), sa.text("settles IS NOT NULL")


def upgrade() -> None:
    op.add_column("content", sa.Column("latest_number", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE content SET latest_number = revision_count")
    op.add_column("revision", sa.Column("word_count", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("revision", sa.Column("based_on", sa.Integer(), nullable=True))
    op.add_column("revision", sa.Column("settles", sa.String(length=4000), nullable=True))
    op.execute(
        "UPDATE revision SET word_count = counted.words FROM ("
        " SELECT id, SUM(words_added - words_removed) OVER (PARTITION BY content_id ORDER BY number) AS words"
        " FROM revision) AS counted WHERE counted.id = revision.id"
    )
    for name, condition in (("ix_revision_suggestions", SUGGESTED), ("ix_revision_settling", SETTLING)):
        columns = ["content_id", "number"]
        op.create_index(name, "revision", columns, sqlite_where=condition, postgresql_where=condition)


def downgrade() -> None:
    op.drop_index("ix_revision_settling", "revision")
    op.drop_index("ix_revision_suggestions", "revision")
    for column in ("settles", "based_on", "word_count"):
        op.drop_column("revision", column)
    op.drop_column("content", "latest_number")
