"""What hides a face, and what light spoils it, in pictures that MediaPipe takes for faces all the same."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from game.model.reading import FaceMeasures, FaceReading, known
from game.model.side import PerSide, Side
from game.model.signals import ByteArray, Picture
from game.simulation.look import LOOKS, bgr
from game.simulation.muscles import Muscles
from game.simulation.posture import Head, Posture
from game.tracking.facemesh import FaceMesh
from game.training.fusion import Fusion
from game.training.rest import RestRecorder, trusted
from tests.benchmarks.truth.clip import Sitter
from tests.benchmarks.truth.cover import Cover
from tests.benchmarks.truth.drawn import Drawn
from tests.benchmarks.truth.portrait import NEAR_MM, Portrait
from tests.fakes import HandClock

NONE, WHOLE = PerSide(0.0, 0.0), PerSide(1.0, 1.0)
REST = Muscles(NONE, NONE, NONE, NONE, NONE)
SMILE, KISS, SHUT = replace(REST, smile=WHOLE), replace(REST, pucker=WHOLE), replace(REST, eye=WHOLE)
SITTERS: dict[str, Sitter] = {
    "amber": Drawn("amber"), "umber": Drawn("umber", beard=True), "rose": Drawn("rose", glasses="thick", light="dim"),
    "portrait": Portrait(closed=True),
}  # fmt: skip
HZ = 15.0


class Watched:
    """A sitter before the real tracker and fusion, at rest first where `rested`."""

    def __init__(self, sitter: Sitter, rested: bool) -> None:
        self._sitter, self._mesh, self._number = sitter, FaceMesh(HandClock()), 0
        self._fusion = Fusion(self._mesh.rest)
        if rested:
            recorder = RestRecorder()
            for _ in range(6):
                self.see(REST)
                assert self._fusion.frame is not None
                recorder.see(self._fusion.frame)
            self._fusion.rest(recorder.finish(fewest_faces=5))

    def see(self, muscles: Muscles, cover: Cover | None = None) -> FaceReading | None:
        sway = Posture().head(self._number / HZ, 3)
        distance_mm = NEAR_MM if isinstance(self._sitter, Portrait) else 550.0
        head = Head(roll_deg=sway.roll_deg, right_mm=sway.right_mm, down_mm=sway.down_mm, distance_mm=distance_mm)
        picture = self._sitter.picture(muscles, head)
        if cover is not None:
            cover.lay(picture, self._sitter.before(head))
        return self.show(picture)

    def show(self, picture: ByteArray) -> FaceReading | None:
        self._number += 1
        self._fusion.see(self._mesh.track(Picture(self._number / HZ, picture)))
        return self._fusion.at(self._number / HZ).face

    def long(self, muscles: Muscles, cover: Cover | None = None) -> FaceReading:
        face = [self.see(muscles, cover) for _ in range(8)][-1]
        assert face is not None
        return face

    def __enter__(self) -> "Watched":
        return self

    def __exit__(self, *_: object) -> None:
        self._mesh.close()


def hidden(face: FaceReading) -> set[str]:
    return {name for name in FaceMeasures.__slots__ if not known(getattr(face.measures, name))}


@pytest.mark.parametrize("rested", [True, False])
@pytest.mark.parametrize("name", SITTERS)
def test_hand_and_cup_hide_the_mouth_alone_and_are_named(name: str, rested: bool) -> None:
    with Watched(SITTERS[name], rested) as watched:
        for cover in (Cover("hand"), Cover("cup")):
            face = watched.long(SMILE, cover)
            assert {"smile_mm", "pucker_mm"} <= hidden(face)
            assert known(face.measures.eye_mm)
            assert face.hint == "Something covers your mouth"
            assert trusted(face)
            assert hidden(watched.long(REST)) == set()


def test_hair_before_an_eye_hides_that_eye_and_leaves_the_mouth() -> None:
    with Watched(SITTERS["amber"], rested=True) as watched:
        face = watched.long(REST, Cover("hair", "right eye", colour=bgr("#2A211F")))
        assert np.isnan(face.measures.eye_mm[Side.RIGHT])
        assert np.isfinite(face.measures.eye_mm[Side.LEFT])
        assert known(face.measures.smile_mm)
        assert face.hint == "Something covers your right eye"


@pytest.mark.parametrize("name", SITTERS)
def test_smiles_kisses_and_shut_eyes_hide_nothing(name: str) -> None:
    with Watched(SITTERS[name], rested=True) as watched:
        for muscles in (SMILE, KISS, SHUT):
            for _ in range(6):
                face = watched.see(muscles)
                assert face is not None
                assert hidden(face) == set()
                assert trusted(face)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda picture: cv2.convertScaleAbs(picture, alpha=0.05), "too dark"),
        (lambda picture: cv2.convertScaleAbs(picture, alpha=2.2), "too bright"),
        (lambda picture: cv2.GaussianBlur(picture, (0, 0), 6), "blurred"),
    ],
)
def test_what_light_and_lens_spoil_is_withheld_with_what_helps(spoil: object, words: str) -> None:
    assert callable(spoil)
    picture = Drawn("amber").picture(REST, Head())
    with Watched(SITTERS["amber"], rested=False) as watched:
        for _ in range(6):
            face = watched.show(spoil(picture))
        assert face is not None
        assert not trusted(face)
        assert words in face.hint
        for _ in range(3):
            face = watched.show(picture)
        assert face is not None
        assert trusted(face)


@pytest.mark.parametrize(("own", "other"), [("amber", "umber"), ("rose", "child"), ("amber", "rose")])
def test_somebody_else_after_the_face_was_lost_is_asked(own: str, other: str) -> None:
    assert own in LOOKS
    with Watched(Drawn(own), rested=True) as watched:
        empty = np.full((480, 640, 3), 120, np.uint8)
        assert watched.show(empty) is None
        back = watched.long(REST)
        assert not back.strange
        assert trusted(back)
        watched.show(empty)
        watched._sitter = Drawn(other)
        for _ in range(8):
            face = watched.see(SMILE)
        assert face is not None
        assert face.strange
        assert not trusted(face)
        assert "still you" in face.hint
        watched._fusion.accept()
        accepted = watched.long(REST)
        assert trusted(accepted)


def test_another_lamp_or_glasses_put_on_are_no_stranger() -> None:
    for changed in (Drawn("rose", glasses="thick"), Drawn("rose", light="side")):
        with Watched(Drawn("rose"), rested=True) as watched:
            watched.show(np.full((480, 640, 3), 120, np.uint8))
            watched._sitter = changed
            assert not watched.long(REST).strange
