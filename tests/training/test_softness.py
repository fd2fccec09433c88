"""Letting go: judged by the tone both sides come down to; by the camera alone only where it can see it."""

from dataclasses import replace

import numpy as np
import pytest

from game.exercises.relax import Relax
from game.model.level import Band, Level, Tempo
from game.model.moment import Moment, Phase
from game.model.reading import Blink, Coupled, Effort, Lids
from game.model.side import PerSide, Side
from game.signal.face import rest_face
from game.simulation.patient import Patient, named
from game.training.calibration import Calibration
from game.training.explained import explained
from game.training.rest import Rest, RestEmg
from game.training.session import Session
from game.training.softly import blooming
from game.training.softness import UNSEEN, measurable, tone
from tests.faces import landmarks
from tests.training.efforts import FACE
from tests.training.playing import RATE_HZ, Senses, intents, rest_of

LEVEL = Level("relax-x", "Relax", "relax", "plain", 2, Tempo(1.0, 3.0, 6.0, 1.0, 2.0), Band(0.05, 0.80))


def played(patient: Patient, level: Level = LEVEL) -> Session:
    """The whole level by the muscles alone."""
    senses = Senses(patient, intents(level, Relax()), 26 + level.lasts_s)
    session, step = (
        Session(level, Calibration(Relax(), replace(rest_of(patient), face=None), None, None), None),
        25 * RATE_HZ,
    )
    while not session.finished:
        reading = replace(senses.at(step), face=None)
        session.step(reading.t_s, 1 / RATE_HZ, session.effort(reading))
        step += 1
    return session


def score(patient: Patient) -> float:
    scores = [each.score for each in played(patient).done]
    assert all(each is not None for each in scores)
    return float(np.mean([each for each in scores if each is not None]))


def test_who_lets_go_earns_who_stays_tight_does_not_and_who_tightens_least() -> None:
    tight = named("tight-left", 3)
    stays = replace(tight, nerves=replace(tight.nerves, eases=0.0))
    tightens = replace(tight, nerves=replace(tight.nerves, eases=-1.0))
    assert score(tight) > 85
    assert score(stays) < 40
    assert score(tightens) < 15


@pytest.mark.parametrize("name", ["healthy", "synkinetic-right"])
def test_a_muscle_that_is_quiet_already_need_not_become_quieter(name: str) -> None:
    assert score(named(name, 3)) > 80


def even(mm: float = 0.0) -> Effort:
    return Effort(0.0, None, PerSide(mm, 0.0), None, None)


def uneven_face() -> Calibration:
    """The left corner of the mouth is held 3 mm higher at rest than the right one."""
    high = landmarks(smile=PerSide(3 * np.sqrt(2), 0.0))
    return Calibration(Relax(), Rest(rest_face([high]), None), None, None)


def test_the_camera_sees_a_high_corner_come_down() -> None:
    calibration = uneven_face()
    assert measurable(calibration)
    tones = [tone(even(mm), calibration) for mm in (0.0, -2.0, -4.0)]
    left = [each.left for each in tones if each is not None]
    assert left[0] == pytest.approx(1.0)
    assert left == sorted(left, reverse=True)
    assert left[2] < 0.25
    assert all(each is not None and each.left == each.right for each in tones), "it sees the difference only"


def test_where_neither_sense_can_tell_it_says_why_and_gives_no_number() -> None:
    calibration = Calibration(Relax(), Rest(FACE, None), None, None)
    assert not measurable(calibration)
    session = Session(LEVEL, calibration, None)
    while not session.finished:
        session.step(0.0, 1 / RATE_HZ, replace(even(), activation=tone(even(), calibration)))
    assert [(each.score, each.reasons) for each in session.done] == [(None, (UNSEEN,))] * 2


def test_an_even_face_whose_electrodes_fall_silent_has_no_tone() -> None:
    for rest_uv in (PerSide(8.0, 8.0), PerSide(8.0, float("nan"))):
        calibration = Calibration(Relax(), Rest(FACE, RestEmg(rest_uv, PerSide(0.5, 0.5))), None, None)
        assert measurable(calibration)
        assert tone(even(0.4), calibration) is None


