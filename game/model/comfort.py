"""How a player likes it: size of words, light, movement, sound, hands and language. Nothing of it changes a score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Literal

from game.model.inputs import Action
from game.model.programme import Mirror

LANGUAGES: Mapping[str, str] = {"en": "English", "de": "Deutsch", "es": "Español", "ar": "العربية"}
"""Every language by its code, as its own people call it."""
TEXT_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""How large words may be, beside their usual size."""
SWITCH_S = (1.0, 1.5, 2.0, 3.0, 5.0)
"""How long scanning may stay on each choice."""
CHILD = 1.5
"""How large they are at least for children."""


class Light(StrEnum):
    """The garden's colours."""

    DAY = "day"
    """As the time of day gives them."""
    CALM = "calm"
    CONTRAST = "contrast"
    """Dark, with the highest contrast."""


@dataclass(frozen=True, slots=True)
class Comfort:
    """What a player has chosen. `mirror` None leaves it to the therapist's programme, or shows the mirror itself.

    `amplified` lets a drawn face move this many times as far as the own one. `switch_s` is how long scanning stays on
    each choice, None where there is no scanning. `keys` maps names of keys and of a gamepad's buttons to actions.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "ignore", "allow_inf_nan": False}
    language: str = ""
    """The code of one of LANGUAGES; empty means the system's own, or English."""
    text: float = 1.0
    child: bool = False
    light: Light = Light.DAY
    seasons: bool = True
    """Whether the garden changes with the time of day and of the year."""
    reduced_motion: bool = False
    hand: Literal["", "right", "left"] = ""
    """On which side the mini-game is; the mirror is on the other. Empty means where the language's lines end."""
    mirror: Mirror | None = None
    amplified: float = 1.0
    sound: bool = True
    voice: bool = True
    """Whether prompts are spoken where the system has a voice."""
    rumble: bool = True
    scores: bool = True
    numbers: bool = False
    """Whether millimetres and microvolts are shown while playing."""
    switch_s: float | None = None
    keys: Mapping[str, Action] = field(default_factory=dict)
    full_screen: bool = False
    screen: int = 0
    """The number of the screen that is played on."""

    @property
    def size(self) -> float:
        """How large words are, beside their usual size: for children at least half as large again."""
        return max(self.text, CHILD) if self.child else self.text

    def __post_init__(self) -> None:
        if self.language and self.language not in LANGUAGES:
            raise ValueError(f"language must be one of {', '.join(LANGUAGES)}")
        if not 1 <= self.text <= 2:
            raise ValueError("text must lie between 1 and 2")
        if not 1 <= self.amplified <= 2:
            raise ValueError("amplified must lie between 1 and 2")
        if self.switch_s is not None and not 0.5 <= self.switch_s <= 6:
            raise ValueError("switch_s must lie between 0.5 and 6 seconds")
        if not 0 <= self.screen <= 15:
            raise ValueError("screen must lie between 0 and 15")
