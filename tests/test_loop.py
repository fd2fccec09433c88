from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from game.errors import DeviceLost
from game.loop import LEAD_S, MOST_STEPS, STEP_S, Loop
from game.model.inputs import Action, Input
from game.model.signals import Anchor, EmgBlock
from game.pilot import Pilot
from game.ports import Canvas
from game.scenes.scene import Scene, Tick
from game.senses import Gathered
from game.timing import Spread, Timing
from game.training.fusion import Fusion
from tests.faces import landmarks, seen
from tests.fakes import Exact, HandClock, NullCanvas, block


class Screen:
    """A window that is pressed by script, picture by picture, and saves its pictures as empty files."""

    def __init__(self) -> None:
        self.presses: dict[int, list[Input]] = {}
        self.shown = 0
        self.null = NullCanvas()

    @property
    def canvas(self) -> Canvas:
        return self.null

    def events(self) -> list[Input]:
        return self.presses.get(self.shown, [])

    def flip(self) -> None:
        self.shown += 1

    def save(self, path: Path) -> None:
        path.write_bytes(b"")


class Scripted:
    """Senses that give what is due at each look."""

    def __init__(self, *coming: Gathered) -> None:
        self.coming = list(coming)

    def start(self) -> None:
        """Nothing to open."""

    def collect(self) -> Gathered:
        return self.coming.pop(0) if self.coming else Gathered()

    def rest(self, anchor: Anchor | None) -> None:
        """Nothing follows a rest."""

    def close(self) -> None:
        """Nothing to close."""


@dataclass
class Watching(Scene):
    """Remembers every tick; ends after `most` of them."""

    most: int = 30
    waiting: bool = False
    missing: Callable[[int], str] = lambda _step: ""
    ticks: list[Tick] = field(default_factory=list)
    drawn: int = 0
    name = "watching"

    @property
    def waits(self) -> bool:
        return self.waiting

    @property
    def stuck_on(self) -> str:
        return self.missing(len(self.ticks))

    def step(self, tick: Tick) -> Scene | None:
        self.ticks.append(tick)
        return self if len(self.ticks) < self.most else None

    def draw(self, canvas: Canvas) -> None:
        canvas.backdrop("garden")
        self.drawn += 1


def remembering() -> Timing:
    return Timing(Exact(), Exact(), Exact(), Exact(), Exact())


def ms(spread: Spread) -> list[float]:
    assert isinstance(spread, Exact)
    return spread.values_ms


def loop(clock: HandClock | None = None, senses: Scripted | None = None, **more: object) -> tuple[Loop, Screen]:
    screen = Screen()
    return Loop(clock or HandClock(), screen, senses or Scripted(), Fusion(), timing=remembering(), **more), screen  # type: ignore[arg-type]


def stamps(scene: Watching) -> list[float]:
    return [tick.t_s for tick in scene.ticks]


@pytest.mark.parametrize("late_s", [0.0, 0.001, 0.013, 0.03, 0.1])
def test_steps_are_fixed_whatever_the_screen_manages(late_s: float) -> None:
    running, screen = loop(HandClock(100.0, late_s))
    scene = Watching(most=120)
    running.run(scene)
    assert {tick.dt_s for tick in scene.ticks} == {STEP_S}
    assert stamps(scene) == pytest.approx([100 + k * STEP_S for k in range(1, 121)])
    assert screen.shown == scene.drawn == len(running.timing.frame_ms)
    assert screen.shown <= 120 / (1 + int(late_s * 60)) + 2


def test_pictures_are_shown_when_they_are_due_and_work_begins_just_before() -> None:
    clock = HandClock()
    running, _ = loop(clock)
    begun: list[float] = []
    running.on_step = lambda _t_s, _scene: begun.append(clock.t_s)
    scene = Watching(most=20)
    running.run(scene)
    assert ms(running.timing.interval_ms) == pytest.approx([1000 * STEP_S] * 19)
    assert begun == pytest.approx([t_s - LEAD_S for t_s in stamps(scene)[:19]])


