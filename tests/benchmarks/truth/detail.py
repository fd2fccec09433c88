"""Every clip's own numbers, to see where a tracker goes wrong."""

from collections.abc import Sequence

import numpy as np

from game.model.signals import FloatArray
from tests.benchmarks.truth import findings
from tests.benchmarks.truth.acts import Turn
from tests.benchmarks.truth.findings import Tried, sided
from tests.benchmarks.truth.trial import FLIPPED, MEASURES, SIDES, Account, Track

Row = dict[str, str | float]


def rows(tried: Sequence[Tried]) -> list[Row]:
    """One for each clip and pipeline."""
    return [
        {"group": case.group, "clip": track.clip.name, "by": who, **_VALUES[case.group](track, who)}
        for case, track in tried
        for who in ("ours", "raw")
    ]


def line(row: Row) -> str:
    """A row as text."""
    head = f"{row['group']:9} {row['clip']:38} {row['by']:5}"
    rest = {name: value for name, value in row.items() if name not in {"group", "clip", "by"}}
    return head + "  ".join(
        f"{name} {value:.2f}" if isinstance(value, float) else f"{name} {value}" for name, value in rest.items()
    )


def _smile(track: Track, who: str) -> Row:
    side, hold, account = findings.moved_side(track), track.during("hold"), track.accounts[who]
    still = account.of("smile")[hold, 1 - side]
    values: Row = {
        "gain": findings.gain(track, who, side),
        "moved mm": float(np.nanmedian(account.of("smile")[hold, side])),
        "still median": float(np.nanmedian(still)),
        "still p90": float(np.nanpercentile(np.abs(still), 90)),
        "withheld": float(findings.withheld(track, who).mean()),
    }
    if who + FLIPPED in track.accounts:
        other = track.accounts[who + FLIPPED].of("smile")[hold]
        values["flipped gain"] = float(np.nanmedian(other[:, side] / track.smile_mm[hold, side]))
        values["flipped still"] = float(np.nanmedian(other[:, 1 - side]))
        values["flip p95"] = float(np.nanpercentile(findings.flip_difference(track, who), 95))
    return values


def _eye(track: Track, who: str) -> Row:
    side, account = findings.moved_side(track), track.accounts[who]
    values: Row = {"rest": float(account.rest_eye_mm[side]), "is": float(np.nanmax(track.eye_mm[:, side]))}
    for act in track.clip.acts:
        now = np.array([act.share(t_s) > 0.999 for t_s in track.t_s])
        closed = f"{100 * max(act.closed):.0f}%"
        values[f"| {closed} reads"] = float(np.nanmedian(account.of("eye")[now, side]))
        values[f"is ({closed})"] = float(np.nanmedian(track.eye_mm[now, side]))
        values[f"other ({closed})"] = float(
            np.nanmedian(account.of("eye")[now, 1 - side] - account.rest_eye_mm[1 - side])
        )
    return values


def _turned(track: Track, who: str) -> Row:
    account = track.accounts[who]
    values: Row = {"p95": float(np.nanpercentile(findings.apparent(track, who, findings.MOUTH), 95))}
    values["withheld"] = float(findings.withheld(track, who).mean())
    for turn in track.clip.turns:
        values |= _at_the_ends(turn, track, account)
    return values


def _at_the_ends(turn: Turn, track: Track, account: Account) -> Row:
    """What is read where the head is turned farthest, left and right."""
    values: Row = {}
    share = np.array([turn.share(t_s) for t_s in track.t_s])
    angle = turn.yaw_deg, turn.pitch_deg, turn.roll_deg
    axis = ("yaw", "pitch", "roll")[int(np.argmax(angle))]
    for sign in (1, -1):
        now = sign * share > 0.9
        head = f"\n      {axis} {sign * max(angle):+3.0f}:"
        for name in MEASURES:
            mm = account.of(name)[now] - (account.rest_eye_mm if name == "eye" else 0.0)
            left, right = np.nanmedian(mm, axis=0)
            values[f"{head} {name}".strip(" ") if name == "smile" else f"{name} {axis} {sign:+}"] = (
                f"{left:+.2f} {right:+.2f}"
            )
    return values


def _distance(track: Track, who: str) -> Row:
    account = track.accounts[who]
    return {
        "scale error %": findings.scale_error(track, who),
        **{f"gain {side}": findings.gain(track, who, k) for k, side in enumerate(SIDES)},
        "canthi mm": account.rest_wide_mm,
        "withheld": float(findings.withheld(track, who).mean()),
    }


def _jitter(track: Track, who: str) -> Row:
    smile = track.accounts[who].of("smile")
    fast = np.asarray(np.nanstd(np.diff(smile, axis=0), axis=0) / np.sqrt(2))
    mean = np.asarray(np.nanmean(smile, axis=0))
    return sided("SD", findings.jitter(track, who)) | sided("mean", mean) | sided("picture to picture", fast)


def _blinks(track: Track, who: str) -> Row:
    hits, false = findings.blinks(track, who)
    found = track.accounts[who].blinks
    missed = [blink for blink in track.clip.blinks if not findings.hit(blink, found)]
    return {
        "blinks": len(track.clip.blinks), "found": hits, "false": false, "minutes": findings.minutes(track),
        "| missed": " ".join(f"{begin_s:.2f}s/{1000 * length_s:.0f}ms" for begin_s, length_s in missed),
        "| all": " ".join(f"{begin:.2f}-{end:.2f}" for begin, end in found),
    }  # fmt: skip


def _droop(track: Track, who: str) -> Row:
    true_mm = (track.smile_mm[0, 0] - track.smile_mm[0, 1]) / np.sqrt(2)
    return {
        "corners mm": track.accounts[who].rest_mouth_mm,
        "are": float(true_mm),
        "lids off": findings.lids_error(track, who),
    }


def _covered(track: Track, who: str) -> Row:
    eyes = track.clip.cover is not None and track.clip.cover.part != "mouth"
    return {
        "noticed": float(np.mean(findings.noticed(track, who, eyes))),
        "missing": float(np.mean(findings.missing(track, who))),
        "given off p90": _p90(findings.given(track, who)),
    }


def _p90(values: FloatArray) -> float:
    known = values[np.isfinite(values)]
    return float(np.percentile(known, 90)) if len(known) else float("nan")


def _healthy(track: Track, who: str) -> Row:
    values: Row = {}
    for name in (who, who + FLIPPED):
        if name in track.accounts:
            hold, account = track.during("hold"), track.accounts[name]
            narrowed = 100 * (1 - np.nanmean(account.of("eye")[hold], axis=0) / account.rest_eye_mm)
            values |= sided(name, np.asarray(np.nanmean(account.of("smile")[hold], axis=0)))
            values |= sided("eye narrowed %" + name[len(who) :], np.asarray(narrowed))
            values["symmetry" + name[len(who) :]] = findings.symmetry(track, name)
            values["excess" + name[len(who) :]] = findings.excess_narrowing(track, name)
    return values


_VALUES = {
    "smile": _smile, "eye": _eye, "turned": _turned, "distance": _distance, "jitter": _jitter, "blinks": _blinks,
    "healthy": _healthy, "covered": _covered, "droop": _droop,
}  # fmt: skip
