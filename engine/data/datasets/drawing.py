"""The few draws that generators share: even labels, noise, points at an angle, names."""

from __future__ import annotations

import numpy as np

from engine.arrays import Array
from engine.sentences import lowered


def even_labels(samples: int, classes: int) -> Array:
    """Class indices 0, 1, …, 0, 1, … (n,): counts differ by one at most, any prefix is mixed."""
    return np.arange(samples) % classes


def jittered(rng: np.random.Generator, values: Array, noise: float) -> Array:
    """`values + noise · ε` with ε ~ N(0, 1) of the same shape.

    ε is drawn for every level, 0 too, so that a change of `noise` moves each value along its
    own line.
    """
    return values + noise * rng.standard_normal(values.shape)


def polar(radius: Array, angle: Array) -> Array:
    """Points (n, 2) at that distance from the origin and that angle in radians from x₁."""
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def turned(x: Array, degrees: float) -> Array:
    """Points (n, 2) turned counter-clockwise about the origin."""
    angle = np.deg2rad(degrees)
    axes = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    turned_points: Array = x @ axes
    return turned_points


def numbered(classes: int) -> tuple[str, ...]:
    """Class names "0", "1", …"""
    return tuple(str(c) for c in range(classes))


def input_names(inputs: int) -> tuple[str, ...]:
    """Input names "x₁", "x₂", …"""
    return tuple(f"x{lowered(i + 1)}" for i in range(inputs))
