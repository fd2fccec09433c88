"""What is connected to this computer, in figures: measured and judged apart, so these are plain values."""

from dataclasses import dataclass
from typing import Literal

from game.model.contact import Contact
from game.model.scale import Scale
from game.model.side import PerSide
from game.model.sight import Light

Treatment = Literal["asked", "boot loader", "stranger"]


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel of a board: `rest_uv` is the RMS of the muscle's band in its quietest moment, without hum.

    `hum_uv` is the RMS of mains hum, at `hum_hz`. `contact` is what that says of its electrodes.
    """

    rest_uv: float
    hum_uv: float
    hum_hz: float
    contact: Contact


@dataclass(frozen=True, slots=True)
class Heard:
    """What a board has sent while it was listened to, for `length_s`.

    `rate_hz` is measured, `nominal_hz` what its maker says. A sample is `delay_ms` old in the median when it arrives,
    give or take `jitter_ms` (standard deviation). Of all samples `got` have arrived and `lost` have not. `channels` are
    None where too little came for them.
    """

    name: str
    scale: Scale
    bits: int | None
    nominal_hz: float | None
    rate_hz: float
    length_s: float
    got: int
    lost: int
    delay_ms: float
    jitter_ms: float
    channels: PerSide[Channel] | None


@dataclass(frozen=True, slots=True)
class Place:
    """A port, or another address, where a board may be; `trouble` is why nothing, or no more, was heard from it.

    `description` is what the system says of it. It is left alone where a board waits for new firmware, and where
    something is plugged in that no board of ours hides behind.
    """

    address: str
    description: str = ""
    treatment: Treatment = "asked"
    trouble: str = ""
    heard: Heard | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a camera has shown: pictures a second, and of them tracked ones; rates are None where there were too few.

    `delay_ms` is from a picture to its tracked landmarks, as median and 95th percentile. `faces` is the share of the
    tracked pictures with a face, `light` how that was lit in the median, and `brightness` 0..1 the whole picture.
    """

    rate_hz: float | None
    tracked_hz: float | None
    size_px: tuple[int, int]
    delay_ms: tuple[float, float] | None
    faces: float
    brightness: float
    light: Light | None


@dataclass(frozen=True, slots=True)
class Mirror:
    """A camera; `trouble` is why it shows nothing, or no more."""

    address: str
    trouble: str = ""
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class Display:
    """A window that was really opened, and paced as the game paces it, at `wanted_hz` pictures a second.

    `refresh_hz` is what the screen itself does, None where the system does not say. `work_ms` is what drawing and
    handing over one picture takes, in 95 of 100.
    """

    size_px: tuple[int, int]
    wanted_hz: float
    rate_hz: float
    work_ms: float
    refresh_hz: float | None


@dataclass(frozen=True, slots=True)
class Computer:
    """The computer and its programs; `data_trouble` says why nothing can be kept in the data folder, if so."""

    game: str
    system: str
    python: str
    processors: int
    data: str
    data_trouble: str
    free_gb: float | None


@dataclass(frozen=True, slots=True)
class Learned:
    """By how much the skin was seen to follow its muscle, and the day (UTC, ISO 8601) on which that was kept."""

    delay_s: float
    day: str


@dataclass(frozen=True, slots=True)
class Equipment:
    """All of it. No places are given where boards were not looked for (`looked_for_boards`), or no port is there.

    `sound` is the sound system's name, `pads` the gamepads' names. Without a screen, `display_trouble` says so.
    `learned` is what the newest calibration in the data folder tells, None where none has learned a delay.
    """

    computer: Computer
    mirror: Mirror
    looked_for_boards: bool
    places: tuple[Place, ...]
    display: Display | None
    display_trouble: str
    sound: str | None
    pads: tuple[str, ...]
    learned: Learned | None = None
