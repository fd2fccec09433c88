"""A programme in lines: for the therapist who wrote it, and for the patient whom it opens levels."""

from collections.abc import Iterator
from datetime import date

from game.model.programme import Opened, Programme


def lines(programme: Programme) -> Iterator[str]:
    """All that a programme says, for a therapist."""
    on = [name for name, value in _switches(programme).items() if value]
    yield f"Patient {programme.patient}, programme {programme.number}"
    yield f"Review on {programme.review}"
    yield f"Affected: {programme.affected}; phase: {programme.phase}"
    yield f"Electrodes: {programme.montage}; mirror: {programme.mirror}; on: {', '.join(on) or 'nothing'}"
    yield f"At most {programme.minutes_a_day} minutes a day"
    for opened in programme.levels:
        yield f"  {opened.level}: {dose(opened)}; {bounds(opened)}"
    if programme.note:
        yield f"Note: {programme.note}"


def dose(opened: Opened) -> str:
    """How much of a level, for anybody."""
    sets = "" if opened.sets == 1 else f"{opened.sets} sets of "
    return f"{sets}{_many(opened.repetitions, 'repetition')}, {_many(opened.times_a_day, 'time')} a day"


def bounds(opened: Opened) -> str:
    """What may be asked for in a level."""
    follows = "follows the player" if opened.adapts else "stays as it is"
    band = f"band {opened.band.low:g} to {opened.band.high:g}"
    return f"{band}, hold {opened.hold_s:g} s, tolerance {opened.tolerance:g}, {follows}"


def in_force(programme: Programme, today: date) -> str:
    """What is open now, in one line for the patient."""
    opened = f"{_many(len(programme.levels), 'level')} open: {', '.join(programme.open)}."
    if programme.due(today):
        return f"{opened} The review was due on {programme.review}: please ask your therapist for an appointment."
    return f"{opened} Next review: {programme.review}."


def differences(old: Programme, new: Programme) -> Iterator[str]:
    """What another programme changes, line by line; nothing where both say the same."""
    if old.patient != new.patient:
        yield f"These are two patients: {old.patient} and {new.patient}"
    before, after = _facts(old), _facts(new)
    for name in before:
        if before[name] != after[name]:
            yield f"{name}: {before[name]} -> {after[name]}"
    was, is_now = ({each.level: each for each in programme.levels} for programme in (old, new))
    for name, opened in is_now.items():
        if name not in was:
            yield f"opens {name}: {dose(opened)}"
        elif was[name] != opened:
            yield f"changes {name}: {dose(was[name])}; {bounds(was[name])} -> {dose(opened)}; {bounds(opened)}"
    yield from (f"closes {name}" for name in was if name not in is_now)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _facts(programme: Programme) -> dict[str, object]:
    limits = programme.limits
    return {
        "number": programme.number,
        "issued": programme.issued,
        "review": programme.review,
        "affected": programme.affected,
        "phase": programme.phase,
        "electrodes": programme.montage,
        "mirror": programme.mirror,
        "minutes a day": programme.minutes_a_day,
        **_switches(programme),
        "limits": f"band from {limits.lowest:g}, at least {limits.narrowest:g} wide, hold {limits.shortest_s:g} to "
        f"{limits.longest_s:g} s, tolerance from {limits.strictest:g}, "
        f"{'following' if limits.adapts else 'not following'} the player",
        "note": programme.note or "none",
    }


def _switches(programme: Programme) -> dict[str, bool]:
    on = programme.switches
    return {"score": on.show_score, "face": on.show_face, "voice": on.voice, "rumble": on.rumble}
