import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty
from queue import Queue as Handed
from time import monotonic

import pytest

from game.errors import DeviceLost, DeviceMissing
from game.model.signals import EmgBlock, FaceFrame, Picture
from game.senses import Gathered, SteppedSenses, ThreadedSenses
from tests.fakes import FakeBoard, FakeCamera, FakeTracker, block, picture

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
    camera.coming = [picture(1.0), None, picture(1.1)]
    board.coming = [block(1.0), block(1.001), None, block(1.002)]
    first, second, third = (senses.collect() for _ in range(3))
    assert first.face is not None
    assert first.face.t_s == 1.0
    assert [each.t_s[0] for each in first.blocks] == [1.0, 1.001]
    assert second.face is None
    assert [each.t_s[0] for each in second.blocks] == [1.002]
    assert third.face is not None
    assert third.blocks == []
    assert {each.board_trouble for each in (first, second, third)} == {None}
    senses.close()
    assert not camera.is_open
    assert not board.is_open
    assert tracker.closed


def test_stepped_senses_report_a_lost_board_and_take_it_back() -> None:
    board = FakeBoard()
    senses = stepped(FakeCamera(), board, FakeTracker())
    board.coming = [block(1.0), DeviceLost("The cable is off."), block(1.1)]
    lost = senses.collect()
    assert lost.board_trouble == "The cable is off."
    assert len(lost.blocks) == 1
    back = senses.collect()
    assert back.board_trouble is None
    assert len(back.blocks) == 1


def test_stepped_senses_report_a_lost_camera() -> None:
    camera = FakeCamera()
    senses = stepped(camera, None, FakeTracker())
    camera.coming = [DeviceLost("The camera is gone.")]
    assert senses.collect().camera_trouble == "The camera is gone."


def test_stepped_senses_open_a_lost_board_again() -> None:
    board = FakeBoard()
    senses = stepped(FakeCamera(), board, FakeTracker())
    board.is_open = False
    for _ in range(200):
        senses.collect()
    assert board.opened == 2


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
    camera.refusal = DeviceMissing("There is no camera.")
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
    before = threading.active_count()
    camera, board, tracker = LiveCamera(), LiveBoard(), FakeTracker()
    with threaded(camera, board, tracker) as senses:
        camera.handed.put(picture(1.0))
        eventually(senses, lambda gathered: gathered.face is not None)
        assert threading.active_count() == before + 3
    assert threading.active_count() == before
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


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("where", ["making", "tracking"])
def test_a_tracker_that_fails_is_reported(where: str) -> None:
    ended = threading.Event()

    class Failing(FakeTracker):
        def __init__(self) -> None:
            super().__init__()
            if where == "making":
                ended.set()
                raise RuntimeError("no model")

        def track(self, picture: Picture) -> FaceFrame:
            ended.set()
            raise RuntimeError(f"the graph broke at {picture.t_s}")

    camera = LiveCamera()
    senses = ThreadedSenses(camera, None, Failing)
    senses.start()
    try:
        camera.handed.put(picture(1.0))
        assert ended.wait(PATIENCE_S)
        senses._tracking.join(PATIENCE_S)
        assert senses.collect().camera_trouble is not None
    finally:
        senses.close()
