"""Levels: those that ship, and what is said of those that are not levels."""

from pathlib import Path

import pytest

from game import exercises, minigames, plugins
from game.errors import LevelError
from game.model.level import Level, Ramp, Tempo
from game.model.retraining import Course, Need
from game.settings import chosen_levels
from game.store.levels import all_levels, level, read_level
from game.store.places import levels_folder
from game.store.starters import all_starters, read_starter, starter
from game.store.toml import LARGEST

HEAD = 'title = "A small smile"\nexercise = "smile"\nminigame = "sunflower"\n'
EXERCISES = ("blink", "pucker", "smile")
MINIGAMES = ("sunflower",)


def written(folder: Path, text: str) -> Path:
    path = folder / "smile-9.toml"
    path.write_text(text, encoding="utf-8")
    return path


def said(path: Path) -> str:
    with pytest.raises(LevelError) as refusal:
        read_level(path, EXERCISES, MINIGAMES)
    return str(refusal.value)


def test_every_level_that_ships_can_be_read() -> None:
    levels = all_levels(known_exercises=plugins.names(exercises), known_minigames=plugins.names(minigames))
    homes, demos = {"smile-1", "pucker-1", "blink-1"}, {"demo-smile", "demo-pucker", "demo-blink"}
    assert homes | demos <= levels.keys()
    assert list(levels) == sorted(levels)
    for name in homes:
        assert (levels[name].repetitions, levels[name].tempo) == (4, Tempo(2, 4, 5, 3, 10))
    for name in demos:
        assert (levels[name].repetitions, levels[name].tempo) == (2, Tempo(1.0, 1.5, 2.5, 1.5, 1.5))
        assert levels[name].band == levels[f"{levels[name].exercise}-1"].band
    assert all(found.id == name and found.title for name, found in levels.items())


HOME = {name: found for name, found in all_levels().items() if not name.startswith("demo-")}


def test_there_are_levels_for_every_phase_and_every_exercise() -> None:
    assert len(HOME) >= 30
    assert {found.phase for found in HOME.values()} == set(Course)
    assert {found.exercise for found in HOME.values()} == set(plugins.names(exercises))
    assert len({found.title for found in HOME.values()}) == len(HOME)


@pytest.mark.parametrize("found", HOME.values(), ids=HOME)
def test_a_level_for_home_keeps_to_a_gentle_dose_and_says_what_it_is_for(found: Level) -> None:
    text = (levels_folder() / f"{found.id}.toml").read_text(encoding="utf-8")
    assert text.startswith("# "), "a therapist reads first what it is for"
    assert "phase = " in text
    assert found.lasts_s <= 180
    assert found.repetitions <= 6
    if found.imagery:
        assert all(len(line) <= 90 for line in found.lines)
        return
    shut = found.exercise == "blink"
    assert found.band.high <= (1.1 if shut else 0.8), "gentle, never all one can"
    assert found.tempo.rest_s >= 8
    assert found.tempo.move_s >= 2.5, "slow"
    assert (Need.CALM_EYE in found.needs) is shut
    assert found.isolation is (found.phase is Course.CONTROL)
    if found.phase is Course.INITIATION:
        assert found.repetitions <= 3
        assert found.tempo.hold_s <= 3


def test_nothing_is_asked_to_move_in_the_flaccid_phase() -> None:
    flaccid = starter("first-weeks")
    assert all(HOME[name].imagery for name in flaccid.levels)
    assert {"eye-care", "soft-face"} <= set(flaccid.levels)


def test_every_programme_that_ships_can_be_read_and_names_its_levels() -> None:
    programmes = all_starters()
    assert len(programmes) >= 4
    for each in programmes.values():
        assert set(each.levels) <= HOME.keys()
        assert each.purpose
        for step in each.steps:
            minutes = sum(HOME[name].lasts_s for name in step.levels) / 60
            assert minutes <= 15, "with calibrations a session stays below half an hour"
            worlds = {HOME[name].minigame for name in step.levels if not HOME[name].imagery}
            assert len(worlds) >= 3 or each.id == "first-weeks", "every day there is more than one place to go to"
    every_step = [HOME[name] for name in programmes["one-by-one"].levels]
    assert all(found.phase in {Course.CONTROL, Course.RELAXATION} or found.id == "smile-slow" for found in every_step)


