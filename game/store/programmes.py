"""Programmes as documents: the bytes that a clinic signs, and what stands in them."""

import json

from pydantic import ValidationError

from game.errors import Refusal, Refused
from game.model.programme import VERSION, Programme
from game.store.adapters import adapter
from game.store.misspelling import complaint
from game.store.toml import Names


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


def _version(document: bytes) -> int | None:
    table = json.loads(document)
    version = table.get("version") if isinstance(table, dict) else None
    return version if isinstance(version, int) else None
