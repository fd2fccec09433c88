"""The fifth version: check-ups, apart from what is practised."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table; before, nobody was examined."""
    op.create_table(
        "checkups",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kept", sa.String, nullable=False),
        sa.Column("algorithm", sa.String, nullable=False),
        sa.Column("found", sa.JSON, nullable=False),
    )
