"""Comments: contents that are about another one, and may answer each other."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

INDEXES = {
    "ix_content_threads": (["subject_id", "parent_id", "id", "deleted_at"], sa.text("subject_id IS NOT NULL")),
    "ix_content_answers": (["parent_id"], sa.text("parent_id IS NOT NULL")),
}


def upgrade() -> None:
    for name in ("subject_id", "parent_id"):
        reference = sa.ForeignKey("content.id", name=f"fk_content_{name}")
        op.add_column("content", sa.Column(name, sa.Integer(), reference, nullable=True), inline_references=True)
    for name, (columns, condition) in INDEXES.items():
        op.create_index(name, "content", columns, sqlite_where=condition, postgresql_where=condition)


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "content")
    for name in ("subject_id", "parent_id"):
        op.drop_column("content", name)
