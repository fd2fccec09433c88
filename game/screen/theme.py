"""The light of the garden: which colour each role has, and how large words are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from game.ports import Role, Style

Rgb = tuple[int, int, int]


def rgb(value: str) -> Rgb:
    """A colour from its six hexadecimal digits.

    >>> rgb("FFF8EC")
    (255, 248, 236)
    """
    return (int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16))


@dataclass(frozen=True, slots=True)
class Theme:
    """One light: `hexes` gives every role's colour as RRGGBB, `sizes_px` every style's height at 720p."""

    name: str
    hexes: Mapping[Role, str]
    sizes_px: Mapping[Style, int] = field(
        default_factory=lambda: MappingProxyType({"heading": 40, "title": 34, "body": 24, "small": 20})
    )

    def colour(self, role: Role) -> Rgb:
        """Red, green and blue of a role, 0..255."""
        return rgb(self.hexes[role])

    def enlarged(self, factor: float) -> "Theme":
        """The same light with words `factor` times as large (1.5 in child mode)."""
        return replace(self, sizes_px={style: round(size * factor) for style, size in self.sizes_px.items()})


EVENING = Theme(
    "evening",
    MappingProxyType(
        {
            "sky_high": "FCE9D0", "sky_low": "F7C9A9", "sun": "FFF3D6",
            "hill_1": "E9B79A", "hill_2": "C99A8C", "hill_3": "8FA58A", "hill_4": "5F8A73", "hill_5": "2F5D57",
            "ink": "24383A", "ink_soft": "6B5B4E", "paper": "FFF8EC", "paper_dim": "EBDDC7",
            "leaf": "3F7F5F", "leaf_light": "67A672", "petal": "F6B93B", "petal_deep": "F29B2E", "seed": "6A4328",
            "left": "2B6CB0", "right": "D1495B", "left_soft": "BCD3EA", "right_soft": "F3C6CB",
            "band": "CFE0CF", "shade": "5C3A28",
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
        }
    ),
)  # fmt: skip

THEMES: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in (MORNING, EVENING, DUSK)})
