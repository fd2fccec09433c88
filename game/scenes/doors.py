"""The doors out of the garden: each leads to one scene. Another one is another line of `DOORS`."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from game.model.phrase import say
from game.ports import Box, Ruler
from game.scenes.beginnings import Beginnings
from game.scenes.comfort import LikeIt
from game.scenes.guide import Guide
from game.scenes.learn import Learn
from game.scenes.plan import Plan
from game.scenes.plots import FACE
from game.scenes.post import Post
from game.scenes.scene import Scene
from game.scenes.signpost import Door, Signpost
from game.scenes.sticker_book import StickerBook
from game.scenes.visit import Visit
from game.scenes.widgets.signs import sign_width

BEGIN = Box(1012, 608, 240, 84)
_STRIP = Box(28, 608, 968, 84)
_GAP, _WIDEST = 12.0, 184.0


def _day(visit: Visit, _back: Callable[[], Scene]) -> Scene | None:
    return None if visit.prescription is None else Plan(visit, visit.prescription)


def _post(visit: Visit, _back: Callable[[], Scene]) -> Scene | None:
    return None if visit.post is None else Post(visit, visit.post)


DOORS = (
    Door("day", say("Your day"), "doors/day", _day, lambda visit: visit.prescription is not None),
    Door("stickers", say("My stickers"), "doors/stickers", StickerBook, stays=True),
    Door(
        "learn", say("Good to know"), "doors/learn",
        lambda visit, _: Learn(visit), lambda visit: visit.leaflets is not None,
    ),
    Door("comfort", say("How I like it"), "doors/comfort", lambda visit, _: LikeIt(visit, visit.home)),
    Door("guide", say("Electrodes"), "doors/guide", lambda visit, _: Guide(visit), lambda visit: visit.has_board),
    Door(
        FACE, say("My face now"), "doors/face",
        lambda visit, _: Beginnings(visit), lambda visit: bool(visit.beginnings),
    ),
    Door("post", say("Letters"), "doors/post", _post, lambda visit: visit.post is not None),
    Door("leave", say("Leave"), "doors/leave", lambda _visit, _back: None),
)  # fmt: skip


def doors(visit: Visit) -> list[tuple[Door, Box]]:
    """The doors that are there now, and where each is; what there is no room for lies behind one to more of them."""
    *there, leave = (door for door in DOORS if door.is_there(visit))
    if _fit(visit.ruler, [*there, leave]):
        return _placed(visit.ruler, [*there, leave])
    for count in range(len(there) - 1, -1, -1):
        rest = there[count:]
        more = Door("more", say("More"), "doors/more", lambda visit, back, rest=rest: Signpost(visit, rest, back))  # type: ignore[misc]
        shown = [*there[:count], more, leave]
        if _fit(visit.ruler, shown):
            break
    return _placed(visit.ruler, shown)


def _wides(ruler: Ruler, shown: Sequence[Door]) -> list[float]:
    return [sign_width(ruler, door.words, _STRIP.h) for door in shown]


def _fit(ruler: Ruler, shown: Sequence[Door]) -> bool:
    return sum(_wides(ruler, shown)) + _GAP * (len(shown) - 1) <= _STRIP.w


def _placed(ruler: Ruler, shown: Sequence[Door]) -> list[tuple[Door, Box]]:
    """All equally wide where each has room so; else each as wide as it needs, and a little more."""
    wides, even = _wides(ruler, shown), (_STRIP.w + _GAP) / len(shown) - _GAP
    if max(wides) <= even:
        wides = [max(*wides, min(_WIDEST, even))] * len(shown)
    else:
        spare = (_STRIP.w - sum(wides) - _GAP * (len(shown) - 1)) / len(shown)
        wides = [wide + spare for wide in wides]
    starts = accumulate((wide + _GAP for wide in wides), initial=_STRIP.x)
    return [(door, Box(x, _STRIP.y, wide, _STRIP.h)) for door, x, wide in zip(shown, starts, wides, strict=False)]
