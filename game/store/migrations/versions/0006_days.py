"""The sixth version: how the player was on each day, as the daily question was answered."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table; before, nobody was asked."""
    op.create_table(
        "feelings",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kept", sa.String, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("eye", "face", "pain", "tiredness")),
    )
