"""What hides a face, and what light spoils it, in pictures that MediaPipe takes for faces all the same."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import cv2
import numpy as np
import pytest

from game.model.reading import FaceMeasures, FaceReading, known
from game.model.side import PerSide, Side
from game.model.signals import ByteArray, Picture
from game.signal.sight import UPSIDE_DOWN
from game.simulation.look import bgr
from game.simulation.muscles import Muscles
from game.simulation.posture import Head, Posture
from game.tracking.facemesh import FaceMesh
from game.training.fusion import Fusion
from game.training.rest import RestRecorder, trusted
from tests.benchmarks.truth.cover import Cover, Thing
from tests.benchmarks.truth.drawn import Drawn
from tests.fakes import HandClock

NONE, WHOLE = PerSide(0.0, 0.0), PerSide(1.0, 1.0)
REST = Muscles(NONE, NONE, NONE, NONE, NONE)
SMILE, KISS, SHUT = replace(REST, smile=WHOLE), replace(REST, pucker=WHOLE), replace(REST, eye=WHOLE)
AMBER, BEARDED, DIM = Drawn("amber"), Drawn("umber", beard=True), Drawn("rose", glasses="thick", light="dim")
EMPTY = np.full((480, 640, 3), 120, np.uint8)
HZ, LONG = 10.0, 6
"""Pictures a second, and how many are long enough to be sure of what is seen."""


@pytest.fixture(scope="module")
def mesh() -> Iterator[FaceMesh]:
    with FaceMesh(HandClock()) as made:
        yield made


class Watched:
    """A sitter before the real tracker and fusion, at rest first where `rested`."""

    def __init__(self, mesh: FaceMesh, sitter: Drawn, *, rested: bool = True) -> None:
        self.sitter, self._mesh, self._number = sitter, mesh, 0
        self.fusion = Fusion(mesh.rest)
        self.fusion.rest(None)
        self.show(EMPTY)  # whoever sat there before is gone
        if rested:
            recorder = RestRecorder()
            for _ in range(LONG):
                self.see(REST)
                assert self.fusion.frame is not None
                recorder.see(self.fusion.frame)
            self.fusion.rest(recorder.finish(fewest_faces=LONG))

    def see(self, muscles: Muscles, cover: Cover | None = None) -> FaceReading:
        sway = Posture().head(self._number / HZ, 3)
        head = Head(roll_deg=sway.roll_deg, right_mm=sway.right_mm, down_mm=sway.down_mm)
        picture = self.sitter.picture(muscles, head)
        if cover is not None:
            cover.lay(picture, self.sitter.before(head))
        face = self.show(picture)
        assert face is not None
        return face

    def show(self, picture: ByteArray) -> FaceReading | None:
        self._number += 1
        self.fusion.see(self._mesh.track(Picture(self._number / HZ, picture)))
        return self.fusion.at(self._number / HZ).face

    def long(self, muscles: Muscles, cover: Cover | None = None) -> FaceReading:
        return [self.see(muscles, cover) for _ in range(LONG)][-1]


def hidden(face: FaceReading) -> set[str]:
    return {name for name in FaceMeasures.__slots__ if not known(getattr(face.measures, name))}


@pytest.mark.parametrize(
    ("sitter", "rested", "thing"),
    [(AMBER, True, "hand"), (BEARDED, True, "cup"), (AMBER, False, "cup"), (DIM, False, "hand")],
)
def test_hand_and_cup_hide_the_mouth_alone_and_are_named(
    mesh: FaceMesh, sitter: Drawn, rested: bool, thing: Thing
) -> None:
    watched = Watched(mesh, sitter, rested=rested)
    face = watched.long(SMILE, Cover(thing))
    assert {"smile_mm", "pucker_mm"} <= hidden(face)
    assert known(face.measures.eye_mm)
    assert face.hint == "Something covers your mouth"
    assert trusted(face)
    assert hidden(watched.long(REST)) == set()


def test_hair_before_an_eye_hides_that_eye_and_leaves_the_mouth(mesh: FaceMesh) -> None:
    face = Watched(mesh, AMBER).long(REST, Cover("hair", "right eye", colour=bgr("#2A211F")))
    assert np.isnan(face.measures.eye_mm[Side.RIGHT])
    assert np.isfinite(face.measures.eye_mm[Side.LEFT])
    assert known(face.measures.smile_mm)
    assert face.hint == "Something covers your right eye"


@pytest.mark.parametrize("side", list(Side))
def test_beside_a_fist_nothing_is_measured_from_its_first_picture_on(mesh: FaceMesh, side: Side) -> None:
    watched = Watched(mesh, AMBER)
    fist = Cover("fist", "left eye" if side is Side.LEFT else "right eye")
    faces = [watched.see(SMILE, fist) for _ in range(LONG)]
    assert not any(trusted(face) for face in faces)
    assert all(face.hint for face in faces)
    assert trusted(watched.long(SMILE))


@pytest.mark.parametrize("sitter", [AMBER, BEARDED, Drawn("rose", glasses="thick")])
def test_an_upside_down_face_is_told_and_never_measured(mesh: FaceMesh, sitter: Drawn) -> None:
    watched = Watched(mesh, AMBER, rested=False)
    picture = np.ascontiguousarray(sitter.picture(REST, Head())[::-1, ::-1])
    faces = [watched.show(picture) for _ in range(LONG)]
    assert faces[-1] is not None
    assert faces[-1].hint == UPSIDE_DOWN
    assert not trusted(faces[-1])


def test_without_colour_nothing_is_said_by_colours(mesh: FaceMesh) -> None:
    watched = Watched(mesh, AMBER, rested=False)
    grey = cv2.cvtColor(AMBER.picture(REST, Head()), cv2.COLOR_BGR2GRAY)
    faces = [watched.show(np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)) for _ in range(LONG)]
    assert all(face is not None and hidden(face) == set() for face in faces)


def test_somebody_else_in_the_same_place_is_asked_though_no_face_was_lost(mesh: FaceMesh) -> None:
    watched = Watched(mesh, AMBER)
    assert not any(watched.see(muscles).strange for muscles in (REST, SMILE, KISS, SHUT) for _ in range(LONG))
    watched.sitter = Drawn("rose")
    assert any(watched.see(REST).strange for _ in range(4 * LONG))


@pytest.mark.parametrize("sitter", [BEARDED, DIM])
def test_smiles_kisses_and_shut_eyes_hide_nothing(mesh: FaceMesh, sitter: Drawn) -> None:
    watched = Watched(mesh, sitter)
    for muscles in (SMILE, KISS, SHUT):
        faces = [watched.see(muscles) for _ in range(4)]
        assert [(face.hint, hidden(face)) for face in faces if not trusted(face) or hidden(face)] == []


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda picture: cv2.convertScaleAbs(picture, alpha=0.05), "too dark"),
        (lambda picture: cv2.convertScaleAbs(picture, alpha=2.2), "too bright"),
        (lambda picture: cv2.GaussianBlur(picture, (0, 0), 6), "blurred"),
    ],
)
def test_what_light_and_lens_spoil_is_withheld_with_what_helps(
    mesh: FaceMesh, spoil: Callable[[ByteArray], ByteArray], words: str
) -> None:
    picture = AMBER.picture(REST, Head())
    watched = Watched(mesh, AMBER, rested=False)
    spoilt, clear = ([watched.show(each) for _ in range(4)][-1] for each in (spoil(picture), picture))
    assert spoilt is not None
    assert not trusted(spoilt)
    assert words in spoilt.hint
    assert clear is not None
    assert trusted(clear)


@pytest.mark.parametrize(("own", "other"), [("rose", "child"), ("amber", "rose")])
def test_somebody_else_after_the_face_was_lost_is_asked(mesh: FaceMesh, own: str, other: str) -> None:
    watched = Watched(mesh, Drawn(own))
    watched.show(EMPTY)
    back = watched.long(REST)
    assert not back.strange
    assert trusted(back)
    watched.show(EMPTY)
    watched.sitter = Drawn(other)
    face = watched.long(SMILE)
    assert face.strange
    assert not trusted(face)
    assert "still you" in face.hint
    watched.fusion.accept()
    assert trusted(watched.see(REST))


@pytest.mark.parametrize("changed", [Drawn("rose", glasses="thick"), Drawn("rose", light="side")])
def test_another_lamp_or_glasses_put_on_are_no_stranger(mesh: FaceMesh, changed: Drawn) -> None:
    watched = Watched(mesh, Drawn("rose"))
    watched.show(EMPTY)
    watched.sitter = changed
    assert not watched.long(REST).strange
