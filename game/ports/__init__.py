"""What the game needs of the machines around it, as Protocols."""

from game.ports.canvas import Align, Box, Canvas, Point, Role, RoughRuler, Ruler, Style
from game.ports.devices import Board, BoardMemory, Camera, Clock, Device, Surroundings, Tracker
from game.ports.post import PostBox, Way
from game.ports.recorder import Recorder
from game.ports.speaker import Narrator, Speaker
from game.ports.store import BeginningMemory, ComfortMemory, Diary, LessonMemory, MontageMemory, ProfileMemory, Store

__all__ = [
    "Align", "BeginningMemory", "Board", "BoardMemory", "Box", "Camera", "Canvas", "Clock", "ComfortMemory", "Device",
    "Diary", "LessonMemory", "MontageMemory", "Narrator", "Point", "PostBox", "ProfileMemory", "Recorder", "Role",
    "RoughRuler", "Ruler", "Speaker", "Store", "Style", "Surroundings", "Tracker", "Way",
]  # fmt: skip
