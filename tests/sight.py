"""How colours are seen: how far words stand out, and what is left of a colour for eyes that are blind to one."""

import numpy as np
from numpy.typing import NDArray

from game.model.signals import FloatArray
from game.screen.theme import Rgb

BLIND_TO: dict[str, FloatArray] = {
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""Linear light as each kind of colour blindness sees it at its strongest (Machado, Oliveira and Fernandes 2009)."""


def linear(colours: NDArray[np.uint8] | Rgb) -> FloatArray:
    """Light, 0..1, of values of sRGB."""
    share = np.asarray(colours, np.float64) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def luminance(colours: NDArray[np.uint8] | Rgb) -> FloatArray:
    """How light colours are, 0..1, as WCAG 2 reckons."""
    return np.asarray(linear(colours) @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(one: NDArray[np.uint8] | Rgb, other: NDArray[np.uint8] | Rgb) -> FloatArray:
    """WCAG 2's contrast ratio, 1..21."""
    low, high = np.sort(np.broadcast_arrays(luminance(one), luminance(other)), axis=0)
    return np.asarray((high + 0.05) / (low + 0.05))


def seen(colour: Rgb, eyes: str) -> FloatArray:
    """A colour as such eyes see it, values of sRGB."""
    light = np.clip(BLIND_TO[eyes] @ linear(colour), 0, 1)
    return np.asarray(255 * np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055))
