"""Softmax: an activation that looks at all units of a layer at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.arrays import Array
from engine.network.activations.base import SATURATED_SLOPE, Activation, activation


def softmax(z: Array) -> Array:
    """p_k = e^(z_k) / Σ_j e^(z_j) along rows, the row maximum taken off first."""
    p: Array = np.exp(z - np.maximum.reduce(z, axis=1, keepdims=True))
    p /= np.add.reduce(p, axis=1, keepdims=True)
    return p


def complement(p: Array) -> Array:
    """1 - p for rows of shares whose sum is 1, with all digits.

    A share near 1 has lost them: there it is the sum of the others. At most one is above a half.
    """
    rest: Array = 1 - p
    large = p > 0.5
    others = np.add.reduce(p, axis=1, keepdims=True, where=~large)
    np.copyto(rest, others, where=large)
    return rest


@activation("softmax", label="Softmax")
@dataclass(frozen=True, slots=True)
class Softmax(Activation):
    """Turns the units of a layer into shares of 1; what one unit gains, the others lose.

    p_k = e^(s_k) / Σ_j e^(s_j), ∂p_k/∂s_j = p_k (δ_kj - p_j): the full Jacobian diag(p) - p pᵀ,
    which is symmetric. Backwards: ∂L/∂s = p ∘ (dp - Σ_j p_j dp_j), without building it. One unit
    alone would always answer 1 and learn nothing, so a layer of one is refused. The loss softmax
    cross-entropy has its own softmax: in front of it, a second one only flattens.
    """

    formula: ClassVar[str] = "pₖ = eˢᵏ / Σⱼ eˢʲ"
    kernel: ClassVar[tuple[str, ...]] = ("softmax",)
    elementwise: ClassVar[bool] = False
    steepest: ClassVar[float] = 0.25

    def __call__(self, s: Array) -> Array:
        return softmax(s)

    def derivative(self, s: Array, h: Array) -> Array:
        return h * complement(h)

    def backward(self, s: Array, h: Array, dh: Array) -> Array:
        # Only differences within a row of dh count. Measured from that of the largest share they
        # are small where the slopes are, and no digits are lost.
        largest = h.argmax(axis=1)[:, np.newaxis]
        ds: Array = dh - np.take_along_axis(dh, largest, axis=1)
        ds -= np.einsum("ij,ij->i", h, ds)[:, np.newaxis]
        ds *= h
        return ds

    def jacobian(self, s: Array) -> Array:
        p = softmax(s)
        slopes: Array = -p[:, :, np.newaxis] * p[:, np.newaxis, :]
        np.einsum("ikk->ik", slopes)[...] = p * complement(p)
        return slopes

    def saturated(self, s: Array, h: Array) -> Array:
        """Rows in which one unit takes nearly all: above 1 - 5 % of 1/4.

        The slope p (1 - p) of a single unit would not tell: in a wide layer every p is small.
        """
        sure = np.maximum.reduce(h, axis=1, keepdims=True) > 1 - SATURATED_SLOPE * self.steepest
        return np.broadcast_to(sure, h.shape)
