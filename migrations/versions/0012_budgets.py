"""Until when a person's budget of writes is used."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("person", sa.Column("spent_until", Moment(), nullable=True))


def downgrade() -> None:
    op.drop_column("person", "spent_until")
