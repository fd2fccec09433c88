import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty
from queue import Queue as Handed
from time import monotonic

import numpy as np
import pytest

from game.errors import DeviceLost, DeviceMissing
from game.model.attention import Attention
from game.model.signals import Anchor, EmgBlock, FaceFrame, Picture
from game.senses import Gathered
from game.senses.stepped import SteppedSenses
from game.senses.threaded import ThreadedSenses
from tests.fakes import FakeBoard, FakeCamera, FakeTracker, HandClock, block, picture
from tests.paper import PaperCamera

PATIENCE_S = 5.0


class LiveCamera(FakeCamera):
    """A camera on which `read` waits a moment for what the test hands it."""

    def __init__(self) -> None:
        super().__init__()
        self.handed: Handed[Picture | Exception] = Handed()

    def read(self) -> Picture | None:
        try:
            value = self.handed.get(timeout=0.02)
        except Empty:
            return None
        self.handed.task_done()
        if isinstance(value, Exception):
            raise value
        return value


class LiveBoard(FakeBoard):
    """A board on which `read` waits a moment for what the test hands it."""

    def __init__(self) -> None:
        super().__init__()
        self.handed: Handed[EmgBlock | Exception] = Handed()

    def read(self) -> EmgBlock | None:
        try:
            value = self.handed.get(timeout=0.02)
        except Empty:
            return None
        if isinstance(value, Exception):
            raise value
        return value


