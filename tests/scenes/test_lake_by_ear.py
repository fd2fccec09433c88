"""With the screen black the lake is played from what is heard alone: how soft each side is, and when it is still."""

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
from game.training.softly import soft, sounding
from tests import ears
from tests.ears import HOP_S, WINDOW_S, Tape
from tests.scenes.sitting import Sitting, still

DT = 1 / 30
"""What is heard follows each step: they are as close as the ears need."""
TOLERANCE_S = 0.25
TEMPO = Tempo(prompt_s=1.5, move_s=7.0, hold_s=7.0, release_s=1.5, rest_s=1.5)
LEVEL = Level("by-ear", "By ear", "relax", "lake", 1, TEMPO, Band(0.05, 0.70))
TIGHT_UV = PerSide(14.0, 14.0)
"""What is held at rest, beside a muscle's own silence."""
EASES_A_S, TIGHTENS_A_S = 0.22, 1.2
HEARS_S = 0.9
SLIPS_AFTER_S = 2.5


@dataclass
class Player:
    """Sees nothing. Lets go when told to, the left side later than the right, until the fifth is heard.

    Once in the hold the left side tightens, until its tone is heard higher than before; then it is let go again.
    """

    tape: Tape
    tight: PerSide[float] = field(default_factory=lambda: PerSide(1.0, 1.0))
    eases: bool = False
    slipping: bool = False
    slipped_s: float | None = None
    noticed_s: float | None = None
    still_s: float | None = None
    told: list[tuple[float, str]] = field(default_factory=list)
    heard_s: list[float] = field(default_factory=list)

    def listen(self) -> None:
        if self.tape.length_s < HEARS_S:
            return
        now_s, sound = self.tape.length_s, self.tape.last(HEARS_S)
        struck = ears.strikes(sound, now_s - HEARS_S)
        for t_s, words in ears.understood(struck):
            if now_s - t_s > ears.IN_A_ROW_S + WINDOW_S and all(t_s - end_s > 0.3 for end_s in self.heard_s):
                self.heard_s.append(t_s)
                self.told.append((t_s, words))
                self._do(now_s, words)
        if self.slipping:
            left = ears.tones(sound, struck).left
            known = left[~np.isnan(left)]
            if len(known) > 20 and np.median(known[-10:]) >= np.median(known[:10]) + 1:
                self.slipping, self.eases, self.noticed_s = False, True, now_s

    def _do(self, now_s: float, words: str) -> None:
        if words == "close":
            self.eases = True
        elif words == "in the band":
            self.eases, self.still_s = False, now_s
        elif words == "open":
            self.eases = self.slipping = False

    def step(self) -> FloatArray:
        """How tight both sides are a step later, as the electrodes hear it."""
        since_s = None if self.still_s is None else self.tape.length_s - self.still_s
        if since_s is not None and since_s > SLIPS_AFTER_S and self.slipped_s is None:
            self.slipping, self.slipped_s = True, self.tape.length_s
        left, right = self.tight
        if self.eases:
            left, right = left - 0.7 * EASES_A_S * DT, right - EASES_A_S * DT
        elif self.slipping:
            left = min(1.0, left + TIGHTENS_A_S * DT)
        self.tight = PerSide(max(0.0, left), max(0.0, right))
        return np.array([self.tight.left * TIGHT_UV.left, self.tight.right * TIGHT_UV.right])


@dataclass
class Played:
    """What was heard from the first moment of play on, and what was so."""

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
    player = Player(tape)
    sitting.face, sitting.uv = still, lambda _amount: player.step()
    sitting.measure()
    sitting.until("play")
    sitting.visit.speaker = tape.speaker
    tape.run(0.2)
    moments: list[tuple[float, Moment]] = []
    last: Moment | None = None
    while sitting.now == "play":
        began_s, scene = tape.length_s, sitting.scene
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
    assert [said for said in words if said != "in the band"] == ["soon", "close", "hold", "open", "rest", "end"]
    assert [said for _, said in played.player.told] == words[:-1], "heard in time to be followed"


