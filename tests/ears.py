"""A player who only hears: what the sound card would be given is read as it is made, and nothing else is known."""

import fcntl
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pygame

from game.model.side import PerSide
from game.model.signals import FloatArray
from game.screen.pads import Pads
from game.screen.speaker import RATE_HZ, MixerSpeaker

D4_HZ = 293.66
SCALE = (-5, 0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24)
"""What may sound, in semitones above D4; the first is only ever plucked."""
BETWEEN = tuple(note + 1 for note in SCALE[1:])
"""What belongs to no scale: heard only where something muddies the tone."""
EVERY = 2
"""Every second sample is enough: what is heard lies below 7 kHz."""
HOP_S, WINDOW_S = 0.01, 0.10
STRUCK, TOGETHER_S, IN_A_ROW_S = 0.045, 0.08, 0.30
RINGS_S = 0.45
SUNG = 0.018
MUDDY, LASTING_S, LONGER_S = 0.005, 0.05, 0.16
"""From how loud, and for how long, what belongs to no scale is noticed; it is listened to for longer at a time."""

LEARNED = {
    ((4,), (7,)): "soon", ((7,),): "close", ((0, 7),): "in the band", ((12,),): "second",
    ((12, 19),): "second in the band", ((9,), (12,)): "hold", ((9,), (4,)): "open", ((2,), (-5,)): "rest",
    ((0,), (4,), (7,), (12,)): "end",
}  # fmt: skip
"""What a player has learned the plucked notes to mean: each struck alone, together, or in a row."""


class Tape:
    """The real loudspeaker's mixer; SDL hands its samples over a pipe, no faster than they are taken."""

    def __init__(self, folder: Path) -> None:
        pipe = folder / "heard"
        os.mkfifo(pipe)
        os.environ.update(SDL_AUDIODRIVER="disk", SDL_DISKAUDIOFILE=str(pipe))
        self._pipe = os.open(pipe, os.O_RDWR)
        fcntl.fcntl(self._pipe, fcntl.F_SETPIPE_SZ, 4096)  # so little that it is heard as it is made
        self.speaker = MixerSpeaker(Pads())
        self._raw = bytearray()

    def run(self, seconds: float) -> None:
        """Take so much more sound."""
        wanted = len(self._raw) + 4 * round(seconds * RATE_HZ)
        while len(self._raw) < wanted:
            self._raw += os.read(self._pipe, wanted - len(self._raw))

    @property
    def length_s(self) -> float:
        return len(self._raw) / 4 / RATE_HZ

    def last(self, seconds: float) -> FloatArray:
        """The last of it, -1..1, (n, 2)."""
        raw = bytes(self._raw[-4 * round(seconds * RATE_HZ) :])
        return np.frombuffer(raw, np.int16).reshape(-1, 2) / 32767

    def close(self) -> None:
        os.close(self._pipe)  # first, or the mixer would wait for somebody to listen
        pygame.mixer.quit()
        for name in ("SDL_AUDIODRIVER", "SDL_DISKAUDIOFILE"):
            del os.environ[name]


@dataclass(frozen=True)
class Strike:
    """Notes that were struck together, and how loud each was."""

    t_s: float
    notes: tuple[int, ...]
    loud: tuple[float, ...]


@cache
def _waves(notes: Sequence[int], window_s: float) -> tuple[FloatArray, FloatArray]:
    length = round(window_s * RATE_HZ / EVERY)
    hz = D4_HZ * 2 ** (np.array(notes) / 12)
    window = np.hanning(length)
    waves = np.exp(-2j * np.pi * hz * np.arange(length)[:, None] * EVERY / RATE_HZ)
    waves *= (2 * window / window.sum())[:, None]
    return np.ascontiguousarray(waves.real), np.ascontiguousarray(waves.imag)


def loudness(ear: FloatArray, notes: Sequence[int], window_s: float = WINDOW_S) -> FloatArray:
    """How loud each note is in one ear, every 10 ms from half a window on: (moments, notes)."""
    cosine, sine = _waves(tuple(notes), window_s)
    heard = np.ascontiguousarray(ear[::EVERY])
    frames = np.lib.stride_tricks.sliding_window_view(heard, len(cosine))[:: round(HOP_S * RATE_HZ / EVERY)]
    return np.asarray(np.hypot(frames @ cosine, frames @ sine))


