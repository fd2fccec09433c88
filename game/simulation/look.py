"""What simulated people look like: colours and hair, nothing of how they move."""

from dataclasses import dataclass
from typing import Literal

Colour = tuple[float, float, float]
Hair = Literal["short", "bob", "tousled"]


def bgr(hexed: str) -> Colour:
    """A web colour as blue, green, red, 0..255.

    >>> bgr("#FF8000")
    (0.0, 128.0, 255.0)
    """
    red, green, blue = (float(int(hexed[k : k + 2], 16)) for k in (1, 3, 5))
    return blue, green, red


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour on the way from one to another, 0..1.

    >>> mixed((0.0, 100.0, 200.0), (100.0, 100.0, 100.0), 0.5)
    (50.0, 100.0, 150.0)
    """
    blue, green, red = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return blue, green, red


@dataclass(frozen=True, slots=True)
class Look:
    """The palette of one person. `size` scales the head (1 is an average adult); the iris stays 11.7 mm.

    `round_` 0..1 widens the lower cheeks; `line` 0..1 deepens the lines of age.
    """

    skin: Colour
    shade: Colour
    blush: Colour
    lip: Colour
    brow: Colour
    hair: Colour
    gloss: Colour
    iris: Colour
    shirt: Colour
    wall: Colour
    hair_cut: Hair
    size: float = 1.0
    opening_mm: float = 10.0
    round_: float = 0.0
    line: float = 0.3


LOOKS: dict[str, Look] = {
    "amber": Look(
        bgr("#EBBE9C"), bgr("#A9694F"), bgr("#DB8069"), bgr("#BC5F5A"), bgr("#5B3A2C"), bgr("#5A3828"), bgr("#8A5A3D"),
        bgr("#6B4A2F"), bgr("#5F8A73"), bgr("#EFDDC6"), "bob",
    ),
    "umber": Look(
        bgr("#A8714F"), bgr("#5E3526"), bgr("#A9523F"), bgr("#8A4742"), bgr("#2B1D19"), bgr("#2A211F"), bgr("#4C403C"),
        bgr("#3E2618"), bgr("#C98A6C"), bgr("#DDE0CF"), "short", line=0.4,
    ),
    "rose": Look(
        bgr("#F0CDB6"), bgr("#B87C66"), bgr("#E0907F"), bgr("#C06C69"), bgr("#8B7F78"), bgr("#B9B3AC"), bgr("#DAD5CE"),
        bgr("#56707C"), bgr("#7D6C8C"), bgr("#DCE6E0"), "short", line=1.0,
    ),
    "child": Look(
        bgr("#E6B48E"), bgr("#A86C50"), bgr("#E07F66"), bgr("#C9716A"), bgr("#5E3F31"), bgr("#43291E"), bgr("#6E4630"),
        bgr("#4A2F1F"), bgr("#E0A13C"), bgr("#D6E4E8"), "tousled", size=0.88, opening_mm=10.5, round_=1.0, line=0.0,
    ),
}  # fmt: skip
