"""Stands: what they work on, when they are open, their devices, and who joined them."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Identifier, Moment

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "stand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", Identifier(), nullable=False),
        sa.Column("slug", sa.String(length=90), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=10), nullable=False),
        sa.Column("idle_seconds", sa.Integer(), nullable=False),
        sa.Column("writes_an_hour", sa.Integer(), nullable=False),
        sa.Column("join_number", sa.Integer(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name=op.f("fk_stand_opened_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand")),
        sa.UniqueConstraint("slug", name=op.f("uq_stand_slug")),
    )
    _what_belongs_to_it()
    _devices()


def _what_belongs_to_it() -> None:
    op.create_table(
        "stand_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("opens_at", Moment(), nullable=False),
        sa.Column("closes_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["stand_id"], ["stand.id"], name=op.f("fk_stand_hours_stand_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_hours")),
    )
    op.create_index("ix_stand_hours_stand_id", "stand_hours", ["stand_id"])
    op.create_table(
        "stand_work",
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["stand_id"], ["stand.id"], name=op.f("fk_stand_work_stand_id")),
        sa.ForeignKeyConstraint(["content_id"], ["content.id"], name=op.f("fk_stand_work_content_id")),
        sa.PrimaryKeyConstraint("stand_id", "content_id", name=op.f("pk_stand_work")),
    )
    op.create_table(
        "stand_join",
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["stand_id"], ["stand.id"], name=op.f("fk_stand_join_stand_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_stand_join_person_id")),
        sa.PrimaryKeyConstraint("stand_id", "person_id", name=op.f("pk_stand_join")),
    )


def _devices() -> None:
    op.create_table(
        "device",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", Identifier(), nullable=False),
        sa.Column("stand_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("browser", sa.String(length=60), nullable=False),
        sa.Column("invited_at", Moment(), nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=False),
        sa.Column("registered_at", Moment(), nullable=True),
        sa.Column("removed_at", Moment(), nullable=True),
        sa.Column("removed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["stand_id"], ["stand.id"], name=op.f("fk_device_stand_id")),
        sa.ForeignKeyConstraint(["invited_by_id"], ["person.id"], name=op.f("fk_device_invited_by_id")),
        sa.ForeignKeyConstraint(["removed_by_id"], ["person.id"], name=op.f("fk_device_removed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_device_secret_hash")),
    )
    op.create_index("ix_device_stand_id", "device", ["stand_id"])


def downgrade() -> None:
    for table in ("device", "stand_join", "stand_work", "stand_hours", "stand"):
        op.drop_table(table)
