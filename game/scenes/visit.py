"""What the scenes of one sitting share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.errors import StoreError
from game.model.attention import Attention
from game.model.beginning import Beginning
from game.model.checkup import CheckUp
from game.model.level import Level
from game.model.montage import Montage, Spot
from game.model.programme import Programme, Switches
from game.model.result import Repetition
from game.model.side import Affected, PerSide, Side
from game.model.signals import Intent
from game.ports import BeginningMemory, MontageMemory, PostBox, Recorder, Speaker, Store
from game.scenes.played import Played
from game.scenes.prescription import Prescription
from game.scenes.reflection import Reflection
from game.scenes.scene import Scene, Tick
from game.signal.landmarks import MOUTH_CORNER
from game.training.adaptation import Adapted, followed
from game.training.calibration import Calibration
from game.training.exercise import Exercise
from game.training.fusion import Fusion
from game.training.minigame import MiniGame
from game.training.strain import Strain


@dataclass(slots=True)
class Visit:
    """One sitting: the levels to choose from, the senses' fusion, sound, store, and what has been played.

    With `tour` the levels are played one after the other without asking in between.
    """

    levels: Sequence[Level]
    exercises: Mapping[str, type[Exercise]]
    """Each as it is worded for this sitting."""
    minigames: Mapping[str, type[MiniGame]]
    fusion: Fusion
    speaker: Speaker
    store: Store
    has_board: bool
    recorder: Recorder | None = None
    tour: bool = False
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
    memory: BeginningMemory | None = None
    post: PostBox | None = None
    """Where letters from the clinic come in, if they may."""
    attend: Callable[[Attention], None] = lambda _attention: None
    """Tells the senses what to look into the camera for."""
    seed: int = 0
    chosen: int = 0
    notice: str = ""
    without_board: bool = False
    """Whether the player goes on although the board is lost."""
    played: list[Played] = field(default_factory=list)
    asked: list[Intent] = field(default_factory=list)
    strain: Strain = field(default_factory=Strain)
    """How much the face has worked in this sitting."""
    home: Callable[[], Scene] = field(init=False)
    """Makes the scene to choose levels in."""
    start: Callable[[], Scene] = field(init=False)
    """Makes the scene the chosen level begins with."""
    adapted: Adapted | None = None
    """The chosen level as it follows the player's last visits, from its start on."""
    checkup: CheckUp | None = None
    """The check-up of this sitting, once there is one."""
    _all: Sequence[Level] = ()
    _number: int | None = None
    _calibration: int | None = None

    @property
    def level(self) -> Level:
        """The level chosen now, as it is to be played."""
        written = self.levels[self.chosen]
        return written if self.adapted is None or self.adapted.level.id != written.id else self.adapted.level

    def follow(self) -> None:
        """Let the chosen level follow its last visits; if they cannot be read it is played as written."""
        written = self.levels[self.chosen]
        try:
            adapted = followed(written, self.store.played(written.id))
        except StoreError as refusal:
            adapted, self.notice = Adapted(written), str(refusal)
        self.adapted = replace(adapted, level=self.portion(adapted.level))

    def portion(self, level: Level) -> Level:
        """A level with no more repetitions than the day still has for it."""
        if self.prescription is None:
            return level
        return replace(level, repetitions=max(1, self.prescription.today.portion(level)))

    def start_with(self, beginning: Beginning | None) -> None:
        """Open the levels of a beginning, and remember it; with None all levels are open for this sitting."""
        self._all = self._all or self.levels
        self.levels, self.beginning, self.chosen = self._all, beginning, 0
        if beginning is not None:
            self.levels = beginning.levels
            if self.memory is not None:
                self.memory.keep(beginning.id)

    def resume(self) -> None:
        """Begin as it was chosen before, if that is still offered."""
        last = None if self.memory is None else self.memory.last()
        found = next((each for each in self.beginnings if each.id == last), None)
        if found is not None:
            self.start_with(found)

    @property
    def closed(self) -> str:
        """Why the programme closes the chosen level for now; empty where it does not, or there is none."""
        return "" if self.prescription is None else self.prescription.closed(self.level)

    @property
    def next_open(self) -> int | None:
        """The number of the next level after the chosen one that can be begun, None after the last."""
        return next(
            (
                number
                for number in range(self.chosen + 1, len(self.levels))
                if self.prescription is None or not self.prescription.closed(self.levels[number])
            ),
            None,
        )

    @property
    def switches(self) -> Switches:
        """What may be shown, heard and felt."""
        return Switches() if self.prescription is None else self.prescription.programme.switches

    def reflection(self, marked: PerSide[int] = MOUTH_CORNER) -> Reflection:
        """A mirror that shows what of the face may be shown."""
        if self.prescription is None:
            return Reflection(marked)
        programme = self.prescription.programme
        healthy = None if programme.affected == "both" else Side(programme.affected).other
        return Reflection(marked, programme.shown, healthy)

    def open(self, programme: Programme, levels: Sequence[Level]) -> None:
        """A programme that has just come in is in force from now on, with these of its levels."""
        self.levels, self.chosen, self.adapted = levels, 0, None
        self.beginnings, self.beginning = (), None
        self.affected, self.montages, self.fusion.montage = programme.affected, None, programme.electrodes
        self.prescription = self.prescribe(programme, levels)

    @property
    def affected_side(self) -> Affected | None:
        """The side to look at for an intruder: where both channels sit, that is the one."""
        coupled = self.fusion.montage.coupled
        return self.affected if coupled is None else "left" if coupled is Side.LEFT else "right"

    def trouble(self, tick: Tick) -> str | None:
        """A device that is missed, in one sentence."""
        return tick.camera_trouble or (None if self.without_board else tick.board_trouble)

    def ask(self, t_s: float, movement: str, amount: float) -> None:
        """Note what the player is asked for, when it changes."""
        last = self.asked[-1] if self.asked else None
        if last is None or (last.movement, last.amount) != (movement, amount):
            self.asked.append(Intent(t_s, movement, amount))

    def remark(self, t_s: float, words: str) -> None:
        """Note a moment in the recording of the muscles, if there is one."""
        if self.recorder is not None:
            self.recorder.remark(t_s, words)

    def sit(self, montage: Montage) -> None:
        """From now on the electrodes sit like this."""
        self.fusion.montage = montage
        if self.montages is not None:
            self.montages.keep(montage)

    @property
    def spots(self) -> tuple[Spot, Spot]:
        """Where the two channels sit for the chosen level."""
        return self.fusion.montage.spots(self.exercises[self.level.exercise].site)

    def swap(self, t_s: float) -> None:
        """Let the two channels change places for this sitting."""
        muscles = self.fusion.muscles
        muscles.swapped = not muscles.swapped
        self.remark(t_s, "channels swapped" if muscles.swapped else "channels as plugged in")

    def label(self, t_s: float) -> None:
        """Note in the recording what its channels sit on, in the order in which they are plugged in."""
        if self.has_board:
            one, two = reversed(self.spots) if self.fusion.muscles.swapped else self.spots
            swapped = " (swapped)" if self.fusion.muscles.swapped else ""
            self.remark(t_s, f"electrodes: {one.words}, {two.words}{swapped}")

    def begin(self, calibration: Calibration | None = None) -> None:
        """Open the chosen level's entry in the store, with what its repetitions are judged by, if they are."""
        self._number = self.store.begin(self.level.id)
        if calibration is not None:
            self.recalibrated(calibration)

    def recalibrated(self, calibration: Calibration) -> None:
        """Keep what the next repetitions are judged by."""
        if self._number is not None:
            kept = replace(calibration.kept(self.fusion.montage.coupled), mains_hz=self.fusion.muscles.mains_hz)
            self._calibration = self.store.calibrated(self._number, kept)

    def keep(self, repetition: Repetition) -> None:
        """Write a finished repetition at once; if the disk refuses, say so and play on."""
        number, calibration = self._number, self._calibration
        if number is not None and calibration is not None:
            if self.prescription is not None:
                lasted_s = repetition.terms.tempo.total_s if repetition.terms else self.level.tempo.total_s
                self.prescription.did(number, self.level.id, lasted_s)
            self._told(lambda: self.store.repetition(number, calibration, repetition))

    def finish(self, played: Played) -> None:
        """Note a level as played to its end."""
        if (number := self._number) is not None:
            if self.prescription is not None:
                self.prescription.finished(number, self.level.id)
            self._told(lambda: self.store.finish(number, played.stars))

    def examine(self, found: CheckUp) -> None:
        """Write a finished check-up at once; if the disk refuses, say so."""
        self.checkup = found
        self._told(lambda: self.store.examined(found))

    def _told(self, write: Callable[[], None]) -> None:
        try:
            write()
        except StoreError as refusal:
            self.notice = str(refusal)
        else:
            self.notice = ""
