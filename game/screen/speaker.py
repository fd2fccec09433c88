"""The loudspeaker: cues, and a tone in either ear that follows that side of the face."""

import math
import os

import numpy as np
import pygame

from game.model.side import PerSide, Side
from game.ports import Speaker
from game.screen.pads import Pads
from game.screen.rumble import Rumble
from game.screen.sounds import CUES, STEPS, Samples, cue, felt
from game.screen.voice import CHANNELS, Voice

RATE_HZ = 44_100
SHORT_MS, LONG_MS = 120, 600
"""How long a cue that is struck once is felt, and one of notes in a row."""
MUTE_DRIVERS = frozenset({"dummy", "disk"})
TONE_LEVEL = 0.5
FOLLOWS_S = 0.1
"""How slowly the tone leans and grows muddy: the time constant."""
OTHER_EAR = 0.12
"""How much of a side's tone the other side's ear hears: little, so that two pitches are told apart."""
SCANS = frozenset({"focus"})
"""Cues that are heard and seen but not felt, as they come one after the other."""
RINGS = frozenset({"band"})
"""Cues that are not struck again while they ring: who stays on the band's edge hears no hammering."""


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
    return SHORT_MS if len({start_s for _, start_s in CUES[name]}) == 1 else LONG_MS


class SilentSpeaker(Speaker):
    """Says nothing, but knows the cues: an unknown one raises KeyError here too. With `pads` somebody plays."""

    def __init__(self, pads: Pads | None = None) -> None:
        self._pads = pads
        self._rumble = None if pads is None else Rumble(pads)

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
        if self._rumble is not None and name not in SCANS:
            self._rumble.hum(length_ms)

    def tone(self, activation: PerSide[float] | None, muddied: float = 0.0, dt_s: float = 1 / 60) -> None:
        """Stay silent."""

    def touch(self, sides: PerSide[float] | None, *, intrudes: bool = False) -> None:
        """Let both sides be felt, where they can."""
        if self._rumble is not None:
            self._rumble.follow(sides, intrudes=intrudes)


class MixerSpeaker(Speaker):
    """Plays through the sound card, and lets gamepads hum along. Raises pygame.error where there is none."""

    def __init__(self, pads: Pads) -> None:
        self._pads, self._rumble = pads, Rumble(pads)
        os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
        pygame.mixer.init(RATE_HZ, -16, 2, 512, allowedchanges=0)
        pygame.mixer.set_num_channels(2 * CHANNELS + 12)
        pygame.mixer.set_reserved(2 * CHANNELS)
        self._cues = {name: sound(cue(name, RATE_HZ)) for name in CUES}
        notes = [sound(felt(step, RATE_HZ)) for step in STEPS]
        neighbours = [sound(felt(step + 1, RATE_HZ)) for step in STEPS]
        self._voices = PerSide(Voice(0, notes, neighbours), Voice(CHANNELS, notes, neighbours))
        self.lean, self.mud = 0.0, 0.0

    @property
    def degrees(self) -> PerSide[int | None]:
        """Which degree of the scale sounds for either side now, None in silence."""
        return self._voices.map(lambda voice: voice.degree)

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
        wanted = self._cues[name]
        if name in RINGS and wanted.get_num_channels():
            return
        wanted.play()
        if name not in SCANS:
            self._rumble.hum(hum_ms(name))

    def touch(self, sides: PerSide[float] | None, *, intrudes: bool = False) -> None:
        """Let both sides be felt, where they can."""
        self._rumble.follow(sides, intrudes=intrudes)

    def tone(self, activation: PerSide[float] | None, muddied: float = 0.0, dt_s: float = 1 / 60) -> None:
        """Let each side's tone follow it in its own ear; alike sides sing in unison, and the stronger one is louder."""
        if activation is None:
            self._voices.left.hush()
            self._voices.right.hush()
            return
        sum_ = activation.left + activation.right
        lean = (activation.right - activation.left) / sum_ if sum_ > 0.05 else 0.0
        share = 1 - math.exp(-dt_s / FOLLOWS_S)
        self.lean += share * (max(-1.0, min(1.0, lean)) - self.lean)
        self.mud += share * (min(1.0, max(0.0, muddied)) - self.mud)
        for side, way in ((Side.LEFT, -1), (Side.RIGHT, 1)):
            own = TONE_LEVEL * float(np.sqrt((1 + way * 0.8 * self.lean) / 2))
            ears = PerSide(own, OTHER_EAR * own) if side is Side.LEFT else PerSide(OTHER_EAR * own, own)
            self._voices[side].sing(activation[side], self.mud, ears.left, ears.right)


def sound(samples: Samples) -> pygame.mixer.Sound:
    """Samples of stereo int16 as a sound."""
    return pygame.mixer.Sound(buffer=samples.tobytes())
