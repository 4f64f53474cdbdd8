"""A setup: an experiment worked out as far as possible without training."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from engine.arrays import Array, ParameterVector, single
from engine.data.datasets import Data, DataError
from engine.data.fits import fits
from engine.data.inputs import InputMap
from engine.data.plane import FITTING, Plane, PlaneView
from engine.data.scaling import Units
from engine.data.splits import PARTS, Part, Score, class_weights, split_rows
from engine.network.layers import QUIET, LayerMisfit
from engine.network.losses import LossMisfit
from engine.network.network import Network, Weights
from engine.sentences import Sentence
from engine.specs.knobs import needs_rebuild
from engine.specs.paths import joined
from engine.specs.registry import SpecError
from engine.steps import Portions, Steps, at_once, staying
from engine.training.beginning.first_weights import KeptBeginnings
from engine.training.experiment import OUTPUT_KNOBS, ExperimentSpec
from engine.training.stopping.watching import check_watched

MOST_PARAMETERS = 5_000_000
# The newest setups that are kept, and the bytes that they may hold together.
MOST_SETUPS, KEPT_BYTES = 4, 64_000_000
# Grids that are kept: one for each resolution in use, and for the plane looked at before.
MOST_VIEWS = 6

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
# What decides which samples there are and what of them the network is shown.
DECIDE_SAMPLES = ("data", "seed", "data_draw", "dtype", "engine", "loss")
# What decides the layers of the network, with the one that follows from the samples.
DECIDE_LAYERS = (*DECIDE_SAMPLES, "layers", *OUTPUT_KNOBS)


@dataclass(frozen=True, slots=True)
class Setup:
    """A spec worked out: its samples, their parts, and the network with all sizes.

    `data` and `plane` hold the inputs of the data, in their own units; `parts` hold what the
    network is shown, after `input_map` has added features and scaled. `target_units` are those in
    which it is trained to predict numbers; None: those of the data.
    """

    spec: ExperimentSpec
    data: Data
    parts: dict[str, Part]
    plane: Plane
    network: Network
    input_map: InputMap
    target_units: Units | None = None
    beginnings: KeptBeginnings = field(default_factory=KeptBeginnings, repr=False)
    _planes: dict[PlaneView, Plane] = field(default_factory=dict, repr=False)
    _grids: dict[tuple[int, PlaneView], Array] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, spec: ExperimentSpec, known: Iterable[Setup] = ()) -> Setup:
        """Sample the data and size the network; raises `SpecError` if the two do not fit.

        What one of the `known` setups has worked out already is shared with it.
        """
        return at_once(cls.worked_out(spec, known))

    @classmethod
    def worked_out(cls, spec: ExperimentSpec, known: Iterable[Setup] = ()) -> Steps[Setup]:
        """The same in steps."""
        for setup in known:
            if _agree(spec, setup.spec, DECIDE_SAMPLES):
                return setup.retuned(spec)
        shared = (setup.data for setup in known if _drawn_by(setup.spec) == _drawn_by(spec))
        drawn = next(shared, None)
        data = drawn or _sampled(spec)
        yield 0.3
        rows = split_rows(data, spec.data.validation, spec.data.test, spec.stream("split"))
        data = data.filled(rows["train"], drawn_now=drawn is None)
        given = spec.data
        input_map = InputMap.of(
            data.inputs, given.features, given.raw_inputs, given.scaling, data.x[rows["train"]],
            spec.dtype, spec.engine == "kernel",
        )  # fmt: skip
        network = _network(spec, data, input_map)
        y, units_of = data.y[rows["train"]], given.target_scaling.units_of
        target_units = None if data.classes else units_of(y, spec.engine == "kernel")
        encoded = _encoded(spec, data, data.y, target_units)
        if not np.isfinite(encoded).all():
            raise SpecError(
                "data.dataset",
                Sentence("expected targets within the range of {dtype}", dtype=spec.dtype),
            )
        # Part by part: of a large table there is no room for copies of the whole.
        parts = {}
        for name, some in ((name, rows[name]) for name in PARTS):
            yield 0.6
            parts[name] = Part(input_map.of_rows(data.x, some), encoded[some], data.y[some], some)
        check_watched(spec, data, parts)
        plane = yield from staying(0.7, Plane.in_portions(data))
        return cls(spec, data, parts, plane, network, input_map, target_units)

    def retuned(self, spec: ExperimentSpec) -> Setup:
        """The same samples with the network of `spec`, which shows it the same of them.

        Raises `SpecError` if it asks for what the data does not have.
        """
        check_watched(spec, self.data, self.parts)
        same = _agree(spec, self.spec, (*DECIDE_LAYERS, "penalty", "starts"))
        network = self.network if same else _network(spec, self.data, self.input_map)
        return replace(self, spec=spec, network=network)

    def follows(self, old: Setup) -> bool:
        """Whether a run of `old` can go on with this setup: nothing in it asks for new weights.

        Other samples do not, as long as inputs and answers keep their names and number.
        """
        data, before = self.data, old.data
        return not needs_rebuild(old.spec, self.spec) and (
            data.inputs,
            data.classes,
            data.image,
            data.y.shape[1:],
        ) == (before.inputs, before.classes, before.image, before.y.shape[1:])

    @property
    def nbytes(self) -> int:
        """Bytes of its samples and grids."""
        held = [self.data.x, self.data.y, *self._grids.values()]
        held += [array for part in self.parts.values() for array in (part.x, part.y)]
        return sum(array.nbytes for array in held)

    def scores_in_portions(
        self, weights: Weights, parts: Iterable[str] = PARTS
    ) -> Portions[dict[str, Score]]:
        """The scores of several parts, with a pause after each few hundred samples."""
        scores, loss = dict.fromkeys(parts, Score(math.nan, math.nan)), self.network.loss
        for part, samples in ((part, self.parts[part]) for part in scores if self.parts[part]):
            z = yield from self.network.predict_in_portions(weights, samples.x)
            with np.errstate(all="ignore"):
                value = loss.value(z, samples.y)
                if self.data.classes:
                    right = float((loss.classify(z) == samples.labels).mean())
                    scores[part] = Score(value, right)
                else:
                    fit = fits(samples.labels, self.answers(z).astype(np.float64))
                    scores[part] = Score(value, math.nan, *fit)
        return scores

    def loss_and_gradients(
        self, weights: Weights, x: Array, y: Array
    ) -> tuple[float, ParameterVector]:
        """The objective on samples of a user and its gradient, see `Trainer`."""
        rows, targets, counts = self.batch(x, y)
        grads = self.network.gradients()
        with np.errstate(all="ignore"):
            done = self.network.loss_and_gradients(weights, rows, targets, QUIET, grads, counts)
            return done.loss + self.network.penalty_value(weights), grads

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of the network's inputs, features included."""
        return self.input_map.names

    def plane_of(self, view: PlaneView) -> Plane:
        """The plane of the data that `view` asks for, worked out once."""
        if not view.chooses(len(self.data.inputs)):
            return self.plane
        return _kept(self._planes, view, lambda: Plane.of(self.data, view))

    def grid(self, resolution: int, view: PlaneView = FITTING) -> Array:
        """What the network is shown of the plane's pixels (resolution², inputs), made once."""
        plane = self.plane_of(view)
        return _kept(
            self._grids, (resolution, view), lambda: self.input_map(plane.grid(resolution))
        )

    def encoded(self, y: Array) -> Array:
        """Targets (n, outputs) as the loss takes them, from class indices or numbers."""
        return _encoded(self.spec, self.data, y, self.target_units)

    def answers(self, z: Array) -> Array:
        """What outputs z mean, see `Loss.predict`; numbers in the units of the data."""
        said = self.network.loss.predict(z)
        return said if self.target_units is None else self.target_units.inverse(said)

    def sample_weights(self, labels: Array) -> Array | None:
        """How much each sample counts in training, (n,); None if all count the same.

        Class weights are measured on the training part. They have no meaning without classes.
        """
        if self.spec.class_weights == "none" or not self.data.classes:
            return None
        by_class = class_weights(self.parts["train"].labels, len(self.data.classes))
        return by_class.astype(self.spec.dtype)[labels]

    def batch(self, x: Array, y: Array) -> tuple[Array, Array, Array | None]:
        """Rows given by a user as training takes them: network inputs, targets, sample weights.

        x (n, d) in the units of the data; y (n,) class indices, or (n, k) numbers. Raises
        `DataError` for wrong shapes, NaN, or labels out of range, `SpecError` if a feature of x
        is too large for the precision.
        """
        given = Data.of(x, y, self.data.inputs, self.data.classes)
        if given.y.shape[1:] != self.data.y.shape[1:]:
            raise DataError(
                Sentence(
                    "expected targets of the shape (n, {k}), found {found}",
                    k=self.data.y.shape[1],
                    found=given.y.shape,
                )
            )
        weights = self.sample_weights(given.y)
        return self.input_map.checked(given.x), self.encoded(given.y), weights

    def stream_of_layer(self, index: int) -> np.random.Generator:
        """The stream "init" of one layer.

        Layers with weights are counted 1, 2, … and the output layer is 0, so that adding a
        layer or BatchNorm leaves the first weights of the others as they are.
        """
        layers = self.network.layers
        weighted = [i for i, lay in enumerate(layers[:-1]) if lay.weighted]
        number = weighted.index(index) + 1 if index in weighted else 0
        return self.spec.stream("init", number)


