"""With the screen black a whole repetition is played from what is heard alone."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pytest

if sys.platform == "win32":
    pytest.skip("sound is read through a named pipe", allow_module_level=True)

from game import minigames, plugins
from game.model.level import Band, Level, Tempo
from game.model.moment import Moment, Phase
from game.model.side import PerSide, Side
from game.model.signals import FloatArray
from game.scenes.play import Play
from game.training.minigame import MiniGame
from tests import ears
from tests.ears import HOP_S, WINDOW_S, Tape
from tests.faces import landmarks
from tests.scenes.sitting import Sitting

DT = 1 / 30
"""What is heard follows each step: they are as close as the ears need."""
TOLERANCE_S = 0.2
TEMPO = Tempo(prompt_s=1.0, move_s=3.5, hold_s=5.0, release_s=1.5, rest_s=1.2)
LEVEL = Level("by-ear", "By ear", "blink", "fireflies", 1, TEMPO, Band(0.5, 1.0))
BEST_MM = 8.0
"""How far the lids sink in this player's gentle best."""
SINKS_A_S, OPENS_A_S = 0.36, 2.0
HEARS_S, LATE_S = 0.7, 0.3
IN_A_ROW = ("soon", "open", "rest", "end")


@dataclass
class Player:
    """Sees nothing. Closes when told to, stops as the fifth is heard, opens when told to; the left eye lags behind.

    In the hold the mouth once comes along until the tone sounds muddy, and the lids once slip until a second is
    counted without its fifth.
    """

    tape: Tape
    closed: float = 0.0
    aim: float = 0.0
    mouth_mm: float = 0.0
    slipped: bool = False
    told: list[tuple[float, str]] = field(default_factory=list)
    heard_s: list[float] = field(default_factory=list)

    def listen(self) -> None:
        """Hear the last moments, and do what they say."""
        if self.tape.length_s < HEARS_S:
            return
        now_s, sound = self.tape.length_s, self.tape.last(HEARS_S)
        struck = ears.strikes(sound, now_s - HEARS_S)
        for t_s, words in ears.understood(struck):
            if now_s - t_s > ears.IN_A_ROW_S + WINDOW_S and all(t_s - end_s > 0.12 for end_s in self.heard_s):
                self.heard_s += [t_s + ears.IN_A_ROW_S * (words in IN_A_ROW)]
                self.told.append((t_s, words))
                self._do(words)
        if self.mouth_mm and ears.muddy(self.tape.last(LATE_S), struck, now_s - LATE_S):
            self.mouth_mm = 0.0

    def _do(self, words: str) -> None:
        seconds = sum(said.startswith("second") for _, said in self.told)
        if words == "close":
            self.aim = 1.2
        elif words == "in the band" and self.aim > 1.0:
            self.aim = self.closed + 0.05
        elif words == "second in the band" and seconds == 1:
            self.mouth_mm = 7.0
        elif words == "second in the band" and seconds == 3 and not self.slipped:
            self.slipped, self.aim = True, self.aim - 0.4
        elif words == "second":
            self.aim += 0.4
        elif words == "open":
            self.aim = 0.0

    def face(self, _movement: str, _amount: float) -> FloatArray:
        way = self.aim - self.closed
        self.closed += max(-OPENS_A_S * DT, min((OPENS_A_S if self.slipped else SINKS_A_S) * DT, way))
        eye = PerSide(9 - BEST_MM * 0.8 * self.closed, 9 - BEST_MM * self.closed)
        return landmarks(eye_mm=eye, smile=PerSide(0.0, self.mouth_mm))


@dataclass
class Played:
    """What was heard, and what was so."""

    sound: FloatArray
    told: list[tuple[float, str]]
    struck: list[ears.Strike]
    moments: list[tuple[float, Moment]]
    sitting: Sitting
    player: Player

    def begins_s(self, phase: Phase) -> float:
        return next(t_s for t_s, moment in self.moments if moment.phase is phase)

    def when(self, said: str) -> list[float]:
        return [t_s for t_s, words in self.told if words == said]

    def around(self, t_s: float) -> list[Moment]:
        return [moment for at_s, moment in self.moments if abs(at_s - t_s) <= TOLERANCE_S]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    tape = Tape(tmp_path_factory.mktemp("sound"))
    try:
        yield by_ear(tape)
    finally:
        tape.close()


def by_ear(tape: Tape) -> Played:
    sitting = Sitting(LEVEL, dt_s=DT)
    sitting.every = 3
    sitting.visit.minigames = plugins.discover(minigames, MiniGame)
    player, moments = Player(tape), []
    sitting.visit.speaker, sitting.face, sitting.every = tape.speaker, player.face, 1
    sitting.begin(BEST_MM)
    tape.run(0.5)
    last: Moment | None = None
    while sitting.now == "play":
        began_s = tape.length_s
        scene = sitting.scene
        sitting.step()
        tape.run(DT)
        if sitting.steps % 3 == 0:
            player.listen()
        if isinstance(scene, Play) and scene._moment is not None and scene._moment is not last:
            last = scene._moment
            moments.append((began_s, last))
    tape.run(1.0)
    sound = tape.last(tape.length_s)
    struck = ears.strikes(sound)
    return Played(sound, ears.understood(struck), struck, moments, sitting, player)


