"""How a picture shows a face: light, sharpness, and what is in view of it."""

from game.model.side import PerSide
from game.model.sight import Light, Sight
from game.model.signals import Anchor, FloatArray, Picture
from game.tracking.colours import in_view, upside_down
from game.tracking.light import light_of
from game.tracking.occlusion import AtRest
from game.tracking.skin import Skin

LIGHT_S = 0.1
"""Light is looked at this often: it does not change from one picture to the next."""


class Looks:
    """Looks at each picture once its face and skin have been looked for; from a rest on, beside that."""

    def __init__(self) -> None:
        self._rest: AtRest | None = None
        self._light: tuple[float, Light] | None = None

    def rest(self, anchor: Anchor | None, skin: Skin | None) -> None:
        """Compare with this rest from now on; without one, or without its skin, go by colours."""
        self._rest = None
        if anchor is not None and anchor.frame.landmarks_px is not None and skin is not None:
            self._rest = AtRest(anchor.frame.picture.bgr, anchor.frame.landmarks_px, skin)

    def sight(self, picture: Picture, points: FloatArray, lids: PerSide[bool], skin: Skin | None) -> Sight:
        """What a picture shows of a face with landmarks (478, 3); `lids` says where their margins were told."""
        if self._light is None or abs(picture.t_s - self._light[0]) >= LIGHT_S:
            self._light = picture.t_s, light_of(picture.bgr, points)
        _, light = self._light
        if self._rest is None or skin is None:
            shown = in_view(picture.bgr, points, light, lids)
            return Sight(light, shown, upside_down=upside_down(picture.bgr, points, light, shown))
        return Sight(light, self._rest.in_view(picture.bgr, points, light, lids), skin.alike, skin.sure)

    def lost(self) -> None:
        """There is no face: whoever comes next may sit in another light."""
        self._light = None
