"""What a game loads and paints as it opens, loaded and painted once for all runs that are forked."""

import importlib

import cv2

from game import boards, cameras, exercises, minigames, plugins, scenes
from game.ports import Board, Camera
from game.simulation.face import picture_of
from game.simulation.patient import named
from game.tracking.solutions import solution
from game.training.exercise import Exercise
from game.training.minigame import MiniGame

_ALSO = ("alembic.command", "font_fredoka_one", "font_source_sans_pro", "game.doorstep", "game.tracking.facemesh")

cv2.setNumThreads(1)  # who forks should have no threads
for _module in _ALSO:
    importlib.import_module(_module)
for _name in plugins.names(scenes):
    importlib.import_module(f"{scenes.__name__}.{_name}")
for _folder, _kind in ((exercises, Exercise), (minigames, MiniGame)):
    plugins.discover(_folder, _kind)
plugins.load(boards, "simulated", Board)
plugins.load(cameras, "simulated", Camera)
solution("face_mesh")
for _patient in ("healthy", "weak-left"):
    picture_of(named(_patient, 0), 0.0, ())