STEP = '[[steps]]\ntitle = "Begin"\nweeks = 2\nsessions_a_day = 3\nlevels = ["smile-1"]\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "steps is missing; add a line steps = ..."),
        (STEP + "week = 3", "steps.0.week is not known; did you mean steps.weeks?"),
        (STEP.replace("smile-1", "smile1"),
         'steps.0.levels "smile1" is not known (did you mean "smile-1"?); known are: smile-1'),
        (STEP.replace("= 2", "= 2.5"), "steps.0.weeks must be a whole number, not 2.5"),
        (STEP.replace("= 2", "= 99"), "steps.0.weeks must lie between 1 and 26, not 99"),
        (STEP.replace('["smile-1"]', "[]"), "steps.0.levels must name at least one level, not []"),
        (STEP + "[limits]\nlongest = 3", "limits.longest is not known; did you mean limits.longest_s?"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_programme_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('title = "Mine"\npurpose = "Me"\n' + text, encoding="utf-8")
    with pytest.raises(LevelError) as refusal:
        read_starter(path, ["smile-1"])
    assert str(refusal.value) == f"{path}: {message}"


def test_a_programme_or_one_of_its_steps_can_be_played() -> None:
    names = [found.id for found in chosen_levels(("programme:one-by-one", "soft-face"))]
    assert names == list(starter("one-by-one").levels)
    step = chosen_levels(("programme:one-by-one/2",))
    assert [found.id for found in step] == list(starter("one-by-one").steps[1].levels)
    assert all(found.limits.longest_s <= 8 for found in step), "the programme's limits hold"
    for wrong, said in (("one-by-one/9", 'has 4 steps; there is no step "9"'), ("one-by-on", "did you mean")):
        with pytest.raises(LevelError, match=said):
            chosen_levels((f"programme:{wrong}",))


def test_one_level_is_read_without_opening_the_others(tmp_path: Path) -> None:
    written(tmp_path, HEAD + "tempo.hold_s = 6")
    (tmp_path / "broken.toml").write_text("?")
    found = level("smile-9", tmp_path)
    assert (found.id, found.tempo.hold_s, found.symmetry) == ("smile-9", 6.0, Ramp(0.40, 0.90))
    with pytest.raises(LevelError, match=r"broken\.toml"):
        all_levels(tmp_path)


def test_windows_editors_are_welcome(tmp_path: Path) -> None:
    path = tmp_path / "smile-9.toml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    assert read_level(path).exercise == "smile"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tempo.hold_sec = 3", "tempo.hold_sec is not known; did you mean tempo.hold_s?"),
        ("repetition = 3", "repetition is not known; did you mean repetitions?"),
        ("hold_s = 3", "hold_s is not known; did you mean tempo.hold_s?"),
        ("[tempi]\nhold_s = 3", "tempi is not known; did you mean tempo?"),
        ("tempo.xyz = 3",
         ("tempo.xyz is not known; known are: "
          "tempo.prompt_s, tempo.move_s, tempo.hold_s, tempo.release_s, tempo.rest_s")),
        ('id = "smile-9"', "the file's name is the level's id; leave the line with id out"),
        ('repetitions = "4"', 'repetitions must be a whole number, not "4"'),
        ("repetitions = 4.0", "repetitions must be a whole number, not 4.0"),
        ("repetitions = true", "repetitions must be a whole number, not true"),
        ("repetitions = 99", "repetitions must lie between 1 and 30, not 99"),
        ('tempo.hold_s = "5"', 'tempo.hold_s must be a number, not "5"'),
        ("tempo.hold_s = 2026-01-01", 'tempo.hold_s must be a number, not ["2026-01-01"]'),
        ("tempo.hold_s = 0", "tempo.hold_s must lie between 0.5 and 60 seconds, not 0"),
        ("tempo.hold_s = nan", "tempo.hold_s must be a finite number, not NaN"),
        ("weights.reach = inf", "weights.reach must be a finite number, not Infinity"),
        ("tempo = 3", "tempo must be a table of its own, not 3"),
        ("[band]\nlow = 0.8", "band: a band needs 0.05 <= low < high <= 1.5, not low = 0.8"),
        ("[band]\nlow = 0.8\nhigh = 0.2", "band: a band needs 0.05 <= low < high <= 1.5, not low = 0.8, high = 0.2"),
        ("symmetry.zero = 0.3", "symmetry.full is missing; add a line full = ..."),
        ('phase = "movment control"',
         ('phase "movment control" is not known (did you mean "movement control"?); known are: '
          "initiation, facilitation, movement control, relaxation")),
        ('needs = ["emgg"]', 'needs.0 "emgg" is not known (did you mean "emg"?); known are: emg, calm eye'),
        ('needs = "emg"', 'needs must be a list, such as ["emg"], not "emg"'),
        ("isolation = 1", "isolation must be true or false, not 1"),
        ("imagery = true", "imagery must come with lines that say what to imagine, not true"),
        ('lines = ["Breathe"]', 'lines must be left out where imagery is not true, not ["Breathe"]'),
        ("limits.adapt = true", "limits.adapt is not known; did you mean limits.adapts?"),
        ("tolerance = 9", "tolerance must lie between 0.5 and 2, not 9"),
        ("symmetry = {zero = 0.9, full = 0.4}",
         "symmetry must have 0 <= zero < full <= 1, not {zero = 0.9, full = 0.4}"),
        ("symmetry = {zero = 40, full = 90}", "symmetry must have 0 <= zero < full <= 1, not {zero = 40, full = 90}"),
        ("weights = {symmetry = 0, reach = 0, steadiness = 0, release = 0, quiet = 1}",
         ("weights: something besides quiet, which cannot always be seen, has to count, "
          "not symmetry = 0, reach = 0, steadiness = 0, release = 0, quiet = 1")),
        ("symmetry = {zero = 1, full = 1}", "symmetry: zero and full must differ, not zero = 1, full = 1"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, HEAD + text)
    assert said(path) == f"{path}: {message}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD.replace('"smile"', '"smlie"'),
         'exercise "smlie" is not known (did you mean "smile"?); known are: blink, pucker, smile'),
        (HEAD.replace("sunflower", "chess"), 'minigame "chess" is not known; known are: sunflower'),
        (HEAD.replace("exercise", "exercize"), "exercize is not known; did you mean exercise?"),
        (HEAD.replace('title = "A small smile"', ""), "title is missing; add a line title = ..."),
        (HEAD.replace('"A small smile"', "3"), 'title must be text in quotes, such as "smile", not 3'),
        (HEAD + "tempo.hold_s 3",
         "is not valid TOML: Expected '=' after a key in a key/value pair (at line 4, column 14)"),
        (HEAD + HEAD, "is not valid TOML: Cannot overwrite a value (at line 4, column 24)"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_head_is_named_too(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    assert said(path) == f"{path}: {message}"


def test_what_is_no_text_or_no_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "smile-9.toml"
    path.write_bytes(HEAD.encode("utf-16"))
    assert said(path) == f"{path}: is not UTF-8 text; save it again as UTF-8"
    path.write_text("#" * (LARGEST + 1), encoding="utf-8")
    assert said(path) == f"{path}: is too large to be written by hand; choose another file"
    path.unlink()
    assert said(path) == f"{path}: cannot be read (No such file or directory)"


@pytest.mark.parametrize("text", ["[" * 5000, "repetitions = " + "9" * 5000, 'title = "' + "x" * 999, "\0"])
def test_hostile_files_get_one_short_line(tmp_path: Path, text: str) -> None:
    message = said(written(tmp_path, text))
    assert "\n" not in message
    assert len(message) < len(str(tmp_path)) + 200


def test_an_unknown_level_is_answered_with_the_nearest(tmp_path: Path) -> None:
    written(tmp_path, HEAD)
    with pytest.raises(LevelError) as refusal:
        level("smile9", tmp_path)
    assert str(refusal.value) == (
        f'there is no level "smile9" (did you mean "smile-9"?); levels in {tmp_path}: smile-9'
    )
    with pytest.raises(LevelError, match="there are no levels here"):
        all_levels(tmp_path / "nowhere")
