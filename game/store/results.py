"""Results for the clinic: what was played at home, as a zip of lines that is sealed for it.

Inside: `clinic.json`, what the home has taken in, so that the clinic finds its own signature and whose results these
are; `visits.jsonl`, a visit a line (`game.model.practice.Sitting`); and the list with the lengths and hashes of both.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

from pydantic import ValidationError

from game.errors import DataError, Refusal, Refused, UsageError
from game.model.practice import Practice, Sitting
from game.store.acceptance import Trusted
from game.store.adapters import adapter
from game.store.archive import Archive, Packing
from game.store.home import CLINIC, Home, text_of, trusted_in
from game.store.sittings import sittings
from game.store.whole import keep_new, small
from game.trust.keys import ClinicKey, SecretKey
from game.trust.sealed import LARGEST, TITLE, sealed, unsealed
from game.version import VERSION

FORM = 1
"""Of what is inside; a clinic that knows only older ones says so."""
VISITS = "visits.jsonl"
_AHEAD = timedelta(days=1)
"""Clocks differ, and so do the places where they hang."""


def keep_results(folder: Path, out: Path, now: datetime) -> tuple[ClinicKey, int]:
    """Seal what was played for the clinic of a data folder; its key, and how many visits there are.

    Raises UsageError where there is no clinic yet or nothing was played, StoreError where the disk refuses.
    """
    trusted = Home(folder).trusted()
    if trusted is None:
        raise UsageError(
            "This computer knows no clinic yet, so nothing can be sealed for one: take in your therapist's "
            "programme first, or leave --for-clinic out to have everything for yourself."
        )
    content, count = _packed(trusted, sittings(folder), now)
    if not count:
        raise UsageError(f"{folder}: nothing was played yet, so there is nothing to send.")
    keep_new(out, sealed(content, trusted.keys[-1]))
    return trusted.keys[-1], count


def is_results(path: Path) -> bool:
    """Whether a file says of itself that it holds results. Raises DataError where it cannot be read."""
    return small(path, len(TITLE)).startswith(TITLE)


def practice_in(path: Path, secret: SecretKey, now: datetime) -> Practice:
    """What was played, from a results file. Raises Refused: one line with the file, and why it is not believed."""
    try:
        return _unpacked(unsealed(small(path, LARGEST), secret), secret.public, now)
    except Refused as refusal:
        raise refusal.at(str(path)) from None


def _packed(trusted: Trusted, played: Iterator[Sitting], now: datetime) -> tuple[bytes, int]:
    file = BytesIO()
    with Packing(file) as packing:
        packing.add(CLINIC, [text_of(trusted)])
        count = packing.add(VISITS, (adapter(Sitting).dump_json(each) + b"\n" for each in played))
        packing.tell({"version": FORM, "face-garden": VERSION, "made": now.isoformat(timespec="seconds")})
    return file.getvalue(), count


def _unpacked(content: bytes, clinic: ClinicKey, now: datetime) -> Practice:
    archive = Archive(content)
    version = archive.about.get("version")
    if isinstance(version, int) and version > FORM:
        raise Refused(Refusal.NEWER_FORM)
    text = archive.content(CLINIC)
    try:
        trusted = trusted_in(text)
    except DataError as fault:
        newer = isinstance(fault, Refused) and fault.reason is Refusal.NEWER_FORM
        raise Refused(Refusal.NEWER_FORM if newer else Refusal.FORGED) from None
    if trusted.keys[-1] != clinic:
        raise Refused(Refusal.FORGED, f"its programme is signed by {trusted.keys[-1].id}")
    try:
        made = datetime.fromisoformat(archive.about["made"])
        late = made - now > _AHEAD
        played = tuple(adapter(Sitting).validate_json(line, strict=True) for line in archive.lines(VISITS))
    except (ValidationError, ValueError, KeyError, TypeError, OverflowError):
        raise Refused(Refusal.ILLEGIBLE) from None
    if late:
        raise Refused(Refusal.FUTURE, f"made on {made:%Y-%m-%d}")
    return Practice(trusted.programme, made, played)
