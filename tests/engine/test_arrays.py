"""Frozen copies, and named arrays in one flat vector."""

from __future__ import annotations

import numpy as np
import pytest

from engine.arrays import ParameterVector, freeze


def test_a_frozen_array_is_a_copy_that_nobody_writes_to() -> None:
    original = np.arange(3.0)
    frozen = freeze(original)
    original[0] = 9
    assert frozen[0] == 0
    assert original.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        frozen[0] = 1


def test_arrays_of_several_layers_share_one_vector() -> None:
    vector = ParameterVector([{"W": (2, 3), "b": (3,)}, {}, {"W": (3, 1)}], "float32")
    assert vector.flat.size == 12
    assert vector.flat.dtype == np.float32
    vector.flat[...] = np.arange(12)
    np.testing.assert_array_equal(vector.views[0]["W"], [[0, 1, 2], [3, 4, 5]])
    np.testing.assert_array_equal(vector.views[0]["b"], [6, 7, 8])
    assert vector.views[1] == {}
    vector.views[2]["W"][...] = -1
    np.testing.assert_array_equal(vector.flat[9:], [-1, -1, -1])
