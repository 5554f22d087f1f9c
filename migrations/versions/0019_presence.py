"""Who has an editor open."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "presence",
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.Column("editor", sa.String(36), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["content_id"], ["content.id"], name=op.f("fk_presence_content_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_presence_person_id")),
        sa.PrimaryKeyConstraint("content_id", "editor", name=op.f("pk_presence")),
    )
    op.create_index(op.f("ix_presence_seen_at"), "presence", ["seen_at"])


def downgrade() -> None:
    op.drop_table("presence")
