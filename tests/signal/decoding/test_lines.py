"""The line decoder survives anything that comes over a wire."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.signal.decoding import Run
from game.signal.decoding.lines import LONGEST, LineDecoder, Sample, parse

STREAM = b"000,3,4\r\n" + b"".join(b"E,%d,%d,%.1f\r\n" % (k * 1000, 512 + k, -k / 2) for k in range(40))


@pytest.mark.parametrize(
    ("line", "sample"),
    [
        (b"E,1000,10,-20", Sample(1000, 10, -20, False)),
        (b"E,4294967295,1.5,-2.25\r", Sample(4294967295, 1.5, -2.25, True)),
        (b"0.35,-0.12", Sample(None, 0.35, -0.12, True)),
        (b" 1 , 2 ", Sample(None, 1, 2, False)),
        (b"E,1,+1.0,0.0", Sample(1, 1.0, 0.0, True)),
        (b"E, 5, 1., 2.", Sample(5, 1.0, 2.0, True)),
    ],
)
def test_what_a_line_says(line: bytes, sample: Sample) -> None:
    told = parse(line)
    assert told == sample


@pytest.mark.parametrize(
    "line",
    [
        b"", b"E", b"E,10,5", b"E,10,5,6,7", b"E,,5,6", b"E,-1,5,6", b"E,4294967296,1,2", b"E,1.5,1,2", b"1,2,3", b"1",
        b"nan,1", b"1,inf", b"E,1,1e5,2", b"E,1,0x10,2", b"MyoWare Example_01_analogRead_SINGLE", b"F,1,2,3",
        b"E,1,--1,2", b"E,1,1.2.3,4", b"\xff\xfe,1", "E,1,\u0661,2".encode(), b"E,1,99999999,2", b"1,2\x00",
    ],
)  # fmt: skip
def test_what_is_no_sample(line: bytes) -> None:
    assert parse(line) is None


def samples_in(decoder: LineDecoder, data: bytes) -> list[Sample]:
    runs = [piece for piece in decoder(data) if isinstance(piece, Run)]
    return [
        Sample(tick if run.wraps_at else None, left, right, run.in_uv)
        for run in runs
        for tick, (left, right) in zip(run.ticks.tolist(), run.counts.tolist(), strict=True)
    ]


def decoded(data: bytes, cuts: list[int]) -> tuple[list[Sample], int, bytes, bytes]:
    decoder = LineDecoder()
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    samples = [s for a, b in pairwise(edges) for s in samples_in(decoder, data[a:b])]
    return samples, decoder.damaged, decoder.last_damaged, decoder.remains


CUTS = st.lists(st.integers(0, 1000), max_size=20)


@settings(deadline=None)
@given(CUTS)
def test_any_cutting_gives_the_same_samples(cuts: list[int]) -> None:
    whole = decoded(STREAM, [])
    assert decoded(STREAM, cuts) == whole
    assert len(whole[0]) == 40
    assert whole[1] == 0


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(st.binary(max_size=200), st.sampled_from([b"\n", b"E,1,2,3\n", b"1,2\n", b"x" * 90, b"E,7,1.0,"])),
        max_size=20,
    ).map(b"".join),
    CUTS,
)
def test_any_cutting_of_any_bytes_gives_the_same(data: bytes, cuts: list[int]) -> None:
    assert decoded(data, cuts) == decoded(data, [])


@settings(deadline=None, max_examples=200)
@given(at=st.integers(9, len(STREAM) - 1), how=st.sampled_from(["lost", "doubled", "flipped"]), bit=st.integers(0, 7))
def test_one_bad_byte_costs_two_lines_at_most(at: int, how: str, bit: int) -> None:
    put = {"lost": b"", "doubled": STREAM[at : at + 1] * 2, "flipped": bytes([STREAM[at] ^ (1 << bit)])}[how]
    good, hurt = decoded(STREAM, [])[0], decoded(STREAM[:at] + put + STREAM[at + 1 :], [])[0]
    assert len(set(good) - set(hurt)) <= 2
    assert len(set(hurt) - set(good)) <= 1


def test_a_megabyte_of_noise_neither_raises_nor_grows() -> None:
    rng = np.random.default_rng(0)
    decoder = LineDecoder()
    for _ in range(256):
        decoder(rng.bytes(4096))
        assert len(decoder.remains) <= LONGEST + 1
    assert decoder.damaged > 1000
    decoder(b"\n")
    assert samples_in(decoder, b"E,1,2.0,3.0\n") == [Sample(1, 2.0, 3.0, True)]


def test_a_line_without_end_does_not_grow() -> None:
    decoder = LineDecoder()
    decoder(b"\n")
    for _ in range(1000):
        assert decoder(b"1" * 1000) == []
    assert len(decoder.remains) <= LONGEST + 1
    assert samples_in(decoder, b"\n1.0,2.0\n") == [Sample(None, 1.0, 2.0, True)]
    assert decoder.damaged == 1


def test_after_micros_a_bare_line_is_a_damaged_one() -> None:
    decoder = LineDecoder()
    assert len(samples_in(decoder, b"\n1,2\nE,1,2,3\n12,530\nE,2,3,4\n")) == 3
    assert decoder.last_damaged == b"12,530"


def test_bare_lines_are_counted_with_those_that_are_damaged() -> None:
    decoder = LineDecoder()
    (run,) = decoder(b"banner\nhello\n1.0,2.0\n1.5,x\n3.0,4.0\n")
    assert isinstance(run, Run)
    assert run.ticks.tolist() == [0, 2]
    assert run.wraps_at is None


def test_one_point_among_counts_is_damage_two_are_microvolts() -> None:
    decoder = LineDecoder()
    samples = samples_in(decoder, b"\nE,1,510,512\nE,2,51.,512\nE,3,511,512\nE,4,1.5,2\nE,5,2.5,3\nE,6,3,4\n")
    assert [(each.micros, each.in_uv) for each in samples] == [(1, False), (3, False), (5, True), (6, True)]
    assert decoder.damaged == 2
