"""The one loop: fixed steps of 1/60 s, whatever the screen manages, and what it took to show them."""

import gc
import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from game.memory import give_back
from game.model.inputs import Action, Input
from game.pilot import Pilot
from game.ports import Canvas
from game.scenes.scene import Scene, Tick
from game.senses import Gathered, Senses
from game.timing import Timing
from game.training.fusion import Fusion

STEP_S = 1 / 60
MOST_STEPS = 15
"""More steps than this are not caught up with: after a stall the rest is forgotten."""
LEAD_S = 0.015
"""How long before a picture is due its work begins: late enough to show the newest, early enough to be on time."""


class Screen(Protocol):
    """The window, as the loop needs it."""

    @property
    def canvas(self) -> Canvas:
        """What to draw on; it may be another one after the window changed its size."""

    def events(self) -> list[Input]:
        """What the player has pressed since the last call."""

    def flip(self) -> None:
        """Show what was drawn."""

    def save(self, path: Path) -> None:
        """Write what was drawn last as a PNG. Raises StoreError."""


class LoopClock(Protocol):
    """The loop's clock: it is asked the time, and waited on."""

    def now_s(self) -> float:
        """Seconds that never run backwards."""

    def rest_until(self, t_s: float) -> None:
        """Return when it is about `t_s`."""

    def wait_until(self, t_s: float) -> None:
        """Return when it is `t_s`."""


@dataclass(slots=True)
class Loop:
    """Feeds scenes with steps and shows them, until one answers None, the window is closed or somebody ends it."""

    clock: LoopClock
    screen: Screen
    senses: Senses
    fusion: Fusion
    pilot: Pilot | None = None
    album: Path | None = None
    """Where a picture a second is saved, if anywhere."""
    until_s: float = float("inf")
    on_step: Callable[[float, Scene], None] = lambda _t_s, _scene: None
    draws_all: bool = True
    """Whether every frame is drawn; where nobody looks, only those that are saved are."""
    ends: Callable[[], bool] = lambda: False
    """Whether somebody outside wants it to end."""
    timing: Timing = field(default_factory=Timing)
    door: Callable[[Scene, Tick], Scene | None] = lambda scene, tick: scene.step(tick)
    """Lets a scene step, unless somebody has come whom it gives way to."""
    show: Callable[[Scene, Canvas], None] = lambda scene, canvas: scene.draw(canvas)
    """Draws a scene, and what is drawn over every one."""
    missed: tuple[str, ...] = ()
    """What was in trouble when it ended, in plain sentences."""
    _saved: int = 0

    def run(self, scene: Scene) -> None:
        """Play from this scene on."""
        begun_s = stepped_s = shown_s = flip_s = self.clock.now_s()
        current: Scene | None = scene
        while current is not None and not self.ends():
            flip_s += STEP_S * max(1, math.ceil((self.clock.now_s() - flip_s) / STEP_S))
            self.clock.rest_until(flip_s - LEAD_S)
            gathered = self.senses.collect()
            self.missed = tuple(each for each in (gathered.camera_trouble, gathered.board_trouble) if each)
            worked_s = time.perf_counter()
            if gathered.face is not None:
                self.fusion.see(gathered.face)
            for block in gathered.blocks:
                self.fusion.hear(block)
            due = round((flip_s - stepped_s) / STEP_S)
            stepped_s += max(0, due - MOST_STEPS) * STEP_S
            inputs, before = self.screen.events(), current
            for number in range(min(due, MOST_STEPS)):
                stepped_s += STEP_S
                current = self._step(current, stepped_s, inputs if number == 0 else [], gathered, number == 0)
                if current is None or stepped_s - begun_s >= self.until_s:
                    return
                self.on_step(stepped_s - begun_s, current)
            if current is not before:
                _tidy(current)
            saves = self.album is not None and stepped_s - begun_s >= self._saved
            if saves or self.draws_all:
                self.show(current, self.screen.canvas)
            drawn_s = time.perf_counter()
            self.clock.wait_until(flip_s)
            due_s, flipped_s = self.clock.now_s(), time.perf_counter()
            self.screen.flip()
            handed_s = time.perf_counter() - flipped_s
            if saves or self.draws_all:
                self.timing.frame_ms.add(1000 * (drawn_s - worked_s + handed_s))
            self.timing.interval_ms.add(1000 * (due_s - shown_s))
            self.timing.flip_ms.add(1000 * handed_s)
            shown_s, now_s = due_s, self.clock.now_s()
            self.timing.first_frame_s = self.timing.first_frame_s or time.monotonic()
            self._note(gathered, now_s)
            if self.album is not None and saves:
                self._saved = int(stepped_s - begun_s) + 1
                self.screen.save(self.album / f"frame-{self._saved:04d}-{current.name}.png")

    def _step(self, scene: Scene, t_s: float, inputs: list[Input], gathered: Gathered, first: bool) -> Scene | None:
        if any(given.action is Action.QUIT for given in inputs):
            return None
        pressed = inputs + (self.pilot.inputs(scene, STEP_S) if self.pilot else [])
        tick = Tick(
            t_s=t_s,
            dt_s=STEP_S,
            inputs=tuple(pressed),
            reading=self.fusion.at(t_s),
            frame=None if gathered.camera_trouble else self.fusion.frame,  # a mirror shows what is now
            fresh=first and gathered.face is not None,
            camera_trouble=gathered.camera_trouble,
            board_trouble=gathered.board_trouble,
            board_notice=gathered.board_notice,
        )
        return self.door(scene, tick)

    def _note(self, gathered: Gathered, now_s: float) -> None:
        if gathered.face is not None:
            self.timing.camera_to_screen_ms.add(1000 * (now_s - gathered.face.t_s))
        newest_s = [float(block.t_s[-1]) for block in gathered.blocks if block.t_s.size]
        if newest_s:
            self.timing.emg_to_screen_ms.add(1000 * (now_s - newest_s[-1]))


def _tidy(scene: Scene) -> None:
    """What has been loaded by now stays, for looking through it again and again costs frames.

    Scenes that are over go where nothing moves, and what they took of the system goes back to it: there that costs
    nobody a frame.
    """
    if scene.waits:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
    if scene.waits:
        give_back()
