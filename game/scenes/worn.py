"""The electrodes a player wears: how they are heard, the hum that may be filtered, and whether they are recorded."""

from collections.abc import Sequence

from game.model.body import SIDES
from game.model.contact import Grade
from game.model.phrase import begun, say, together
from game.model.reading import known
from game.model.side import Side
from game.ports import Box, Canvas
from game.scenes import electrodes
from game.scenes.scene import Tick
from game.scenes.visit import Visit
from game.scenes.widgets.contacts import contacts, contacts_height


class Worn:
    """Follows what is said of the board and of each channel. `trouble` is one sentence, empty while all is well."""

    def __init__(self, visit: Visit) -> None:
        self._visit, self._muscles = visit, visit.fusion.muscles
        self.trouble = self._notice = ""
        self._speaks = False
        self._hum_hz = self._muscles.mains_hz

    def listen(self, tick: Tick) -> None:
        """Take what has been heard by now."""
        self.trouble = tick.board_trouble or self._muscles.complaint
        channels_uv = tick.reading.channels_uv
        self._notice, self._speaks = tick.board_notice, channels_uv is not None and known(channels_uv)
        self._hum_hz = self._hum_hz or next((each.hum_hz for each in self._muscles.contacts if each.hum_hz), None)

    def press(self, t_s: float, pressed: str | None) -> None:
        """Do what a button asks for, if it is one of these."""
        recorder, muscles = self._visit.recorder, self._muscles
        if pressed == "record" and recorder is not None:
            recorder.allow(not recorder.consent)
        if pressed == "hum":
            muscles.without_hum(None if muscles.mains_hz else self._hum_hz)
            kept = "kept" if muscles.mains_hz is None else f"of {muscles.mains_hz:g} Hz filtered"
            self._visit.remark(t_s, f"mains hum {kept}")

    @property
    def choices(self) -> Sequence[tuple[str, str]]:
        """Its buttons and their words: recording once muscles are heard, and the hum once there is any."""
        choices: list[tuple[str, str]] = []
        recorder = self._visit.recorder if self._visit.has_board else None
        if recorder is not None and (self.heard or recorder.consent):
            consent = say("Record the muscles: yes") if recorder.consent else say("Record the muscles: no")
            choices.append(("record", consent))
        if self._hum_hz is not None:
            choices.append(("hum", say("Keep the hum") if self._muscles.mains_hz else say("Filter the hum")))
        return choices

    @property
    def heard(self) -> bool:
        """Whether the electrodes are heard, well or not."""
        return self._visit.has_board and not self.trouble and self._muscles.rate_hz is not None

    @property
    def words(self) -> str:
        """How the electrodes are, in a sentence."""
        if not self._visit.has_board:
            return say("No electrodes today: the camera plays alone")
        if self.trouble:
            return self.trouble
        if any(each.grade is Grade.BAD for each in self._muscles.contacts):
            return say("An electrode needs a look")
        if self._speaks:
            return say("I hear both muscles")
        return self._notice or say("Waiting for the electrodes")

    def height(self, width: float) -> float:
        """How high its card has to be at least, for a width."""
        return contacts_height(self._visit.ruler, width, self._muscles.contacts, self.words, self._names)

    @property
    def _names(self) -> Sequence[tuple[str, Side]]:
        """What each channel is called, and which side it is on."""
        coupled = self._visit.fusion.montage.coupled is not None
        return [
            (begun(spot.words) if coupled else SIDES[spot.side], spot.side) for spot in electrodes.spots(self._visit)
        ]

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw how each side sits, below the board's name and measured rate."""
        rate_hz = self._muscles.rate_hz
        facts = [self._notice] if self._notice else []
        if rate_hz is not None:
            facts.append(say("{rate_hz:.0f} samples a second, measured", rate_hz=rate_hz))
        if self._muscles.doubt:
            facts.append(self._muscles.doubt)
        board = together(*facts, between=" \u00b7 ")
        contacts(canvas, box, self._muscles.contacts, self.words, board, self._names)
