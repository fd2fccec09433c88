"""Which FaceMesh landmarks stand for which part of a face, by the patient's own side.

Numbers are MediaPipe's (canonical face mesh, and the ten iris points that `refine_landmarks=True` adds).
"""

from game.model.side import PerSide

MOUTH_CORNER = PerSide(left=291, right=61)
LIPS = (13, 14)
"""The middles of the upper and the lower lip, where they meet."""
OUTER_CANTHUS = PerSide(left=263, right=33)
INNER_CANTHUS = PerSide(left=362, right=133)

LIDS = PerSide(left=((385, 380), (386, 374), (387, 373)), right=((158, 153), (159, 145), (160, 144)))
"""Pairs of upper and lower lid points, from the nose outward; the second is in the middle of each eye."""

BROW = PerSide(left=(296, 334, 336), right=(66, 105, 107))
NOSTRIL = PerSide(left=(278, 279, 294), right=(48, 49, 64))
LOWER_LID, MIDDLE_BROW, NOSE_WING = (
    PerSide(left=374, right=145),
    PerSide(left=334, right=105),
    PerSide(left=279, right=49),
)
"""Single points of those, for the eye."""

MOVING = (291, 61, 296, 66, 334, 105, 336, 107, 278, 48, 279, 49, 294, 64)
"""Corners of the mouth, brows and nostrils: what expression moves and skin shows, in pairs of left and right."""

IRIS_WIDTH = PerSide(left=(474, 476), right=(469, 471))
"""The two ends of each iris's horizontal diameter."""

STEADY = (33, 133, 362, 263, 168, 6, 197, 195, 8, 9, 10, 151, 21, 251, 54, 284, 162, 389, 127, 356)
"""Canthi, nose bridge, forehead and temples: what expression moves least (jaw, lips, brows and lids are not in it)."""

FOREHEAD = 10
NOSE_BRIDGE = 168
NOSE_BASE = 2

PAIRS = (
    *((mark.left, mark.right) for mark in (MOUTH_CORNER, OUTER_CANTHUS, INNER_CANTHUS)),
    *zip(BROW.left, BROW.right, strict=True),
    *zip(NOSTRIL.left, NOSTRIL.right, strict=True),
    *(pair for left, right in zip(LIDS.left, LIDS.right, strict=True) for pair in zip(left, right, strict=True)),
    (474, 471), (476, 469),
    (251, 21), (284, 54), (389, 162), (356, 127),
)  # fmt: skip
"""Landmarks that stand for the same place on either side: the patient's left, then right."""

MIDDLE = (168, 6, 197, 195, 8, 9, 10, 151, 2)
"""Landmarks on the midline that are measured by."""
