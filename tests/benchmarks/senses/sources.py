"""A patient's two senses as they reach the game: blocks and tracked pictures, each with the moment it arrives."""

from collections.abc import Callable, Iterator

import numpy as np

from game.boards.bitalino import Bitalino
from game.boards.chords import Chords
from game.boards.cyton import Cyton
from game.clocks import SimulatedClock
from game.model.side import PerSide, Side
from game.model.signals import Anchor, EmgBlock, FaceFrame, FloatArray, Intent, Picture
from game.ports import Surroundings
from game.signal.decoding import Run
from game.simulation.emg import emg_uv
from game.simulation.face import picture_of
from game.simulation.patient import Patient
from game.simulation.relief import SMILE_MM
from game.tracking.facemesh import FaceMesh
from game.wire.board import WireBoard
from game.wire.stamper import Stamper
from tests import fake_boards
from tests.benchmarks.senses.script import BEGIN_S, closed, driven
from tests.benchmarks.truth.sensor import noisy
from tests.benchmarks.wire import Wire
from tests.faces import OPEN_MM, landmarks, seen

KNOWN_S = 0.045
"""So long after it was taken a picture is known, tracked: what a webcam's transfer and the tracker take."""
PICTURES_HZ = 30.0
JITTER_MM = 0.06
"""A tracked mouth corner's standard deviation at rest; `tests/benchmarks/face.py` measures less."""

Arrival = tuple[float, EmgBlock | FaceFrame]
Emg = Callable[[int, int, float, float], FloatArray]
"""Asked for samples from a first index on, so many, at a rate and from a moment on: (n, 2) in microvolts."""

BOARDS: dict[str, tuple[type[fake_boards.FakeBoard], type[WireBoard], bytes]] = {
    "bitalino": (fake_boards.Bitalino, Bitalino, b"BITalino_v5.2\n"),
    "chords": (fake_boards.Chords, Chords, b"UNO-R4\r\n"),
    "cyton": (fake_boards.Cyton, Cyton, b"OpenBCI V3 8-16 channel\r\nFirmware: v3.1.2\r\n$$$"),
}


def blocks(board: str, emg: Emg, seconds: float, seed: int) -> Iterator[tuple[float, EmgBlock]]:
    """What a board sends, as bytes over a wire with a clock of its own, decoded and stamped by the game."""
    fake_class, board_class, greeting = BOARDS[board]
    fake, driver = fake_class(), board_class(f"{board}:simulated", Surroundings(SimulatedClock(), tuple))
    make = driver.recognise(greeting)
    assert make is not None
    decoder, stamper = driver.decoder(make), Stamper()
    wire = Wire(seed, fake.rate_hz, off=0.003, lost=5, begun_s=BEGIN_S)
    for each in wire.deliveries(seconds):
        if each.arrived_s > BEGIN_S + seconds:
            return
        first, last = int(each.number[0]), int(each.number[-1])
        uv = emg(first, last - first + 1, fake.rate_hz * (1 + wire.off), BEGIN_S)
        data = b"".join(fake.frame(number, *uv[number - first].tolist()) for number in each.number.tolist())
        for piece in decoder(data):
            if isinstance(piece, Run):
                yield from ((each.arrived_s, block) for block in stamper(piece, make, each.arrived_s))


def heard(patient: Patient, asked: tuple[Intent, ...], board: str, seconds: float) -> Iterator[tuple[float, EmgBlock]]:
    """A patient's muscles through a board."""

    def emg(first: int, count: int, rate_hz: float, start_s: float) -> FloatArray:
        return emg_uv(patient, asked, first, count, rate_hz, start_s)

    return blocks(board, emg, seconds, patient.seed)


class Modelled:
    """Pictures by the tracker's error model: landmarks that jitter, of a face that moves as the drawn one would."""

    def __init__(self, patient: Patient, asked: tuple[Intent, ...], seconds: float) -> None:
        self._patient, self._asked, self._seconds = patient, asked, seconds

    def arrivals(self) -> Iterator[tuple[float, FaceFrame]]:
        """Every picture in order."""
        dice = np.random.default_rng(self._patient.seed)
        for number in range(int(self._seconds * PICTURES_HZ)):
            t_s = BEGIN_S + (number + dice.uniform(-0.1, 0.1)) / PICTURES_HZ
            muscle_s = np.array([t_s - self._patient.skin_s])
            moved = SMILE_MM * driven(self._patient, muscle_s, self._asked)[0] + dice.normal(0.0, JITTER_MM, 2)
            shut = closed(self._patient, t_s, self._asked)
            eye_mm = PerSide(*(OPEN_MM[side] * (1 - shut[side]) for side in Side))
            points = landmarks(smile=PerSide(*moved.tolist()), eye_mm=eye_mm)
            yield t_s + KNOWN_S, seen(points, t_s)

    def rest(self, anchor: Anchor | None) -> None:
        """Nothing is followed from a rest here."""

    def close(self) -> None:
        """Nothing is open."""


class Tracked:
    """Drawn pictures with a sensor's noise, through the game's own tracker."""

    def __init__(self, patient: Patient, asked: tuple[Intent, ...], seconds: float) -> None:
        self._patient, self._asked, self._seconds = patient, asked, seconds
        self._mesh = FaceMesh(SimulatedClock())

    def arrivals(self) -> Iterator[tuple[float, FaceFrame]]:
        """Every picture in order, tracked as it is asked for."""
        dice = np.random.default_rng(self._patient.seed)
        for number in range(int(self._seconds * PICTURES_HZ)):
            t_s = BEGIN_S + number / PICTURES_HZ
            picture = Picture(t_s, noisy(picture_of(self._patient, t_s, self._asked), 1.0, dice))
            yield t_s + KNOWN_S, self._mesh.track(picture)

    def rest(self, anchor: Anchor | None) -> None:
        """From now on follow the skin from there."""
        self._mesh.rest(anchor)

    def close(self) -> None:
        """Let go of the tracker."""
        self._mesh.close()
