"""Blocks, protection, what moderators have looked at and done, reports and objections."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("person", sa.Column("blocked_until", Moment(), nullable=True))
    op.add_column("content", sa.Column("protected_for", sa.String(length=10), nullable=True))
    op.add_column("content", sa.Column("protected_until", Moment(), nullable=True))
    _blocks()
    _log()
    op.create_table(
        "seen",
        sa.Column("revision_id", sa.Integer(), autoincrement=False, nullable=False),
        _person("by_id"),
        sa.Column("at", Moment(), nullable=False),
        *_keys("seen", "revision_id", revision_id="revision", by_id="person"),
    )


def downgrade() -> None:
    for table in ("seen", "report", "act", "appeal", "block"):
        op.drop_table(table)
    op.drop_column("content", "protected_until")
    op.drop_column("content", "protected_for")
    op.drop_column("person", "blocked_until")


def _blocks() -> None:
    op.create_table(
        "block",
        sa.Column("id", sa.Integer(), nullable=False),
        _person("person_id"),
        sa.Column("reason", sa.String(length=500), nullable=False),
        _person("by_id"),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        *_keys("block", "id", person_id="person", by_id="person"),
    )
    op.create_index("ix_block_person_id", "block", ["person_id"])
    op.create_table(
        "appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("block_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        *_keys("appeal", "id", block_id="block"),
    )
    op.create_index("ix_appeal_block_id", "appeal", ["block_id"])


def _log() -> None:
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(length=20), nullable=False),
        _person("by_id"),
        _person("person_id", nullable=True),
        sa.Column("content_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        *_keys("act", "id", by_id="person", person_id="person", content_id="content"),
    )
    op.create_index("ix_act_by_id", "act", ["by_id"])
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.Column("revision_number", sa.Integer(), nullable=False),
        _person("by_id", nullable=True),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("settled_at", Moment(), nullable=True),
        _person("settled_by_id", nullable=True),
        *_keys("report", "id", content_id="content", by_id="person", settled_by_id="person"),
    )
    op.create_index("ix_report_content_id", "report", ["content_id"])
    op.create_index("ix_report_settled_at", "report", ["settled_at"])


def _person(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _keys(table: str, primary: str, **foreign: str) -> list[sa.Constraint]:
    return [
        *(
            sa.ForeignKeyConstraint([name], [f"{of}.id"], name=op.f(f"fk_{table}_{name}"))
            for name, of in foreign.items()
        ),
        sa.PrimaryKeyConstraint(primary, name=op.f(f"pk_{table}")),
    ]
