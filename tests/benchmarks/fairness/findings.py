"""What came of it, as figures of the benchmark."""

from collections.abc import Sequence
from concurrent.futures import Future
from itertools import chain
from typing import Any

import numpy as np

from game.model.result import Intrusion
from game.model.signals import FloatArray
from game.training.change import SMALLEST_REAL_CHANGE
from game.training.formulas.change import smallest_real_change
from tests.benchmarks.fairness import errors, people
from tests.benchmarks.fairness.clips import TILTED
from tests.benchmarks.fairness.errors import Heard, Seen
from tests.benchmarks.fairness.people import Person
from tests.benchmarks.fairness.playing import Setting
from tests.benchmarks.fairness.tries import EACH, PARTS, Row
from tests.benchmarks.figures import Figure

CAMERA = Setting()
SIDES = Setting(muscles=True)
COUPLED = Setting(muscles=True, coupled=True)
MODERATE = {"points": 16.0, "mm": 2.0}
"""From two points of the Sunnybrook synkinesis scale on; of a corner, where half the range is left."""

Rows = Sequence[Row]
Kept = dict[tuple[str, Setting], list[Row]]


def scores(rows: Rows) -> list[float]:
    return [row.done.score for row in rows if row.done.score is not None]


def penalised(rows: Rows) -> float:
    """Of a thousand, how many lose more than 2 % for what moves along."""
    lost = [row.done.parts.quiet for row in rows if row.done.parts is not None and row.done.parts.quiet is not None]
    return 1000 * sum(quiet < 0.98 for quiet in lost) / max(1, len(lost))


def curve(healthy: Rows, synkinetic: Rows) -> float:
    """The area under the curve: how often a synkinetic repetition is told as more severe than a healthy one."""
    low, high = (np.array([row.severity for row in rows if row.severity is not None]) for rows in (healthy, synkinetic))
    return float(np.mean((high[:, None] > low[None, :]) + 0.5 * (high[:, None] == low[None, :])))


def along(row: Row) -> Intrusion | None:
    """What is named as moving along, whether it cost points or not."""
    return None if row.done.figures is None else row.done.figures.along


def truly(rows: Rows) -> float:
    """Per cent of these of which the true part and side are named."""
    found = [along(row) for row in rows]
    right = [
        each is not None and (each.part, each.side) == row.person.intruder
        for row, each in zip(rows, found, strict=True)
    ]
    return 100 * float(np.mean(right)) if right else float("nan")


def moderate(rows: Rows) -> Rows:
    """Those that move along by two points of the synkinesis scale or more."""

    def least(person: Person) -> float:
        return MODERATE["points" if person.intruder and person.intruder[0] == "eye" else "mm"]

    return [row for row in rows if row.person.grade >= least(row.person)]


def above(high: Rows, low: Rows) -> float:
    """Per cent of pairs in which the one scores more than the other."""
    one, other = np.array(scores(high)), np.array(scores(low))
    return 100 * float(np.mean(one[:, None] > other[None, :])) if one.size and other.size else float("nan")


def above_itself(high: Rows, low: Rows) -> float:
    """The same of the same people's repetitions, one by one."""
    pairs = [
        (one.done.score, other.done.score)
        for one, other in zip(high, low, strict=True)
        if one.done.score is not None and other.done.score is not None
    ]
    return 100 * float(np.mean([one > other for one, other in pairs]))


def tracker(seen: Sequence[Seen], heard: Heard) -> list[Figure]:
    exercising = [each for each in seen if each.name != TILTED]
    sd = np.median([each.sd for each in exercising], axis=0).reshape(5, 2).mean(axis=1)
    gains = np.array([np.diag(each.gain) for each in exercising])
    tilted = np.array([each.sd for each in seen if each.name == TILTED])[0].reshape(5, 2).mean(axis=1)
    about = f"{len(exercising)} clips"
    return [
        Figure("measured: a mouth corner's error, SD", float(sd[0]), "mm", f"{about}; head tilted {tilted[0]:.2g} mm"),
        Figure("measured: an eye's opening, SD", float(sd[errors.EYE]), "mm", f"{about}; tilted {tilted[-1]:.2g} mm"),
        Figure("measured: gains, 5 % to 95 %", float(np.ptp(np.percentile(gains, (5, 95)))), "",
               f"median {np.median(gains):.3f}"),
        Figure("measured: delay of the tracker", 1000 * max(each.delay_s for each in exercising), "ms", about),
        Figure("measured: pictures withheld", 100 * float(np.mean([each.withheld for each in exercising])), "%", about),
        Figure("measured: flutter of an envelope, SD", 100 * float(heard.flutter.std()), "%",
               f"{1000 * heard.delay_s:.0f} ms late"),
    ]  # fmt: skip


def penalties(rows: Kept) -> list[Figure]:
    names = {CAMERA: "camera alone", SIDES: "and muscles of both sides", COUPLED: "and muscles of one side"}
    found = [
        Figure(f"healthy: penalties above 2 %, {name}", penalised(rows["healthy", setting]), "in 1000",
               f"{len(rows['healthy', setting])} repetitions", at_most=1.0)
        for setting, name in names.items()
    ]  # fmt: skip
    for setting, name, least in ((CAMERA, "camera alone", 0.90), (COUPLED, "both senses", 0.97)):
        area = curve(rows["healthy", setting], rows["synkinetic", setting])
        found.append(Figure(f"synkinetic against healthy: area under the curve, {name}", area, "", at_least=least))
    return found


