"""Pieces of skin that stretch."""

import cv2
import numpy as np
import pytest

from game.model.signals import ByteArray, FloatArray
from game.tracking.optic import followed
from game.tracking.patches import Patches

SPOT = np.array([[60.0, 50.0]], np.float32)
PER_MM = 1.2


def skin(seed: int = 3) -> ByteArray:
    """Grey levels as uneven as skin near a mouth."""
    rough = np.random.default_rng(seed).normal(0, 1, (100, 120)).astype(np.float32)
    smooth = cv2.GaussianBlur(rough, (0, 0), 2.5)
    return np.asarray(np.clip(120 + 40 * smooth / smooth.std(), 0, 255), np.uint8)


def lopsided(seed: int) -> ByteArray:
    """Skin that is rough on one side of the spot and nearly plain on the other, as a beard's edge."""
    grey, x = skin(seed).astype(np.float32), np.arange(120, dtype=np.float32)
    rough = 120 + (grey - 120) * (0.1 + 0.9 / (1 + np.exp((x - 59.0) / 2)))
    return np.asarray(np.clip(rough, 0, 255), np.uint8)


def stretched(grey: ByteArray, by_px: FloatArray, strain: float) -> ByteArray:
    """Skin that is carried along and pulled apart across, evenly about the spot."""
    y, x = np.mgrid[0 : grey.shape[0], 0 : grey.shape[1]].astype(np.float32)
    across = SPOT[0, 0] + (x - by_px[0] - SPOT[0, 0]) / np.float32(1 + strain)
    pulled = cv2.remap(grey, across.astype(np.float32), (y - by_px[1]).astype(np.float32), cv2.INTER_CUBIC)
    return np.asarray(pulled, np.uint8)


@pytest.mark.parametrize("by", [(3.0, -3.0), (-4.0, -2.0), (0.0, 2.0)])
def test_the_middle_of_stretched_skin_is_found_where_shifting_alone_is_drawn_to_one_side(
    by: tuple[float, float],
) -> None:
    way = np.array(by)
    shifted, bent = [], []
    for seed in range(8):
        grey = lopsided(seed)
        there = stretched(grey, way, 0.1)
        flow, _ = followed(grey, there, SPOT, np.asarray(SPOT + way, np.float32), PER_MM)
        shifted.append(float(np.linalg.norm(flow[0] - SPOT[0] - way)))
        bent.append(float(np.linalg.norm(Patches(grey, SPOT, PER_MM).found(there, flow)[0] - SPOT[0] - way)))
    assert np.mean(bent) < 0.7 * np.mean(shifted)


def test_a_piece_that_is_not_near_stays_where_flow_has_it() -> None:
    grey, other = skin(1), skin(2)
    flow = SPOT + 4
    found = Patches(grey, SPOT, PER_MM).found(other, flow)
    assert np.linalg.norm(found - flow) < 1.5 * PER_MM + 1e-3


def test_brighter_light_moves_nothing() -> None:
    grey = skin()
    brighter = np.clip(grey.astype(np.float32) * 1.2 + 8, 0, 255).astype(np.uint8)
    assert np.linalg.norm(Patches(grey, SPOT, PER_MM).found(brighter, SPOT) - SPOT) < 0.05
