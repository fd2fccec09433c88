"""The eighth version: rests that were taken in the middle of a level."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table; of rests that were taken before nothing is known."""
    op.create_table(
        "rests",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("visit", sa.BigInteger, sa.ForeignKey("visits.number"), nullable=False),
        sa.Column("kept", sa.String, nullable=False),
    )
