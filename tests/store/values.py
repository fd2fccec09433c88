"""Values to keep in the tests of the history."""

from game.model.result import Calibrated, Parts, Repetition
from game.model.side import PerSide, Side

CALIBRATED = Calibrated("smile", PerSide(4.25, 6.5), PerSide(31.0, 48.5), PerSide(2.5, 2.75), None, 50.0)
MEASURED = Repetition(
    number=1,
    started_s=12.25,
    reasons=(),
    score=71.5,
    parts=Parts(0.7, 0.8, 0.9, 1.0, 0.95),
    mm=PerSide(1.5, 2.1),
    uv=PerSide(11.0, 17.5),
    smaller=Side.LEFT,
    intruder=Side.LEFT,
    algorithm="1",
)
BOTH_SIDES = Repetition(2, 40.0, (), 60.0, Parts(None, 0.0, 0.9, 1.0, 0.95), PerSide(0.0, 0.0), None, None, None, "1")
UNMEASURED = Repetition(3, 70.5, ("no face was seen", "the cable is off"), None, None, None, None, None, None, "1")
