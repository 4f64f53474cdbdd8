"""Every initialiser: shape, reproducibility, and the spread that its formula promises."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import specs

from engine.initializers import (
    Constant,
    Glorot,
    Initializer,
    Kaiming,
    Normal,
    Uniform,
    Xavier,
    Zeros,
    initializer,
)

every_initializer = pytest.mark.parametrize("cls", initializer, ids=initializer.names)


@every_initializer
@settings(max_examples=10)
@given(data=st.data())
def test_one_seed_one_draw(cls: type[Initializer], data: st.DataObject) -> None:
    init = data.draw(specs(cls))
    first = init.draw(5, 3, np.random.default_rng(7))
    assert first.shape == (5, 3)
    assert first.dtype == np.float64
    assert np.isfinite(first).all()
    assert init.draw(5, 3, np.random.default_rng(7)).tobytes() == first.tobytes()


@pytest.mark.parametrize(
    ("init", "std"),
    [
        (Zeros(), 0.0),
        (Constant(value=0.3), 0.0),
        (Normal(std=0.2), 0.2),
        (Uniform(limit=0.6), 0.6 / math.sqrt(3)),
        (Xavier(), math.sqrt(1 / 300)),
        (Glorot(), math.sqrt(2 / 500)),
        (Glorot(distribution="uniform"), math.sqrt(2 / 500)),
        (Kaiming(), math.sqrt(2 / 300)),
        (Kaiming(distribution="uniform"), math.sqrt(2 / 300)),
    ],
    ids=repr,
)
def test_the_spread_is_that_of_the_formula(init: Initializer, std: float) -> None:
    weights = init.draw(300, 200, np.random.default_rng(0))
    assert weights.std() == pytest.approx(std, rel=0.02, abs=1e-15)
    centre = init.value if isinstance(init, Constant) else 0.0
    # Five standard errors of the mean of 60,000 weights.
    assert weights.mean() == pytest.approx(centre, abs=5 * std / math.sqrt(60_000) + 1e-15)


@pytest.mark.parametrize("family", [Glorot, Kaiming])
def test_the_uniform_form_has_the_limit_of_the_formula(family: type[Glorot | Kaiming]) -> None:
    weights = family(distribution="uniform").draw(300, 200, np.random.default_rng(0))
    limit = math.sqrt(6 / 500) if family is Glorot else math.sqrt(6 / 300)
    assert np.abs(weights).max() <= limit
    assert np.abs(weights).max() == pytest.approx(limit, rel=1e-3)
