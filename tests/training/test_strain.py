"""Fatigue and over-effort: simulated patients tire and over-do, healthy ones never seem to."""

from dataclasses import replace

import numpy as np
import pytest

from game.model.level import Band, Level, Tempo
from game.model.side import PerSide
from game.simulation.patient import named
from game.training.fatigue import Exertion, Sign, signs
from game.training.rest import RestEmg
from game.training.strain import Strain
from tests.training.playing import play
from tests.training.test_remarks import HARSH

LONG = Level("long", "Long", "smile", "plain", repetitions=10, tempo=Tempo(1.0, 2.0, 4.0, 2.0, 3.0))
BRIEF = replace(LONG, repetitions=8, tempo=Tempo(0.5, 1.5, 3.0, 1.5, 1.0))
BAND = Band()
REST = RestEmg(PerSide(3.0, 3.0), PerSide(0.5, 0.5))


@pytest.mark.parametrize("name", ["healthy", "weak-left", "both-sides", "child", "synkinetic-right"])
def test_who_plays_gently_is_never_sent_to_rest(name: str) -> None:
    session, said = play(named(name, 7), BRIEF)
    assert all(each.score is not None and each.score > 0 for each in session.done), "it was really played"
    assert said == []


@pytest.mark.parametrize("exercise", ["pucker", "blink", "raise_brows", "wrinkle_nose"])
def test_nor_in_any_other_movement(exercise: str) -> None:
    band = Band(0.6, 1.1) if exercise == "blink" else BAND
    _, said = play(named("healthy", 3), replace(BRIEF, exercise=exercise, band=band, repetitions=5))
    assert said == []


@pytest.mark.parametrize("seed", [1, 2])
def test_the_over_doer_is_told_that_half_is_plenty_and_then_stopped(seed: int) -> None:
    _, said = play(named("over-doer", seed), BRIEF)
    assert [advice.ends for advice in said[:2]] == [False, True]
    assert said[0].words.startswith("Half of that is plenty")


@pytest.mark.parametrize("seed", [1, 2])
def test_who_tires_is_offered_a_rest_and_then_the_end(seed: int) -> None:
    session, said = play(named("tiring", seed), LONG)
    assert [advice.ends for advice in said[:2]] == [False, True]
    heights = [each.height for each in session.exertions if each is not None]
    assert np.mean(heights[-2:]) < 0.75 * np.mean(heights[:2])


def made(height: float = 0.45, above: float = 0.0, tremor: float | None = 0.02, rest_uv: float = 3.0) -> Exertion:
    return Exertion(height, above, tremor, PerSide(rest_uv, rest_uv))


CALM = [made(), made()]


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ([made(), made()], set()),
        ([made(height=0.2), made(height=0.2)], {Sign.FALLING}),
        ([made(height=0.2), made()], set()),
        ([made(above=0.9), made(above=0.9)], {Sign.FORCED}),
        ([made(rest_uv=9.0), made(rest_uv=9.0)], {Sign.TENSE}),
        ([made(tremor=0.1), made(tremor=0.1)], {Sign.TREMBLING}),
        ([made(tremor=None), made(tremor=0.1)], set()),
    ],
)
def test_a_sign_needs_two_in_a_row(last: list[Exertion], found: set[Sign]) -> None:
    assert signs([*CALM, *last], BAND, REST) == found


def test_who_comes_down_into_the_band_is_not_tired() -> None:
    assert signs([made(0.9), made(0.9), made(0.45), made(0.45)], BAND, REST) == set()


def test_without_muscles_nothing_is_said_of_tone() -> None:
    assert signs([*CALM, made(rest_uv=9.0), made(rest_uv=9.0)], BAND, None) == set()


def test_it_is_said_kindly_first_as_an_offer_and_an_unmeasured_repetition_says_nothing() -> None:
    strain = Strain()
    said = [strain.add(each, BAND, REST) for each in [*CALM, None, made(0.2), made(0.2), None, made(0.2)]]
    words = [advice.words for advice in said if advice is not None]
    assert [advice.ends for advice in said if advice is not None] == [False, True]
    assert not any(HARSH.search(each) for each in words)
    strain.begin()
    assert strain.add(made(0.2), BAND, REST) is None, "another level has a beginning of its own"
