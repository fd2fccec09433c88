"""The garden, which is home: a place for each mini-game, what has grown so far, and what is next today."""

import math

from game.model.inputs import Action
from game.model.phrase import Phrase, say
from game.ports import Box, Canvas
from game.scenes import masthead
from game.scenes.doors import BEGIN, DOORS, doors
from game.scenes.grounds import Grounds
from game.scenes.labels import draw_labels, note_on
from game.scenes.menu import Choice, Menu
from game.scenes.plots import BENCH, Plot, plots
from game.scenes.scene import Scene, Tick
from game.scenes.setup import Setup
from game.scenes.threshold import notice, settle, turn_to_next
from game.scenes.visit import Visit
from game.scenes.vista import SCREEN, Plants, Vista
from game.scenes.widgets.beds import beds
from game.scenes.widgets.drift import drift
from game.scenes.widgets.plot import awake, label_height
from game.scenes.widgets.signs import sign

_BREATH_S = 4.0
_WILD, _ON_THE_BENCH = "plants/flower", "plants/bench"
_PLOT = "plot:"


class Garden(Scene):
    """Home. Nothing in it ever withers, and nothing in it presses: a quiet day leaves it as it was."""

    name = "garden"

    def __init__(self, visit: Visit, grounds: Grounds) -> None:
        self._visit, self._grounds = visit, grounds
        turn_to_next(visit)
        settle(visit, lambda: Garden(visit, grounds))
        grounds.shine(grounds.light(visit))
        self._season, self._greeting = grounds.season(visit), grounds.greeting
        self._plots = plots(visit, grounds.played_in)
        self._beds = beds(len(self._plots))
        self._plants = tuple(self._plants_of(key, count) for key, count in sorted(grounds.grown(visit).items()))
        self._doors, self._chip = doors(visit), masthead.choices(visit)
        self._behind: dict[str, Scene | None] = {}
        self._told: Plot | None = None
        self._t_s = 0.0
        self._menu = Menu(self._choices())
        self._menu.focus("leave" if self._next is None else _PLOT + self._next.key)

    def _plants_of(self, key: str, count: int) -> Plants:
        game = self._visit.minigames.get(key)
        return Plants(_ON_THE_BENCH if key == BENCH else _WILD if game is None else game.plant, key, count)

    @property
    def _next(self) -> Plot | None:
        """Where the level is that comes next; None where nothing more comes today."""
        asked = self._visit.prescription
        if asked is not None and not asked.outlook.open_now:
            return None
        return next((plot for plot in self._plots if self._visit.chosen in plot.numbers), None)

    @property
    def caption(self) -> str:
        """At home."""
        return "In the garden"

    @property
    def waits(self) -> bool:
        """For a choice."""
        return True

    @property
    def receives(self) -> bool:
        """Whatever comes."""
        return True

    def step(self, tick: Tick) -> Scene | None:
        """Wait for a choice; nothing else happens here."""
        self._t_s, told = tick.t_s, self._told
        self._visit.ask(tick.t_s, "rest", 0.0)
        if any(given.action or given.point for given in tick.inputs):
            self._told = None
        pressed = self._menu.step(tick.inputs)
        if told is not None and any(given.point and self._note(told).holds(given.point) for given in tick.inputs):
            pressed = _PLOT + told.key  # whatever place the note lies over
        self._menu.offer(self._choices())
        if pressed is None:
            return self._leave() if any(given.action is Action.BACK for given in tick.inputs) else self
        self._visit.speaker.cue("press")
        if pressed in {masthead.KEY, *(door.key for door, _ in self._doors)}:
            return self._through(pressed)
        going = self._next if pressed == "begin" else next(each for each in self._plots if _PLOT + each.key == pressed)
        if going is not None and going is told and going.leads:
            return self._through(going.leads)
        return self if going is None else self._enter(going)

    def _note(self, told: Plot) -> Box:
        """Where it is told why a plot is asleep."""
        return note_on(self._visit.ruler, self._beds[self._plots.index(told)], told)

    def _leave(self) -> Scene | None:
        """Lead to the way out first, where it is in sight: nobody is out of the garden by one slip."""
        if self._menu.focused == "leave" or "leave" not in {choice.key for choice in self._menu.choices}:
            return None
        self._menu.focus("leave")
        return self

    def _through(self, pressed: str) -> Scene | None:
        """Where a door leads, or the player's picture; what stays is made once."""
        there = (*(door for door, _ in self._doors), *DOORS)
        door = next((door for door in there if door.key == pressed), None)
        if door is None:
            return masthead.page(self._visit, pressed)
        if pressed not in self._behind or not door.stays:
            self._behind[pressed] = door.opens(self._visit, lambda: self)
        return self._behind[pressed]

    def _enter(self, plot: Plot) -> Scene:
        """Go to a plot, at its next level; where it is asleep, only its reason is told."""
        self._menu.focus(_PLOT + plot.key)
        if plot.asleep:
            self._told = plot
            return self
        if self._visit.chosen not in plot.numbers:
            self._visit.chosen = self._first_open(plot)
        return Setup(self._visit, plot)

    def _first_open(self, plot: Plot) -> int:
        asked, levels = self._visit.prescription, list(self._visit.levels)
        open_now = [] if asked is None else [levels.index(level) for level in asked.outlook.open_now]
        return next((number for number in open_now if number in plot.numbers), plot.numbers[0])

    def _choices(self) -> list[Choice]:
        begin = [] if self._next is None else [Choice("begin", say("Begin"), BEGIN)]
        places = [
            Choice(_PLOT + plot.key, plot.title, bed.cell) for plot, bed in zip(self._plots, self._beds, strict=True)
        ]
        return [*begin, *places, *self._chip, *(Choice(door.key, door.words, box) for door, box in self._doors)]

    @property
    def _words(self) -> Phrase:
        """What is next, in a sentence."""
        asked = self._visit.prescription
        if self._next is None:
            return say("{words}. The garden keeps everything.", words=asked.outlook.words if asked else "")
        return say("Next: {title}. The garden is in no hurry.", title=self._visit.levels[self._visit.chosen].title)

    def draw(self, canvas: Canvas) -> None:
        """What stands still is painted once; then what breathes, what drifts, and what can be pressed.

        Where the focus is, the mini-game's landscape is painted ahead.
        """
        vista = Vista(
            self._season, tuple(self._plots), self._plants, "" if self._next is None else self._next.key,
            self._visit.prescription is not None, self._greeting, self._words, notice(self._visit),
            self._chip[0].box if self._chip else None,
        )  # fmt: skip
        canvas.kept(SCREEN, vista, lambda: vista.draw(canvas))
        high, calm = label_height(canvas), self._visit.comfort.reduced_motion
        standing = list(zip(self._plots, self._beds, strict=True))
        for number, (plot, bed) in enumerate(standing):
            if not plot.asleep:
                breath = 0.0 if calm else math.sin(2 * math.pi * self._t_s / _BREATH_S + 1.3 * number)
                awake(canvas, bed.foot(high), bed.size(high), plot.emblem, breath)
        if not calm:
            drift(canvas, self._season, self._t_s)
        vista.draw_words(canvas)
        focused = next((plot for plot in self._plots if self._menu.focused == _PLOT + plot.key), None)
        draw_labels(canvas, standing, focused, self._told)
        if focused is not None and (game := self._visit.minigames.get(focused.key)):
            canvas.prepare(game.backdrop)
        self._draw_ways_out(canvas)

    def _draw_ways_out(self, canvas: Canvas) -> None:
        """What begins, the doors, the player's picture."""
        self._menu.draw(canvas, ("begin",))
        masthead.draw(canvas, self._visit, self._menu)
        hovered = {choice.key for choice in self._menu.choices if self._menu.hovers(choice)}
        for door, box in self._doors:
            sign(canvas, box, door.words, door.art, self._menu.focused == door.key, door.key in hovered)
