"""The summary of what was played, as `summary.json`."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from game.model.level import Level
from game.model.reading import Coupled
from game.model.result import Intrusion, Repetition
from game.model.side import PerSide, Side
from game.reports.files import whole
from game.timing import Spread
from game.training.exercise import Exercise
from game.training.explained import explained


def repetition(done: Repetition) -> dict[str, object]:
    """One repetition; what was not measured is null, never zero."""
    parts = done.parts
    return {
        "measured": done.measured,
        "reasons": list(done.reasons),
        "score": _rounded(done.score, 1),
        **{
            name: _rounded(getattr(parts, name), 3) if parts else None
            for name in ("symmetry", "reach", "steadiness", "release", "quiet")
        },
        **_sides("mm", done.mm, 2),
        **_sides("uv", done.uv, 1),
        "smaller_side": done.smaller,
        "intruder_side": done.intruder and done.intruder.side,
        "intruder": done.intruder and _intruder(done.intruder),
        "along": done.figures and done.figures.along and _intruder(done.figures.along),
        "coupled": done.coupled and _coupled(done.coupled),
        "algorithm": done.algorithm,
    }


def _intruder(found: Intrusion) -> dict[str, object]:
    """What moved along, where, how much in its own unit, and since when in seconds into the repetition."""
    amount, since_s = _rounded(found.amount, 2), _rounded(found.since_s, 2)
    return {"part": found.part, "side": found.side, "amount": amount, "unit": found.unit, "since_s": since_s}


def _coupled(heard: Coupled) -> dict[str, object]:
    """What electrodes on one side heard, above rest."""
    target_uv, intruder_uv = _rounded(heard.target_uv, 1), _rounded(heard.intruder_uv, 1)
    return {"side": heard.side, "target_uv": target_uv, "intruder_uv": intruder_uv}


def level(
    played: Level, repetitions: Sequence[Repetition], stars: int, exercise: type[Exercise] | None = None
) -> dict[str, object]:
    """One level as it was played; by its `exercise` each repetition is explained in words, too."""
    return {
        "id": played.id,
        "exercise": played.exercise,
        "minigame": played.minigame,
        "stars": stars,
        "repetitions": [
            repetition(done) | ({} if exercise is None else {"words": list(explained(done, exercise))})
            for done in repetitions
        ],
    }


def timing(spreads: Mapping[str, Spread]) -> dict[str, object]:
    """Each spread of milliseconds as its median, 95th and 99th percentile; null where nothing was counted."""
    return {
        name: {f"p{percent}": _rounded(spread.percentile_ms(percent), 2) for percent in (50, 95, 99)}
        for name, spread in spreads.items()
    }


def write(path: Path, summary: Mapping[str, object]) -> None:
    """Write the summary whole. Raises StoreError."""
    with whole(path) as file:
        plain = json.loads(json.dumps(summary), parse_constant=lambda _: None)  # JSON knows no NaN and no infinity
        json.dump(plain, file, indent=2)
        file.write("\n")


def _sides(unit: str, sides: PerSide[float] | None, digits: int) -> dict[str, float | None]:
    return {f"{side}_{unit}": None if sides is None else _rounded(sides[side], digits) for side in Side}


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None or not math.isfinite(value) else round(value, digits)