def named(rows: Kept) -> list[Figure]:
    found = []
    for setting, name in ((CAMERA, "camera alone"), (COUPLED, "both senses")):
        all_ = rows["synkinetic", setting]
        said = [row for row in all_ if along(row) is not None]
        clear = moderate(all_)
        found += [
            Figure(f"true side and part, of all that are named, {name}", truly(said), "%",
                   f"{100 * len(said) / len(all_):.0f} % are named", at_least=98.0),
            Figure(f"true side and part named, moderate and severe, {name}", truly(clear), "%",
                   f"{len(clear)} of {len(all_)}", at_least=98.0),
            Figure(f"true side and part named, all from mild on, {name}", truly(all_), "%",
                   "mild: 8 points, within the 10 that cost nothing", at_least=98.0),
            Figure(f"healthy: something named, at no cost, {name}",
                   1000 * float(np.mean([along(row) is not None for row in rows["healthy", setting]])), "in 1000"),
        ]  # fmt: skip
    return found


def orders(rows: Kept) -> list[Figure]:
    def mean(kind: str) -> float:
        return float(np.mean(scores(rows[kind, CAMERA])))

    def both(high: str, low: str) -> str:
        return f"means {mean(high):.1f} and {mean(low):.1f}"

    pairs = (("gentle", "weak"), ("weak", "weaker"))
    own = (("isolated", "synkinetic"), ("gentle", "forced"))
    return [
        *(
            Figure(f"{high} scores above {low}, any two", above(rows[high, CAMERA], rows[low, CAMERA]), "%",
                   both(high, low), at_least=95.0)
            for high, low in pairs
        ),
        *(
            Figure(f"{high} scores above {low}, the same person", above_itself(rows[high, CAMERA], rows[low, CAMERA]),
                   "%", both(high, low), at_least=95.0)
            for high, low in own
        ),
        Figure("both sides affected, each in its band: score, mean", mean("both"), "", "no symmetry is asked for"),
    ]  # fmt: skip


def cheats(rows: Kept) -> list[Figure]:
    found = []
    for cheat in people.CHEATS:
        for setting, name in ((CAMERA, "camera"), (SIDES, "both sides' muscles"), (COUPLED, "one side's muscles")):
            got = scores(rows[cheat, setting])
            said = f"{len(got)} of {len(rows[cheat, setting])} are a number"
            found.append(Figure(f"cheat: {cheat}, {name}: most", max(got, default=0.0), "", said, at_most=40.0))
    return found


def nothing(rows: Kept, unseen: Rows) -> list[Figure]:
    said = {
        "no movement": rows["still", CAMERA],
        "no face": unseen,
        "a side that does not move": rows["flaccid", CAMERA],
    }
    return [
        Figure(f"{name}: scores given", len(scores(there)), "", f"of {len(there)}", at_most=0.0)
        for name, there in said.items()
    ]


def difference(name: str, parts: Sequence[Future[list[Any]]]) -> Figure:
    pairs = np.array(list(chain.from_iterable(each.result() for each in parts)))
    apart = np.abs(pairs[:, 0] - pairs[:, 1])
    said = f"mean {np.mean(pairs[:, 0] - pairs[:, 1]):+.2f}, worst {apart.max():.2g}, {len(apart)} repetitions"
    return Figure(f"the same, {name}: score differs, 95 of 100", float(np.percentile(apart, 95)), "points", said, 1.0)


def changes(visits: FloatArray) -> list[Figure]:
    found = []
    for number, name in enumerate(PARTS):
        there = visits[np.isfinite(visits[:, :, number]).all(axis=1), :, number]
        change = smallest_real_change(there)
        said = f"{len(there)} people, {there.shape[1]} days, {EACH} repetitions a day; the game tells it"
        found.append(Figure(f"smallest real change of {name}", change, "", said, SMALLEST_REAL_CHANGE[name]))
    return found


def confirmed(rows: Kept) -> list[Figure]:
    found = []
    for (kind, setting), there in rows.items():
        got, name = scores(there), f"filmed: {kind}" + (", muscles too" if setting.muscles else "")
        if not there:
            continue
        said = f"{len(got)} of {len(there)} are a number"
        if kind in {*people.CHEATS, "still"}:
            found.append(Figure(f"{name}: most", max(got, default=0.0), "", said, 40.0 if kind != "still" else 0.0))
            continue
        found.append(Figure(f"{name}: score, mean", float(np.mean(got)) if got else None, "", said))
        if kind == "synkinetic":
            found.append(
                Figure(
                    f"{name}: true side and part, of those named",
                    truly([row for row in there if along(row) is not None]),
                    "%",
                    at_least=98.0,
                )
            )
        elif kind == "gentle":
            found.append(Figure(f"{name}: penalties above 2 %", penalised(there) * len(got) / 1000, "", at_most=0.0))
    return found  # fmt: skip
