"""What a home has taken in from its clinic, kept in one file of the data folder."""

import json
from base64 import b64decode, b64encode
from datetime import date
from pathlib import Path

from game.errors import DataError, StoreError
from game.store.acceptance import Confirmed, Trusted, accepted
from game.store.occupied import held
from game.store.programmes import programme_in
from game.store.toml import Names
from game.store.whole import keep
from game.trust.envelope import Envelope
from game.trust.keys import KEY_BYTES, ClinicKey, from_letters, in_letters

CLINIC = "clinic.json"
"""The file's name inside the data folder."""
_LOCK = "clinic.lock"


class Home:
    """The clinic a data folder belongs to, and the programme in force there.

    The file holds the clinic's envelopes exactly as they came, and they are checked each time it is read: whoever
    changes a byte in it opens nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / CLINIC

    def trusted(self) -> Trusted | None:
        """What was taken in, or None before a clinic was met. Raises StoreError where the file was changed."""
        try:
            kept = json.loads(self._path.read_bytes())
            envelope = Envelope.opened(b64decode(kept["programme"], validate=True))
            rotations = tuple(Envelope.opened(b64decode(each, validate=True)) for each in kept["rotations"])
            introduced = ClinicKey(from_letters(kept["introduced"], KEY_BYTES))
            return Trusted(introduced, rotations, envelope, programme_in(envelope.document))
        except FileNotFoundError:
            return None
        except OSError as refusal:
            raise StoreError(f"{self._path} cannot be read: {refusal.strerror or refusal}.") from refusal
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, DataError):
            raise StoreError(
                f"{self._path} is damaged or was changed, so nothing in it counts. "
                "Move it away, and take in your therapist's newest file again."
            ) from None

    def take(self, data: bytes, today: date, levels: Names, confirmed: Confirmed) -> tuple[Trusted | None, Trusted]:
        """Take in what a file holds; what was trusted before, and what is from now on.

        Raises Refused with its reason, StoreError where the disk refuses; what was in force before stays then.
        """
        with held(self._folder, _LOCK, "another Face Garden is taking in a programme"):
            before = self.trusted()
            after = accepted(before, Envelope.opened(data), today, levels, confirmed)
            if after != before:
                keep(self._path, _text(after))
        return before, after


def _text(trusted: Trusted) -> bytes:
    kept = {
        "introduced": in_letters(trusted.introduced.raw),
        "rotations": [b64encode(bytes(each)).decode() for each in trusted.rotations],
        "programme": b64encode(bytes(trusted.envelope)).decode(),
    }
    return json.dumps(kept, indent=1).encode()
