"""Which clips are tried: the few of a quick run, the many of a full one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Literal
from zlib import crc32

from game.model.side import PerSide, Side
from game.simulation.look import LOOKS, bgr
from game.simulation.muscles import SMILE_NARROWS
from game.simulation.posture import Head
from tests.benchmarks.truth.acts import Act, Turn
from tests.benchmarks.truth.clip import Clip
from tests.benchmarks.truth.cover import Cover
from tests.benchmarks.truth.drawn import Drawn
from tests.benchmarks.truth.exercises import BLINKS_S, BOTH, ROUND_S, exercises, one, spontaneous
from tests.benchmarks.truth.portrait import NEAR_MM, Portrait

Group = Literal["smile", "eye", "turned", "distance", "jitter", "blinks", "healthy", "covered", "droop"]

SITTERS: dict[str, Drawn | Portrait] = {
    "portrait": Portrait(), "portrait, closed": Portrait(closed=True),
    "amber": Drawn("amber"), "umber": Drawn("umber"), "rose": Drawn("rose"), "child": Drawn("child"),
    "amber, glasses": Drawn("amber", glasses="thin"), "rose, thick glasses": Drawn("rose", glasses="thick"),
    "umber, beard": Drawn("umber", beard=True), "rose, dim": Drawn("rose", light="dim"),
    "umber, side light": Drawn("umber", light="side"),
}  # fmt: skip
PLAIN = ("amber", "umber", "rose", "child")
_WHITE, _DARK, _GREY, _PORTRAITS_SKIN = bgr("#F4F1EA"), bgr("#2A211F"), bgr("#B9B3AC"), bgr("#D9A58C")
DISTANCES_MM = (350.0, 450.0, 650.0, 800.0, 900.0)
CLOSURES = (0.25, 0.5, 0.75, 1.0)
REST_S = {True: 0.8, False: 1.6}
"""How long a quick run's clips rest, and a full one's."""


@dataclass(frozen=True, slots=True)
class Case:
    """A clip and what it is for; with `flip` its flipped pictures are tried, too."""

    group: Group
    clip: Clip
    flip: bool = False


def cases(quick: bool) -> list[Case]:
    """Every clip of a run, the longest first; what happens by chance in one depends on its name alone."""
    parts: tuple[Callable[[bool], Iterator[Case]], ...]
    parts = (_blinks, _turned, _smiles, _eyes, _distances, _jitter, _healthy, _covered, _droops)
    return [
        replace(case, clip=replace(case.clip, rest_s=REST_S[quick], seed=crc32(case.clip.name.encode()) % 997))
        for part in parts
        for case in part(quick)
    ]


def _at(name: str, distance_mm: float | None = None) -> Head:
    """Where somebody sits; by default at 55 cm, the portrait where 140 px lie between the eyes."""
    usual_mm = NEAR_MM if isinstance(SITTERS[name], Portrait) else 550.0
    return Head(distance_mm=distance_mm or usual_mm)


def _smiles(quick: bool) -> Iterator[Case]:
    some = [("portrait", Side.LEFT, 6.0), ("amber", Side.RIGHT, 6.0), ("rose", Side.LEFT, 9.0)]
    every = [(name, side, mm) for name in SITTERS for side in Side for mm in (3.0, 6.0, 9.0)]
    for name, side, mm in some if quick else every:
        act = replace(_usual(quick), smile_mm=one(side, mm))
        clip = Clip(f"{name}, {side} {mm:g} mm", SITTERS[name], (act,), head=_at(name))
        yield Case("smile", clip, flip=mm == 6 and (name == "portrait" or not quick))


def _usual(quick: bool) -> Act:
    """A movement that begins soon after the rest."""
    return Act(REST_S[quick] + 0.2, rise_s=0.4 if quick else 0.5, hold_s=0.4 if quick else 0.7)


def _eyes(quick: bool) -> Iterator[Case]:
    every = [(name, side) for name in (*PLAIN, "amber, glasses", "rose, dim") for side in Side]
    for name, side in [("amber", Side.RIGHT)] if quick else every:
        acts = tuple(
            Act(REST_S[quick] + 0.2 + 0.9 * k, closed=one(side, closed), rise_s=0.3, hold_s=0.3)
            for k, closed in enumerate(CLOSURES[1::2] if quick else CLOSURES)
        )
        yield Case("eye", Clip(f"{name}, {side} eye", SITTERS[name], acts, head=_at(name)))


def _turned(quick: bool) -> Iterator[Case]:
    each_s, begin_s = 0.9 if quick else 3.0, REST_S[quick] + 0.1
    for name in ("amber",) if quick else (*PLAIN, "amber, glasses", "umber, beard", "portrait", "portrait, closed"):
        turns: tuple[Turn, ...] = (Turn(begin_s, each_s, roll_deg=20.0),)
        if isinstance(SITTERS[name], Drawn):
            turns += (
                Turn(begin_s + each_s, each_s, yaw_deg=15.0),
                Turn(begin_s + 2 * each_s, each_s, pitch_deg=10.0),
            )
        lasting_s = 0.2 + each_s * len(turns)
        yield Case("turned", Clip(f"{name}, turned", SITTERS[name], (), lasting_s, head=_at(name), turns=turns))


def _distances(quick: bool) -> Iterator[Case]:
    """At rest and smiling there; at rest at the usual place, smiling there."""
    act = replace(_usual(quick), smile_mm=PerSide(6.0, 6.0))
    for name in ("amber",) if quick else ("amber", "umber", "child", "portrait"):
        for distance_mm in () if quick else DISTANCES_MM:
            clip = Clip(f"{name}, rest at {distance_mm / 10:g} cm", SITTERS[name], (act,), head=_at(name, distance_mm))
            yield Case("distance", clip)
        for distance_mm in (900.0,) if quick else (350.0, 900.0):
            gone = replace(act, begin_s=act.begin_s + 0.9)
            to = f"{name}, rest at {_at(name).distance_mm / 10:.0f}, then {distance_mm / 10:g} cm"
            clip = Clip(to, SITTERS[name], (gone,), head=_at(name), later=_at(name, distance_mm))
            yield Case("distance", clip)


def _jitter(quick: bool) -> Iterator[Case]:
    for name in ("amber",) if quick else SITTERS:
        yield Case("jitter", Clip(f"{name}, at rest", SITTERS[name], (), 1.0 if quick else 4.0, head=_at(name)))


def _healthy(quick: bool) -> Iterator[Case]:
    some = [("portrait", "flipped"), ("amber", "turned"), ("rose", "dim")]
    every = [
        (name, variant)
        for name in ("portrait", "portrait, closed", *PLAIN)
        for variant in ("flipped", "turned", "turning", "near", "far", "dim")
    ]
    narrowed = BOTH.map(lambda share: share * SMILE_NARROWS)
    for name, variant in some if quick else every:
        sitter = SITTERS[name]
        head = _at(name, {"near": 400.0, "far": 800.0}.get(variant))
        turn = Head(roll_deg=10.0) if isinstance(sitter, Portrait) else Head(yaw_deg=10.0)
        turned = replace(turn, distance_mm=head.distance_mm)
        act = replace(_usual(quick), smile_mm=PerSide(6.0, 6.0), closed=narrowed)
        clip = Clip(f"{name}, healthy, {variant}", sitter, (act,), head=turned if variant == "turned" else head)
        if variant == "dim":
            clip = replace(clip, sitter=replace(sitter, light="dim"))
        if variant == "turning":
            clip = replace(clip, later=turned, acts=(replace(act, begin_s=act.begin_s + 0.9),))
        yield Case("healthy", clip, flip=variant == "flipped")


def _droops(quick: bool) -> Iterator[Case]:
    """One corner of the mouth and one lid hang in the rest itself."""
    every = [(name, side, mm) for name in (*PLAIN, "umber, beard", "rose, dim") for side in Side for mm in (2.0, 4.0)]
    for name, side, mm in [("amber", Side.LEFT, 4.0)] if quick else every:
        droop_mm, narrow = one(side, mm), one(side, mm / 20)
        clip = Clip(f"{name}, {side} droops {mm:g} mm", SITTERS[name], (), 0.1, droop_mm=droop_mm, narrow=narrow)
        yield Case("droop", replace(clip, head=_at(name)))


def _covered(quick: bool) -> Iterator[Case]:
    """Something comes before mouth or eye after the rest, while both sides smile."""
    for name in ("amber",) if quick else SITTERS:
        for cover in itemgetter(0, 2, 6, 7)(_covers(SITTERS[name])) if quick else _covers(SITTERS[name]):
            act = replace(_usual(quick), smile_mm=PerSide(6.0, 6.0))
            what = f"{name}, {cover.thing} before {cover.part}, {cover.turn_deg:.0f}"
            clip = Clip(what, SITTERS[name], (act,), head=_at(name), cover=cover, cover_s=REST_S[quick] + 0.2)
            yield Case("covered", clip)


def _covers(sitter: Drawn | Portrait) -> tuple[Cover, ...]:
    """A quick run takes a hand and a fist before the mouth, and before an eye: the 1st, 3rd, 7th and 8th."""
    skin = LOOKS[sitter.look].skin if isinstance(sitter, Drawn) else _PORTRAITS_SKIN
    return (
        Cover("hand", skin=skin), Cover("hand", turn_deg=70.0, skin=skin), Cover("fist", skin=skin), Cover("cup"),
        Cover("cup", turn_deg=-12.0, colour=_WHITE), Cover("mask"), Cover("hand", "left eye", -30.0, skin),
        Cover("fist", "right eye", skin=skin), Cover("hair", "right eye", colour=_DARK),
        Cover("hair", "left eye", 8.0, colour=_GREY),
    )  # fmt: skip


def _blinks(quick: bool) -> Iterator[Case]:
    """Exercises with blinks among them, and without."""
    if quick:
        few = (
            Act(1.4, PerSide(6.0, 6.0), closed=PerSide(0.2, 0.2), rise_s=0.5, hold_s=0.7),
            Act(3.5, closed=BOTH, rise_s=0.25, hold_s=0.25),
            Act(4.7, one(Side.LEFT, 6.0), closed=one(Side.LEFT, 0.6), rise_s=0.5, hold_s=0.5),
        )
        blinks = tuple((at_s, length_s) for at_s, length_s in zip((1.0, 2.1, 4.4, 6.2), BLINKS_S, strict=False))
        yield Case("blinks", Clip("amber, exercises and blinks", SITTERS["amber"], few, 5.8, blinks=blinks))
        return
    for number, name in enumerate((*PLAIN, "amber, glasses")):
        starts_s = [1.7 + k * ROUND_S for k in range(2)]
        acts = tuple(act for k, t in enumerate(starts_s) for act in exercises(t, list(Side)[k]))
        blinks = tuple(blink for k, t in enumerate(starts_s) for blink in spontaneous(t, number + 3 * k))
        clip = Clip(f"{name}, exercises and blinks", SITTERS[name], acts, 2 * ROUND_S, blinks=blinks)
        yield Case("blinks", clip)
        calm = exercises(1.7, list(Side)[number % 2])
        yield Case("blinks", replace(clip, name=f"{name}, exercises", acts=calm, lasting_s=ROUND_S, blinks=()))
