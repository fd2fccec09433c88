"""What the player hears."""

from typing import Protocol

from game.model.side import PerSide


class Speaker(Protocol):
    """Sounds: short cues by name, and one tone per side that follows activation."""

    def cue(self, name: str) -> None:
        """Play a short sound: `prompt`, `hold`, `release`, `rest`, `done`, `pause`, `resume`, `press`."""

    def tone(self, activation: PerSide[float] | None, muddied: float = 0.0) -> None:
        """Let the tone follow both sides (0..1 each); None is silence; an intruder muddies it (0..1)."""