def test_the_steps_follow_the_clock() -> None:
    clock = HandClock(100.0, 0.003)
    running, _ = loop(clock)
    scene = Watching(most=600)
    running.run(scene)
    assert clock.t_s - scene.ticks[-1].t_s < STEP_S + 0.003


def test_after_a_stall_at_most_15_steps_are_caught_up_with() -> None:
    clock = HandClock()
    running, screen = loop(clock)
    scene = Watching(most=200)
    stalls = [3.0]

    def on_step(_t_s: float, _scene: Scene) -> None:
        if len(scene.ticks) == 50 and stalls:
            clock.t_s += stalls.pop()

    running.on_step = on_step
    running.run(scene)
    gaps = np.diff(stamps(scene))
    assert (gaps > 0).all()
    assert (gaps > 1.5 * STEP_S).sum() == 1
    assert clock.t_s - scene.ticks[-1].t_s < 2 * STEP_S
    assert screen.shown >= 200 - MOST_STEPS
    assert gaps.max() == pytest.approx(3.0 - (MOST_STEPS - 2) * STEP_S, abs=2 * STEP_S)


def test_closing_the_window_ends_it_at_once() -> None:
    running, screen = loop()
    screen.presses[10] = [Input(Action.QUIT)]
    scene = Watching(most=100)
    running.run(scene)
    assert len(scene.ticks) == 10


def test_somebody_outside_ends_it_at_the_next_picture() -> None:
    scene = Watching(most=100)
    running, screen = loop(ends=lambda: len(scene.ticks) >= 10)
    running.run(scene)
    assert len(scene.ticks) == screen.shown == 10


def test_it_ends_when_its_time_is_over() -> None:
    running, _ = loop(until_s=2.0)
    scene = Watching(most=1000)
    running.run(scene)
    assert scene.ticks[-1].t_s == pytest.approx(102.0, abs=1.1 * STEP_S)


def test_a_scene_that_answers_another_is_followed_by_it() -> None:
    last = Watching(most=5)

    class First(Watching):
        def step(self, tick: Tick) -> Scene | None:
            super().step(tick)
            return last if len(self.ticks) == 3 else self

    first = First()
    running, _ = loop()
    running.run(first)
    assert (len(first.ticks), len(last.ticks)) == (3, 5)
    assert last.ticks[0].t_s - first.ticks[-1].t_s == pytest.approx(STEP_S)


@pytest.mark.parametrize("late_s", [0.0, 0.05])
def test_what_is_pressed_is_seen_once(late_s: float) -> None:
    running, screen = loop(HandClock(100.0, late_s))
    screen.presses[3] = [Input(Action.CONFIRM), Input(point=(3, 4))]
    scene = Watching()
    running.run(scene)
    assert [tick.inputs for tick in scene.ticks if tick.inputs] == [(Input(Action.CONFIRM), Input(point=(3, 4)))]


def test_a_picture_is_fresh_in_one_step_only() -> None:
    face = Gathered(face=seen(landmarks(), 100.0))
    running, _ = loop(HandClock(100.0, 0.05), Scripted(Gathered(), face))
    scene = Watching()
    running.run(scene)
    assert sum(tick.fresh for tick in scene.ticks) == 1
    first = next(number for number, tick in enumerate(scene.ticks) if tick.fresh)
    assert all(tick.frame is None for tick in scene.ticks[:first])
    assert scene.ticks[first].frame is face.face
    assert scene.ticks[first].reading.face is not None
    # due at the seventh step, begun a little before, and both waits were late
    assert ms(running.timing.camera_to_screen_ms) == pytest.approx([1000 * (7 * STEP_S - LEAD_S + 2 * 0.05)])


def test_a_camera_in_trouble_leaves_no_picture_behind() -> None:
    face = seen(landmarks(), 100.0)
    running, _ = loop(senses=Scripted(Gathered(face=face), Gathered(camera_trouble="no camera"), Gathered()))
    scene = Watching(most=3)
    running.run(scene)
    assert [tick.frame for tick in scene.ticks] == [face, None, face]


