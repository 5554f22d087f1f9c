"""What Alembic runs: the connection comes from the caller, the tables from the models."""

from alembic import context

from wikiapp.database import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
