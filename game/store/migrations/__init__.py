"""The database's versions, and the way from one to the next; written with Alembic, one file each in `versions`."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:  # Alembic takes long to import, and a database that is up to date needs none of it
    from alembic.config import Config
    from alembic.script import ScriptDirectory

HEAD = "0008"
"""The version this program reads and writes."""


def upgrade(connection: Connection) -> None:
    """Bring a database from an older version, or from nothing, to HEAD inside the connection's transaction."""
    from alembic import command  # noqa: PLC0415

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def knows(version: str) -> bool:
    """Whether a version is one of ours, now or earlier."""
    return version in {script.revision for script in scripts().walk_revisions()}


def scripts() -> "ScriptDirectory":
    """The migrations, as Alembic sees them."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return ScriptDirectory.from_config(_config())


def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "game.store:migrations")
    return config
