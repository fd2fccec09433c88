"""The fourth version: a calibration tells by how much the skin was seen to follow its muscle."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; before, it was never learned."""
    op.add_column("calibrations", sa.Column("delay_s", sa.Float))
