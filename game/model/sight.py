"""How a picture shows a face, beyond where its landmarks are."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from game.model.side import PerSide

_WHOLLY = PerSide(1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Light:
    """The light on a face, and how sharp the picture of it is.

    `level` 0..1 is how bright the skin is on the darker side, `even` 0..1 the darker side over the brighter one,
    `white` the share of the skin in which nothing is left to see. `edge` is the width of the sharpest edges about the
    eyes, as a share of the distance between their outer corners. `colour` is the skin's: the logarithms of red over
    green and of green over blue, None where it cannot be told.
    """

    level: float = 0.5
    even: float = 1.0
    white: float = 0.0
    edge: float = 0.02
    colour: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """How surely each part of a face is in view, 0 (something is before it) to 1, for each side."""

    mouth: PerSide[float] = _WHOLLY
    nose: PerSide[float] = _WHOLLY
    brow: PerSide[float] = _WHOLLY
    eye: PerSide[float] = _WHOLLY

    @property
    def least(self) -> float:
        """How surely all of it is in view."""
        return min(min(both) for both in (self.mouth, self.nose, self.brow, self.eye))

    @classmethod
    def each(cls, value: Callable[[str], PerSide[float]]) -> "Shown":
        """Build one by asking for every part's value by its name."""
        return cls(**{field.name: value(field.name) for field in fields(cls)})


@dataclass(frozen=True, slots=True)
class Sight:
    """What a picture shows of a face.

    `alike` is how well the steady skin agrees with the rest's, -1..1, and `sure` 0..1 the share of the spots on skin
    that were found again; both are None without a rest. `upside_down` is whether the mouth lies above the eyes.
    """

    light: Light = Light()
    shown: Shown = Shown()
    alike: float | None = None
    sure: float | None = None
    upside_down: bool = False