def test_troubles_reach_the_scene() -> None:
    running, _ = loop(senses=Scripted(Gathered(), Gathered(camera_trouble="no camera", board_trouble="no board")))
    scene = Watching(most=3)
    running.run(scene)
    assert [tick.camera_trouble for tick in scene.ticks] == [None, "no camera", None]
    assert [tick.board_trouble for tick in scene.ticks] == [None, "no board", None]


def test_emg_reaches_the_fusion_and_its_age_is_noted() -> None:
    blocks = [[Gathered()] * 5 + [Gathered(blocks=[block(100 + 0.1 * k, 100)])] for k in range(10)]
    running, _ = loop(senses=Scripted(*(each for tenth in blocks for each in tenth)))
    scene = Watching(most=60)
    running.run(scene)
    assert scene.ticks[0].reading.emg_uv is None
    assert scene.ticks[-1].reading.emg_uv is not None
    assert ms(running.timing.emg_to_screen_ms) == pytest.approx([1.0] * 9)


def test_what_is_missed_at_the_end_is_told() -> None:
    """Nobody reads the screen of a run that plays by itself."""
    running, _ = loop(senses=Scripted(Gathered(camera_trouble="no camera"), Gathered(board_trouble="one channel")))
    running.run(Watching(most=1))
    assert running.missed == ("no camera",)
    running.run(Watching(most=1))
    assert running.missed == ("one channel",)


def test_a_block_without_samples_is_fine() -> None:
    running, _ = loop(senses=Scripted(Gathered(blocks=[EmgBlock(np.empty(0), np.empty((0, 2)))])))
    running.run(Watching(most=3))


def test_the_pilot_goes_on_where_a_scene_waits() -> None:
    running, _ = loop(pilot=Pilot())
    scene = Watching(most=240, waiting=True)
    running.run(scene)
    pressed = [tick.t_s - 100 for tick in scene.ticks if tick.inputs]
    assert pressed == pytest.approx([1.2, 2.4, 3.6], abs=0.04)
    assert {tick.inputs for tick in scene.ticks if tick.inputs} == {(Input(Action.CONFIRM),)}
    running, _ = loop(pilot=Pilot())
    busy = Watching(most=240)
    running.run(busy)
    assert not any(tick.inputs for tick in busy.ticks)


def test_the_pilot_does_not_watch_a_stuck_scene_for_ever() -> None:
    running, _ = loop(pilot=Pilot())
    scene = Watching(most=3000, missing=lambda _step: "No face is in the picture.")
    with pytest.raises(DeviceLost, match=r"40 seconds: No face is in the picture\.$"):
        running.run(scene)
    assert len(scene.ticks) * STEP_S == pytest.approx(40, abs=0.1)


def test_the_patience_begins_anew_when_a_scene_goes_on_and_is_the_pilots_alone() -> None:
    running, _ = loop(pilot=Pilot())
    now_and_then = Watching(most=5000, missing=lambda step: "No face." if step % 2300 else "")
    running.run(now_and_then)
    assert len(now_and_then.ticks) == 5000
    running, _ = loop()
    watched_by_a_person = Watching(most=3000, missing=lambda _step: "No face.")
    running.run(watched_by_a_person)
    assert len(watched_by_a_person.ticks) == 3000


def test_an_album_has_a_picture_a_second(tmp_path: Path) -> None:
    running, _ = loop(album=tmp_path)
    running.run(Watching(most=190))
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"frame-{k:04d}-watching.png" for k in (1, 2, 3, 4)]


def test_where_nobody_looks_only_what_is_saved_is_drawn(tmp_path: Path) -> None:
    running, _ = loop(album=tmp_path, draws_all=False)
    scene = Watching(most=190)
    running.run(scene)
    assert len(scene.ticks) == 190
    assert scene.drawn == len(list(tmp_path.iterdir())) == 4


def test_each_step_is_told_about() -> None:
    told: list[float] = []
    running, _ = loop(on_step=lambda t_s, _scene: told.append(t_s))
    running.run(Watching(most=4))
    assert told == pytest.approx([STEP_S, 2 * STEP_S, 3 * STEP_S])