BLINK = Blink(6.0, 6.3)


def blinking(t_s: float) -> Effort:
    """As soft as asked for, but for a blink that the electrodes hear loudly."""
    shut, over = BLINK.begin_s <= t_s <= BLINK.end_s, t_s > BLINK.end_s
    share = 6.0 if shut else 0.5
    return Effort(t_s, PerSide(share, share), None, None, None, lids=Lids(shut, BLINK if over else None))


def test_a_blink_tightens_nothing() -> None:
    session = Session(replace(LEVEL, repetitions=1), uneven_face(), None)
    shown: list[float] = []
    while not session.finished:
        t_s = len(shown) / RATE_HZ
        activation = session.step(t_s, 1 / RATE_HZ, blinking(t_s)).activation
        assert activation is not None
        shown.append(activation.left)
    assert LEVEL.tempo.prompt_s + LEVEL.tempo.move_s < BLINK.begin_s, "in the hold"
    assert max(shown) == pytest.approx(0.5)
    assert session.done[0].score == pytest.approx(100.0)


def test_of_a_coupled_montage_the_target_is_heard() -> None:
    rest = Rest(None, RestEmg(PerSide(8.0, 3.0), PerSide(0.5, 0.5)))
    calibration = Calibration(Relax(), rest, None, None)
    effort = Effort(None, None, None, None, None, coupled=Coupled(Side.RIGHT, target_uv=-3.0, intruder_uv=40.0))
    assert tone(effort, calibration) == PerSide(0.5, 0.5)


def test_the_game_opens_as_the_face_goes_soft() -> None:
    def at(share: float) -> float:
        moment = Moment(0, 1 / RATE_HZ, Phase.HOLD, 0, 1, 0, 2, LEVEL.band, PerSide(share, share), 1.0, None, None)
        shown = blooming(moment).activation
        assert shown is not None
        return shown.left

    opened = [at(share) for share in (1.3, 1.0, 0.9, 0.8, 0.3)]
    assert opened == sorted(opened)
    assert opened[0] == 0
    assert opened[1] == 0, "the rest's own tone opens nothing yet"
    assert opened[-1] == pytest.approx(Band().middle)


def game_shown(level: Level, tone_: float) -> Moment:
    both = PerSide(tone_, tone_)
    return blooming(Moment(0, 1 / RATE_HZ, Phase.HOLD, 0, 1, 0, 2, level.band, both, 1.0, None, None))


@pytest.mark.parametrize("band", [Band(0.05, 0.8), Band(0.05, 0.5), Band(0.05, 1.2)])
def test_the_game_is_in_its_band_just_where_the_face_is_as_soft_as_asked_for(band: Band) -> None:
    level = replace(LEVEL, band=band)
    for tone_ in np.linspace(0, 1.6, 81):
        if abs(tone_ - band.high) > 0.01:
            assert game_shown(level, float(tone_)).in_band == (tone_ < band.high)


def test_a_fluttering_tone_does_not_swing_the_game() -> None:
    opened = [game_shown(LEVEL, float(each)).activation for each in np.linspace(0.1, 1.4, 131)]
    lefts = [each.left / Band().middle for each in opened if each is not None]
    assert max(abs(np.diff(lefts))) < 0.04, "a hundredth of the tone opens it by less than a twentieth"


def test_softer_than_soft_looks_no_better() -> None:
    deep = {game_shown(LEVEL, each).activation for each in (0.0, 0.05, 0.2, 0.4)}
    assert len(deep) == 1


def test_the_rest_that_tone_is_told_by_is_kept() -> None:
    rest = rest_of(named("tight-left", 3))
    assert rest.emg is not None
    assert Calibration(Relax(), rest, None, None).kept().rest_uv == rest.emg.mean_uv


def test_it_is_told_what_letting_go_was_judged_by_and_what_came_of_it() -> None:
    done = played(named("tight-left", 3)).done[0]
    assert done.terms is not None
    assert (done.terms.band, done.terms.affected) == (LEVEL.band, None)
    told = explained(done, Relax)
    assert "the tighter side was below 0.80 of its tone at rest." in told[0]
    assert len(told) == 3
