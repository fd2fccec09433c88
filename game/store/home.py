"""What a home has taken in from its clinic: in one file of the data folder, and noted in the history beside it."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import date
from pathlib import Path

from game.errors import DataError, Refused, StoreError
from game.store.acceptance import Confirmed, Trusted, accepted, joined
from game.store.ledger import Ledger
from game.store.occupied import held
from game.store.programmes import programme_in
from game.store.toml import Names
from game.store.whole import keep
from game.trust.envelope import Envelope
from game.trust.keys import KEY_BYTES, ClinicKey, from_letters, in_letters

CLINIC = "clinic.json"
"""The file's name inside the data folder."""
_LOCK = "clinic.lock"
_CHANGED = (ValueError, KeyError, TypeError, AttributeError, RecursionError, DataError)


class Home:
    """The clinic a data folder belongs to, and the programme in force there.

    Both places hold the clinic's envelopes exactly as they came, and they are checked each time they are read: whoever
    changes a byte in them opens nothing. Of the two the newer counts, so that neither an older file nor none at all,
    nor a database begun anew, brings back what was closed; where they are not of one clinic nothing counts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / CLINIC
        self._ledger = Ledger(folder)

    def trusted(self) -> Trusted | None:
        """What was taken in, or None before a clinic was met. Raises StoreError where that was changed."""
        found, faults = [], []
        for place in (self._noted, self._filed):
            try:
                found.append(place())
            except StoreError as fault:
                faults.append(fault)
        known = [each for each in found if each is not None]
        if faults and not known:
            raise faults[-1]
        try:
            return joined(*known) if len(known) > 1 else next(iter(known), None)
        except Refused:
            raise StoreError(
                f"{self._path} is of another clinic, or for somebody else, than what was taken in here before, so "
                "nothing in it counts. Move it away, and your own programme comes back."
            ) from None

    def settled(self) -> tuple[Trusted | None, str]:
        """What was taken in, with both places telling it from now on; and a line to show where the file did not.

        Raises StoreError as `trusted`, and where the file cannot be put back.
        """
        trusted = self.trusted()
        if trusted is None or not self._lags(trusted):
            return trusted, ""
        with self._alone():
            put_back = self._bring(trusted)
        said = f"Programme {trusted.programme.number} stays in force: its file was not the newest, and was put back."
        return trusted, said if put_back else ""

    def take(self, data: bytes, today: date, levels: Names, confirmed: Confirmed) -> tuple[Trusted | None, Trusted]:
        """Take in what a file holds; what was trusted before, and what is from now on.

        Raises Refused with its reason, StoreError where the disk refuses; what was in force before stays then.
        """
        with self._alone():
            given = Envelope.opened(data)
            before = self.trusted()
            after = accepted(before, given, today, levels, confirmed)
            if self._lags(after):
                self._bring(after)
        return before, after

    def _alone(self) -> AbstractContextManager[None]:
        return held(self._folder, _LOCK, "another Face Garden is taking in a programme")

    def _filed(self) -> Trusted | None:
        try:
            return _read(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except OSError as refusal:
            raise StoreError(f"{self._path} cannot be read: {refusal.strerror or refusal}.") from refusal
        except _CHANGED:
            raise StoreError(
                f"{self._path} is damaged or was changed, so nothing in it counts. "
                "Move it away, and take in your therapist's newest file again."
            ) from None

    def _noted(self) -> Trusted | None:
        text = self._ledger.newest()
        try:
            return None if text is None else _read(text)
        except _CHANGED:
            raise StoreError(
                f"{self._path} is gone, and what the history beside it has noted of it was changed, so nothing counts. "
                "Put it back, or begin anew with `face-garden erase`."
            ) from None

    def _lags(self, trusted: Trusted) -> bool:
        """Whether one of both places does not tell it."""
        return any(_quietly(place) != trusted for place in (self._noted, self._filed))

    def _bring(self, trusted: Trusted) -> bool:
        """Let both places tell it; whether the file did not. A ledger that cannot be written has it the next time."""
        is_filed = _quietly(self._filed) == trusted
        if not is_filed:
            keep(self._path, _text(trusted).encode())
        with suppress(StoreError):
            if _quietly(self._noted) != trusted:
                self._ledger.note(_text(trusted))
        return not is_filed


def _quietly(place: Callable[[], Trusted | None]) -> Trusted | None:
    with suppress(StoreError):
        return place()
    return None


def _read(text: str | bytes) -> Trusted:
    kept = json.loads(text)
    envelope = Envelope.opened(b64decode(kept["programme"], validate=True))
    rotations = tuple(Envelope.opened(b64decode(each, validate=True)) for each in kept["rotations"])
    introduced = ClinicKey(from_letters(kept["introduced"], KEY_BYTES))
    return Trusted(introduced, rotations, envelope, programme_in(envelope.document))


def _text(trusted: Trusted) -> str:
    kept = {
        "introduced": in_letters(trusted.introduced.raw),
        "rotations": [b64encode(bytes(each)).decode() for each in trusted.rotations],
        "programme": b64encode(bytes(trusted.envelope)).decode(),
    }
    return json.dumps(kept, indent=1)
