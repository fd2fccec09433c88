"""One round past everything that is connected."""

from collections.abc import Callable
from pathlib import Path

from game.clocks import RealClock
from game.doctor import room
from game.doctor.mirror import Looker
from game.doctor.muscles import Places
from game.model.equipment import Equipment
from game.ports import Surroundings
from game.screen import connected
from game.store.learned import newest_delay
from game.wire.plugged import Lister, plugged

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of all is, 0..1."""

_SHARES = (0.45, 0.45, 0.1)
"""How the time is divided, about: boards, camera, screen."""


def equipment(
    camera: str, emg: str, seconds: float, data: Path | None, progress: Progress, lister: Lister = plugged
) -> Equipment:
    """Measure boards and camera for `seconds` each, one kind after the other, so that none disturbs another.

    Raises UsageError for an address that means nothing; whatever is missing or in trouble is in what comes back.
    """
    around = Surroundings(RealClock(), tuple)
    looker, places = Looker(camera, seconds, around), Places(emg, seconds, around, lister)

    def telling(step: int, words: str) -> Callable[[float], None]:
        return lambda share: progress(words, sum(_SHARES[:step]) + share * _SHARES[step])

    heard = places.heard(telling(0, "Listening to boards: let your face rest"))
    seen = looker.seen(telling(1, "Looking through the camera"))
    display, trouble = room.display_shown(telling(2, "Opening a window for a moment"))
    computer = room.computer(data)
    return Equipment(
        computer, seen, emg != "none", heard, display, trouble, connected.sound(), connected.pads(),
        None if computer.data_trouble else newest_delay(Path(computer.data)),
    )  # fmt: skip
