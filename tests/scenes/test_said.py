"""Whatever a scene writes, or is called, can be said in every language."""

from collections import Counter
from dataclasses import replace
from itertools import count
from string import ascii_uppercase

import pytest

from game import minigames, plugins
from game.model.comfort import LANGUAGES
from game.model.level import Level
from game.model.side import PerSide
from game.scenes.checkup import CheckUp
from game.scenes.menu import Menu
from game.screen.language import Language
from game.training.minigame import MiniGame
from tests.faces import landmarks
from tests.languages import TRANSLATED
from tests.scenes.prescribed import Prescribed
from tests.scenes.sitting import CONFIRM, PAUSE, TEMPO, Sitting
from tests.shipped import all_levels, beginnings, leaflets
from tests.store.clinics import programme

GAMES = plugins.discover(minigames, MiniGame)
LEVELS = all_levels()
SAME = frozenset({*LANGUAGES.values(), *ascii_uppercase, programme().note})
"""What is called the same everywhere: languages, keys, and what a therapist has written."""
PLAYS_S = 14.0


def short(name: str) -> Level:
    """A level as it is written, and soon over."""
    return replace(LEVELS[name], tempo=TEMPO, repetitions=1)


def explored(sitting: Sitting, seconds: float) -> set[str]:
    """Everything that is written while each button is pressed again and again, the least pressed first."""
    sitting.visit.minigames = GAMES
    pressed: Counter[str] = Counter()
    said: set[str] = set()
    begun_s = sitting.t_s
    for number in count():
        if sitting.t_s - begun_s > seconds:
            break
        sitting.wait(0.4 if sitting.now not in {"calibrate", "checkup", "play"} else PLAYS_S)
        if sitting.scene is None:
            sitting.scene = sitting.visit.home()
        said |= {*sitting.drawn(), sitting.scene.caption, sitting.scene.stuck_on}
        menu = getattr(sitting.scene, "_menu", None)
        if isinstance(menu, Menu) and menu.choices:
            key = min((choice.key for choice in menu.choices), key=lambda key: pressed[f"{sitting.now} {key}"])
            pressed[f"{sitting.now} {key}"] += 1
            menu.focus(key)
            sitting.step(CONFIRM)
        else:
            sitting.step(*([PAUSE] if number % 2 else []))
    assert pressed
    return said | set(sitting.words())


def garden() -> Sitting:
    """Nobody's programme: places to play, electrodes, and where the face is now."""
    sitting = Sitting(short("smile-1"), short("soft-face"), short("relax-1"), has_board=True)
    sitting.uv = lambda amount: 40 * amount
    sitting.visit.beginnings, sitting.visit.leaflets = beginnings(), leaflets
    return sitting


def planned() -> Sitting:
    """A therapist's programme, and a face of which one side goes less far."""
    sitting = Prescribed(levels=[short("blink-1"), short("smile-1"), short("soft-face")], feelings=None)
    sitting.face = lambda movement, amount: landmarks(
        smile=PerSide(6 * amount * (movement == "smile"), 2 * amount * (movement == "smile"))
    )
    return sitting


def examined() -> Sitting:
    """A check-up."""
    sitting = Sitting(short("smile-1"))
    sitting.scene = CheckUp(sitting.visit, ["smile"])
    return sitting


@pytest.fixture(scope="module")
def said() -> set[str]:
    every = explored(garden(), 75) | explored(planned(), 75) | explored(examined(), 40)
    assert len(every) > 150
    return every


@pytest.mark.parametrize("code", TRANSLATED)
def test_whatever_is_written_can_be_said_in_every_language(code: str, said: set[str]) -> None:
    missed: list[str] = []
    language = Language(code, missed.append)
    for words in said:
        language.said(words)
    assert not [words for words in missed if words not in SAME]
