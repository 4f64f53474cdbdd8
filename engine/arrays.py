"""The array type of the engine, and the two shapes in which arrays travel.

`freeze` makes what leaves the training thread: a copy nobody can write to.
`ParameterVector` keeps all parameters of a network in one flat vector, so that an
optimiser's update is a handful of vector operations and a checkpoint is one copy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Shapes: TypeAlias = Mapping[str, tuple[int, ...]]


def freeze(array: Array) -> Array:
    """Return a read-only copy of `array`; the original stays writable."""
    copy = np.array(array, copy=True)
    copy.flags.writeable = False
    return copy


def single(numbers: Array) -> Array:
    """The same rounded to single precision, but for those that are too large or small for it.

    What differs in its last digits from machine to machine is equal then, nearly for sure.
    """
    with np.errstate(over="ignore", under="ignore"):
        near = numbers.astype(np.float32)
    kept = np.isfinite(near) & ((near != 0) | (numbers == 0))
    return np.where(kept, near, numbers).astype(numbers.dtype, copy=False)


class ParameterVector:
    """Named arrays of several layers, all of them views into one flat vector.

    `flat` is the vector, `views[i]["W"]` the array "W" of layer i. Writing to either
    changes both.
    """

    def __init__(self, shapes: Sequence[Shapes], dtype: str) -> None:
        self.shapes = tuple(shapes)
        size = sum(int(np.prod(shape)) for layer in shapes for shape in layer.values())
        self.flat: Array = np.zeros(size, dtype=dtype)
        self.views: list[dict[str, Array]] = []
        start = 0
        for layer in shapes:
            views = {}
            for name, shape in layer.items():
                stop = start + int(np.prod(shape))
                views[name] = self.flat[start:stop].reshape(shape)
                start = stop
            self.views.append(views)
