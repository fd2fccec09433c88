"""The first version: visits, calibrations and repetitions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "visits",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("level_id", sa.String, nullable=False),
        sa.Column("started", sa.String, nullable=False),
        sa.Column("finished", sa.String),
        sa.Column("stars", sa.Integer),
    )
    op.create_table(
        "calibrations",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("visit", sa.BigInteger, sa.ForeignKey("visits.number"), nullable=False),
        sa.Column("kept", sa.String, nullable=False),
        sa.Column("exercise", sa.String, nullable=False),
        sa.Column("left_best_mm", sa.Float),
        sa.Column("right_best_mm", sa.Float),
        sa.Column("left_best_uv", sa.Float),
        sa.Column("right_best_uv", sa.Float),
        sa.Column("left_rest_uv", sa.Float),
        sa.Column("right_rest_uv", sa.Float),
        sa.Column("left_eye_mm", sa.Float),
        sa.Column("right_eye_mm", sa.Float),
    )
    op.create_table(
        "repetitions",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("visit", sa.BigInteger, sa.ForeignKey("visits.number"), nullable=False),
        sa.Column("calibration", sa.BigInteger, sa.ForeignKey("calibrations.number"), nullable=False),
        sa.Column("kept", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("started_s", sa.Float, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("symmetry", sa.Float),
        sa.Column("reach", sa.Float),
        sa.Column("steadiness", sa.Float),
        sa.Column("release", sa.Float),
        sa.Column("quiet", sa.Float),
        sa.Column("left_mm", sa.Float),
        sa.Column("right_mm", sa.Float),
        sa.Column("left_uv", sa.Float),
        sa.Column("right_uv", sa.Float),
        sa.Column("smaller", sa.String),
        sa.Column("intruder", sa.String),
        sa.Column("algorithm", sa.String, nullable=False),
    )
    op.create_index("ix_calibrations_visit", "calibrations", ["visit"])
    op.create_index("ix_repetitions_visit", "repetitions", ["visit"])
