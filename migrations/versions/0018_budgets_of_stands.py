"""Until when the budgets of stands and their devices are used, and who joined where, found by the person."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    for table in ("stand", "device"):
        op.add_column(table, sa.Column("spent_until", Moment(), nullable=True))
    op.create_index("ix_stand_join_person_id", "stand_join", ["person_id"])


def downgrade() -> None:
    op.drop_index("ix_stand_join_person_id", "stand_join")
    for table in ("stand", "device"):
        op.drop_column(table, "spent_until")
