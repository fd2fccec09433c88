"""An envelope in as few bytes as it can be given back from to the bit."""

import zlib

from game.errors import Refusal, Refused, UsageError
from game.trust.envelope import LARGEST, SIGNATURE_BYTES, Envelope, Kind
from game.trust.keys import KEY_BYTES, ClinicKey

_KINDS = {Kind.PROGRAMME: b"P", Kind.ROTATION: b"R"}
_USUAL = (
    b"new key little-still-mouth-open-eyes-slow-further-widen-tiny-quiet-hold-both-child-imagine-demo-kiss-sleep-sniff"
    b'-surprise-eye-carewarm-handsbreathe-outrelax-listenblink-brows-nose-healthy halfavatarnonebothright"coupled""ini'
    b'tiation""movement control""relaxation""high":0.35"low":0.25"low":0.15,"high":0.45"hold_s":12.0,4.0,"tolerance":0'
    b'.8{"version":1,"patient":"-","number":1,"issued":"2026-","review":"2026-","affected":"left","phase":"facilitatio'
    b'n","levels":[{"level":"first-brows","repetitions":3,"sets":1,"times_a_day":3,"band":{"low":0.2,"high":0.5},"hold'
    b'_s":3.0,"tolerance":1.0,"adapts":false},{"level":"soft-face","repetitions":1,"sets":2,"times_a_day":2,"band":{"l'
    b'ow":0.3,"high":0.6},"hold_s":7.0,"tolerance":1.0,"adapts":true},{"level":"pucker-2","repetitions":5,"sets":1,"ti'
    b'mes_a_day":3,"band":{"low":0.15,"high":0.45},"hold_s":3.0,"tolerance":1.0,"adapts":true},{"level":"smile-1","rep'
    b'etitions":4,"sets":1,"times_a_day":3,"band":{"low":0.3,"high":0.6},"hold_s":5.0,"tolerance":1.0,"adapts":true}],'
    b'"minutes_a_day":30,"montage":"bilateral","mirror":"mirror","limits":{"adapts":true,"lowest":0.05,"narrowest":0.0'
    b'5,"shortest_s":0.5,"longest_s":60.0,"strictest":0.5},"switches":{"show_score":true,"show_face":true,"voice":true'
    b',"rumble":true},"note":""}'
)
"""What stands in most programmes, told beforehand. Never changed: other words would be another form of codes."""
_HEAD_BYTES = 1 + KEY_BYTES + SIGNATURE_BYTES


def packed(envelope: Envelope) -> bytes:
    """The envelope, packed. Raises UsageError for a kind that is never printed."""
    if envelope.kind not in _KINDS:
        raise UsageError(f"A {envelope.kind.value} is not printed as codes; send the file.")
    small = zlib.compressobj(9, wbits=-15, memLevel=9, zdict=_USUAL)
    body = small.compress(envelope.document) + small.flush()
    return _KINDS[envelope.kind] + envelope.key.raw + envelope.signature + body


def unpacked(data: bytes) -> Envelope:
    """The very envelope again. Raises Refused unless every byte is as it was signed."""
    kind = next((kind for kind, sign in _KINDS.items() if data.startswith(sign)), None)
    if kind is None or len(data) <= _HEAD_BYTES:
        raise Refused(Refusal.ALTERED)
    large = zlib.decompressobj(-15, _USUAL)
    try:
        document = large.decompress(data[_HEAD_BYTES:], LARGEST)
    except zlib.error:
        raise Refused(Refusal.ALTERED) from None
    if large.unconsumed_tail:
        raise Refused(Refusal.OVERSIZE)
    if not large.eof or large.unused_data:
        raise Refused(Refusal.ALTERED)
    return Envelope(kind, ClinicKey(data[1 : 1 + KEY_BYTES]), data[1 + KEY_BYTES : _HEAD_BYTES], document)
