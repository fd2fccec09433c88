"""What is sealed for a clinic: opened by its key alone, and by none where a single byte is another one."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from game.errors import Refusal, Refused
from game.trust.envelope import Envelope, Kind
from game.trust.keys import ClinicKey, SecretKey, in_letters
from game.trust.sealed import LARGEST, TITLE, sealed, unsealed

SECRET, OTHER = SecretKey(bytes(range(32))), SecretKey(bytes(32))
CONTENT = b"smile-1, three times, gently"
WHOLE = sealed(CONTENT, SECRET.public)
CHANGED = {Refusal.SPOILT, Refusal.TRUNCATED, Refusal.NO_RESULTS, Refusal.NEWER_FORM, Refusal.OTHER_KEY}


def refused(data: bytes, secret: SecretKey = SECRET) -> Refusal:
    with pytest.raises(Refused) as refusal:
        unsealed(data, secret)
    assert str(refusal.value).isprintable()
    return refusal.value.reason


def test_only_the_clinics_key_opens_it() -> None:
    assert unsealed(WHOLE, SECRET) == CONTENT
    assert refused(WHOLE, OTHER) is Refusal.OTHER_KEY
    assert CONTENT not in WHOLE
    assert sealed(CONTENT, SECRET.public) != WHOLE, "each file has a passing key of its own"
    readdressed = WHOLE.replace(in_letters(SECRET.public.raw).encode(), in_letters(OTHER.public.raw).encode())
    assert refused(readdressed, OTHER) is Refusal.SPOILT


def test_the_key_that_seals_is_the_one_that_other_programs_make_of_it() -> None:
    """As `ed25519_to_curve25519` and libsodium have it for the secret of 32 zeros."""
    known = "5bf55c73b82ebe22be80f3430667af570fae2556a6415e6b30d4065300aa947d"
    assert OTHER.public.sealing.public_bytes_raw().hex() == known


@settings(deadline=None, max_examples=100)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_every_key_opens_what_was_sealed_for_it(raw: bytes, content: bytes) -> None:
    secret, passing = SecretKey(raw), X25519PrivateKey.generate()
    assert secret.agreed(passing.public_key()) == passing.exchange(secret.public.sealing)
    assert unsealed(sealed(content, secret.public), secret) == content


@pytest.mark.parametrize("raw", [b"\1" + bytes(31), bytes(32)], ids=("no point", "a point that hides nothing"))
def test_nothing_is_sealed_for_a_key_that_hides_nothing(raw: bytes) -> None:
    with pytest.raises(Refused, match="nothing can be sealed"):
        sealed(CONTENT, ClinicKey(raw))


def test_a_passing_key_that_hides_nothing_opens_nothing() -> None:
    start = WHOLE.index(b"key ") + 4
    assert refused(WHOLE[:start] + in_letters(bytes(32)).encode() + WHOLE[start + 43 :]) is Refusal.SPOILT


def test_cut_at_every_length_it_is_not_complete() -> None:
    assert {refused(WHOLE[:length]) for length in range(len(WHOLE))} == {Refusal.TRUNCATED}


@pytest.mark.parametrize("bit", [0x01, 0x80])
def test_with_any_byte_flipped_it_is_refused(bit: int) -> None:
    for at in range(len(WHOLE)):
        assert refused(WHOLE[:at] + bytes([WHOLE[at] ^ bit]) + WHOLE[at + 1 :]) in CHANGED


@settings(deadline=None, max_examples=200)
@given(data=st.binary(max_size=300), begun=st.sampled_from([b"", TITLE, TITLE + b"1\n", WHOLE[:40]]))
def test_any_bytes_are_refused_with_a_reason(data: bytes, begun: bytes) -> None:
    assert refused(begun + data) in CHANGED


def test_each_refusal_has_its_own_reason() -> None:
    assert refused(WHOLE + b"\n") is Refusal.SPOILT
    assert refused(WHOLE.replace(b"results 1", b"results 2")) is Refusal.NEWER_FORM
    assert refused(bytes(Envelope.signed(Kind.PROGRAMME, b"{}", SECRET))) is Refusal.NO_RESULTS
    assert refused(WHOLE + bytes(LARGEST)) is Refusal.TOO_MUCH
    with pytest.raises(Refused) as refusal:
        sealed(bytes(LARGEST), SECRET.public)
    assert refusal.value.reason is Refusal.TOO_MUCH