class Setups:
    """Works out setups and keeps the newest few; whoever asks for a neighbour shares its samples.

    Of large data only the newest setup is kept: the others are worked out again when needed.
    """

    def __init__(self) -> None:
        self._newest: list[Setup] = []

    @property
    def newest(self) -> tuple[Setup, ...]:
        """Those that are kept."""
        return tuple(self._newest)

    def holds_samples_of(self, spec: ExperimentSpec) -> bool:
        """Whether an experiment can be worked out without drawing or scaling samples."""
        return any(_agree(spec, kept.spec, DECIDE_SAMPLES) for kept in self._newest)

    def of(self, wanted: Setup | ExperimentSpec) -> Setup:
        """The setup of an experiment, or a setup made elsewhere; raises `SpecError`."""
        if isinstance(wanted, Setup):
            setup = wanted
        else:
            same = (kept for kept in self._newest if kept.spec == wanted)
            setup = next(same, None) or Setup.of(wanted, self._newest)
        # A setup that shares its samples with the new one takes no room of its own.
        others = [kept for kept in self._newest if kept.parts is not setup.parts]
        self._newest = [setup, *others[: MOST_SETUPS - 1]]
        while len(self._newest) > 1 and sum(kept.nbytes for kept in self._newest) > KEPT_BYTES:
            self._newest.pop()
        return setup