def test_it_is_heard_when_to_let_go_and_when_it_is_over(played: Played) -> None:
    for said, begins_s in (
        ("soon", played.begins_s(Phase.PROMPT)),
        ("close", played.begins_s(Phase.MOVE)),
        ("hold", played.begins_s(Phase.HOLD)),
        ("open", played.begins_s(Phase.RELEASE)),
        ("rest", played.begins_s(Phase.REST)),
        ("end", played.moments[-1][0]),
    ):
        assert played.when(said) == [pytest.approx(begins_s, abs=TOLERANCE_S)], said


def test_it_is_heard_when_both_sides_have_become_soft_and_again_after_one_was_not(played: Played) -> None:
    counts = {Phase.MOVE, Phase.HOLD}
    became_s = [
        now_s for (_, was), (now_s, now) in pairwise(played.moments)
        if soft(now) and not soft(was) and now.phase in counts
    ]  # fmt: skip
    heard_s = played.when("in the band")
    assert len(heard_s) >= 2
    assert all(min(abs(t_s - at_s) for at_s in became_s) < TOLERANCE_S for t_s in heard_s)


@pytest.mark.parametrize("side", Side)
def test_how_soft_a_side_is_is_heard_in_its_own_ear(played: Played, side: Side) -> None:
    heard = ears.tones(played.sound, played.struck)[side]
    right, asked = 0, 0
    for t_s, moment in played.moments:
        degree = heard[round((t_s - WINDOW_S / 2) / HOP_S)]
        if moment.phase not in {Phase.MOVE, Phase.HOLD} or np.isnan(degree):
            continue
        around = [now for at_s, now in played.moments if abs(at_s - t_s) <= TOLERANCE_S]
        sung = [10 * each[side] for each in map(sounding, around) if each is not None]
        asked += 1
        right += min(sung) - 0.75 <= degree <= max(sung) + 0.75
    assert asked > 0.6 * (TEMPO.move_s + TEMPO.hold_s) / DT, "it is heard most of the time"
    assert right > 0.97 * asked


def test_the_tone_comes_down_as_the_face_lets_go(played: Played) -> None:
    still_s = played.when("in the band")[0]
    for ear in ears.tones(played.sound, played.struck):
        begun = ear[round((played.begins_s(Phase.MOVE) + 0.2) / HOP_S) :][:60]
        ended = ear[round((still_s - 0.4) / HOP_S) :][:30]
        assert np.nanmedian(begun) >= np.nanmedian(ended) + 2


def test_a_side_that_tightens_is_noticed_in_its_ear_alone_and_let_go_again(played: Played) -> None:
    player = played.player
    assert player.slipped_s is not None
    assert player.noticed_s is not None, "heard before it was over"
    assert 0 < player.noticed_s - player.slipped_s < 2.0
    at = slice(round((player.noticed_s - 0.3) / HOP_S), round(player.noticed_s / HOP_S))
    heard = ears.tones(played.sound, played.struck)
    assert np.nanmedian(heard.left[at]) > np.nanmedian(heard.right[at])


def test_what_was_played_by_ear_is_measured_and_well_done(played: Played) -> None:
    (repetition,) = played.sitting.visit.played[0].repetitions
    assert repetition.parts is not None
    assert repetition.parts.reach is not None
    assert repetition.parts.reach > 0.6
    assert repetition.parts.release == 1.0


def test_no_tone_sounds_before_and_after(played: Played) -> None:
    heard = ears.tones(played.sound, played.struck)
    for begins_s, ends_s in ((0.0, played.begins_s(Phase.MOVE) - 0.1), (played.begins_s(Phase.REST) + 0.25, 99.0)):
        part = slice(round(begins_s / HOP_S), round(ends_s / HOP_S))
        assert np.isnan(heard.left[part]).all()
        assert np.isnan(heard.right[part]).all()
