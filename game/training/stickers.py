"""Stickers: thanks for taking part, for gentleness and for rest, never for strength, points or unbroken rows of days.

They follow from what is kept, so that none is ever lost, whatever was played before there were any.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from game.model.firsts import DAYS, SOFT_HOLDS, Firsts
from game.model.level import Level
from game.model.phrase import counted, say
from game.training.exercise import Exercise
from game.training.minigame import MiniGame

_MOVEMENTS = {"blink", "pucker", "raise_brows", "relax", "smile", "wrinkle_nose"}
_PLACES = {"bubbles", "fireflies", "kite", "lake", "sleeping_cat", "sunflower"}
"""Those with a drawing of their own; others have the seed, until somebody draws one."""
_SEED = "stickers/seed"


class Sheet(StrEnum):
    """The pages of the sticker book."""

    MOVEMENTS = "movements"
    PLACES = "places"
    GENTLENESS = "gentleness"

    @property
    def words(self) -> str:
        """What stands on top."""
        return _TITLES[self]


_TITLES = {
    Sheet.MOVEMENTS: say("First tries"),
    Sheet.PLACES: say("Places I know"),
    Sheet.GENTLENESS: say("Soft and kind"),
}


@dataclass(frozen=True, slots=True)
class Sticker:
    """One sticker: its sheet, its name, what it is given for, and its drawing. Its `key` never changes."""

    key: str
    sheet: Sheet
    title: str
    words: str
    art: str


def stickers(
    exercises: Mapping[str, type[Exercise]], minigames: Mapping[str, type[MiniGame]]
) -> tuple[Sticker, ...]:  # fmt: skip
    """Every sticker there is, sheet by sheet."""
    tried, place = say("You tried this movement for the first time"), say("Your first day at this place")
    return (
        *(
            Sticker(f"movement:{name}", Sheet.MOVEMENTS, kind.title, tried, _art(name, _MOVEMENTS))
            for name, kind in sorted(exercises.items())
        ),
        *(
            Sticker(f"place:{name}", Sheet.PLACES, kind.title, place, _art(name, _PLACES))
            for name, kind in sorted(minigames.items())
        ),
        *_gentle(),
    )


def earned(firsts: Firsts, levels: Mapping[str, Level]) -> Mapping[str, int]:
    """When each sticker was earned, by its key, as a number of the store; `levels` are all that were ever kept."""
    places: dict[str, list[int]] = {}
    for name, number in firsts.levels.items():
        if name in levels:
            places.setdefault(levels[name].minigame, []).append(number)
    guided = [number for name, number in firsts.finished.items() if name in levels and levels[name].imagery]
    found = {
        **{f"movement:{name}": number for name, number in firsts.movements.items()},
        **{f"place:{name}": min(numbers) for name, numbers in places.items()},
        **{f"soft:{count}": number for count, number in firsts.soft.items()},
        **{f"days:{count}": number for count, number in firsts.days.items()},
        "quiet": firsts.quiet_level,
        "guided": min(guided, default=None),
        "told": firsts.told,
        "rested": firsts.rested,
    }
    return {key: number for key, number in found.items() if number is not None}


def _gentle() -> list[Sticker]:
    sheet = Sheet.GENTLENESS
    return [
        *(
            Sticker(f"soft:{count}", sheet, counted("{count} soft hold", "{count} soft holds", count),
                    say("Held softly, neither too little nor too much"), f"stickers/{art}")
            for count, art in zip(SOFT_HOLDS, ("feather", "dandelion", "cloud"), strict=True)
        ),
        Sticker("quiet", sheet, say("All quiet"), say("A level in which everything else slept"), "stickers/quiet"),
        Sticker("guided", sheet, say("A minute for me"), say("You took a guided minute"), "stickers/tea"),
        Sticker("rested", sheet, say("A good rest"), say("You let a tired face rest"), "stickers/rest"),
        Sticker("told", sheet, say("How I am"), say("You said how your eye and face feel"), "stickers/told"),
        *(
            Sticker(f"days:{count}", sheet, counted("{count} day here", "{count} days here", count),
                    say("On so many days you were here, whenever that was"), f"stickers/{art}")
            for count, art in zip(DAYS, ("bird", "nest"), strict=True)
        ),
    ]  # fmt: skip


def _art(name: str, drawn: set[str]) -> str:
    return f"stickers/{name}" if name in drawn else _SEED
