"""Every frame written down in the notes on devices says what it says there."""

import numpy as np
import pytest

from game.signal.decoding import Decoder, Message, Piece, Run
from game.signal.decoding.bitalino import BitalinoDecoder
from game.signal.decoding.chords import ChordsDecoder
from game.signal.decoding.cyton import CytonDecoder
from game.signal.decoding.frames import FrameDecoder
from game.signal.decoding.lines import LineDecoder
from game.signal.decoding.olimex import OlimexDecoder
from game.signal.decoding.spikerbox import SpikerboxDecoder

UV = 4.5 / 24 / (2**23 - 1) * 1e6
FRAMES: list[tuple[FrameDecoder, str, int, list[float]]] = [
    (OlimexDecoder(), "a5 5a 02 39 01 cf 02 14 01 ff 01 fc 02 23 02 04 01", 57, [463, 532, 511, 508, 547, 516]),
    (OlimexDecoder(), "a5 5a 02 4c 01 e6 02 22 02 07 01 fd 02 3d 02 14 01", 76, [486, 546, 519, 509, 573, 532]),
    (OlimexDecoder(), "a5 5a 02 4d 01 df 02 1c 02 03 01 f8 02 34 02 0c 01", 77, [479, 540, 515, 504, 564, 524]),
    (ChordsDecoder(10), "c7 7c 05 02 00 02 12 01 f2 00 00 03 ff 01 ff 01", 5, [512, 530, 498, 0, 1023, 511]),
    (ChordsDecoder(14), "c7 7c ff 20 00 20 08 1f a4 00 00 3f ff 00 01 01", 255, [8192, 8200, 8100, 0, 16383, 1]),
    (ChordsDecoder(12), "c7 7c 01 08 00 08 34 07 c6 01", 1, [2048, 2100, 1990]),
    (ChordsDecoder(10), "c7 7c c7 02 77 00 c7 03 7c 00 00 00 00 00 00 01", 199, [631, 199, 892, 0, 0, 0]),
    (
        CytonDecoder(),
        "a0 01 000000 000001 ffffff 7fffff 800000 00aec3 ff513d 0186a0 0010 fff0 1f40 c0",
        1,
        [0, 1, -1, 8388607, -8388608, 44739, -44739, 100000],
    ),
    (BitalinoDecoder(2), "00 02 08 0a", 0, [512, 512]),
    (BitalinoDecoder(2), "90 61 09 12", 1, [600, 400]),
    (BitalinoDecoder(2), "00 fc cf f3", 15, [1023, 0]),
    (BitalinoDecoder(2), "b5 e1 06 0f", 0, [440, 437]),
    (BitalinoDecoder(2), "d1 e3 06 1e", 1, [440, 977]),
    (BitalinoDecoder(2), "e5 e2 06 23", 2, [440, 741]),
    (BitalinoDecoder(4), "20 60 80 00 fe 07 3a", 3, [511, 512, 513, 514]),
    (BitalinoDecoder(6), "46 41 c0 00 02 04 00 74", 7, [1, 2, 3, 4, 5, 6]),
]


@pytest.mark.parametrize(("decoder", "told", "tick", "counts"), FRAMES, ids=[told[:14] for _, told, _, _ in FRAMES])
def test_a_frame_says_what_it_says(decoder: FrameDecoder, told: str, tick: int, counts: list[float]) -> None:
    rows = np.frombuffer(bytes.fromhex(told), np.uint8)[None]
    assert rows.shape[1] in decoder.lengths
    assert decoder.are_frames(rows).all()
    assert decoder.ticks(rows).tolist() == [tick]
    assert decoder.counts(rows).tolist() == [counts]


@pytest.mark.parametrize(("decoder", "told", "tick", "counts"), FRAMES[:8], ids=[t[:14] for _, t, _, _ in FRAMES[:8]])
def test_a_stream_of_it_is_found(decoder: FrameDecoder, told: str, tick: int, counts: list[float]) -> None:
    (run,) = runs(type(decoder)()(bytes.fromhex(told)[5:] + bytes.fromhex(told) * 8))
    assert run.counts.tolist()[0] == counts
    assert run.ticks.tolist()[0] == tick


