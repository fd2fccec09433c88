"""Fingers on a touch screen."""

import math

import pygame

from game.model.inputs import Action, Input
from game.ports import Point

SLACK_PX = 24.0
"""A finger may slip so far, in the design's pixels, and still press what is under it."""
ROW_PX = 64.0
"""Drawn further, it goes on by one choice each time it has gone this far."""
_EVENTS = frozenset({pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP})
_NO_SCREEN = -1
"""The touch screen of events that are made of a mouse's or a trackpad's."""


def touches(event: pygame.event.Event) -> bool:
    """Whether an event tells of a finger on the screen."""
    return event.type in _EVENTS and event.touch_id != _NO_SCREEN


class Fingers:
    """Follows one finger at a time. What it touched is pressed when it is lifted, unless it was drawn along: that turns
    a list, as it would turn a sheet of paper. One whose lifting is never told is followed no longer once it touches
    anew, or is to be forgotten.
    """  # noqa: D205 - one promise

    def __init__(self) -> None:
        self._finger: int | None = None
        self._from: Point = (0.0, 0.0)
        self._along: int | None = None
        self._gone_px = 0.0

    def meant(self, event: pygame.event.Event, at: Point) -> list[Input]:
        """What a finger's event means; `at` is its place in the design's pixels."""
        if event.type == pygame.FINGERDOWN and self._finger in {None, event.finger_id}:
            self._finger, self._from, self._along, self._gone_px = event.finger_id, at, None, 0.0
            return [Input(touch=at)]
        if event.finger_id != self._finger:
            return []
        if event.type == pygame.FINGERMOTION:
            return self._drawn(at)
        self._finger = None
        return [] if self._along is not None else [Input(point=self._from)]

    @property
    def sideways(self) -> bool:
        """Whether the finger was drawn to a side, rather than up or down."""
        return self._along == 0

    def forget(self) -> None:
        """Follow no finger any more, and press nothing."""
        self._finger = None

    def _drawn(self, at: Point) -> list[Input]:
        way = (at[0] - self._from[0], at[1] - self._from[1])
        if self._along is None and math.hypot(*way) > SLACK_PX:
            self._along = 0 if abs(way[0]) > abs(way[1]) else 1
        if self._along is None:
            return []
        steps = int((way[self._along] - self._gone_px) / ROW_PX)
        self._gone_px += steps * ROW_PX
        return [Input(Action.PREVIOUS if steps > 0 else Action.NEXT)] * abs(steps)
