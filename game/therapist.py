"""What a therapist does with programmes: begin one from a starter, open levels in it, sign it, look at it."""

import secrets
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from pathlib import Path

from game.errors import DataError, Refused, StoreError, UsageError
from game.model.level import Level
from game.model.programme import ALPHABET, VERSION, Opened, Programme
from game.model.side import Affected
from game.store.drafts import begin_draft, close_levels, count_on, open_levels, read_draft
from game.store.keyfiles import keep_key
from game.store.levels import level
from game.store.places import levels_folder
from game.store.programmes import document_of, programme_in, signed
from game.store.starters import limited, starter
from game.store.toml import documents
from game.store.whole import keep_new, small, vacant
from game.trust.envelope import Envelope, Kind
from game.trust.keys import SecretKey
from game.trust.rotation import rotation, successor

_AROUND = 1.5
"""A day's cap over what its levels last: calibrations and looking away take half as much again; ours, to be changed."""
_SIGNATURE = b"face-garden "


def known_levels() -> dict[str, Path]:
    """The levels a programme may open, by id."""
    return documents(levels_folder(), "level")


def new_reference() -> str:
    """A patient's reference: 60 random bits that say nothing of anybody."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(3))


def begin(
    path: Path, template: str, affected: Affected, today: date, review: date | None, patient: str | None
) -> Programme:
    """Begin a draft from a starter programme's step, `NAME` for its first or `NAME/STEP`. Raises FaceGardenError."""
    name, _, number = template.partition("/")
    begun = starter(name)
    if number and not (number.isdecimal() and 1 <= int(number) <= len(begun.steps)):
        raise UsageError(f'programme "{name}" has {len(begun.steps)} steps; there is no step "{number}"')
    step = begun.steps[int(number or 1) - 1]
    levels = [limited(level(each), begun) for each in step.levels]
    try:
        programme = Programme(
            version=VERSION,
            patient=patient or new_reference(),
            number=1,
            issued=today,
            review=review or today + timedelta(weeks=step.weeks),
            affected=affected,
            phase=begun.phase,
            levels=tuple(Opened.like(each, step.sessions_a_day) for each in levels),
            minutes_a_day=_cap(levels, step.sessions_a_day),
            limits=begun.limits,
        )
    except ValueError as refusal:
        raise UsageError(f"{refusal}.") from None
    headings = (
        "A programme for one patient. Change what you like; `face-garden therapist issue` signs it.",
        f"Begun from {name}, step {number or 1}: {step.title}.",
    )
    begin_draft(path, programme, headings)
    return programme


def opened(
    path: Path, names: list[str], today: date, repetitions: int | None, sets: int | None, times_a_day: int | None
) -> Programme:
    """Open levels in a draft as they are written, or with another dose; the draft as it is then."""
    draft = read_draft(path, known_levels(), today)
    usual = max(each.times_a_day for each in draft.levels)
    was = {each.level: each for each in draft.levels}

    def dosed(each: Opened) -> Opened:
        return replace(
            each,
            repetitions=each.repetitions if repetitions is None else repetitions,
            sets=each.sets if sets is None else sets,
            times_a_day=each.times_a_day if times_a_day is None else times_a_day,
        )

    try:
        new = [dosed(was.get(name) or Opened.like(level(name), usual)) for name in dict.fromkeys(names)]
        replace(draft, levels=(*(each for each in draft.levels if each.level not in names), *new))
    except ValueError as refusal:
        raise UsageError(f"{refusal}.") from None
    open_levels(path, new)
    return read_draft(path, known_levels(), today)


def needed(names: list[str]) -> list[str]:
    """What levels need to be played as they are meant, a line for each that needs something."""
    written = [level(name) for name in dict.fromkeys(names)]
    return [f"{each.id} needs: {', '.join(need.value for need in each.needs)}" for each in written if each.needs]


def closed(path: Path, names: list[str], today: date) -> Programme:
    """Close levels in a draft; the draft as it is then. Raises LevelError, StoreError."""
    read_draft(path, known_levels(), today)
    close_levels(path, names)
    return read_draft(path, known_levels(), today)


def ready(draft: Path, out: Path, today: date) -> None:
    """Raises FaceGardenError where a draft could not be issued into a new file: before anybody is asked for a key."""
    read_draft(draft, known_levels(), today)
    vacant(out)


def issue(draft: Path, secret: SecretKey, out: Path, today: date) -> Programme:
    """Sign what a draft says today into a new file, and count the draft on. Raises FaceGardenError."""
    programme = read_draft(draft, known_levels(), today)
    envelope = Envelope.signed(Kind.PROGRAMME, document_of(programme), secret)
    keep_new(out, bytes(envelope))
    count_on(draft, programme.number + 1)
    return programme


def looked_at(path: Path, today: date) -> tuple[Programme, Envelope | None]:
    """The programme in a file, and the envelope it came in; a draft has none. Raises DataError with the file's name."""
    if not small(path, len(_SIGNATURE)).startswith(_SIGNATURE):
        return read_draft(path, known_levels(), today), None
    envelope = signed(path)
    if envelope.kind is Kind.ROTATION:
        raise DataError(
            f"{path}: this is no programme; it tells homes of the clinic's new key, {successor(envelope).id}."
        )
    try:
        return programme_in(envelope.document), envelope
    except Refused as refusal:
        raise refusal.at(str(path)) from None


def new_key(path: Path, passphrase: str) -> SecretKey:
    """Make a key file. Raises StoreError, UsageError."""
    secret = SecretKey.made()
    keep_key(path, secret, passphrase)
    return secret


def succeeding_key(path: Path, passphrase: str, old: SecretKey) -> tuple[SecretKey, Path]:
    """Make a key file, and beside it the record by which homes that trust the old key will trust this one."""
    secret, record = SecretKey.made(), path.with_name(f"{path.name}.rotation")
    keep_key(path, secret, passphrase)
    try:
        keep_new(record, bytes(rotation(old, secret.public)))
    except StoreError:
        path.unlink()  # a key that no home will come to trust
        raise
    return secret, record


def _cap(levels: list[Level], times_a_day: int) -> int:
    minutes = sum(each.lasts_s for each in levels) * times_a_day / 60
    return min(120, 5 * ceil(minutes * _AROUND / 5))
