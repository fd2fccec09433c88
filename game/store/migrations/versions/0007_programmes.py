"""The seventh version: what the home has taken in from its clinic, as it stands in its own file."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table; the file that is there is noted as the game next starts."""
    op.create_table(
        "programmes",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kept", sa.String, nullable=False),
        sa.Column("taken", sa.String, nullable=False),
    )
