"""The same people, drawn, before the real tracker, their muscles as a board's lines through the real decoder.

Here nothing is modelled between face and score: pictures with a sensor's noise, FaceMesh, flow, lids, rest, trials,
bytes, decoder, filters, calibration and judge.
"""

from collections.abc import Iterator

import numpy as np

from game.clocks import SimulatedClock
from game.model.level import Level, Tempo
from game.model.moment import Phase
from game.model.montage import BILATERAL, Montage
from game.model.result import Repetition
from game.model.side import PerSide, Side
from game.model.signals import EmgBlock, FloatArray, Intent, Picture
from game.signal.decoding import Run
from game.signal.decoding.lines import LineDecoder
from game.simulation.emg import REST_UV, carrier, heard_uv
from game.simulation.face import draw
from game.simulation.look import LOOKS
from game.simulation.muscles import BLINK, BROW, NOSE, PUCKER, SMILE, Muscles, contraction
from game.simulation.posture import Posture
from game.tracking.facemesh import FaceMesh
from game.training.calibration import Calibration
from game.training.fusion import Fusion
from game.training.judge import judge
from game.training.parts import Sample
from game.training.rest import Rest, RestRecorder
from game.training.trials import TRIALS, TrialsRecorder
from tests.benchmarks.fairness.people import SIDES, Person, as_asked
from tests.benchmarks.fairness.playing import KINDS
from tests.benchmarks.truth.cover import Cover
from tests.benchmarks.truth.drawn import Drawn
from tests.benchmarks.truth.sensor import noisy

PICTURES_HZ, EMG_HZ = 30, 1000
REST_S, TRIAL_S, PAUSE_S = 2.5, 1.8, 1.2
TEMPO = Tempo(prompt_s=0.5, move_s=1.8, hold_s=2.2, release_s=1.5, rest_s=1.0)
PHASES = (Phase.PROMPT, Phase.MOVE, Phase.HOLD, Phase.RELEASE)