def test_every_note_is_understood_and_comes_in_its_order(played: Played) -> None:
    words = [said for _, said in played.told]
    assert [said for before, said in pairwise(["", *words]) if said != before] == [
        "soon", "close", "in the band", "second in the band", "second", "in the band", "second in the band",
        "open", "rest", "end",
    ]  # fmt: skip
    assert sum(said.startswith("second") for said in words) == TEMPO.hold_s
    assert [said for _, said in played.player.told] == words[:-1], "heard in time to be followed"


def test_it_is_heard_when_to_close_to_open_to_rest_and_when_all_is_over(played: Played) -> None:
    for said, begins_s in (
        ("soon", played.begins_s(Phase.PROMPT)),
        ("close", played.begins_s(Phase.MOVE)),
        ("open", played.begins_s(Phase.RELEASE)),
        ("rest", played.begins_s(Phase.REST)),
        ("end", played.moments[-1][0]),
    ):
        assert played.when(said) == [pytest.approx(begins_s, abs=TOLERANCE_S)], said


def test_each_second_of_the_hold_is_heard_and_whether_it_was_in_the_band(played: Played) -> None:
    begins_s = played.begins_s(Phase.HOLD)
    heard = sorted((t_s, said) for t_s, said in played.told if said.startswith("second"))
    for number, (t_s, said) in enumerate(heard):
        assert t_s == pytest.approx(begins_s + number, abs=TOLERANCE_S)
        assert {moment.in_band for moment in played.around(t_s)} == {said == "second in the band"}


def test_it_is_heard_when_both_sides_come_into_the_band(played: Played) -> None:
    came_s = [now_s for (_, was), (now_s, now) in pairwise(played.moments) if now.in_band and not was.in_band]
    assert len(came_s) == 2
    assert played.when("in the band") == pytest.approx(came_s, abs=TOLERANCE_S)


@pytest.mark.parametrize("side", Side)
def test_how_far_a_side_is_is_heard_in_its_own_ear(played: Played, side: Side) -> None:
    heard = ears.tones(played.sound, played.struck)[side]
    right, asked = 0, 0
    for t_s, moment in played.moments:
        degree = heard[round((t_s - WINDOW_S / 2) / HOP_S)]
        if moment.phase not in {Phase.MOVE, Phase.HOLD} or np.isnan(degree):
            continue
        reached = [10 * now.activation[side] for now in played.around(t_s) if now.activation is not None]
        asked += 1
        right += min(reached) - 0.75 <= degree <= max(reached) + 0.75
    assert asked > 0.6 * (TEMPO.move_s + TEMPO.hold_s) / DT, "it is heard most of the time"
    assert right > 0.97 * asked


def test_the_side_that_goes_less_far_is_heard_lower_and_softer(played: Played) -> None:
    heard = ears.tones(played.sound, played.struck)
    first, last = (round((played.begins_s(Phase.HOLD) - ago_s) / HOP_S) for ago_s in (0.6, 0.2))
    pairs = np.stack(tuple(heard))[:, first:last]
    left, right = pairs[:, ~np.isnan(pairs).any(axis=0)]
    assert len(left) > 20
    assert np.all(left < right)
    loud = PerSide(*(ears.loudness(played.sound[:, ear], ears.SCALE[1:])[last] for ear in (0, 1)))
    assert loud.right[int(heard.right[last])] > 1.04 * loud.left[int(heard.left[last])]


def test_an_intruder_muddies_the_tone_and_so_it_is_let_go(played: Played) -> None:
    stirs_s = [now_s for (_, was), (now_s, now) in pairwise(played.moments) if now.quiet < 0.5 <= was.quiet]
    lets_go_s = played.begins_s(Phase.RELEASE)  # from here on nothing counts as moving along, and the tone dies away
    heard_s = [t_s for t_s in ears.muddy(played.sound, played.struck) if t_s < lets_go_s]
    assert heard_s == [pytest.approx(stirs_s[0], abs=TOLERANCE_S)]
    assert len(stirs_s) == 1
    assert played.moments[-1][1].quiet == 1.0
    assert played.player.mouth_mm == 0.0


def test_what_was_played_by_ear_is_measured_and_well_done_but_for_the_mouth(played: Played) -> None:
    (repetition,) = played.sitting.visit.played[0].repetitions
    assert repetition.parts is not None
    assert repetition.parts.reach is not None
    assert repetition.parts.reach > 0.75
    assert repetition.parts.release == 1.0


def test_no_tone_sounds_before_and_after(played: Played) -> None:
    heard = ears.tones(played.sound, played.struck)
    for begins_s, ends_s in ((0.0, played.begins_s(Phase.MOVE) - 0.1), (played.begins_s(Phase.REST) + 0.25, 99.0)):
        part = slice(round(begins_s / HOP_S), round(ends_s / HOP_S))
        assert np.isnan(heard.left[part]).all()
        assert np.isnan(heard.right[part]).all()
