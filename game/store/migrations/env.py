"""Alembic's way in: it runs this file with a connection of ours."""

from alembic import context

from game.store.tables import metadata

if hasattr(context, "config"):  # absent when the file is merely imported
    context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
    with context.begin_transaction():
        context.run_migrations()
