"""What came of one run of the game, told in the end."""

from dataclasses import dataclass

from game.reports import summary
from game.scenes.invitation import unexamined
from game.scenes.visit import Visit
from game.settings import Settings
from game.timing import Timing
from game.training.change import SMALLEST_REAL_CHANGE
from game.version import VERSION


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was played, and what showing it took."""

    visit: Visit
    timing: Timing


def unplayed(settings: Settings, visit: Visit) -> str:
    """Why nothing was done where nobody was there to read it on the screen; empty where something was."""
    if settings.offscreen is None and not visit.tour:
        return ""
    if settings.checkup:
        return "" if visit.checkup else unexamined(visit)
    return f"{visit.closed}." if visit.closed and not visit.played else ""


def summed(visit: Visit, timing: Timing, stepped: bool, begun_s: float) -> dict[str, object]:
    """What is written as `summary.json`."""
    return {
        "version": VERSION,
        "seed": visit.seed,
        "smallest_real_change": dict(SMALLEST_REAL_CHANGE),
        "levels": [
            summary.level(played.level, played.repetitions, played.stars, visit.exercises[played.level.exercise])
            for played in visit.played
        ],
        "timing": {
            "clock": "simulated" if stepped else "real",
            "frames": len(timing.frame_ms),
            "first_frame_ms": round(1000 * (timing.first_frame_s - begun_s)) if timing.first_frame_s else None,
            **summary.timing(
                {
                    "frame_ms": timing.frame_ms,
                    "interval_ms": timing.interval_ms,
                    "camera_to_screen_ms": timing.camera_to_screen_ms,
                    "emg_to_screen_ms": timing.emg_to_screen_ms,
                }
            ),
        },
    }
