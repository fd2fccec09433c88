"""The tables of the history: what was played, what came of it, how the player was, and what the clinic has sent.

Numbers are whole microseconds of UTC, made by us before anything is written, so a value that waits for the disk can
already be referred to. Moments are ISO 8601 text in UTC. Rows are added, never rewritten; only a visit's end is
filled in later. Units end a name, `left` and `right` are the patient's own, and shares run from 0 to 1. JSON
holds a value of `game.model.result` field by field (`found`: of `game.model.checkup`); `intruder` is the side alone, as
it was kept before `intrusion`. `taken` is what then stood in the home's own file (`game.store.home`).
"""

from sqlalchemy import JSON, BigInteger, Column, Float, ForeignKey, Integer, MetaData, String, Table

metadata = MetaData()

visits = Table(
    "visits",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("level_id", String, nullable=False),
    Column("started", String, nullable=False),
    Column("finished", String),
    Column("stars", Integer),
)

calibrations = Table(
    "calibrations",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("visit", ForeignKey("visits.number"), nullable=False, index=True),
    Column("kept", String, nullable=False),
    Column("exercise", String, nullable=False),
    *(
        Column(f"{side}_{name}", Float)
        for name in ("best_mm", "best_uv", "rest_uv", "eye_mm")
        for side in ("left", "right")
    ),
    Column("mains_hz", Float),
    Column("coupled", JSON(none_as_null=True)),
    Column("delay_s", Float),
)

checkups = Table(
    "checkups",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("kept", String, nullable=False),
    Column("algorithm", String, nullable=False),
    Column("found", JSON, nullable=False),
)

repetitions = Table(
    "repetitions",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("visit", ForeignKey("visits.number"), nullable=False, index=True),
    Column("calibration", ForeignKey("calibrations.number"), nullable=False),
    Column("kept", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("started_s", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
    *(Column(name, Float) for name in ("score", "symmetry", "reach", "steadiness", "release", "quiet")),
    *(Column(f"{side}_{unit}", Float) for unit in ("mm", "uv") for side in ("left", "right")),
    Column("smaller", String),
    Column("intruder", String),
    Column("algorithm", String, nullable=False),
    *(Column(name, JSON(none_as_null=True)) for name in ("intrusion", "figures", "coupled", "terms")),
)

feelings = Table(
    "feelings",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("kept", String, nullable=False),
    *(Column(name, String, nullable=False) for name in ("eye", "face", "pain", "tiredness")),
)

rests = Table(
    "rests",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("visit", ForeignKey("visits.number"), nullable=False),
    Column("kept", String, nullable=False),
)

programmes = Table(
    "programmes",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("kept", String, nullable=False),
    Column("taken", String, nullable=False),
)
