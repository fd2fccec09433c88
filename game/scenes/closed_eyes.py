"""How a player with closed eyes learns when to open them where nothing is heard: by a gamepad's hum, or by counting."""

from collections.abc import Mapping
from dataclasses import replace

from game.model.level import Level, Tempo
from game.model.phrase import say
from game.scenes.stages import MOVE_S
from game.scenes.visit import Visit
from game.training.exercise import Exercise, Words


def advice(visit: Visit, level: Level) -> str:
    """What to say before a level that is played with closed eyes; empty where sounds lead, or eyes stay open."""
    if not visit.exercises[level.exercise].eyes_closed or not visit.speaker.unheard:
        return ""
    if visit.speaker.felt:
        return say("There is no sound here. Keep the gamepad in your hands: a long hum says open your eyes.")
    seconds = _seconds(level.tempo)
    return say("There is no sound here. With closed eyes count slowly to {seconds}, then open them.", seconds=seconds)


def reworded(written: Mapping[str, type[Exercise]], visit: Visit) -> Mapping[str, type[Exercise]]:
    """The exercises, the chosen level's in words that promise no sound where there is none."""
    name, tempo, speaker = visit.level.exercise, visit.level.tempo, visit.speaker
    exercise = written[name]
    if not exercise.eyes_closed or not speaker.unheard:
        return written
    words = _felt(exercise.words) if speaker.felt else _by_counting(exercise.words, _seconds(tempo))
    made = type(exercise.__name__, (exercise,), {"__module__": exercise.__module__, "words": words})
    return {**written, name: made}


def _felt(words: Words) -> Words:
    return replace(
        words,
        prompt=say("Soon close both eyes; a long hum says open"),
        hold=say("Softly closed until the long hum"),
        trial=say("Close both eyes; a long hum says open"),
    )


def _by_counting(words: Words, seconds: int) -> Words:
    return replace(
        words,
        prompt=say("Soon close both eyes; count to {seconds}, then open", seconds=seconds),
        hold=say("Softly closed until you have counted to {seconds}", seconds=seconds),
        trial=say("Close both eyes; count to {seconds}, then open", seconds=round(MOVE_S)),
    )


def _seconds(tempo: Tempo) -> int:
    """From where the words ask for closed eyes to where they ask for open ones; a slow count takes one each."""
    return round(tempo.move_s + tempo.hold_s)
