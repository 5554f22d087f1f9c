"""Filters with their versions, switches and hits; and what waits for a moderator."""

import sqlalchemy as sa
from alembic import op

from wikiapp.database import Moment

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table("filter", _number(), _moment("created_at"), *_keys("filter"))
    op.create_table(
        "filter_version", _number(), _refers("filter_id"), sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("advice", sa.String(length=500), nullable=False),
        sa.Column("does", sa.String(length=10), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False), _refers("by_id"), _moment("created_at"),
        *_keys("filter_version", filter_id="filter", by_id="person"),
    )  # fmt: skip
    op.create_table(
        "filter_switch", _number(), _refers("filter_id"), _refers("version_id", nullable=True),
        _refers("by_id", nullable=True), _moment("created_at"), _refers("after_revision"),
        *_keys("filter_switch", filter_id="filter", version_id="filter_version", by_id="person"),
    )  # fmt: skip
    op.create_table(
        "filter_hit", _number(), _refers("version_id"), _refers("person_id", nullable=True),
        _refers("revision_id", nullable=True), sa.Column("done", sa.String(length=10), nullable=False),
        _moment("created_at"),
        *_keys("filter_hit", version_id="filter_version", person_id="person", revision_id="revision"),
    )  # fmt: skip
    op.create_table(
        "held", _number(), _refers("person_id"), sa.Column("kind", sa.String(length=20), nullable=False),
        _refers("content_id", nullable=True), _refers("number", nullable=True),
        sa.Column("title", sa.Text(), nullable=False), sa.Column("language", sa.String(length=12), nullable=False),
        sa.Column("body", sa.Text(), nullable=False), sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=False), _moment("created_at"),
        _moment("decided_at", nullable=True), _refers("decided_by_id", nullable=True),
        _refers("became_id", nullable=True),
        *_keys("held", person_id="person", content_id="content", decided_by_id="person", became_id="content"),
    )  # fmt: skip
    for table, columns in INDEXES.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])


def downgrade() -> None:
    for table in ("held", "filter_hit", "filter_switch", "filter_version", "filter"):
        op.drop_table(table)


INDEXES = {
    "filter_version": ["filter_id"], "filter_switch": ["filter_id"], "filter_hit": ["version_id", "revision_id"],
    "held": ["person_id", "decided_at"],
}  # fmt: skip


def _number() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _refers(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, Moment(), nullable=nullable)


def _keys(table: str, **foreign: str) -> list[sa.Constraint]:
    return [
        *(
            sa.ForeignKeyConstraint([name], [f"{of}.id"], name=op.f(f"fk_{table}_{name}"))
            for name, of in foreign.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
