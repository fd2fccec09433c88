"""What the player hears, or feels."""

from typing import Protocol

from game.model.side import PerSide


class Speaker(Protocol):
    """Sounds: short cues by name, and one tone per side that follows activation."""

    @property
    def unheard(self) -> bool:
        """Whether somebody plays who hears nothing of it, as there is no sound card."""

    @property
    def felt(self) -> bool:
        """Whether cues are felt as well: one note as a short hum, more as a long one."""

    def cue(self, name: str) -> None:
        """Play a short sound: `prompt`, `hold`, `release`, `rest`, `done`, `pause`, `resume`, `press`.

        `focus` says that scanning has come to another choice; it is the only one that is not felt. Where eyes are
        closed `band` says that both sides are in it, and `count_in_band` that another second is held so.
        """

    def touch(self, sides: PerSide[float] | None, *, intrudes: bool = False) -> None:
        """Let either hand feel its side of the face (0..1), and as two soft pulses that something moves along.

        To be told in every step: what is not told again fades. None is stillness.
        """

    def tone(self, activation: PerSide[float] | None, muddied: float = 0.0, dt_s: float = 1 / 60) -> None:
        """Let the tone follow both sides (0..1 each) for a step; None is silence; an intruder muddies it (0..1)."""


class Narrator(Protocol):
    """A voice that reads prompts aloud; what it says always stands on the screen, too."""

    def say(self, words: str, language: str) -> None:
        """Speak these words instead of whatever is being said, in the language of a code; empty is the system's own.

        Returns at once.
        """

    def hush(self) -> None:
        """Stop speaking."""
