"""What MediaPipe brings along."""

import subprocess
import sys

_STARTS = """
import sys
from game.tracking.solutions import solution
assert solution("face_mesh").FaceMesh and solution("face_detection").FaceDetection
print(any(name.startswith(("matplotlib", "mediapipe.tasks")) for name in sys.modules))
import matplotlib.pyplot, mediapipe.tasks.python.vision
print(callable(matplotlib.pyplot.figure) and callable(mediapipe.tasks.python.vision.FaceLandmarker))
"""


def test_it_starts_without_plotting_and_tasks_which_may_be_had_afterwards() -> None:
    said = subprocess.run([sys.executable, "-c", _STARTS], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "True"]