class Film:
    """One person's sitting: rest, gentle trials, repetitions.

    With `muscles` electrodes sit on both sides, with `coupled` on one; `distance_mm` is from the camera, `flipped`
    shows every picture, and both channels, mirrored.
    """

    def __init__(
        self,
        person: Person,
        look: str,
        *,
        muscles: bool = False,
        coupled: bool = False,
        distance_mm: float = 550.0,
        flipped: bool = False,
    ) -> None:
        self._person, self._look, self._muscles, self._flipped = person, LOOKS[look], muscles, flipped
        self._drawn, self._hand = Drawn(look), _hand(person.hand, look)
        self._posture = Posture(12.0 if person.tilted else 1.0, 3.0, distance_mm)
        self._still = Posture(1.0, 3.0, distance_mm)
        self._exercise = KINDS[person.exercise]()
        side = Side.LEFT if person.affected == "left" else Side.RIGHT
        side = person.intruder[1] if person.intruder is not None else side
        self._side = side if coupled else None
        self._spots = Montage(side).spots(self._exercise.site) if coupled else None
        there = side.other if flipped else side
        self._mesh = FaceMesh(SimulatedClock())
        self._fusion = Fusion(self._mesh.rest, montage=Montage(there) if coupled else BILATERAL)
        self._lines, self._sent, self._t_s = LineDecoder(), 0, 0.0
        self._lines(b"\n")
        self._dice = np.random.default_rng(person.seed)
        self._asked: list[Intent] = [Intent(0.0, "rest", 0.0)]

    def repetitions(self, count: int) -> list[Repetition]:
        """Play, and be judged."""
        try:
            return self._played(count)
        finally:
            self._mesh.close()

    def _played(self, count: int) -> list[Repetition]:
        calibration = self._calibrated(self._rested())
        level = Level("filmed", "A level", self._person.exercise, "plain", tempo=TEMPO)
        affected = self._person.affected if self._side is None else self._side.value
        if self._flipped and affected in {"left", "right"}:
            affected = Side(affected).other.value
        found = []
        for number in range(count):
            samples = list(self._repetition(calibration))
            found.append(judge(samples, level, calibration, affected, number + 1, 0.0))
            for _ in self._steps(TEMPO.rest_s):
                pass
        return found

    def _rested(self) -> Rest:
        recorder = RestRecorder()
        for _ in self._steps(REST_S):
            if self._fusion.frame is not None:
                recorder.see(self._fusion.frame)
            recorder.hear(self._fusion.at(self._t_s).channels_uv)
        rest = recorder.finish(fewest_faces=20, fewest_emg=30)
        self._fusion.rest(rest)
        return rest

    def _calibrated(self, rest: Rest) -> Calibration:
        trials = TrialsRecorder(self._exercise, rest)
        for _ in range(TRIALS):
            self._ask(self._person.exercise, 1.0)
            for _ in self._steps(TRIAL_S):
                trials.add(self._fusion.at(self._t_s))
            self._ask("rest", 0.0)
            for _ in self._steps(PAUSE_S):
                pass
        return trials.finish(fewest=30)

    def _repetition(self, calibration: Calibration) -> Iterator[Sample]:
        for phase in PHASES:
            if phase is Phase.MOVE:
                self._ask(self._person.exercise, self._person.amount)
            elif phase is Phase.RELEASE:
                self._ask("rest", 0.0)
            for _ in self._steps(getattr(TEMPO, f"{phase.value}_s"), acting=True):
                yield Sample(phase, 1 / PICTURES_HZ, calibration.effort(self._fusion.at(self._t_s)))

    def _ask(self, movement: str, amount: float) -> None:
        self._asked.append(Intent(self._t_s, movement, amount))

    def _steps(self, lasts_s: float, *, acting: bool = False) -> Iterator[None]:
        for _ in range(round(lasts_s * PICTURES_HZ)):
            self._t_s += 1 / PICTURES_HZ
            self._film(acting)
            if self._muscles or self._spots is not None:
                self._listen(acting)
            yield

    def _contraction(self, t_s: FloatArray, *, acting: bool) -> FloatArray:
        person = self._person
        muscles = contraction(person.nerves, person.seed, t_s, tuple(self._asked))
        return (person.change if acting else as_asked)(t_s, muscles)

    def _film(self, acting: bool) -> None:
        both = self._contraction(np.array([self._t_s]), acting=acting)[0]

        def pair(column: int) -> PerSide[float]:
            return PerSide(float(both[0, column]), float(both[1, column]))

        head = (self._posture if acting else self._still).head(self._t_s, self._person.seed)
        muscles = Muscles(pair(SMILE), pair(PUCKER), pair(BLINK), pair(BROW), pair(NOSE))
        bgr = draw(self._look, muscles, head)
        if acting and self._hand is not None and self._asked[-1].movement != "rest":
            self._hand.lay(bgr, self._drawn.before(head))
        bgr = noisy(bgr, 1.0, self._dice)
        if self._flipped:
            bgr = np.ascontiguousarray(bgr[:, ::-1])
        self._fusion.see(self._mesh.track(Picture(self._t_s, bgr)))

    def _listen(self, acting: bool) -> None:
        index = np.arange(self._sent, round(self._t_s * EMG_HZ))
        self._sent = round(self._t_s * EMG_HZ)
        t_s = index / EMG_HZ
        muscles = self._contraction(t_s, acting=acting)
        if acting and self._person.hand is not None:
            muscles[:, SIDES.index(self._person.hand)] = 0.0
        loud_uv = np.hypot(heard_uv(muscles, self._spots), REST_UV)
        noise = np.column_stack([carrier(2 * self._person.seed + k, EMG_HZ)[index % (1 << 16)] for k in range(2)])
        uv = loud_uv * noise
        if self._flipped and self._spots is None:
            uv = uv[:, ::-1]
        lines = "".join(f"E,{round(1e6 * at)},{one:.1f},{two:.1f}\n" for at, (one, two) in zip(t_s, uv, strict=True))
        for piece in self._lines(lines.encode()):
            assert isinstance(piece, Run)
            self._fusion.hear(EmgBlock(piece.ticks * (piece.tick_s or 1.0), piece.counts, rate_hz=EMG_HZ))


def _hand(side: Side | None, look: str) -> Cover | None:
    """A hand whose fingertips lie on a side's cheek, beside the corner of the mouth."""
    if side is None:
        return None
    left = side is Side.LEFT
    return Cover("hand", "left cheek" if left else "right cheek", 0.0 if left else 180.0, LOOKS[look].skin)
