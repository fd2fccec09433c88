"""What is printed as codes comes back to the bit, in any order, or is refused."""

import zlib
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import Refusal, Refused, UsageError
from game.trust.base45 import SIGNS, from_signs, in_signs
from game.trust.envelope import LARGEST, Envelope, Kind
from game.trust.keys import SecretKey
from game.trust.packed import packed, unpacked
from game.trust.pages import MOST_SIGNS, Gathering, pages
from game.trust.rotation import rotation
from tests.store.clinics import LEVELS, LONG_NOTE, OTHER, Clinic, programme

CLINIC = Clinic()
LONG = CLINIC.issued(replace(programme(), note=LONG_NOTE))


def gathered(*texts: str) -> Envelope | None:
    gathering = Gathering()
    return [gathering.add(text) for text in texts][-1]


def refused(*texts: str) -> Refusal:
    with pytest.raises(Refused) as refusal:
        gathered(*texts)
    return refusal.value.reason


def brought(*texts: str) -> Envelope | Refusal | None:
    """What some codes bring in, or why they do not."""
    try:
        return gathered(*texts)
    except Refused as refusal:
        return refusal.reason


@pytest.mark.parametrize(
    ("data", "signs"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"", "")]
)
def test_base_45_is_that_of_its_rfc(data: bytes, signs: str) -> None:
    assert in_signs(data) == signs
    assert from_signs(signs) == data


@pytest.mark.parametrize("text", ["GGW", ":::", "0", "ABCD", "a00", "::"])
def test_signs_that_no_bytes_have_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"sign|substring"):
        from_signs(text)


@given(st.binary(max_size=600))
def test_any_signed_document_comes_back_to_the_bit(document: bytes) -> None:
    envelope = CLINIC.whatever(document or b"?")
    again = gathered(*pages(envelope))
    assert again is not None
    assert bytes(again) == bytes(envelope)


def test_a_usual_programme_is_one_code_and_a_key_as_well() -> None:
    for envelope in (CLINIC.issued(programme(1, LEVELS)), rotation(CLINIC.secret, OTHER.secret.public)):
        (text,) = pages(envelope)
        assert len(text) <= MOST_SIGNS
        assert gathered(text) == envelope


def test_pages_are_read_in_any_order_and_again() -> None:
    texts = pages(LONG)
    assert len(texts) == 3
    assert {len(text) <= MOST_SIGNS and set(text) <= set(SIGNS) for text in texts} == {True}
    for order in permutations(texts):
        assert gathered(order[0], order[0], order[1], order[0], order[2]) == LONG
        assert gathered(*order[:2]) is None


def test_pages_of_two_programmes_are_never_put_together() -> None:
    one, two = pages(LONG), pages(CLINIC.issued(replace(programme(2), note=LONG_NOTE[:200])))
    assert len(two) > 1
    gathering = Gathering()
    assert gathering.add(one[0]) is None
    assert gathering.add(two[-1]) is None
    assert (gathering.read, gathering.of) == (frozenset({len(two)}), len(two))
    assert [gathering.add(text) for text in one][-1] == LONG


@given(st.integers(0, 2), st.data())
def test_another_sign_anywhere_brings_nothing_in(page: int, data: st.DataObject) -> None:
    texts = list(pages(LONG))
    at = data.draw(st.integers(0, len(texts[page]) - 1))
    sign = data.draw(st.sampled_from([each for each in SIGNS if each != texts[page][at]]))
    texts[page] = texts[page][:at] + sign + texts[page][at + 1 :]
    assert brought(*texts) in {None, Refusal.ALTERED, Refusal.FOREIGN_FILE, Refusal.NEWER_FORM}


def test_cut_at_any_length_nothing_comes_in() -> None:
    texts = pages(LONG)
    for length in range(len(texts[0])):
        assert brought(texts[0][:length], *texts[1:]) in {None, Refusal.ALTERED, Refusal.FOREIGN_FILE}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://example.org/menu", Refusal.FOREIGN_FILE),
        ("", Refusal.FOREIGN_FILE),
        ("FG2:whatever comes", Refusal.NEWER_FORM),
        ("FG1:22222222:2/1:AAA", Refusal.ALTERED),
        ("FG1:22222222:1/99:AAA", Refusal.ALTERED),
        ("FG1:22222222:1/1:ZZZ", Refusal.ALTERED),
        ("FG1:22222222:1/1:AAA", Refusal.ALTERED),
    ],
)
def test_other_codes_are_told_apart(text: str, reason: Refusal) -> None:
    assert refused(text) is reason


def test_what_is_packed_cannot_swell_beyond_an_envelope() -> None:
    small = zlib.compressobj(9, wbits=-15)
    bomb = small.compress(b" " * 50 * LARGEST) + small.flush()
    with pytest.raises(Refused) as refusal:
        unpacked(packed(LONG)[:97] + bomb)
    assert refusal.value.reason is Refusal.OVERSIZE


def test_every_byte_of_what_is_packed_counts() -> None:
    data = packed(CLINIC.number(1))
    for at in range(len(data)):
        with pytest.raises(Refused):
            unpacked(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(Refused):
            unpacked(data[:at])
    with pytest.raises(Refused):
        unpacked(data + b"\0")


def test_what_would_take_too_many_codes_is_sent_as_a_file() -> None:
    noise = b"".join(SecretKey(bytes([n] * 32)).public.raw for n in range(80))
    with pytest.raises(UsageError, match="14 codes, and 12 are the most"):
        pages(Envelope.signed(Kind.PROGRAMME, noise, CLINIC.secret))
