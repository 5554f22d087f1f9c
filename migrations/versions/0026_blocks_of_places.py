"""Blocks of devices and of ranges of addresses; what is blocked, where that isn't everything."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    for column in _what():
        op.add_column("block", column)
    op.create_table(
        "place_block",
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.Column("first", sa.LargeBinary(length=16), nullable=True),
        sa.Column("last", sa.LargeBinary(length=16), nullable=True),
        sa.Column("network", sa.String(length=50), nullable=False),
        sa.Column("spares_accounts", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        *_what(),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_place_block_device_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_place_block_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_block")),
    )
    op.create_table(
        "place_appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("block_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["block_id"], ["place_block.id"], name=op.f("fk_place_appeal_block_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_appeal")),
    )
    op.create_index("ix_place_appeal_block_id", "place_appeal", ["block_id"])


def downgrade() -> None:
    op.drop_table("place_appeal")
    op.drop_table("place_block")
    op.execute("UPDATE block SET ended_at = created_at WHERE what <> 'everything' AND ended_at IS NULL")
    for name in ("pages", "what"):
        op.drop_column("block", name)


def _what() -> list[sa.Column[str]]:
    return [
        sa.Column("what", sa.String(length=10), server_default="everything", nullable=False),
        sa.Column("pages", sa.JSON(), server_default="[]", nullable=False),
    ]