def strikes(sound: FloatArray, begins_s: float = 0.0) -> list[Strike]:
    """The plucked notes of a stereo sound: they rise at once and stand in the middle, between both ears."""
    both = np.minimum(loudness(sound[:, 0], SCALE), loudness(sound[:, 1], SCALE))
    reach = round(WINDOW_S / 2 / HOP_S)
    rise = np.zeros_like(both)
    rise[reach:-reach] = both[2 * reach :] - both[: -2 * reach]
    found: list[tuple[float, int, float]] = []
    for column, note in enumerate(SCALE):
        for row in np.flatnonzero(rise[:, column] > STRUCK):
            around = rise[max(0, row - reach) : row + reach + 1, column]
            if rise[row, column] == around.max():
                found.append((begins_s + WINDOW_S / 2 + row * HOP_S, note, float(rise[row, column])))
    found = [one for one in sorted(found) if not _overtone(one, found)]
    made: list[list[tuple[float, int, float]]] = []
    for one in found:
        if made and one[0] - made[-1][0][0] < TOGETHER_S:
            made[-1].append(one)
        else:
            made.append([one])
    ordered = [sorted(each, key=lambda one: one[1]) for each in made]
    return [Strike(each[0][0], tuple(one[1] for one in each), tuple(one[2] for one in each)) for each in ordered]


def _overtone(one: tuple[float, int, float], found: Sequence[tuple[float, int, float]]) -> bool:
    return any(
        abs(one[0] - other[0]) < TOGETHER_S and one[1] == other[1] + 12 and other[2] > 2 * one[2] for other in found
    )


def understood(struck: Sequence[Strike]) -> list[tuple[float, str]]:
    """What the strikes mean, each with the moment at which its first note was struck."""
    meant, at = [], 0
    while at < len(struck):
        for count in (4, 2, 1):
            row = struck[at : at + count]
            close = all(b.t_s - a.t_s < IN_A_ROW_S for a, b in pairwise(row))
            words = LEARNED.get(tuple(each.notes for each in row))
            if words is not None and close:
                meant.append((row[0].t_s, words))
                break
        else:
            meant.append((struck[at].t_s, f"not understood: {struck[at].notes}"))
            count = 1
        at += count
    return meant


def tones(sound: FloatArray, struck: Sequence[Strike]) -> PerSide[FloatArray]:
    """The degree of the scale that is sung in either ear every 10 ms, what rings on left aside.

    NaN in silence, and for the moment in which a note is struck.
    """
    return PerSide(*(_sung(loudness(sound[:, ear], SCALE[1:]), struck) for ear in (0, 1)))


def _sung(loud: FloatArray, struck: Sequence[Strike]) -> FloatArray:
    t_s = WINDOW_S / 2 + HOP_S * np.arange(len(loud))
    left = loud.copy()
    for each in struck:
        since_s = t_s - each.t_s
        fresh = since_s > -WINDOW_S / 2
        for note, height in zip(each.notes, each.loud, strict=True):
            for above, share, rings_s in ((0, 1.25, RINGS_S), (12, 0.4, 0.28)):
                if note + above in SCALE[1:]:
                    column = SCALE.index(note + above) - 1
                    left[:, column] -= fresh * share * height * np.exp(-np.maximum(0, since_s) / rings_s)
    sure = left.max(axis=1) > SUNG
    for each in struck:
        sure &= np.abs(t_s - each.t_s - WINDOW_S / 4) > WINDOW_S
    return np.where(sure, left.argmax(axis=1), np.nan)


def muddy(sound: FloatArray, struck: Sequence[Strike], begins_s: float = 0.0) -> list[float]:
    """When the tone became muddy: something that is in no scale lasts, and is not the noise of a string struck."""
    between = np.maximum(*(loudness(sound[:, ear], BETWEEN, LONGER_S).max(axis=1) for ear in (0, 1)))
    t_s = begins_s + LONGER_S / 2 + HOP_S * np.arange(len(between))
    loud = between > MUDDY
    for row, now_s in enumerate(t_s):
        if any(abs(now_s - each.t_s) < LONGER_S / 2 + 0.02 for each in struck):
            loud[row] = row > 0 and loud[row - 1]
    count = round(LASTING_S / HOP_S)
    lasting = np.convolve(loud, np.ones(count), "full")[: len(loud)] > count - 0.5
    return [float(t_s[row]) for row in np.flatnonzero(lasting[1:] & ~lasting[:-1]) + 1]
