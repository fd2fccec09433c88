"""The doors out of the garden: each leads to one scene. Another one is another line of `DOORS`."""

from collections.abc import Callable
from dataclasses import dataclass

from game.model.phrase import say
from game.ports import Box
from game.scenes.beginnings import Beginnings
from game.scenes.comfort import LikeIt
from game.scenes.guide import Guide
from game.scenes.learn import Learn
from game.scenes.plan import Plan
from game.scenes.post import Post
from game.scenes.scene import Scene
from game.scenes.visit import Visit

BEGIN = Box(1012, 608, 240, 84)
_X, _ROOM, _GAP, _WIDEST = 28.0, 968.0, 12.0, 184.0


@dataclass(frozen=True, slots=True)
class Door:
    """`opens` makes the scene behind it, None to leave the game; it is shown while it `is_there`."""

    key: str
    words: str
    art: str
    opens: Callable[[Visit], Scene | None]
    is_there: Callable[[Visit], bool] = lambda _visit: True


def _day(visit: Visit) -> Scene | None:
    return None if visit.prescription is None else Plan(visit, visit.prescription)


def _post(visit: Visit) -> Scene | None:
    return None if visit.post is None else Post(visit, visit.post)


DOORS = (
    Door("day", say("Your day"), "doors/day", _day, lambda visit: visit.prescription is not None),
    Door("face", say("My face now"), "doors/face", Beginnings, lambda visit: bool(visit.beginnings)),
    Door("guide", say("Electrodes"), "doors/guide", Guide, lambda visit: visit.has_board),
    Door("post", say("Letters"), "doors/post", _post, lambda visit: visit.post is not None),
    Door("learn", say("Good to know"), "doors/learn", Learn, lambda visit: visit.leaflets is not None),
    Door("comfort", say("How I like it"), "doors/comfort", lambda visit: LikeIt(visit, visit.home)),
    Door("leave", say("Leave"), "doors/leave", lambda _visit: None),
)


def doors(visit: Visit) -> list[tuple[Door, Box]]:
    """The doors that are there now, and where each is."""
    there = [door for door in DOORS if door.is_there(visit)]
    wide = min(_WIDEST, (_ROOM + _GAP) / len(there) - _GAP)
    return [(door, Box(_X + number * (wide + _GAP), BEGIN.y, wide, BEGIN.h)) for number, door in enumerate(there)]
