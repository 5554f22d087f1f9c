"""What lists of changes can be narrowed down by; links are told of what is written from now on."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

IN_A_TURN = (
    "FROM revision JOIN turn ON person_id = author_id "
    "AND revision.created_at BETWEEN began_at AND coalesce(ended_at, seen_at)"
)
FACETS = (
    "SELECT 'is ' || content.kind, revision.id FROM revision JOIN content ON content.id = content_id",
    "SELECT 'in ' || language, id FROM revision WHERE language <> ''",
    "SELECT 'unseen', id FROM revision WHERE id NOT IN (SELECT revision_id FROM seen)",
    "SELECT 'removal', id FROM revision WHERE words_removed - words_added >= 30",
    "SELECT 'guest', revision.id FROM revision JOIN person ON person.id = author_id WHERE login IS NULL",
    (
        "SELECT DISTINCT 'tag ' || filter_id, revision_id FROM filter_hit "
        "JOIN filter_version ON filter_version.id = version_id "
        "WHERE revision_id IS NOT NULL AND done IN ('tag', 'heeded')"
    ),
    f"SELECT DISTINCT 'device ' || device_id, revision.id {IN_A_TURN}",
    (
        f"SELECT DISTINCT 'stand ' || stand_id, revision.id {IN_A_TURN} JOIN device ON device.id = device_id "  # noqa: S608
        "UNION SELECT 'stand ' || stand_id, revision.id FROM revision JOIN stand_join ON person_id = author_id "
        "WHERE revision.created_at BETWEEN stand_join.created_at AND stand_join.created_at + 43200000000"
    ),
)


def upgrade() -> None:
    op.create_table(
        "facet",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("revision_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_facet_revision_id")),
        sa.PrimaryKeyConstraint("name", "revision_id", name=op.f("pk_facet")),
        sqlite_with_rowid=False,
    )
    for rows in FACETS:
        op.execute(f"INSERT INTO facet (name, revision_id) {rows}")
    op.create_index("ix_revision_created_at_id", "revision", ["created_at", "id"])


def downgrade() -> None:
    op.drop_index("ix_revision_created_at_id", "revision")
    op.drop_table("facet")
