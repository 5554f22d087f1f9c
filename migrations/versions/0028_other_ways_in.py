"""Mail addresses, links for an hour, accounts elsewhere, and how people want the interface."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.add_column("person", sa.Column("language", sa.String(length=10), nullable=True))
    op.add_column("person", sa.Column("theme", sa.String(length=10), nullable=True))
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
    op.create_table(
        "outside_identity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(length=500), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("used_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_outside_identity_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_identity")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_outside_identity_issuer_subject")),
    )
    op.create_index("ix_outside_identity_person_id", "outside_identity", ["person_id"])


def downgrade() -> None:
    op.drop_table("outside_identity")
    op.drop_table("mail_address")
    op.drop_column("one_time_link", "expires_at")
    op.drop_column("person", "theme")
    op.drop_column("person", "language")
