"""From which addresses people wrote lately."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "written_from",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.LargeBinary(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_written_from_person_id")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_written_from_device_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_written_from")),
    )
    op.create_index("ix_written_from_person_id", "written_from", ["person_id"])
    op.create_index("ix_written_from_at", "written_from", ["at"])
    op.create_index("ix_written_from_address_at", "written_from", ["address", "at"])


def downgrade() -> None:
    op.drop_table("written_from")
