"""The loudspeaker: cues, and the tone that follows both sides of the face."""

import os

import numpy as np
import pygame

from game.model.side import PerSide
from game.ports import Speaker
from game.screen.pads import Pads
from game.screen.sounds import CUES, STEPS, Samples, cue, felt

RATE_HZ = 44_100
FADE_MS = 140
SHORT_MS, LONG_MS = 120, 600
"""How long a cue of one note is felt, and one of more."""
MUTE_DRIVERS = frozenset({"dummy", "disk"})
TONE_LEVEL = 0.5
STAY = 0.6
"""How far, in degrees of the scale, activation must leave a note before the next one sounds."""


def open_speaker(offscreen: bool, pads: Pads, *, heard: bool = True) -> Speaker:
    """The machine's loudspeaker; a silent one offscreen, where there is no sound card or nothing may be `heard`."""
    if offscreen:
        return SilentSpeaker()
    if not heard:
        return SilentSpeaker(pads)
    try:
        return MixerSpeaker(pads)
    except pygame.error:
        return SilentSpeaker(pads)


def hum_ms(name: str) -> int:
    """How long a cue is felt. Raises KeyError for a name that is not in CUES."""
    return SHORT_MS if len(CUES[name]) == 1 else LONG_MS


class SilentSpeaker(Speaker):
    """Says nothing, but knows the cues: an unknown one raises KeyError here too. With `pads` somebody plays."""

    def __init__(self, pads: Pads | None = None) -> None:
        self._pads = pads

    @property
    def unheard(self) -> bool:
        """Whether somebody plays."""
        return self._pads is not None

    @property
    def felt(self) -> bool:
        """Whether a gamepad hums."""
        return self._pads is not None and self._pads.can_hum

    def cue(self, name: str) -> None:
        """Let it be felt, where it can."""
        length_ms = hum_ms(name)
        if self._pads is not None:
            self._pads.hum(length_ms)

    def tone(self, activation: PerSide[float] | None, muddied: float = 0.0) -> None:
        """Stay silent."""


class MixerSpeaker(Speaker):
    """Plays through the sound card, and lets gamepads hum along. Raises pygame.error where there is none."""

    def __init__(self, pads: Pads) -> None:
        self._pads = pads
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        pygame.mixer.init(RATE_HZ, -16, 2, 512, allowedchanges=0)
        pygame.mixer.set_num_channels(16)
        pygame.mixer.set_reserved(4)
        self._cues = {name: sound(cue(name, RATE_HZ)) for name in CUES}
        self._tones = [sound(felt(step, RATE_HZ)) for step in STEPS]
        self._neighbours = [sound(felt(step + 1, RATE_HZ)) for step in STEPS]
        self._pairs = [(pygame.mixer.Channel(n), pygame.mixer.Channel(n + 1)) for n in (0, 2)]
        self._degree: int | None = None
        self.lean, self.mud = 0.0, 0.0

    @property
    def degree(self) -> int | None:
        """Which degree of the scale sounds now, None in silence."""
        return self._degree

    @property
    def unheard(self) -> bool:
        """Whether the sound goes nowhere."""
        return pygame.mixer.get_driver() in MUTE_DRIVERS

    @property
    def felt(self) -> bool:
        """Whether a gamepad hums along."""
        return self._pads.can_hum

    def cue(self, name: str) -> None:
        """Play a short sound. Raises KeyError for a name that is not in CUES."""
        self._cues[name].play()
        self._pads.hum(hum_ms(name))

    def tone(self, activation: PerSide[float] | None, muddied: float = 0.0) -> None:
        """Let the tone follow; pitch changes in steps of the scale, always by crossfade."""
        if activation is None:
            if self._degree is not None:
                self._fade()
                self._degree = None
            return
        mean = min(1.0, max(0.0, (activation.left + activation.right) / 2)) * (len(STEPS) - 1)
        if self._degree is None or abs(mean - self._degree) > STAY:
            self._play(round(mean))
        sum_ = activation.left + activation.right
        lean = (activation.right - activation.left) / sum_ if sum_ > 0.05 else 0.0
        self.lean += 0.15 * (max(-1.0, min(1.0, lean)) - self.lean)
        self.mud += 0.10 * (min(1.0, max(0.0, muddied)) - self.mud)
        left, right = (TONE_LEVEL * float(np.sqrt((1 + way * 0.8 * self.lean) / 2)) for way in (-1, 1))
        pure, mud = self._pairs[0]
        pure.set_volume(left, right)
        mud.set_volume(0.45 * self.mud * left, 0.45 * self.mud * right)

    def _fade(self) -> None:
        for channel in self._pairs[0]:
            channel.fadeout(FADE_MS)

    def _play(self, degree: int) -> None:
        self._fade()
        self._pairs.reverse()
        for channel, tones in zip(self._pairs[0], (self._tones, self._neighbours), strict=True):
            channel.play(tones[degree], loops=-1, fade_ms=FADE_MS)
        self._degree = degree


def sound(samples: Samples) -> pygame.mixer.Sound:
    """Samples of stereo int16 as a sound."""
    return pygame.mixer.Sound(buffer=samples.tobytes())
