"""A plan: an experiment worked out as far as possible without training."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from engine.arrays import Array
from engine.datasets import Data
from engine.experiment import ExperimentSpec
from engine.layers import Dense
from engine.losses import LossMisfit
from engine.network import Network
from engine.planes import Plane
from engine.registry import SpecError
from engine.splits import PARTS, Part, split_rows

MOST_PARAMETERS = 5_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """A spec worked out: its samples, their parts, and the network with all sizes."""

    spec: ExperimentSpec
    data: Data
    parts: dict[str, Part]
    plane: Plane
    network: Network
    _grids: dict[int, Array] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, spec: ExperimentSpec) -> Plan:
        """Sample the data and size the network; raises `SpecError` if the two do not fit."""
        data = spec.data.dataset.sample(spec.stream("data"))
        rows = split_rows(data, spec.data.validation, spec.data.test, spec.stream("split"))
        network = _network(spec, data)
        encoded = spec.loss.encode(data.y, len(data.classes)).astype(spec.dtype)
        x = data.x.astype(spec.dtype)
        parts = {
            name: Part(x[rows[name]], encoded[rows[name]], data.y[rows[name]], rows[name])
            for name in PARTS
        }
        return cls(spec, data, parts, Plane.of(data), network)

    def retuned(self, spec: ExperimentSpec) -> Plan:
        """The same samples with the network of `spec`, which differs in nothing that rebuilds."""
        return replace(self, spec=spec, network=_network(spec, self.data))

    def grid(self, resolution: int) -> Array:
        """The samples (resolution², d) on which a decision field is computed, made once."""
        if resolution not in self._grids:
            self._grids[resolution] = self.plane.grid(resolution).astype(self.spec.dtype)
        return self._grids[resolution]

    def stream_of_layer(self, index: int) -> np.random.Generator:
        """The stream "init" of one layer.

        Layers with weights are counted 1, 2, … and the output layer is 0, so that adding a
        layer or BatchNorm leaves the first weights of the others as they are.
        """
        layers = self.network.layers
        weighted = [i for i, lay in enumerate(layers[:-1]) if lay.penalized]
        number = weighted.index(index) + 1 if index in weighted else 0
        return self.spec.stream("init", number)


def _network(spec: ExperimentSpec, data: Data) -> Network:
    targets = 1 if data.y.ndim == 1 else data.y.shape[1]
    try:
        outputs = spec.loss.outputs(len(data.classes), targets)
    except LossMisfit as misfit:
        raise SpecError("loss", str(misfit)) from None
    layers = (*spec.layers, Dense(units=outputs, init_weights=spec.output_init))
    network = Network(layers, data.x.shape[1], spec.loss, spec.penalty, spec.dtype)
    if network.parameter_count > MOST_PARAMETERS:
        raise SpecError(
            "layers",
            f"expected at most {MOST_PARAMETERS:,} parameters, found {network.parameter_count:,}",
        )
    return network
