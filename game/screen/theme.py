"""The light of the garden: which colour each role has, and how large words are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from game.model.comfort import Comfort, Light
from game.ports import Role, Style

Rgb = tuple[int, int, int]


def rgb(value: str) -> Rgb:
    """A colour from its six hexadecimal digits.

    >>> rgb("FFF8EC")
    (255, 248, 236)
    """
    return (int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16))


_LETTERS: Mapping[Role, str] = MappingProxyType({"right": "B93A4C", "ink_soft": "5E5044"})


@dataclass(frozen=True, slots=True)
class Theme:
    """One light: `hexes` gives every role's colour as RRGGBB, `sizes_px` every style's height at 720p.

    `letters` are the colours of words where a role's own is too faint to be read. `edged` gives cards a rim, for where
    paper and landscape are both dark.
    """

    name: str
    hexes: Mapping[Role, str]
    sizes_px: Mapping[Style, int] = field(
        default_factory=lambda: MappingProxyType({"heading": 40, "title": 34, "body": 24, "small": 20})
    )
    letters: Mapping[Role, str] = field(default_factory=lambda: _LETTERS)
    edged: Role | None = None

    def colour(self, role: Role) -> Rgb:
        """Red, green and blue of a role, 0..255."""
        return rgb(self.hexes[role])

    def lettering(self, role: Role) -> Rgb:
        """The colour of words in a role: 4.5:1 and more on paper."""
        return rgb(self.letters.get(role, self.hexes[role]))

    def enlarged(self, factor: float) -> "Theme":
        """The same light with words `factor` times as large; headings, which are large already, grow half as much."""
        grown = {
            style: round(size * (factor if style in {"body", "small"} else (1 + factor) / 2))
            for style, size in self.sizes_px.items()
        }
        return replace(self, sizes_px=grown)


EVENING = Theme(
    "evening",
    MappingProxyType(
        {
            "sky_high": "FCE9D0", "sky_low": "F7C9A9", "sun": "FFF3D6",
            "hill_1": "E9B79A", "hill_2": "C99A8C", "hill_3": "8FA58A", "hill_4": "5F8A73", "hill_5": "2F5D57",
            "ink": "24383A", "ink_soft": "6B5B4E", "paper": "FFF8EC", "paper_dim": "EBDDC7",
            "leaf": "3F7F5F", "leaf_light": "67A672", "petal": "F6B93B", "petal_deep": "F29B2E", "seed": "6A4328",
            "left": "2B6CB0", "right": "D1495B", "left_soft": "BCD3EA", "right_soft": "F3C6CB",
            "band": "CFE0CF", "shade": "5C3A28", "blossom": "FFF8ED", "skin": "E9B79B", "skin_deep": "C99A8D",
        }
    ),
)  # fmt: skip

MORNING = Theme(
    "morning",
    MappingProxyType(
        {
            **EVENING.hexes,
            "sky_high": "DCECEE", "sky_low": "FBE8CC", "sun": "FFFBE6",
            "hill_1": "D9DFC4", "hill_2": "B3CDB0", "hill_3": "8DBB9A", "hill_4": "5C9A80", "hill_5": "2F6B5F",
            "ink": "20393A", "ink_soft": "5A5F55", "paper": "FFFBF2", "paper_dim": "E6E0CC", "shade": "4A4632",
            "blossom": "FFFBF2", "skin": "E8C3A4", "skin_deep": "C79C88",
        }
    ),
)  # fmt: skip

DUSK = Theme(
    "dusk",
    MappingProxyType(
        {
            **EVENING.hexes,
            "sky_high": "C7BEDC", "sky_low": "F4C0AC", "sun": "FFE9D2",
            "hill_1": "C99FAE", "hill_2": "9C82A0", "hill_3": "6F7F97", "hill_4": "4A6A80", "hill_5": "2A4460",
            "ink": "22304A", "ink_soft": "5F566B", "paper": "FFF8F3", "paper_dim": "E4D6D2", "shade": "38284A",
            "blossom": "FFF8F3",
        }
    ),
)  # fmt: skip

CALM = Theme(
    "calm",
    MappingProxyType(
        {
            **EVENING.hexes,
            "sky_high": "E6E6DF", "sky_low": "DEDACE", "sun": "F3F0E4",
            "hill_1": "CFCDBF", "hill_2": "B9BCB0", "hill_3": "A1ADA1", "hill_4": "83968B", "hill_5": "5D736A",
            "ink": "2C3837", "ink_soft": "56584F", "paper": "F6F4EC", "paper_dim": "E2DFD3",
            "leaf": "48705E", "leaf_light": "7F9F8C", "petal": "DDBE78", "petal_deep": "CBA05B", "seed": "6F5C4A",
            "left": "3A6796", "right": "B2525D", "left_soft": "C6D3DF", "right_soft": "E3CBCC",
            "band": "D6DED4", "shade": "4C4A42", "blossom": "F6F4EC", "skin": "DDBFA6", "skin_deep": "B8968A",
        }
    ),
    letters=MappingProxyType({"right": "9C4450", "ink_soft": "4F5149"}),
)  # fmt: skip

CONTRAST = Theme(
    "contrast",
    MappingProxyType(
        {
            "sky_high": "0B1220", "sky_low": "141F36", "sun": "FFE9A8",
            "hill_1": "1E2C44", "hill_2": "1B2D40", "hill_3": "1A3538", "hill_4": "153230", "hill_5": "0C2220",
            "ink": "FFFFFF", "ink_soft": "D9DFE5", "paper": "06090D", "paper_dim": "2A3640",
            "leaf": "7FE0A0", "leaf_light": "5CC98A", "petal": "FFD23F", "petal_deep": "FFA62B", "seed": "D9B08C",
            "left": "7CC4FF", "right": "FF9C86", "left_soft": "17426B", "right_soft": "6E2A22",
            "band": "1F4030", "shade": "000000", "blossom": "F4F1E6", "skin": "B07A60", "skin_deep": "7A4A3C",
        }
    ),
    letters=MappingProxyType({}),
    edged="ink_soft",
)  # fmt: skip

THEMES: Mapping[str, Theme] = MappingProxyType(
    {theme.name: theme for theme in (MORNING, EVENING, DUSK, CALM, CONTRAST)}
)


def suited(comfort: Comfort, day: Theme = EVENING) -> Theme:
    """The light and the size of words that a player likes; `day` is the light where it may be any."""
    lights = {Light.DAY: day, Light.CALM: CALM, Light.CONTRAST: CONTRAST}
    return lights[comfort.light].enlarged(comfort.size)