def _kept(made: dict[K, V], key: K, make: Callable[[], V]) -> V:
    """What was made under `key` before, else a new one; only the latest few are kept."""
    if key not in made:
        while len(made) >= MOST_VIEWS:
            made.pop(next(iter(made)), None)
        made[key] = make()
    return made[key]


def _encoded(spec: ExperimentSpec, data: Data, y: Array, units: Units | None) -> Array:
    try:
        with np.errstate(over="ignore"):
            y = y if units is None else units(y)
            encoded = spec.loss.encode(y, len(data.classes)).astype(spec.dtype)
            return single(encoded) if spec.engine == "kernel" else encoded
    except LossMisfit as misfit:
        raise SpecError("loss", str(misfit)) from None


def _agree(one: ExperimentSpec, other: ExperimentSpec, names: Iterable[str]) -> bool:
    """Whether two experiments have the same settings of these names."""
    return not [name for name in names if getattr(one, name) != getattr(other, name)]


def _drawn_by(spec: ExperimentSpec) -> tuple[object, ...]:
    """What decides the samples themselves."""
    return spec.data.dataset, spec.seed, spec.data_draw, spec.engine


def _sampled(spec: ExperimentSpec) -> Data:
    try:
        data = spec.data.dataset.sample(spec.stream("data"))
    except DataError as error:
        raise SpecError("data.dataset", str(error)) from None
    if len(data.classes) == 1:
        raise SpecError("data.dataset", Sentence("expected two classes or more, found one"))
    return data.rounded() if spec.engine == "kernel" else data


def _network(spec: ExperimentSpec, data: Data, input_map: InputMap) -> Network:
    targets = 1 if data.classes else data.y.shape[1]
    try:
        outputs = spec.loss.outputs(len(data.classes), targets)
    except LossMisfit as misfit:
        raise SpecError("loss", str(misfit)) from None
    layers = (*spec.layers, spec.output_layer(outputs))
    try:
        fan_in = len(input_map.names)
        network = Network(layers, fan_in, spec.loss, spec.penalty, spec.dtype, spec.starts)
    except LayerMisfit as misfit:
        raise SpecError(joined("layers", misfit.place), misfit.problem) from None
    if network.parameter_count > MOST_PARAMETERS:
        raise SpecError(
            "layers",
            Sentence(
                "expected at most {most:,} parameters, found {found:,}",
                most=MOST_PARAMETERS,
                found=network.parameter_count,
            ),
        )
    return network