def test_a_cytons_counts_are_true_microvolts() -> None:
    told = "a0 01 000000 000001 ffffff 7fffff 800000 00aec3 ff513d 0186a0 0010 fff0 1f40 c0"
    uv = CytonDecoder().counts(np.frombuffer(bytes.fromhex(told), np.uint8)[None])[0] * UV
    assert uv == pytest.approx(
        [0, 0.022351744, -0.022351744, 187500, -187500.022351744, 999.994695186, -999.994695186, 2235.174445531]
    )


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("84 00 04 58", [512, 600]), ("80 00 07 7f", [0, 1023]), ("87 7f 00 00", [1023, 0]),
        ("c0 00 40 64", [8192, 8292]), ("ff 7f 00 00", [16383, 0]),
    ],
)  # fmt: skip
def test_a_spikerboxs_frame_says_what_it_says(told: str, counts: list[float]) -> None:
    (run,) = runs(SpikerboxDecoder(2)(bytes.fromhex(told) + b"\x80"))
    assert run.counts.tolist() == [counts]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("ff ff 01 01 80 ff 48 57 54 3a 48 55 4d 41 4e 53 42 3b ff ff 01 01 81 ff", "HWT:HUMANSB;"),
        ("ff ff 01 01 80 ff 45 56 4e 54 3a 32 3b ff ff 01 01 81 ff", "EVNT:2;"),
    ],
)
def test_a_message_inside_a_frame_leaves_it_whole(told: str, words: str) -> None:
    pieces = SpikerboxDecoder(2)(bytes.fromhex("84 00" + told + "04 58 87 7f" + told + "00 00 80"))
    assert [piece.words for piece in pieces if isinstance(piece, Message)] == [words, words]
    assert [row for run in runs(pieces) for row in run.counts.tolist()] == [[512, 600], [1023, 0]]


def test_a_beginning_right_after_a_wrong_beginning_is_seen() -> None:
    assert Message("EVNT:2;") in SpikerboxDecoder(2)(b"\xff\xff\xff\x01\x01\x80\xffEVNT:2;\xff\xff\x01\x01\x81\xff")


@pytest.mark.parametrize("channels", [2, 3, 4, 6])
def test_how_many_channels_a_spikerbox_sends_is_seen_and_seen_again(channels: int) -> None:
    decoder = SpikerboxDecoder()
    decoder(b"\x84\x00\x04\x58" * 20)
    shapes = [run.counts.shape[1] for run in runs(decoder(b"\x80" + b"\x01" * (2 * channels - 1)) * 1)]
    shapes += [run.counts.shape[1] for run in runs(decoder((b"\x80" + b"\x01" * (2 * channels - 1)) * 20))]
    assert shapes[-1] == channels


@pytest.mark.parametrize("channels", [1, 3, 6, 8, 16])
def test_how_many_channels_chords_sends_is_seen(channels: int) -> None:
    frames = [b"\xc7\x7c%c" % n + b"\x02\x01" * channels + b"\x01" for n in range(20)]
    assert runs(ChordsDecoder(10)(b"".join(frames)))[0].counts.shape == (20, channels)


def test_a_counter_that_is_damaged_stands_between_good_ones() -> None:
    told = bytes.fromhex("c7 7c 05 02 00 02 12 01 f2 00 00 03 ff 01 ff 01")
    frames = [told[:2] + bytes((n,)) + told[3:] for n in (1, 2, 3, 4, 5, 6, 134, 8, 9)]
    decoder = ChordsDecoder(10)
    assert [run.ticks.tolist() for run in runs(decoder(b"".join(frames[:7])))] == [[1, 2, 3, 4, 5, 6]]
    assert not runs(decoder(frames[7]))
    assert [run.ticks.tolist() for run in runs(decoder(frames[8]))] == [[134, 8, 9]]


def runs(pieces: list[Piece]) -> list[Run]:
    return [piece for piece in pieces if isinstance(piece, Run)]


DECODERS: dict[str, type[Decoder]] = {
    "chords": ChordsDecoder, "npg_lite": ChordsDecoder, "spikerbox": SpikerboxDecoder, "bitalino": BitalinoDecoder,
    "cyton": CytonDecoder, "olimex": OlimexDecoder, "csv_lines": LineDecoder,
}  # fmt: skip