class GatedTracker(FakeTracker):
    """A tracker that is busy with a picture until its gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.busy = threading.Event(), threading.Event()
        self.gate.set()

    def track(self, picture: Picture) -> FaceFrame:
        self.busy.set()
        assert self.gate.wait(PATIENCE_S)
        return super().track(picture)


def eventually(senses: ThreadedSenses, done: Callable[[Gathered], bool]) -> Gathered:
    """The first look at the senses of which this is true."""
    until_s = monotonic() + PATIENCE_S
    pause = threading.Event()
    while monotonic() < until_s:
        gathered = senses.collect()
        if done(gathered):
            return gathered
        pause.wait(0.001)
    raise AssertionError("it never happened")


@contextmanager
def threaded(camera: LiveCamera, board: LiveBoard | None, tracker: FakeTracker) -> Iterator[ThreadedSenses]:
    senses = ThreadedSenses(camera, board, lambda: tracker)
    senses.start()
    try:
        yield senses
    finally:
        senses.close()


def stepped(camera: FakeCamera, board: FakeBoard | None, tracker: FakeTracker) -> SteppedSenses:
    senses = SteppedSenses(camera, board, lambda: tracker)
    senses.start()
    return senses


def test_stepped_senses_give_what_is_due() -> None:
    camera, board, tracker = FakeCamera(), FakeBoard(), FakeTracker()
    senses = stepped(camera, board, tracker)
    camera.coming = [picture(0.9), picture(1.0), None, None, picture(1.1)]
    board.coming = [block(1.0), block(1.001), None, block(1.002)]
    first, second, third = (senses.collect() for _ in range(3))
    assert first.face is not None
    assert first.face.t_s == 1.0
    assert [each.t_s[0] for each in first.blocks] == [1.0, 1.001]
    assert second.face is None
    assert [each.t_s[0] for each in second.blocks] == [1.002]
    assert third.face is not None
    assert tracker.shown_s == [1.0, 1.1]
    assert third.blocks == []
    assert {each.board_trouble for each in (first, second, third)} == {None}
    senses.close()
    assert not camera.is_open
    assert not board.is_open
    assert tracker.closed


LOOKS = 60
"""How often the senses look past a lost device on simulated time before they open it again: a second of steps."""


@pytest.mark.parametrize("sense", ["camera", "board"])
def test_stepped_senses_report_a_lost_device_and_open_it_again_a_while_later(sense: str) -> None:
    camera, board = FakeCamera(), FakeBoard()
    senses = stepped(camera, board, FakeTracker())
    device = camera if sense == "camera" else board
    lost = DeviceLost("The cable is off.")
    camera.coming = [picture(1.0), lost, picture(1.1)] if sense == "camera" else []
    board.coming = [block(1.0), lost, block(1.1)] if sense == "board" else []
    looks = [senses.collect() for _ in range(LOOKS)]
    troubles = [each.camera_trouble if sense == "camera" else each.board_trouble for each in looks]
    others = [each.board_trouble if sense == "camera" else each.camera_trouble for each in looks]
    assert troubles == ["The cable is off."] * LOOKS
    assert others == [None] * LOOKS
    assert [bool(each.face or each.blocks) for each in looks] == [True] + [False] * (LOOKS - 1)
    assert device.opened == 1
    back = senses.collect()
    assert (back.camera_trouble, back.board_trouble) == (None, None)
    assert bool(back.face or back.blocks)
    assert device.opened == 2


def test_stepped_senses_go_on_trying_a_device_that_stays_away() -> None:
    board = FakeBoard()
    senses = stepped(FakeCamera(), board, FakeTracker())
    board.coming = [DeviceLost("The recording has ended.")]
    board.refusal = DeviceMissing("Still nothing.")
    looks = [senses.collect().board_trouble for _ in range(3 * LOOKS)]
    assert set(looks) == {"The recording has ended.", "Still nothing."}
    assert None not in looks
    board.refusal = None
    assert None in [senses.collect().board_trouble for _ in range(LOOKS)]
    assert board.opened == 2


def anchor(t_s: float) -> Anchor:
    return Anchor(FaceFrame(picture(t_s), None, t_s), np.zeros((478, 3)))


def test_stepped_senses_tell_the_tracker_of_a_rest_at_once() -> None:
    tracker = FakeTracker()
    senses = stepped(FakeCamera(), None, tracker)
    known = anchor(1.0)
    senses.rest(known)
    senses.rest(None)
    assert tracker.rests == [known, None]


def test_a_rest_before_there_is_a_tracker_is_fine() -> None:
    SteppedSenses(FakeCamera(), None, FakeTracker).rest(anchor(1.0))


def test_threaded_senses_tell_the_tracker_of_the_newest_rest_before_its_next_picture() -> None:
    camera, tracker = LiveCamera(), GatedTracker()
    known = anchor(2.0)
    with threaded(camera, None, tracker) as senses:
        tracker.gate.clear()
        camera.handed.put(picture(1.0))
        assert tracker.busy.wait(PATIENCE_S)
        senses.rest(anchor(1.0))
        senses.rest(None)
        senses.rest(known)
        tracker.gate.set()
        eventually(senses, lambda gathered: gathered.face is not None)
        assert tracker.rests == []
        camera.handed.put(picture(2.0))
        eventually(senses, lambda gathered: gathered.face is not None)
        assert tracker.rests == [known]


@pytest.mark.parametrize("kind", [SteppedSenses, ThreadedSenses])
def test_without_a_board_there_are_no_blocks(kind: type[SteppedSenses] | type[ThreadedSenses]) -> None:
    senses = kind(FakeCamera(), None, FakeTracker)
    senses.start()
    gathered = senses.collect()
    assert gathered.blocks == []
    assert gathered.board_trouble is None
    senses.close()


@pytest.mark.parametrize("kind", [SteppedSenses, ThreadedSenses])
def test_a_device_that_is_missing_at_the_start_is_said_and_the_other_closed(
    kind: type[SteppedSenses] | type[ThreadedSenses],
) -> None:
    before = threading.active_count()
    camera, board = FakeCamera(), FakeBoard()
    board.refusal = DeviceMissing("There is no board.")
    senses = kind(camera, board, FakeTracker)
    with pytest.raises(DeviceMissing, match="no board"):
        senses.start()
    senses.close()
    assert not camera.is_open
    camera.refusal, board.refusal = DeviceMissing("There is no camera."), None
    senses = kind(camera, board, FakeTracker)
    with pytest.raises(DeviceMissing, match="no camera"):
        senses.start()
    senses.close()
    assert not board.is_open
    assert threading.active_count() == before


def test_of_the_pictures_the_newest_wins_and_every_block_is_kept() -> None:
    camera, board, tracker = LiveCamera(), LiveBoard(), GatedTracker()
    with threaded(camera, board, tracker) as senses:
        tracker.gate.clear()
        camera.handed.put(picture(1.0))
        assert tracker.busy.wait(PATIENCE_S)
        for number in range(5):
            camera.handed.put(picture(2.0 + number))
            board.handed.put(block(2.0 + number))
        camera.handed.put(DeviceLost("so that the last picture is surely in the mailbox"))
        blocks: list[EmgBlock] = []

        def all_there(gathered: Gathered) -> bool:
            blocks.extend(gathered.blocks)
            return len(blocks) == 5 and gathered.camera_trouble is not None

        eventually(senses, all_there)
        tracker.gate.set()
        newest = eventually(senses, lambda gathered: gathered.face is not None and gathered.face.t_s > 1)
        assert newest.face is not None
        assert newest.face.t_s == 6.0
        assert tracker.shown_s == [1.0, 6.0]
        assert [each.t_s[0] for each in blocks] == [2.0, 3.0, 4.0, 5.0, 6.0]


def test_a_face_is_given_once() -> None:
    camera = LiveCamera()
    with threaded(camera, None, FakeTracker()) as senses:
        camera.handed.put(picture(1.0))
        eventually(senses, lambda gathered: gathered.face is not None)
        assert senses.collect().face is None


def test_a_lost_device_is_reported_and_opened_again() -> None:
    camera, board = LiveCamera(), LiveBoard()
    with threaded(camera, board, FakeTracker()) as senses:
        camera.handed.put(DeviceLost("The camera is gone."))
        board.handed.put(DeviceLost("The board is gone."))
        lost = eventually(senses, lambda each: each.camera_trouble is not None and each.board_trouble is not None)
        assert (lost.camera_trouble, lost.board_trouble) == ("The camera is gone.", "The board is gone.")
        camera.handed.put(picture(3.0))
        board.handed.put(block(3.0))
        seen: list[Gathered] = []

        def back(gathered: Gathered) -> bool:
            seen.append(gathered)
            faces, blocks = any(each.face for each in seen), any(each.blocks for each in seen)
            return faces and blocks and gathered.camera_trouble is gathered.board_trouble is None

        eventually(senses, back)
        assert camera.opened == board.opened == 2


def test_a_device_that_stays_away_is_tried_again() -> None:
    board = LiveBoard()
    with threaded(LiveCamera(), board, FakeTracker()) as senses:
        board.refusal = DeviceMissing("Still nothing.")
        board.handed.put(DeviceLost("The board is gone."))
        assert eventually(senses, lambda each: each.board_trouble is not None).board_trouble == "The board is gone."
        board.refusal = None
        board.handed.put(block(3.0))
        eventually(senses, lambda each: bool(each.blocks) and each.board_trouble is None)


def test_closing_ends_the_threads_and_the_devices() -> None:
    before = set(threading.enumerate())
    camera, board, tracker = LiveCamera(), LiveBoard(), FakeTracker()
    with threaded(camera, board, tracker) as senses:
        camera.handed.put(picture(1.0))
        eventually(senses, lambda gathered: gathered.face is not None)
        assert len(set(threading.enumerate()) - before) == 3
    assert not set(threading.enumerate()) - before, "those of others may end meanwhile"
    assert tracker.closed
    assert not camera.is_open
    assert not board.is_open
    senses.close()


def test_closing_does_not_wait_for_a_device_that_is_lost() -> None:
    camera = LiveCamera()
    with threaded(camera, None, FakeTracker()) as senses:
        camera.refusal = DeviceMissing("Nothing there.")
        camera.handed.put(DeviceLost("The camera is gone."))
        eventually(senses, lambda gathered: gathered.camera_trouble is not None)
        begun_s = monotonic()
    assert monotonic() - begun_s < 1.0


class Failing(FakeTracker):
    """A tracker that cannot be made `unmade` times, and then fails on the pictures of these moments."""

    def __init__(self, *bad_s: float) -> None:
        super().__init__()
        self.bad_s = bad_s
        self.unmade = 0
        self.made = 0

    def make(self) -> FakeTracker:
        if self.unmade:
            self.unmade -= 1
            raise RuntimeError("no model")
        self.made += 1
        return self

    def track(self, picture: Picture) -> FaceFrame:
        if picture.t_s in self.bad_s:
            raise RuntimeError(f"the graph broke at {picture.t_s}")
        return super().track(picture)


@contextmanager
def looking(tracker: Failing) -> Iterator[tuple[ThreadedSenses, LiveCamera]]:
    camera = LiveCamera()
    senses = ThreadedSenses(camera, None, tracker.make)
    senses.start()
    try:
        yield senses, camera
    finally:
        senses.close()


def test_a_bad_picture_costs_that_picture() -> None:
    tracker = Failing(2.0)
    with looking(tracker) as (senses, camera):
        for t_s in (1.0, 2.0, 3.0):
            camera.handed.put(picture(t_s))
            camera.handed.join()
            if t_s != 2.0:
                seen = eventually(senses, lambda gathered: gathered.face is not None)
                assert seen.face is not None
                assert seen.face.t_s == t_s
                assert seen.camera_trouble is None
        assert tracker.made == 1


def test_a_tracker_that_goes_on_failing_is_said_and_made_anew_and_knows_its_rest() -> None:
    tracker = Failing(*(float(k) for k in range(40)))
    known = anchor(50.0)
    with looking(tracker) as (senses, camera):
        senses.rest(known)
        numbers = iter(range(40))

        def broken(gathered: Gathered) -> bool:
            if camera.handed.empty() and gathered.camera_trouble is None:
                camera.handed.put(picture(float(next(numbers))))
            return gathered.camera_trouble is not None

        trouble = eventually(senses, broken).camera_trouble
        assert trouble is not None
        assert trouble.startswith("The face tracker is in trouble (the graph broke at ")
        assert senses.collect().camera_trouble == trouble, "it stays said"
        camera.handed.put(picture(50.0))
        back = eventually(senses, lambda gathered: gathered.face is not None)
        assert back.camera_trouble is None
        assert tracker.made == 2
        assert tracker.rests == [known, known]


def test_a_tracker_that_cannot_be_made_is_said_and_tried_again() -> None:
    tracker = Failing()
    tracker.unmade = 1
    with looking(tracker) as (senses, camera):
        trouble = eventually(senses, lambda gathered: gathered.camera_trouble is not None).camera_trouble
        assert trouble is not None
        assert "no model" in trouble
        camera.handed.put(picture(1.0))
        assert eventually(senses, lambda gathered: gathered.face is not None).camera_trouble is None


@pytest.mark.parametrize("missing", ["camera", "board"])
def test_when_they_start_again_a_missing_device_is_waited_for_and_the_other_goes_on(missing: str) -> None:
    camera, board = LiveCamera(), LiveBoard()
    device = camera if missing == "camera" else board
    device.refusal = DeviceMissing("It is not plugged in.")
    senses = ThreadedSenses(camera, board, FakeTracker, patient=True)
    senses.start()
    try:
        camera.handed.put(picture(1.0))
        board.handed.put(block(1.0))
        first = eventually(senses, lambda gathered: bool(gathered.face or gathered.blocks))
        assert bool(first.face) is (missing == "board")
        troubles = first.camera_trouble, first.board_trouble
        assert troubles == (("It is not plugged in.", None) if missing == "camera" else (None, "It is not plugged in."))
        device.refusal = None
        back = eventually(senses, lambda gathered: bool(gathered.blocks if missing == "board" else gathered.face))
        assert (back.camera_trouble, back.board_trouble) == (None, None)
    finally:
        senses.close()


def test_a_driver_that_breaks_while_it_opens_is_a_missing_device() -> None:
    board = LiveBoard()
    board.refusal = RuntimeError("segment 7")
    senses = ThreadedSenses(LiveCamera(), board, FakeTracker)
    with pytest.raises(DeviceMissing, match=r"cannot be opened \(segment 7\)"):
        senses.start()
    senses.close()


def test_a_board_that_falls_silent_is_told_after_half_a_second_and_until_it_speaks() -> None:
    board = LiveBoard()
    senses = ThreadedSenses(LiveCamera(), board, FakeTracker)
    senses.start()
    try:
        begun_s = monotonic()
        board.handed.put(block(0.0))
        silent = eventually(senses, lambda seen: seen.board_trouble is not None)
        assert "gone quiet" in (silent.board_trouble or "")
        assert monotonic() - begun_s > 0.5
        board.handed.put(block(0.1))
        eventually(senses, lambda seen: seen.board_trouble is None)
    finally:
        senses.close()


def test_a_board_that_has_not_begun_is_no_trouble_yet() -> None:
    senses = ThreadedSenses(LiveCamera(), LiveBoard(), FakeTracker)
    senses.start()
    until_s = monotonic() + 0.7
    while monotonic() < until_s:
        assert senses.collect().board_trouble is None
        senses.wait(0.05)
    senses.close()


def test_camera_and_tracker_are_told_what_to_look_for() -> None:
    camera, tracker = PaperCamera(HandClock(), ()), FakeTracker()
    senses = SteppedSenses(camera, None, lambda: tracker)
    senses.start()
    senses.attend(Attention.CODES)
    assert (camera.attentions, tracker.attention) == ([Attention.CODES], Attention.CODES)
    senses.close()


def test_a_tracker_on_a_thread_is_told_before_its_next_picture() -> None:
    camera, tracker = LiveCamera(), FakeTracker()
    with threaded(camera, None, tracker) as senses:
        for number, attention in enumerate((Attention.CODES, Attention.FACE)):
            senses.attend(attention)
            camera.handed.put(picture(float(number)))
            eventually(senses, lambda gathered: gathered.face is not None)
            assert tracker.attention is attention
