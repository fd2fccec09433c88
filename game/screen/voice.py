"""The tone of one side of the face, in the ear of that side."""

from collections.abc import Sequence

import pygame

CHANNELS = 6
"""How many of the mixer's channels a voice sings on: a note and what muddies it, thrice, as one fades into the next."""
FADE_MS = 140
STAY = 0.6
"""How far, in degrees of the scale, activation must leave a note before the next one sounds."""
MUD_LEVEL = 0.45

Pair = tuple[pygame.mixer.Channel, pygame.mixer.Channel]


class Voice:
    """Sings one note of the scale after the other on channels of its own, from `first` on, always by crossfade."""

    def __init__(
        self, first: int, notes: Sequence[pygame.mixer.Sound], neighbours: Sequence[pygame.mixer.Sound]
    ) -> None:
        self._notes, self._neighbours = notes, neighbours
        self._pairs = [
            (pygame.mixer.Channel(n), pygame.mixer.Channel(n + 1)) for n in range(first, first + CHANNELS, 2)
        ]
        self._degree: int | None = None

    @property
    def degree(self) -> int | None:
        """Which degree of the scale sounds now, None in silence."""
        return self._degree

    def sing(self, share: float, mud: float, left: float, right: float) -> None:
        """Let the note follow `share` (0..1, the whole scale), so loud (0..1) in either ear and so muddied (0..1)."""
        height = min(1.0, max(0.0, share)) * (len(self._notes) - 1)
        if self._degree is None or abs(height - self._degree) > STAY:
            self._change(round(height))
        self._fade(self._pairs[1:])
        pure, muddy = self._pairs[0]
        pure.set_volume(left, right)
        muddy.set_volume(MUD_LEVEL * mud * left, MUD_LEVEL * mud * right)

    def hush(self) -> None:
        """Fade into silence."""
        self._fade(self._pairs)
        self._degree = None

    def _fade(self, pairs: Sequence[Pair]) -> None:
        """Let go of notes, each time anew: the mixer overlooks it for one that has begun in this very moment."""
        for pair in pairs:
            for channel in pair:
                channel.fadeout(FADE_MS)

    def _change(self, degree: int) -> None:
        self._pairs = [self._pairs[-1], *self._pairs[:-1]]
        for channel, sounds in zip(self._pairs[0], (self._notes, self._neighbours), strict=True):
            channel.play(sounds[degree], loops=-1, fade_ms=FADE_MS)
        self._degree = degree
