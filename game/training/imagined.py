"""An imagined repetition: what a lesson shows before the first real one, as a gentle player would do it."""

from game.model.level import Band, Tempo
from game.model.moment import Moment, Phase
from game.model.side import PerSide
from game.training.exercise import Kind

TEMPO = Tempo(prompt_s=1.5, move_s=2.5, hold_s=3.0, release_s=1.5, rest_s=1.5)
"""Ten seconds, slow enough to be followed."""
_WELL = 100.0


def imagined(band: Band, kind: Kind, t_s: float, dt_s: float, passed_s: float) -> Moment:
    """The moment after so many seconds: both sides move together, into the middle of the band and back to rest.

    Where all lets go, what moves is the tone: from that of rest down to the middle of the band.
    """
    phase, into_s, lasts_s = _place(passed_s)
    share = min(1.0, into_s / lasts_s)
    moved = amount(passed_s)
    shown = band.middle * moved if kind is Kind.MOVE else 1 - moved * (1 - band.middle)
    return Moment(
        t_s=t_s, dt_s=dt_s, phase=phase, share=share, left_s=max(0.0, lasts_s - into_s), repetition=0, repetitions=1,
        band=band, activation=PerSide(shown, shown), quiet=1.0, intruder=None,
        last_score=_WELL if phase is Phase.REST else None,
    )  # fmt: skip


def amount(passed_s: float) -> float:
    """How much of the movement is done after so many seconds, 0..1; it begins and ends softly.

    >>> amount(0.0), amount(TEMPO.prompt_s + TEMPO.move_s), amount(TEMPO.total_s)
    (0.0, 1.0, 0.0)
    """
    phase, into_s, lasts_s = _place(passed_s)
    share = min(1.0, into_s / lasts_s)
    soft = share * share * (3 - 2 * share)
    return {Phase.MOVE: soft, Phase.HOLD: 1.0, Phase.RELEASE: 1 - soft}.get(phase, 0.0)


def _place(passed_s: float) -> tuple[Phase, float, float]:
    """The phase after so many seconds, how long it has lasted, and how long it lasts."""
    for phase in Phase:
        lasts_s = float(getattr(TEMPO, f"{phase.value}_s"))
        if passed_s < lasts_s - 1e-9:
            return phase, passed_s, lasts_s
        passed_s -= lasts_s
    return Phase.REST, TEMPO.rest_s, TEMPO.rest_s
