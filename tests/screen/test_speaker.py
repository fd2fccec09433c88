from collections.abc import Iterator

import numpy as np
import pygame
import pytest

from game.model.side import PerSide
from game.screen.pads import Pads
from game.screen.sounds import CUES, STEPS, cue, felt, loudness_lufs
from game.screen.speaker import LONG_MS, SHORT_MS, MixerSpeaker, SilentSpeaker, open_speaker


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch) -> Iterator[MixerSpeaker]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    yield MixerSpeaker(Pads())
    pygame.mixer.quit()


@pytest.mark.parametrize("name", CUES)
def test_cues_are_soft_and_begin_and_end_in_silence(name: str) -> None:
    samples = cue(name, 22_050) / 32767
    assert samples.shape[1] == 2
    assert loudness_lufs(samples[:, 0], 22_050) == pytest.approx(-18, abs=0.1)
    assert np.abs(samples).max() < 0.4
    assert np.abs(samples[[0, -1]]).max() < 0.001


@pytest.mark.parametrize("step", STEPS)
def test_tones_loop_without_a_seam(step: int) -> None:
    samples = felt(step, 22_050)[:, 0].astype(int)
    seam = samples[0] - samples[-1]
    assert abs(seam) <= np.abs(np.diff(samples)).max() + 1


def test_every_cue_plays_and_no_other(speaker: MixerSpeaker) -> None:
    for name in CUES:
        speaker.cue(name)
    with pytest.raises(KeyError):
        speaker.cue("vuvuzela")
    with pytest.raises(KeyError):
        SilentSpeaker().cue("vuvuzela")


def test_pitch_follows_activation_in_steps(speaker: MixerSpeaker) -> None:
    heard = []
    for share in np.linspace(0, 1, 50):
        speaker.tone(PerSide(float(share), float(share)))
        assert speaker.degrees.left is not None
        assert speaker.degrees.left == speaker.degrees.right, "sides that go alike sing in unison"
        heard.append(speaker.degrees.left)
    assert heard == sorted(heard)
    assert heard[0] == 0
    assert heard[-1] == len(STEPS) - 1
    speaker.tone(None)
    assert speaker.degrees == PerSide(None, None)
    speaker.tone(None)


def test_the_tone_leans_to_the_stronger_side_and_muddies(speaker: MixerSpeaker) -> None:
    speaker.tone(PerSide(0.5, 0.5))
    for _ in range(60):
        speaker.tone(PerSide(0.9, 0.2), muddied=1.0)
    assert speaker.lean < -0.4
    assert speaker.mud > 0.9


def test_a_missing_sound_card_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "there-is-none")
    played, alone = open_speaker(False, Pads()), open_speaker(True, Pads())
    assert isinstance(played, SilentSpeaker)
    assert isinstance(alone, SilentSpeaker)
    assert (played.unheard, played.felt) == (True, False)
    assert not alone.unheard, "nobody is there to hear"
    SilentSpeaker().tone(PerSide(0.1, 0.2), 0.5)


def test_sound_that_goes_nowhere_is_unheard(speaker: MixerSpeaker) -> None:
    assert speaker.unheard


class FeltPads(Pads):
    """One gamepad that hums, and remembers for how long."""

    def __init__(self) -> None:
        super().__init__()
        self.hummed_ms: list[int] = []

    @property
    def can_hum(self) -> bool:
        return True

    def hum(self, length_ms: int) -> None:
        self.hummed_ms.append(length_ms)


@pytest.mark.parametrize("sounds", [True, False])
def test_a_cue_is_felt_as_well_and_two_notes_are_longer_than_one(sounds: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy" if sounds else "there-is-none")
    pads = FeltPads()
    speaker = open_speaker(False, pads)
    assert speaker.felt
    speaker.cue("press")
    speaker.cue("release")
    assert pads.hummed_ms == [SHORT_MS, LONG_MS]
    assert LONG_MS > 3 * SHORT_MS
    pygame.mixer.quit()


def test_without_gamepads_nothing_hums_and_other_events_are_nothing_to_them() -> None:
    pads = Pads()
    pads.see(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_a))
    pads.see(pygame.event.Event(pygame.JOYDEVICEREMOVED, instance_id=3))
    pads.hum(100)
    assert not pads.can_hum


def test_where_nothing_may_be_heard_it_is_silent_and_still_felt() -> None:
    pads = FeltPads()
    speaker = open_speaker(False, pads, heard=False)
    assert isinstance(speaker, SilentSpeaker)
    assert (speaker.unheard, speaker.felt) == (True, True)
    speaker.cue("press")
    assert pads.hummed_ms == [SHORT_MS]


class Stick:
    """Remembers for how long it rumbled."""

    def __init__(self) -> None:
        self.rumbled_ms: list[int] = []

    def rumble(self, low: float, high: float, length_ms: int) -> bool:
        assert low == high > 0
        self.rumbled_ms.append(length_ms)
        return True


@pytest.mark.parametrize("allowed", [True, False])
def test_gamepads_hum_only_where_they_may(allowed: bool) -> None:
    pads, stick = Pads(), Stick()
    pads._pads[1] = stick  # type: ignore[assignment]
    pads._hum.add(1)
    pads.hums = allowed
    pads.hum(100)
    assert pads.can_hum is allowed
    assert stick.rumbled_ms == [100] * allowed
