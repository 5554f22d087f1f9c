"""Since when nobody knows any more who a person is."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("person", sa.Column("erased_at", Moment(), nullable=True))


def downgrade() -> None:
    op.drop_column("person", "erased_at")
