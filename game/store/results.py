"""Results for the clinic: what was played at home, as a zip of lines that is sealed for it.

Inside: `programme`, the clinic's own signed file that is in force, which says whose results these are, and that they
come from a home of that clinic; `visits.jsonl`, a visit a line (`game.model.practice.Sitting`); `checkups.jsonl`, a
check-up a line (`Examined`); `answers.jsonl`, an answer to the daily question a line (`Felt`); and the list with the
lengths and hashes of all.
"""

import json
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from pydantic import ValidationError

from game.errors import Refusal, Refused, UsageError
from game.model.practice import Examined, Felt, Practice, Sitting
from game.model.programme import Programme
from game.store.adapters import adapter
from game.store.archive import Archive, Packing
from game.store.home import Home
from game.store.nested import fields
from game.store.programmes import programme_in
from game.store.sittings import answers, examinations, sittings
from game.store.whole import keep_new, small
from game.trust.envelope import Envelope, Kind
from game.trust.keys import ClinicKey, SecretKey
from game.trust.sealed import LARGEST, TITLE, sealed, unsealed
from game.version import VERSION

FORM = 1
"""Of what is inside; a clinic that knows only older ones says so."""
PROGRAMME, VISITS, CHECKUPS, ANSWERS = "programme", "visits.jsonl", "checkups.jsonl", "answers.jsonl"
_AHEAD = timedelta(days=1)
"""Clocks differ, and so do the places where they hang."""


def keep_results(folder: Path, out: Path, now: datetime) -> tuple[ClinicKey, int, int]:
    """Seal what was played for the clinic of a data folder; its key, and how many visits and check-ups there are.

    Raises UsageError where there is no clinic yet or nothing was played, StoreError where the disk refuses.
    """
    trusted = Home(folder).trusted()
    if trusted is None:
        raise UsageError(
            "This computer knows no clinic yet, so nothing can be sealed for one: take in your therapist's "
            "programme first, or leave --for-clinic out to have everything for yourself."
        )
    file = BytesIO()
    with Packing(file) as packing:
        packing.add(PROGRAMME, [bytes(trusted.envelope)])
        visits, checkups, _ = (packing.add(name, _lines(played)) for name, played in _kept(folder))
        packing.tell({"version": FORM, "face-garden": VERSION, "made": now.isoformat(timespec="seconds")})
    if not visits + checkups:
        raise UsageError(f"{folder}: nothing was played yet, so there is nothing to send.")
    keep_new(out, sealed(file.getvalue(), trusted.keys[-1]))
    return trusted.keys[-1], visits, checkups


def is_results(path: Path) -> bool:
    """Whether a file says of itself that it holds results. Raises DataError where it cannot be read."""
    return small(path, len(TITLE)).startswith(TITLE)


def practice_in(path: Path, secret: SecretKey, now: datetime, earlier: str | None = None) -> Practice:
    """What was played, from a results file; its programme may be signed by the `earlier` key of that id, too.

    Raises Refused: one line with the file, and why it is not believed.
    """
    try:
        archive = Archive(unsealed(small(path, LARGEST), secret))
        return _practice(archive, _own(archive, {secret.public.id, earlier}), now)
    except Refused as refusal:
        raise refusal.at(str(path)) from None


def _kept(folder: Path) -> Iterator[tuple[str, Iterator[Sitting | Examined | Felt]]]:
    yield VISITS, sittings(folder)
    yield CHECKUPS, examinations(folder)
    yield ANSWERS, answers(folder)


def _lines(values: Iterator[Sitting | Examined | Felt]) -> Iterator[bytes]:
    return (json.dumps(fields(each)).encode() + b"\n" for each in values)  # what is unknown stays NaN, not nothing


def _own(archive: Archive, keys: Collection[str | None]) -> Programme:
    """The programme inside, which one of these keys has signed."""
    version = archive.about.get("version")
    if isinstance(version, int) and version > FORM:
        raise Refused(Refusal.NEWER_FORM)
    try:
        envelope = Envelope.opened(archive.content(PROGRAMME))
        programme = programme_in(envelope.document) if envelope.kind is Kind.PROGRAMME else None
    except Refused as refusal:
        raise Refused(Refusal.NEWER_FORM if refusal.reason is Refusal.NEWER_FORM else Refusal.FORGED) from None
    if programme is None:
        raise Refused(Refusal.FORGED)
    if (signed := envelope.key.id) not in keys:
        raise Refused(
            Refusal.FORGED, f"its programme is signed by {signed}; if you had that key before, add --earlier {signed}"
        )
    return programme


def _practice(archive: Archive, programme: Programme, now: datetime) -> Practice:
    try:
        made = datetime.fromisoformat(archive.about["made"])
        late = made - now > _AHEAD
        played = tuple(adapter(Sitting).validate_json(line, strict=True) for line in archive.lines(VISITS))
        examined = tuple(adapter(Examined).validate_json(line, strict=True) for line in archive.lines(CHECKUPS))
        felt = tuple(adapter(Felt).validate_json(line, strict=True) for line in archive.lines(ANSWERS))
        practice = Practice(programme, made, played, examined, felt)
    except (ValidationError, ValueError, KeyError, TypeError, OverflowError):
        raise Refused(Refusal.ILLEGIBLE) from None
    if late:
        raise Refused(Refusal.FUTURE, f"made on {made:%Y-%m-%d}")
    return practice
