"""The camera and the face tracker, as the game uses them."""

from collections.abc import Callable

import numpy as np

from game import cameras
from game.clocks import RealClock
from game.devices import kind_of
from game.doctor.probe import Probe, finish
from game.model.equipment import Mirror, Seen
from game.model.sight import Light
from game.model.signals import FaceFrame, Picture
from game.ports import Camera, Surroundings, Tracker
from game.senses.onlooker import Onlooker
from game.tracking.facemesh import FaceMesh

_OPENING_S = 20.0
"""How long a camera and the tracker's model may take until the first picture is tracked."""
_FIRST = 5
"""So many tracked pictures are left out: the model warms up on them."""


def _mesh() -> Tracker:
    return FaceMesh(RealClock())


class Looker:
    """Counts a camera's pictures, and follows how the tracker keeps up with them.

    Raises UsageError for an address that means nothing.
    """

    def __init__(
        self, address: str, seconds: float, around: Surroundings, tracker: Callable[[], Tracker] = _mesh
    ) -> None:
        camera = kind_of(cameras, Camera, address)(address, around)
        self._address = address
        self._probe = Probe(camera, self._show, seconds, _OPENING_S)
        self._onlooker = Onlooker(tracker, self._see)
        self._is_tracking = False
        self._shown_s: list[float] = []
        self._seen: list[tuple[float, float, Light | None]] = []
        self._faces = 0
        self._last: Picture | None = None

    def seen(self, tell: Callable[[float], None]) -> Mirror:
        """Look for a while."""
        finish([self._probe], tell)
        self._onlooker.stop()
        return Mirror(self._address, self._onlooker.trouble or self._probe.trouble, self._figures())

    def _show(self, picture: Picture) -> None:
        if not self._is_tracking:  # a camera that is missing needs no tracker
            self._is_tracking = True
            self._onlooker.start()
        self._last = picture
        if self._probe.has_begun:
            self._shown_s.append(picture.t_s)
        self._onlooker.show(picture)

    def _see(self, frame: FaceFrame) -> None:
        has_face = frame.landmarks_px is not None
        self._faces += has_face
        self._seen.append((frame.t_s, frame.tracked_s, frame.sight.light if has_face and frame.sight else None))
        self._probe.count()

    def _figures(self) -> Seen | None:
        if self._last is None:
            return None
        seen = self._seen[min(_FIRST, len(self._seen) - 1) :] if self._seen else []
        delays_ms = [1000 * (tracked_s - t_s) for t_s, tracked_s, _ in seen]
        lights = [light for _, _, light in seen if light is not None]
        bgr = self._last.bgr
        return Seen(
            rate_hz=_rate_hz(self._shown_s),
            tracked_hz=_rate_hz([t_s for t_s, _, _ in seen]),
            size_px=(bgr.shape[1], bgr.shape[0]),
            delay_ms=(float(np.median(delays_ms)), float(np.percentile(delays_ms, 95))) if delays_ms else None,
            faces=self._faces / len(self._seen) if self._seen else 0.0,
            brightness=float(bgr.mean()) / 255,
            light=_usual(lights) if lights else None,
        )


def _rate_hz(times_s: list[float]) -> float | None:
    return (len(times_s) - 1) / (times_s[-1] - times_s[0]) if len(times_s) > 1 and times_s[-1] > times_s[0] else None


def _usual(lights: list[Light]) -> Light:
    """The median of each figure of light."""
    level, even, white, edge = np.median([(each.level, each.even, each.white, each.edge) for each in lights], axis=0)
    return Light(float(level), float(even), float(white), float(edge))
