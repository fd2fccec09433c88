"""What a picture shows of a face, judged: its light and sharpness, and what something hides."""

from collections.abc import Iterator
from math import exp

from game.model.body import sided, whole
from game.model.level import Ramp
from game.model.phrase import say
from game.model.reading import FaceMeasures
from game.model.side import PerSide, Side
from game.model.sight import Light, Shown

LEVEL = Ramp(zero=0.04, full=0.08)
"""How bright the darker side is: below about 0.06 of white the lids drown in a webcam's noise."""
EVEN = Ramp(zero=0.0, full=0.25)
WHITE = Ramp(zero=0.40, full=0.10)
"""The share of skin without any drawing left: from about a quarter on openings shrink by a millimetre."""
EDGE = Ramp(zero=0.090, full=0.056)
"""Edges wider than this share of the eyes' distance are blurred: lids then seem 2 mm wider open."""

HIDDEN, IN_VIEW = 0.35, 0.65
"""A part is hidden once its smoothed evidence falls below the first, until it rises above the second."""
GONE = 0.15
"""Evidence below this is no doubt any more."""
SMOOTHING_S = 0.12
PARTLY = 0.6
"""The quality of a face of which a part is hidden: the rest of it is still measured."""
COVERED = say("Something covers your face")
UPSIDE_DOWN = say("Your face seems to be upside down")

_HIDES = {"mouth": ("smile_mm", "pucker_mm"), "nose": ("nose_mm",), "brow": ("brow_mm",), "eye": ("eye_mm",)}
_ORDER = ("mouth", "eye", "nose", "brow")


def light_marks(light: Light) -> list[tuple[float, str]]:
    """Quality 0..1 for each thing light may lack, and what would help."""
    return [
        (LEVEL(light.level), say("It is too dark: more light on your face")),
        (EVEN(light.even), say("One side of your face is dark: turn toward the light")),
        (WHITE(light.white), say("It is too bright: less light on your face")),
        (EDGE(light.edge), say("The picture is blurred: wipe the camera, and sit where it is sharp")),
    ]


class Hidden:
    """Sees in order how surely each part of a face is shown, and says what is hidden.

    A moment's doubt about both eyes, as in a blink, hides nothing. What cannot be a blink, one eye alone or a mouth,
    hides at once.
    """

    def __init__(self) -> None:
        self._last_s: float | None = None
        self._sure: dict[tuple[str, Side], float] = {}
        self._parts: set[tuple[str, Side]] = set()

    def see(self, t_s: float, shown: Shown | None) -> None:
        """Take the next picture's; None, as without a face, forgets what was hidden."""
        if shown is None:
            self._last_s = None
            self._sure.clear()
            self._parts.clear()
            return
        share = 1.0 if self._last_s is None else 1 - exp(-max(0.0, t_s - self._last_s) / SMOOTHING_S)
        self._last_s = t_s
        for part in _HIDES:
            for side in Side:
                self._step((part, side), getattr(shown, part)[side], share)
        gone = [(part, side) for part in ("mouth", "eye") for side in Side if getattr(shown, part)[side] < GONE]
        if sum(part == "eye" for part, _ in gone) == 2:
            gone = [place for place in gone if place[0] != "eye"]
        for place in gone:
            self._sure[place] = 0.0
            self._parts.add(place)

    def _step(self, place: tuple[str, Side], now: float, share: float) -> None:
        before = self._sure.get(place, now)
        sure = self._sure[place] = before + share * (now - before)
        if sure < HIDDEN:
            self._parts.add(place)
        elif sure > IN_VIEW:
            self._parts.discard(place)

    @property
    def whole_face(self) -> bool:
        """Whether mouth and both eyes are hidden: then nothing of the face is sure."""
        places = [("eye", side) in self._parts for side in Side]
        return all(places) and any(part == "mouth" for part, _ in self._parts)

    @property
    def quality(self) -> float:
        """Quality 0..1: what is left of a face of which a part is hidden can still be measured."""
        return 0.0 if self.whole_face else PARTLY if self._parts else 1.0

    @property
    def hint(self) -> str:
        """What is hidden, in the patient's words, or empty."""
        if self.whole_face:
            return COVERED
        return next((say("Something covers your {part}", part=words) for words in self._words()), "")

    def _words(self) -> Iterator[str]:
        for part in _ORDER:
            sides = [side for side in Side if (part, side) in self._parts]
            if sides:
                lone = part in {"mouth", "nose"}
                yield whole(part) if lone else whole(f"{part}s") if len(sides) == 2 else sided(part, sides[0])

    def without(self, measures: FaceMeasures) -> FaceMeasures:
        """Measures of which those of hidden parts are not numbers."""
        if not self._parts:
            return measures
        of = {name: part for part, names in _HIDES.items() for name in names}

        def seen(name: str) -> PerSide[float]:
            both: PerSide[float] = getattr(measures, name)
            return PerSide(*(float("nan") if (of[name], side) in self._parts else both[side] for side in Side))

        return FaceMeasures.each(seen)
