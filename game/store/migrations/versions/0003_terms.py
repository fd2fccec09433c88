"""The third version: what a repetition was judged by, what its parts were made of, and electrodes on one side."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns; what was kept before does not tell."""
    op.add_column("calibrations", sa.Column("coupled", sa.JSON))
    for name in ("intrusion", "figures", "coupled", "terms"):
        op.add_column("repetitions", sa.Column(name, sa.JSON))
