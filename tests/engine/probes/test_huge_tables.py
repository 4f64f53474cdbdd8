"""Finite but huge numbers: every setup and every probe survives any finite table, silently."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.data.datasets import Data, Dataset
from engine.data.scaling import NoScaling, Scaling, Standardise
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.losses import MeanSquaredError
from engine.probes import probe
from engine.probes.landscape.slices import Slice
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.metrics import metrics_of
from engine.training.run import Run
from engine.training.trainer import Diverged

LARGEST = float(np.finfo(np.float64).max)
SIZES = {"1e150": 1e150, "1e160": 1e160, "1e200": 1e200, "1e308": 1e308, "largest": LARGEST}


@dataclass(frozen=True, slots=True)
class Table(Dataset):
    """Columns as large as `size`, of both signs, and targets as large as `target`."""

    columns: int = 3
    size: float = 1.0
    target: float = 1.0
    classes: bool = True

    def sample(self, rng: np.random.Generator) -> Data:
        x = rng.uniform(-1, 1, (40, self.columns)) * self.size
        x[0], x[1] = self.size, -self.size
        names = tuple(f"x{i}" for i in range(self.columns))
        if self.classes:
            return Data.of(x, rng.integers(2, size=40), names, ("no", "yes"))
        y = rng.uniform(-1, 1, (40, 1)) * self.target
        y[0], y[1] = self.target, -self.target
        return Data.of(x, y, names)


def spec_of(table: Table, scaling: Scaling = NoScaling()) -> ExperimentSpec:  # noqa: B008
    layers = (Dense(units=3), BatchNorm(), Activate(), Dense(units=4), Activate())
    settings: dict[str, Any] = {} if table.classes else {"loss": MeanSquaredError()}
    data = DataSpec(dataset=table, scaling=scaling, target_scaling=scaling)
    return ExperimentSpec(data=data, layers=layers, batch_size=8, **settings)


TABLES = {
    f"{columns} of {name}{'' if classes else ', numbers'}": Table(columns, size, 1.0, classes)
    for name, size in SIZES.items()
    for columns in (1, 2, 3)
    for classes in (True, False)
}
TABLES |= {f"target of {name}": Table(2, 1.0, size, False) for name, size in SIZES.items()}
TABLES |= {f"both of {name}": Table(1, size, size, False) for name, size in SIZES.items()}


# Nine points of a landscape go through all that 441 would.
PROBES = [kind(resolution=3) if issubclass(kind, Slice) else kind() for kind in probe]


def arrays_of_plane(run: Run) -> list[Array]:
    plane = run.trainer.setup.plane
    return [plane.origin, plane.axes, np.array(plane.extent)]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("scaling", [NoScaling(), Standardise()], ids=["plain", "scaled"])
def test_every_probe_survives_it_before_and_after_a_step(table: Table, scaling: Scaling) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run = Run(spec_of(table, scaling))
        assert all(np.isfinite(array).all() for array in arrays_of_plane(run))
        for _ in range(2):
            run.record(frozenset(cls.recorder for cls in probe if cls.recorder is not None))
            for kind in PROBES:
                kind.measure_run(run)
            metrics_of(run.trainer, "train")
            try:
                run.step()
            except Diverged:
                run.trainer.state()


@pytest.mark.parametrize("size", [1e150, 1e200, 1e300])
def test_the_plane_of_a_huge_table_is_that_of_the_same_table_in_other_units(size: float) -> None:
    small, huge = (Run(spec_of(Table(3, each))).trainer.setup.plane for each in (1.0, size))
    np.testing.assert_allclose(huge.axes, small.axes, rtol=1e-6)
    np.testing.assert_allclose(huge.origin / size, small.origin, rtol=1e-6, atol=1e-7)
    np.testing.assert_allclose(np.array(huge.extent) / size, small.extent, rtol=1e-6)
    assert huge.explained == pytest.approx(small.explained)


def test_scaled_inputs_of_any_size_can_be_learnt_from() -> None:
    run = Run(replace(spec_of(Table(3, 1e200), Standardise()), seed=1))
    before = run.trainer.score("train").loss
    for _ in range(50):
        run.step()
    assert run.trainer.score("train").loss < before
