"""How much was written by people whom nobody knew yet, and the proofs of work that they gave."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "newcomers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("spent_until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newcomers")),
    )
    op.create_table(
        "spent_proof",
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("spent_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_spent_proof")),
    )
    op.create_index(op.f("ix_spent_proof_spent_at"), "spent_proof", ["spent_at"])


def downgrade() -> None:
    op.drop_table("spent_proof")
    op.drop_table("newcomers")
