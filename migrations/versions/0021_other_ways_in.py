"""Mail addresses, and links that are of no use any more sooner than others."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("one_time_link", sa.Column("expires_at", Moment(), nullable=True))
    op.create_table(
        "mail_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("folded", sa.String(length=254), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("confirmed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mail_address_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_address")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_mail_address_secret_hash")),
    )
    op.create_index("ix_mail_address_person_id", "mail_address", ["person_id"])
    op.create_index("ix_mail_address_folded", "mail_address", ["folded"])


def downgrade() -> None:
    op.drop_table("mail_address")
    op.drop_column("one_time_link", "expires_at")
