"""Values to keep in the tests of the history."""

from game.model.checkup import Asymmetry, CheckUp, Movement, Trial
from game.model.level import Band, Ramp, Tempo, Weights
from game.model.reading import Coupled
from game.model.result import Calibrated, CoupledBest, Figures, Intrusion, Parts, Repetition, Terms
from game.model.side import PerSide, Side

CALIBRATED = Calibrated(
    "smile",
    PerSide(4.25, 6.5),
    PerSide(31.0, 48.5),
    PerSide(2.5, 2.75),
    None,
    50.0,
    CoupledBest(Side.LEFT, 31.5, 2.25, 1.75),
)
MEASURED = Repetition(
    number=1,
    started_s=12.25,
    reasons=(),
    score=71.5,
    parts=Parts(0.7, 0.8, 0.9, 1.0, 0.95),
    mm=PerSide(1.5, 2.1),
    uv=PerSide(11.0, 17.5),
    smaller=Side.LEFT,
    intruder=Intrusion("eye", Side.LEFT, 18.25, "points", 4.5),
    algorithm="1",
    figures=Figures(0.75, PerSide(0.42, 0.45), 0.08, None, Intrusion("eye", Side.LEFT, 8.5, "points", 1.5)),
    coupled=Coupled(Side.LEFT, 12.5, 4.25),
    terms=Terms(Band(0.2, 0.5), Tempo(hold_s=4.0), Weights(quiet=0.6), Ramp(0.3, 0.8), "left"),
)
BOTH_SIDES = Repetition(2, 40.0, (), 60.0, Parts(None, 0.0, 0.9, 1.0, 0.95), PerSide(0.0, 0.0), None, None, None, "1")
UNMEASURED = Repetition(3, 70.5, ("no face was seen", "the cable is off"), None, None, None, None, None, None, "1")
EXAMINED = CheckUp(
    Asymmetry(-1.5, 0.5, 0.0),
    None,
    (
        Movement("smile", (Trial(PerSide(4.0, 6.0), None, 0.75, 0.5, MEASURED.intruder, 0.97, 0.0),) * 3),
        Movement("pucker", (Trial(None, None, None, None, None, 0.0, 0.0),)),
    ),
    "left",
    None,
    "1",
)
