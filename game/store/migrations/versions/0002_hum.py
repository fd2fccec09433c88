"""The second version: a calibration tells which mains hum was filtered out of the EMG."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; what was kept before was never filtered."""
    op.add_column("calibrations", sa.Column("mains_hz", sa.Float))
