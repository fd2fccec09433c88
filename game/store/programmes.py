"""Programmes as documents: the bytes that a clinic signs, and what stands in them."""

import json
from pathlib import Path

from pydantic import ValidationError

from game.errors import Refusal, Refused
from game.model.programme import VERSION, Programme
from game.store.adapters import adapter
from game.store.misspelling import complaint
from game.store.toml import Names
from game.store.whole import small
from game.trust.envelope import LARGEST, Envelope

_TO_THERAPISTS = {
    Refusal.FOREIGN_FILE: "this is no file that `face-garden therapist issue` has signed",
    Refusal.OVERSIZE: "it is larger than any programme; look whether it is the right file",
    Refusal.TRUNCATED: "it is not complete; copy it once more, or issue it again",
    Refusal.ALTERED: "it is not as it was signed; copy it once more, or issue it again",
}
"""What is said to whoever could sign it anew, in place of words for homes."""


def document_of(programme: Programme) -> bytes:
    """The programme as it will be signed: JSON with every value in it, so that no later default can change it."""
    return adapter(Programme).dump_json(programme)


def programme_in(document: bytes, known_levels: Names = None) -> Programme:
    """The programme in a document. Raises Refused: unreadable, of a newer version, or with unknown levels."""
    try:
        version = _version(document)
        if version is not None and version > VERSION:
            raise Refused(Refusal.NEWER_FORM)
        programme = adapter(Programme).validate_json(document, strict=True)
    except ValidationError as refusal:
        raise Refused(Refusal.UNREADABLE, complaint(refusal, Programme)) from None
    except (ValueError, RecursionError):
        raise Refused(Refusal.UNREADABLE) from None
    missing = [] if known_levels is None else [name for name in programme.open if name not in known_levels]
    if missing:
        raise Refused(Refusal.UNKNOWN_LEVEL, ", ".join(missing[:5]))
    return programme


def signed(path: Path) -> Envelope:
    """What a clinic has signed into a file. Raises DataError with the file's name; a Refused tells a therapist."""
    try:
        return Envelope.opened(small(path, LARGEST))
    except Refused as refusal:
        raise refusal.at(str(path), words=_TO_THERAPISTS.get(refusal.reason, "")) from None


def _version(document: bytes) -> int | None:
    table = json.loads(document)
    version = table.get("version") if isinstance(table, dict) else None
    return version if isinstance(version, int) else None
