"""What the scenes of one sitting share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.model.attention import Attention
from game.model.beginning import Beginning
from game.model.checkup import CheckUp
from game.model.comfort import Comfort
from game.model.leaflet import Leaflet
from game.model.level import Level
from game.model.moment import Moment
from game.model.programme import Programme, Switches
from game.model.result import Repetition
from game.model.side import Affected, Side
from game.model.signals import Intent
from game.ports import (
    BeginningMemory,
    ComfortMemory,
    LessonMemory,
    MontageMemory,
    PostBox,
    Recorder,
    RoughRuler,
    Ruler,
    Speaker,
)
from game.scenes.guest import Guest
from game.scenes.logbook import Logbook
from game.scenes.played import Played
from game.scenes.prescription import Prescription
from game.scenes.scene import Scene, Tick
from game.scenes.wellbeing import Wellbeing
from game.training.adaptation import Adapted
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.fusion import Fusion
from game.training.minigame import MiniGame
from game.training.strain import Strain


@dataclass(slots=True)
class Visit:
    """One sitting: the levels to choose from, the senses' fusion, sound, log, and what has been played.

    With `tour` the levels are played one after the other without asking in between; `unattended` nobody can press.
    """

    levels: Sequence[Level]
    exercises: Mapping[str, type[Exercise]]
    """Each as it is worded for this sitting."""
    minigames: Mapping[str, type[MiniGame]]
    fusion: Fusion
    speaker: Speaker
    log: Logbook
    has_board: bool
    recorder: Recorder | None = None
    tour: bool = False
    unattended: bool = False
    affected: Affected | None = None
    montages: MontageMemory | None = None
    prescribe: Callable[[Programme, Sequence[Level]], Prescription | None] = lambda _programme, _levels: None
    """Makes what a programme that comes in asks of this sitting."""
    prescription: Prescription | None = None
    """What the programme in force asks for; None where there is none."""
    beginnings: Sequence[Beginning] = ()
    """How somebody without a clinic may begin; none where levels were named, or a programme is in force."""
    beginning: Beginning | None = None
    """The one that was chosen."""
    everything: Sequence[Level] = ()
    """All levels, while a beginning opens some of them."""
    memory: BeginningMemory | None = None
    post: PostBox | None = None
    """Where letters from the clinic come in, if they may."""
    guest: Guest | None = None
    """Who plays, where that is asked for."""
    wellbeing: Wellbeing | None = None
    """How whoever has no programme is today, where that is asked for."""
    comfort: Comfort = field(default_factory=Comfort)
    """How the player likes it."""
    comforts: ComfortMemory | None = None
    dress: Callable[[Comfort], None] = lambda _comfort: None
    """Lets the screen be as the player likes it, at once."""
    screens: Callable[[], int] = lambda: 1
    """How many screens there are."""
    ruler: Ruler = field(default_factory=RoughRuler)
    """Measures words as they will be written."""
    lessons: LessonMemory | None = None
    """Which lessons were watched; None where nobody is there to watch one."""
    leaflets: Callable[[bool], Sequence[Leaflet]] | None = None
    """What is good to know, told to children where that is true; None where nothing is."""
    library: Mapping[str, Level] = field(default_factory=dict)
    """Every level there is, by its id, whether it is open in this sitting or not."""
    attend: Callable[[Attention], None] = lambda _attention: None
    """Tells the senses what to look into the camera for."""
    seed: int = 0
    chosen: int = 0
    without: set[str] = field(default_factory=set)
    """Which of "camera" and "board" the player goes on without, although it is lost."""
    played: list[Played] = field(default_factory=list)
    stumbles: list[str] = field(default_factory=list)
    """The mini-games that have failed, each in a line for the terminal."""
    asked: list[Intent] = field(default_factory=list)
    strain: Strain = field(default_factory=Strain)
    """How much the face has worked in this sitting."""
    home: Callable[[], Scene] = field(init=False)
    """Makes the scene to choose levels in."""
    start: Callable[[], Scene] = field(init=False)
    """Makes the scene the chosen level begins with."""
    adapted: Adapted | None = None
    """The chosen level as it follows the player's last visits, from its start on."""
    examines: bool = False
    """Whether this sitting is for a check-up, and ends with it."""
    checkup: CheckUp | None = None
    """The check-up of this sitting, once there is one."""

    @property
    def level(self) -> Level:
        """The level chosen now, as it is to be played."""
        written = self.levels[self.chosen]
        return written if self.adapted is None or self.adapted.level.id != written.id else self.adapted.level

    @property
    def minigame(self) -> type[MiniGame]:
        """What the chosen level is played in."""
        return self.minigames[self.level.minigame]

    @property
    def closed(self) -> str:
        """Why the programme closes the chosen level for now; empty where it does not, or there is none."""
        return "" if self.prescription is None else self.prescription.closed(self.level)

    @property
    def next_open(self) -> int | None:
        """The number of the next level after the chosen one that can be begun, None after the last."""
        later, asked = range(self.chosen + 1, len(self.levels)), self.prescription
        return next((number for number in later if asked is None or not asked.closed(self.levels[number])), None)

    @property
    def switches(self) -> Switches:
        """What may be shown, heard and felt; scores only where both the programme and the player want them."""
        switches = Switches() if self.prescription is None else self.prescription.programme.switches
        return switches if self.comfort.scores else replace(switches, show_score=False)

    @property
    def affected_side(self) -> Affected | None:
        """The side to look at for an intruder: where both channels sit, that is the one."""
        coupled = self.fusion.montage.coupled
        return self.affected if coupled is None else "left" if coupled is Side.LEFT else "right"

    def seen(self, moment: Moment) -> Moment:
        """A moment as a mini-game is shown it: with less movement where that is liked."""
        return replace(moment, still=True) if self.comfort.reduced_motion else moment

    def lost(self, tick: Tick) -> dict[str, str]:
        """Each device that is missed with what is the matter, in one sentence; the camera comes first."""
        troubles = {"camera": tick.camera_trouble, "board": tick.board_trouble}
        return {device: words for device, words in troubles.items() if words and device not in self.without}

    def trouble(self, tick: Tick) -> str | None:
        """A device that is missed, in one sentence."""
        return next(iter(self.lost(tick).values()), None)

    def ask(self, t_s: float, movement: str, amount: float) -> None:
        """Note what the player is asked for, when it changes."""
        last = self.asked[-1] if self.asked else None
        if last is None or (last.movement, last.amount) != (movement, amount):
            self.asked.append(Intent(t_s, movement, amount))

    def remark(self, t_s: float, words: str) -> None:
        """Note a moment in the recording of the muscles, if there is one."""
        if self.recorder is not None:
            self.recorder.remark(t_s, words)

    def begin(self, calibration: Calibration | None = None) -> None:
        """Open the chosen level's entry in the store, with what its repetitions are judged by, if they are."""
        self.log.begin(self.level.id)
        if calibration is not None:
            self.recalibrated(calibration)

    def recalibrated(self, calibration: Calibration) -> None:
        """Keep what the next repetitions are judged by."""
        kept = calibration.kept(self.fusion.montage.coupled)
        self.log.judge_by(replace(kept, mains_hz=self.fusion.muscles.mains_hz))

    def keep(self, repetition: Repetition) -> None:
        """Write a finished repetition at once, and count it."""
        is_kept, number = self.log.repetition(repetition), self.log.visit
        if is_kept and number is not None and self.prescription is not None:
            lasted_s = repetition.terms.tempo.total_s if repetition.terms else self.level.tempo.total_s
            self.prescription.did(number, self.level.id, lasted_s)

    def finish(self, played: Played) -> None:
        """Note a level as played to its end, and count it."""
        self.log.finish(played.stars)
        if self.log.visit is not None and self.prescription is not None:
            self.prescription.finished(self.log.visit, self.level.id)

    def suit(self, comfort: Comfort) -> None:
        """It is to be like this from now on."""
        self.comfort = comfort
        self.dress(comfort)
        if self.comforts is not None:
            self.comforts.keep(comfort)

    def examine(self, found: CheckUp) -> None:
        """Write a finished check-up at once."""
        self.checkup = found
        self.log.examined(found)
