"""Turns on shared devices, texts that were not saved in them, and codes by which guests come back."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Identifier, Moment

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("form_key_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("began_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("ending", sa.String(length=10), nullable=True),
        sa.Column("put_away_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_turn_device_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_turn_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn")),
        sa.UniqueConstraint("form_key_hash", name=op.f("uq_turn_form_key_hash")),
    )
    op.create_index("ix_turn_device_id", "turn", ["device_id"])
    op.create_index("ix_turn_person_id", "turn", ["person_id"])
    op.create_table(
        "parked_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=500), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("parked_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_parked_text_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parked_text")),
        sa.UniqueConstraint("person_id", "place", name=op.f("uq_parked_text_person_id_place")),
    )
    op.create_index("ix_parked_text_parked_at", "parked_text", ["parked_at"])
    _codes()


def _codes() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", Identifier(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("used_at", Moment(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("browser", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_claim_person_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_claim_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_claim_code_hash")),
    )
    op.create_index("ix_claim_person_id", "claim", ["person_id"])
    op.create_index("ix_claim_by_id", "claim", ["by_id"])
    op.create_table(
        "wrong_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.LargeBinary(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wrong_code")),
    )
    op.create_index("ix_wrong_code_origin_at", "wrong_code", ["origin", "at"])


def downgrade() -> None:
    for table in ("wrong_code", "claim", "parked_text", "turn"):
        op.drop_table(table)
