"""Whatever comes over the wire: any cutting, any noise, any single damaged byte."""

import pickle
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.signal.clock import SampleClock
from game.signal.decoding import Decoder, Message, Piece, Run
from tests.fake_boards import FAKES
from tests.signal.decoding.test_frames import DECODERS

COUNT = 60
LONGEST_REMAINDER = 300
NAMES = sorted(DECODERS)
UV = np.random.default_rng(5).normal(0, 60, (COUNT, 2))


def frames_of(name: str, count: int = COUNT) -> list[bytes]:
    return list(FAKES[name]().frames(0, UV[:count]))


def fed(decoder: Decoder, data: bytes, cuts: list[int]) -> list[tuple[object, ...]]:
    """What comes out, sample by sample."""
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    return told([piece for a, b in pairwise(edges) for piece in decoder(data[a:b])])


def told(pieces: list[Piece]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for piece in pieces:
        if isinstance(piece, Message):
            rows.append((piece.words,))
            continue
        rows += [(t, *row) for t, row in zip(piece.ticks.tolist(), piece.counts.tolist(), strict=True)]
    return rows


@pytest.mark.parametrize("name", NAMES)
def test_a_clean_stream_gives_every_sample(name: str) -> None:
    rows = fed(DECODERS[name](), b"".join(frames_of(name)), [])
    assert len(rows) >= COUNT - 10  # the first ones tell how many channels there are, the last waits for its end
    numbers = [int(str(row[0])) for row in rows]
    assert len(set(np.diff(numbers) % (FAKES[name].wraps_at or 2**32))) == 1


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=30)
@given(
    cuts=st.lists(st.integers(0, 2500), max_size=25),
    noise=st.binary(max_size=120),
    again=st.sampled_from(NAMES),
    between=st.binary(max_size=60),
)
def test_any_cutting_gives_the_same(name: str, cuts: list[int], noise: bytes, again: str, between: bytes) -> None:
    data = noise + b"".join(frames_of(name)) + between + b"".join(frames_of(again, 20))
    whole, pieces = DECODERS[name](), DECODERS[name]()
    assert fed(pieces, data, cuts) == fed(whole, data, [])
    assert pieces.remains == whole.remains
    assert pieces.damaged == whole.damaged


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=15)
@given(data=st.binary(max_size=1500), size=st.integers(1, 40))
def test_any_cutting_of_any_bytes_gives_the_same(name: str, data: bytes, size: int) -> None:
    cuts = list(range(size, len(data), size))
    assert fed(DECODERS[name](), data, cuts) == fed(DECODERS[name](), data, [])


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=60)
@given(
    at=st.floats(0.3, 0.7), how=st.sampled_from(["lost", "doubled", "flipped"]), bit=st.integers(0, 7), data=st.data()
)
def test_one_bad_byte_costs_two_frames_at_most_and_is_counted(
    name: str, at: float, how: str, bit: int, data: st.DataObject
) -> None:
    frames = frames_of(name)
    whole = b"".join(frames)
    place = int(at * len(whole))
    put = {"lost": b"", "doubled": whole[place : place + 1] * 2, "flipped": bytes([whole[place] ^ 1 << bit])}[how]
    hurt = whole[:place] + put + whole[place + 1 :]
    good = fed(DECODERS[name](), whole, [])
    cuts = data.draw(st.lists(st.integers(0, len(hurt)), max_size=4))
    decoder = DECODERS[name]()
    pieces = [piece for a, b in pairwise([0, *sorted(cuts), len(hurt)]) for piece in decoder(hurt[a:b])]
    got = told(pieces)
    offset = 0 if name != "spikerbox" else int(str(got[-1][0])) - int(str(good[-1][0]))
    assert offset in (0, 1), "a frame too many may be counted, none is forgotten"
    values, wrong = [row[1:] for row in good], [row[1:] for row in got]
    kept = [row for row in wrong if row in values]
    assert kept == [row for row in values if row in kept], "in order"
    assert len(values) - len(kept) <= 2
    assert len(wrong) - len(kept) <= 1
    after = [row for row in got if row[1:] in values[-5:]]
    assert [int(str(row[0])) - offset for row in after] == [row[0] for row in good[-5:]], "the count has gone on"


@pytest.mark.parametrize("name", NAMES)
def test_a_megabyte_of_noise_neither_raises_nor_grows(name: str) -> None:
    rng = np.random.default_rng(1)
    decoder = DECODERS[name]()
    for _ in range(256):
        decoder(rng.bytes(4096))
        assert len(decoder.remains) <= LONGEST_REMAINDER
    assert len(pickle.dumps(decoder)) < 10 * LONGEST_REMAINDER, "all it holds"
    rows = fed(decoder, b"\n" + b"".join(frames_of(name)), [])
    assert len(rows) >= COUNT - 20


@pytest.mark.parametrize("name", [name for name in NAMES if FAKES[name].wraps_at])
@pytest.mark.parametrize("missing", [1, 2, 5, 7])
def test_frames_that_are_lost_are_counted(name: str, missing: int) -> None:
    frames = frames_of(name)
    rate_hz, wraps_at = FAKES[name].rate_hz, FAKES[name].wraps_at
    decoder, clock = DECODERS[name](), SampleClock(1 / rate_hz, wraps_at)
    lost = 0
    for number, frame in enumerate(frames):
        pieces = decoder(b"" if 30 <= number < 30 + missing else frame)
        for piece in pieces:
            assert isinstance(piece, Run)
            lost += int(clock.stamp(number / rate_hz, piece.ticks).lost.sum())
    assert lost == missing
