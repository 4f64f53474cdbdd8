"""What the probes read, against numbers worked out by hand or another way."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from samples import Line, normalized, spiral

from engine.arrays import Array
from engine.data.datasets import dataset
from engine.data.splits import PARTS
from engine.network.activations import ReLU, Softmax, Tanh
from engine.network.gradient_check import numeric_gradient
from engine.network.initializers import Constant
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Maxout, Residual
from engine.network.losses import MeanSquaredError
from engine.network.places import Parameter
from engine.optimizers import SGD, Adam
from engine.optimizers.clipping import ClipByValue
from engine.probes import (
    PROBE_SAMPLES,
    Clones,
    EffectiveSteps,
    HiddenPlane,
    JacobianProbe,
    Matrices,
    NeuronMaps,
    NormalizationProbe,
    PreActivations,
    RandomSlice,
    Spreads,
    TraceProbe,
    UpdateCosine,
    UpdateRatio,
    WeightGradients,
    WeightHistograms,
    WeightSlice,
    place_of_number,
)
from engine.probes.data.gaussian import GaussianProbe
from engine.probes.layers.clones import alike
from engine.probes.sample.column import ArrayReading
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.trainer import Diverged, Trainer

PLAIN = (Dense(units=2), Activate(Tanh()))
LINE = ExperimentSpec(
    data=DataSpec(Line()), layers=(), loss=MeanSquaredError(), optimizer=SGD(lr=0.1)
)


def trained(spec: ExperimentSpec, steps: int = 3) -> Trainer:
    trainer = Trainer(spec)
    for _ in range(steps):
        trainer.step()
    return trainer


def rms(values: Array) -> float:
    return float(np.sqrt(np.mean(np.square(values))))


class TestPreActivations:
    """s, and the function it enters."""

    def test_they_are_the_inputs_of_the_activation(self) -> None:
        trainer = trained(normalized())
        x = trainer.setup.parts["train"].x[:PROBE_SAMPLES]
        W, b = (trainer.weights.layers[0][name] for name in "Wb")
        s = x @ W + b
        # Behind batch normalisation: mean β = β₁, variance γ² var/(var + ε).
        gamma, beta = (trainer.weights.layers[1][name] for name in ("gamma", "beta"))
        s = gamma * (s - s.mean(axis=0)) / np.sqrt(s.var(axis=0) + 1e-5) + beta
        reading = PreActivations().measure(trainer)
        first, second, output = reading.histograms.layers
        assert (first.title, second.title, output.title) == ("1", "2", "output")
        assert first.mean == pytest.approx(s.mean())
        assert first.rms == pytest.approx(rms(s))
        z = trainer.network.forward(trainer.weights, x).outputs[-1]
        assert output.rms != pytest.approx(rms(z)), "batch statistics, not running averages"

    def test_the_curve_is_that_of_the_function_at_the_middle_of_each_bin(self) -> None:
        trainer = trained(spiral(layers=(*PLAIN, Dense(units=3), Activate(Softmax()))))
        reading = PreActivations(bins=5).measure(trainer)
        limit = reading.histograms.limit
        np.testing.assert_allclose(reading.centres, limit * np.array([-0.8, -0.4, 0, 0.4, 0.8]))
        tanh, softmax, output = reading.responses
        assert tanh is not None
        np.testing.assert_allclose(tanh.values, np.tanh(reading.centres))
        np.testing.assert_allclose(tanh.slopes, 1 - np.tanh(reading.centres) ** 2)
        assert softmax is None, "it mixes units"
        assert output is not None
        np.testing.assert_array_equal(output.values, reading.centres)
        np.testing.assert_array_equal(output.slopes, 1)


class TestWeights:
    """Weights, their gradients and updates."""

    def test_histograms_hold_the_weights_alone(self) -> None:
        trainer = trained(normalized())
        weights = WeightHistograms().measure(trainer)
        gradients = WeightGradients().measure(trainer)
        assert gradients is not None
        for place, layer, slope in zip((0, 3, 5), weights.layers, gradients.layers, strict=True):
            W = trainer.weights.layers[place]["W"]
            assert layer.rms == pytest.approx(rms(W))
            assert layer.mean == pytest.approx(W.mean())
            assert slope.rms == pytest.approx(rms(trainer.grads.views[place]["W"]))

    def test_the_weights_of_maxout_and_residual_blocks_count(self) -> None:
        block = Residual(layers=(Dense(units=3), Activate(), Dense(units=4)))
        trainer = trained(spiral(layers=(Maxout(units=4), block)))
        maxout, residual, _ = WeightHistograms().measure(trainer).layers
        arrays = trainer.weights.layers
        assert maxout.rms == pytest.approx(rms(arrays[0]["W"]))
        both = np.concatenate([arrays[1]["0.W"].ravel(), arrays[1]["2.W"].ravel()])
        assert residual.rms == pytest.approx(rms(both))

    def test_matrices_are_the_numbers_by_name(self) -> None:
        trainer = trained(normalized())
        values = Matrices().measure(trainer)
        assert values is not None
        assert list(values)[:5] == [
            "1.dense.W",
            "1.dense.b",
            "2.batch_norm.gamma",
            "2.batch_norm.beta",
            "2.batch_norm.running_mean",
        ]
        np.testing.assert_array_equal(values["4.dense.W"].values, trainer.weights.layers[3]["W"])
        slopes = Matrices(content="gradients").measure(trainer)
        assert slopes is not None
        assert "2.batch_norm.running_mean" not in slopes
        np.testing.assert_array_equal(slopes["6.dense.b"].values, trainer.grads.views[5]["b"])

    def test_updates_are_what_the_last_step_added(self) -> None:
        trainer = trained(spiral())
        before = [named["W"].copy() for named in trainer.weights.layers if named]
        trainer.step()
        updates = Matrices(content="updates").measure(trainer)
        assert updates is not None
        for name, old, place in zip(("1.dense.W", "3.dense.W"), before, (0, 2), strict=False):
            moved = trainer.weights.layers[place]["W"] - old
            np.testing.assert_allclose(updates[name].values, moved, rtol=1e-9, atol=1e-15)

    def test_large_matrices_are_cut_and_say_so(self) -> None:
        trainer = Trainer(spiral(layers=(Dense(units=100), Activate(), Dense(units=90))))
        found = Matrices(side=10).measure(trainer)
        assert found is not None
        matrix = found["3.dense.W"]
        assert (matrix.values.shape, matrix.shape) == ((10, 10), (100, 90))
        np.testing.assert_array_equal(matrix.values, trainer.weights.layers[2]["W"][:10, :10])
        assert found["1.dense.b"].values.shape == (10,)

    def test_before_the_first_step_there_is_nothing_to_read(self) -> None:
        trainer = Trainer(spiral())
        for probe in (
            Matrices(content="gradients"),
            Matrices(content="updates"),
            WeightGradients(),
            UpdateRatio(),
            EffectiveSteps(),
            UpdateCosine(),
        ):
            assert probe.measure(trainer) is None
        trainer.step()
        assert UpdateRatio().measure(trainer) is not None
        assert UpdateCosine().measure(trainer) is None, "that takes two steps"


class TestUpdates:
    """The last step against weights, gradient and the step before."""

    def test_the_ratio_is_that_of_the_root_mean_squares(self) -> None:
        trainer = Trainer(LINE)
        before = trainer.weights.layers[0]["W"].copy()
        trainer.step()
        after = trainer.weights.layers[0]["W"]
        reading = UpdateRatio().measure(trainer)
        assert reading is not None
        (ratio,) = reading
        assert ratio.update == pytest.approx(rms(after - before))
        assert ratio.weight == pytest.approx(rms(after))
        assert ratio.ratio == pytest.approx(rms(after - before) / rms(after))

    def test_steps_of_weights_that_are_zero(self) -> None:
        zero = Constant(value=0.0)
        layers = (Dense(units=3, init_weights=zero), Activate(Tanh()))
        trainer = Trainer(spiral(layers=layers, output_init=zero, optimizer=SGD(lr=0.1)))
        trainer.step()
        reading = UpdateRatio().measure(trainer)
        assert reading is not None
        assert [(r.update, r.weight, r.ratio) for r in reading] == [(0, 0, 0)] * 2
        trainer.weights.params.flat[...] = 0
        assert trainer.last_update is not None
        trainer.last_update[...] = 1
        reading = UpdateRatio().measure(trainer)
        assert reading is not None
        assert [r.ratio for r in reading] == [math.inf] * 2

    def test_numbers_whose_squares_overflow(self) -> None:
        trainer = trained(spiral(dtype="float32"))
        trainer.weights.params.flat[...] = 1e30
        reading = UpdateRatio().measure(trainer)
        assert reading is not None
        assert [r.weight for r in reading] == pytest.approx([1e30] * 3)

    def test_plain_descent_gives_every_parameter_the_learning_rate(self) -> None:
        reading = EffectiveSteps().measure(trained(spiral(optimizer=SGD(lr=0.03))))
        assert isinstance(reading, Spreads)
        assert (reading.low, reading.high) == (-2, -1)
        for layer in reading.layers:
            for number in (layer.median, layer.least, layer.most):
                assert number == pytest.approx(0.03)
            assert layer.still == pytest.approx(0)
            # log10(0.03) = -1.523 lies in bin 19 of 40 from -2 to -1.
            assert layer.shares[19] == pytest.approx(1)

    def test_the_first_step_of_adam_is_one_over_the_gradient(self) -> None:
        trainer = trained(spiral(optimizer=Adam(lr=0.01)), 1)
        reading = EffectiveSteps().measure(trainer)
        assert reading is not None
        slopes = np.abs(trainer.grads.views[0]["W"]), np.abs(trainer.grads.views[0]["b"])
        expected = 0.01 / np.concatenate([each.ravel() for each in slopes])
        assert reading.layers[0].median == pytest.approx(np.median(expected), rel=1e-4)
        assert reading.layers[0].most == pytest.approx(expected.max(), rel=1e-2)

    def test_clipping_shortens_the_effective_step(self) -> None:
        spec = spiral(optimizer=SGD(lr=1.0), clipping=ClipByValue(max_value=1e-3))
        trainer = trained(spec, 1)
        reading = EffectiveSteps().measure(trainer)
        assert reading is not None
        g = np.abs(trainer.grads.flat)
        expected = np.minimum(g, 1e-3)[g > 0] / g[g > 0]
        assert min(layer.least for layer in reading.layers) == pytest.approx(expected.min())

    def test_parameters_without_gradient_are_counted_apart(self) -> None:
        layers = (Dense(units=4, init_weights=Constant(value=0.0)), Activate(ReLU()))
        trainer = Trainer(spiral(layers=layers, optimizer=SGD()))
        trainer.weights.layers[0]["b"][...] = [-1.0, -1.0, -1.0, 1.0]
        trainer.step()
        reading = EffectiveSteps().measure(trainer)
        assert reading is not None
        assert reading.layers[0].still == pytest.approx(0.75)
        assert reading.layers[0].shares.sum() == pytest.approx(0.25)

    def test_a_gradient_that_is_not_finite_says_nothing(self) -> None:
        trainer = trained(spiral())
        trainer.weights.layers[0]["W"][...] = np.nan
        with pytest.raises(Diverged):
            trainer.step()
        assert EffectiveSteps().measure(trainer) is None

    def test_the_cosine_between_the_last_two_steps(self) -> None:
        trainer = trained(spiral(optimizer=SGD(lr=0.1)), 5)
        start = trainer.weights.params.flat.copy()
        trainer.step()
        middle = trainer.weights.params.flat.copy()
        trainer.step()
        a, b = middle - start, trainer.weights.params.flat - middle
        reading = UpdateCosine().measure(trainer)
        assert reading is not None
        assert reading.whole == pytest.approx(a @ b / np.sqrt((a @ a) * (b @ b)), rel=1e-6)
        assert [layer.title for layer in reading.layers] == ["1", "2", "output"]
        size = trainer.weights.params.views[0]["W"].size + 8
        a, b = a[:size], b[:size]
        first = reading.layers[0].value
        assert first == pytest.approx(a @ b / np.sqrt((a @ a) * (b @ b)), rel=1e-6)

    @pytest.mark.parametrize(("slope", "cosine"), [(0.5, 1.0), (1.5, -1.0)])
    def test_straight_on_and_to_and_fro(self, slope: float, cosine: float) -> None:
        """On a parabola with η below 1/curvature steps go on, above it they jump across."""
        trainer = Trainer(replace(LINE, batch_size=5000, engine="numpy"))
        x = np.c_[trainer.setup.parts["train"].x, np.ones(len(trainer.setup.parts["train"]))]
        curvature, directions = np.linalg.eigh(x.T @ x / len(x))
        z = x @ np.linalg.lstsq(x, trainer.setup.parts["train"].y, rcond=None)[0]
        np.testing.assert_allclose(z, trainer.setup.parts["train"].y, atol=1e-12)
        best = np.linalg.lstsq(x, z, rcond=None)[0][:, 0]
        trainer.weights.params.flat[...] = best + directions[:, -1]
        trainer.retune(replace(trainer.spec, optimizer=SGD(lr=slope / curvature[-1])))
        trainer.step()
        trainer.step()
        reading = UpdateCosine().measure(trainer)
        assert reading is not None
        assert reading.whole == pytest.approx(cosine)

    def test_no_step_has_no_direction(self) -> None:
        trainer = trained(spiral())
        assert trainer.last_update is not None
        trainer.last_update[...] = 0
        reading = UpdateCosine().measure(trainer)
        assert reading is not None
        assert math.isnan(reading.whole)


class TestClones:
    """Units that are copies of each other."""

    def test_constant_weights_make_clones_for_ever(self) -> None:
        layers = (Dense(units=8, init_weights=Constant(value=0.3)), Activate(Tanh()))
        trainer = trained(spiral(layers=layers, output_init=Constant(value=0.3)), 20)
        first, output = Clones().measure(trainer)
        assert (first.units, first.distinct) == (8, 1)
        assert first.sentence == "8 neurons, 1 distinct"
        assert output.distinct == 2, "the classes pull the outputs apart"

    def test_random_weights_make_none(self) -> None:
        for groups in Clones().measure(trained(normalized())):
            assert groups.distinct == groups.units

    def test_groups_are_numbered_by_first_occurrence(self) -> None:
        trainer = trained(spiral(layers=(Dense(units=5), Activate())))
        hidden, output = trainer.weights.layers[0], trainer.weights.layers[2]
        for twin, original in ((3, 1), (4, 0)):
            hidden["W"][:, twin], hidden["b"][twin] = (
                hidden["W"][:, original],
                hidden["b"][original],
            )
            output["W"][twin] = output["W"][original]
        assert Clones().measure(trainer)[0].group.tolist() == [0, 1, 2, 1, 0]
        # Other outgoing weights: same answers, but they will learn differently.
        output["W"][4] += 0.1
        assert Clones().measure(trainer)[0].group.tolist() == [0, 1, 2, 1, 3]
        assert Clones(by="outputs").measure(trainer)[0].group.tolist() == [0, 1, 2, 1, 0]

    def test_all_pieces_of_a_maxout_unit_count(self) -> None:
        trainer = trained(spiral(layers=(Maxout(units=2, pieces=2), Dense(units=2))))
        W, b = (trainer.weights.layers[0][name] for name in "Wb")
        W[:, 1], b[1] = W[:, 0], b[0]
        trainer.weights.layers[1]["W"][1] = trainer.weights.layers[1]["W"][0]
        assert Clones().measure(trainer)[0].distinct == 2, "the second pieces differ"
        W[:, 3], b[3] = W[:, 2], b[2]
        assert Clones().measure(trainer)[0].distinct == 1

    def test_dead_units_answer_alike(self) -> None:
        layers = (Dense(units=4), Activate(ReLU()))
        trainer = trained(spiral(layers=layers))
        trainer.weights.layers[0]["b"][...] = [-100, -100, -100, 1]
        assert Clones(by="outputs").measure(trainer)[0].distinct == 2
        assert Clones().measure(trainer)[0].distinct == 4

    def test_the_tolerance_is_a_share_of_the_largest_number(self) -> None:
        rows = np.array([[100.0, 0.0], [100.0, 0.5], [100.0, 2.0], [100.0, np.nan]])
        assert alike(rows, 1e-2).tolist() == [0, 1, 2, 3], "nothing is within a share of NaN"
        assert alike(rows[:3], 1e-2).tolist() == [0, 0, 1]
        assert alike(rows[:3], 1e-3).tolist() == [0, 1, 2]
        assert alike(np.zeros((3, 4)), 1e-6).tolist() == [0, 0, 0]


class TestHiddenPlane:
    """Where a hidden layer puts the samples."""

    def rows(self, trainer: Trainer) -> Array:
        return np.concatenate([trainer.setup.parts[part].x for part in PARTS])

    def test_two_units_are_drawn_as_they_are(self) -> None:
        trainer = trained(spiral(layers=PLAIN))
        reading = HiddenPlane().measure(trainer)
        W, b = (trainer.weights.layers[0][name] for name in "Wb")
        np.testing.assert_allclose(reading.samples.points, np.tanh(self.rows(trainer) @ W + b))
        assert (reading.title, reading.plane.labels) == ("1", ("h₁", "h₂"))
        assert not reading.plane.principal

    def test_more_units_are_drawn_on_two_components(self) -> None:
        trainer = trained(normalized())
        reading = HiddenPlane(layer=2).measure(trainer)
        h = trainer.network.forward(trainer.weights, self.rows(trainer)).outputs[5]
        centred = h - h.mean(axis=0)
        u, s, _ = np.linalg.svd(centred, full_matrices=False)
        np.testing.assert_allclose(np.abs(reading.samples.points), np.abs(u[:, :2] * s[:2]))
        assert reading.plane.explained == pytest.approx((s[:2] ** 2).sum() / (s**2).sum())

    def test_a_number_beyond_the_last_layer_takes_the_last(self) -> None:
        trainer = trained(spiral(layers=PLAIN))
        assert HiddenPlane(layer=99).measure(trainer).title == "output"
        assert HiddenPlane(layer=3).measure(trained(spiral(layers=()))).title == "output"

    def test_xor_by_hand_folds_the_plane(self) -> None:
        """The four corners become (0, 0), (1, 0) twice and (3, 1): one line parts them."""
        trainer = Trainer(spiral(layers=(Dense(units=2), Activate(ReLU()))))
        trainer.weights.layers[0]["W"][...] = np.array([[2.0, 2.0], [1.0, 1.0]]).T
        trainer.weights.layers[0]["b"][...] = 0, -1
        x = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
        train = trainer.setup.parts["train"]
        four = replace(train, x=x, y=train.y[:4], labels=train.labels[:4], rows=train.rows[:4])
        trainer.setup.parts.update(
            train=four,
            validation=replace(four, x=x[:0], labels=four.labels[:0]),
            test=replace(four, x=x[:0], labels=four.labels[:0]),
        )
        points = HiddenPlane().measure(trainer).samples.points
        np.testing.assert_allclose(points, [[0, 0], [2, 0], [2, 0], [4, 1]])

    def test_numbers_far_out_do_not_overflow(self) -> None:
        trainer = trained(spiral())
        trainer.weights.layers[2]["W"][...] = np.inf
        points = HiddenPlane(layer=9).measure(trainer).samples.points
        assert np.isfinite(points).all()


class TestNormalization:
    """Batch normalisation looked into."""

    def test_before_and_after(self) -> None:
        trainer = trained(normalized(), 10)
        reading = NormalizationProbe().measure(trainer)
        x = trainer.setup.parts["train"].x[:PROBE_SAMPLES]
        s = x @ trainer.weights.layers[0]["W"] + trainer.weights.layers[0]["b"]
        (before,), (after,) = reading.before.layers, reading.after.layers
        assert (before.title, before.mean) == ("1", pytest.approx(s.mean()))
        gamma, beta = (trainer.weights.layers[1][name] for name in ("gamma", "beta"))
        y = (s - s.mean(axis=0)) / np.sqrt(s.var(axis=0) + 1e-5) * gamma + beta
        assert after.rms == pytest.approx(rms(y))
        assert reading.before.limit == reading.after.limit

    def test_the_batch_against_the_running_averages(self) -> None:
        trainer = trained(normalized(), 10)
        (units,) = NormalizationProbe().measure(trainer).units
        assert trainer.last is not None
        s = trainer.last.outputs[1]
        np.testing.assert_allclose(units.mean, s.mean(axis=0))
        np.testing.assert_allclose(units.std, s.std(axis=0))
        params = trainer.weights.layers[1]
        np.testing.assert_array_equal(units.running_mean, params["running_mean"])
        np.testing.assert_allclose(units.running_std**2, params["running_variance"])

    def test_before_the_first_step_the_fixed_batch_is_shown(self) -> None:
        trainer = Trainer(normalized())
        (units,) = NormalizationProbe().measure(trainer).units
        x = trainer.setup.parts["train"].x[:PROBE_SAMPLES]
        np.testing.assert_allclose(units.mean, (x @ trainer.weights.layers[0]["W"]).mean(axis=0))
        assert (units.running_std == 1).all()

    def test_those_before_all_layers_and_inside_blocks_are_found(self) -> None:
        block = Residual(layers=(BatchNorm(), Dense(units=3), BatchNorm()))
        layers = (BatchNorm(), Dense(units=3), block, Activate())
        trainer = trained(spiral(layers=layers))
        reading = NormalizationProbe().measure(trainer)
        assert [units.title for units in reading.units] == ["input", "2", "2"]
        last = trainer.weights.layers[2]["2.running_mean"]
        np.testing.assert_array_equal(reading.units[2].running_mean, last)
        assert len(reading.before.layers) == len(reading.after.layers) == 3

    def test_none_is_none(self) -> None:
        reading = NormalizationProbe().measure(trained(spiral()))
        assert (reading.units, reading.before.layers) == ((), ())


def recorded(spec: ExperimentSpec, steps: int = 7) -> Run:
    run = Run(spec)
    for _ in range(steps):
        run.step()
    return run


class TestSlices:
    """The loss as a landscape."""

    def loss(self, trainer: Trainer) -> float:
        train = trainer.setup.parts["train"]
        x, y = train.x[:PROBE_SAMPLES], train.y[:PROBE_SAMPLES]
        return trainer.network.loss.value(
            trainer.network.forward(trainer.weights, x).outputs[-1], y
        )

    def test_every_point_is_the_loss_with_these_two_weights(self) -> None:
        run = recorded(spiral(layers=PLAIN))
        trainer = run.trainer
        kept = trainer.weights.params.flat.copy()
        reading = WeightSlice(first=1, second=4, radius=0.5, resolution=5).measure_run(run)
        np.testing.assert_allclose(reading.across, kept[1] + np.linspace(-0.5, 0.5, 5))
        assert reading.here == (kept[1], kept[4])
        assert reading.labels == ("Weight x₁ → 2 of layer 1", "Bias of neuron 1 of layer 1")
        assert reading.values[2, 2] == pytest.approx(self.loss(trainer))
        for row, column in ((0, 4), (3, 1)):
            trainer.weights.params.flat[1] = reading.across[column]
            trainer.weights.params.flat[4] = reading.up[row]
            assert reading.values[row, column] == pytest.approx(self.loss(trainer))

    def test_the_slope_of_the_slice_is_the_gradient(self) -> None:
        run = recorded(spiral(layers=PLAIN))
        trainer = run.trainer
        reading = WeightSlice(first=2, second=7, radius=1e-3, resolution=3).measure_run(run)
        train = trainer.setup.parts["train"]
        grads = trainer.network.gradients()
        done = trainer.network.forward(trainer.weights, train.x)
        dz = trainer.network.loss.gradient(done.outputs[-1], train.y)
        trainer.network.backward(trainer.weights, done, dz, grads)
        across = (reading.values[1, 2] - reading.values[1, 0]) / 2e-3
        up = (reading.values[2, 1] - reading.values[0, 1]) / 2e-3
        assert (across, up) == pytest.approx((grads.flat[2], grads.flat[7]), rel=1e-4)

    @pytest.mark.parametrize(
        ("first", "second", "labels"),
        [
            (10**6, 10**6, ("Bias of output 1", "Weight c → 1 of the output layer")),
            (0, 0, ("Weight a → 1 of the output layer", "Weight b → 1 of the output layer")),
            (99, 1, ("Bias of output 1", "Weight b → 1 of the output layer")),
        ],
    )
    def test_numbers_that_the_network_does_not_have(
        self, first: int, second: int, labels: tuple[str, str]
    ) -> None:
        reading = WeightSlice(first=first, second=second, resolution=3).measure_run(Run(LINE))
        assert reading.labels == labels

    def test_places_of_numbers(self) -> None:
        trainer = Trainer(normalized())
        places = [place_of_number(trainer, i) for i in range(trainer.weights.params.flat.size)]
        assert len(set(places)) == len(places)
        assert places[0] == Parameter(0, "W", (0, 0))
        assert places[-1] == Parameter(5, "b", (1,))
        with pytest.raises(IndexError):
            place_of_number(trainer, len(places))

    def test_random_directions_are_as_long_as_the_weights_of_each_neuron(self) -> None:
        from engine.probes.base import cut
        from engine.probes.landscape.slices import _direction

        run = recorded(normalized())
        trainer = run.trainer
        direction = _direction(trainer, np.random.default_rng(3))
        for made, own in zip(
            cut(direction, trainer.weights.params), trainer.weights.params.views, strict=True
        ):
            for name, values in own.items():
                expected = np.linalg.norm(values, axis=0) if name == "W" else 0 * values
                found = np.linalg.norm(made[name], axis=0) if name == "W" else made[name]
                np.testing.assert_allclose(found, expected)

    def test_a_random_slice_has_the_run_in_its_middle_and_depends_on_the_seed(self) -> None:
        run = recorded(spiral())
        trainer = run.trainer
        first = RandomSlice(resolution=5).measure_run(run)
        assert first.values[2, 2] == pytest.approx(self.loss(trainer))
        assert first.here == (0, 0)
        other = RandomSlice(resolution=5, seed=1).measure_run(run)
        assert other.values[2, 2] == first.values[2, 2]
        assert (other.values[0] != first.values[0]).all()

    def test_weights_that_are_zero_stay_zero(self) -> None:
        run = Run(spiral())
        trainer = run.trainer
        trainer.weights.params.flat[...] = 0
        values = RandomSlice(resolution=3).measure_run(run).values
        np.testing.assert_allclose(values, math.log(2))

    def test_large_networks_get_fewer_samples_and_points(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("engine.probes.landscape.surfaces.CALL", 0)
        monkeypatch.setattr("engine.probes.landscape.surfaces.BUDGET", 21 * 21 * 114 * 20)
        reading = WeightSlice().measure_run(Run(spiral()))
        assert (reading.samples, reading.values.shape) == (20, (21, 21))
        monkeypatch.setattr("engine.probes.landscape.surfaces.BUDGET", 114 * 16 * 50)
        reading = WeightSlice().measure_run(Run(spiral()))
        assert (reading.samples, reading.values.shape) == (16, (7, 7))

    def test_a_point_without_a_loss_is_infinite(self) -> None:
        run = recorded(spiral())
        trainer = run.trainer
        trainer.weights.params.flat[0] = np.nan
        assert np.isinf(WeightSlice(first=1, second=2, resolution=3).measure_run(run).values).all()


class TestJacobians:
    """How outputs answer to inputs."""

    def test_dense_gives_its_weights_and_tanh_its_slopes(self) -> None:
        trainer = trained(spiral(layers=PLAIN))
        dense = JacobianProbe(layer=1).measure(trainer)
        assert dense.title == "1. Dense"
        np.testing.assert_array_equal(dense.matrix, trainer.weights.layers[0]["W"].T)
        tanh = JacobianProbe(layer=2).measure(trainer)
        np.testing.assert_array_equal(tanh.x, dense.y)
        np.testing.assert_allclose(tanh.matrix, np.diag(1 - np.tanh(tanh.x) ** 2))

    def test_the_product_of_all_is_that_of_the_network(self) -> None:
        trainer = trained(normalized())
        product = np.eye(2)
        for number in range(1, 7):
            product = JacobianProbe(layer=number, sample=5).measure(trainer).matrix @ product
        whole = JacobianProbe(sample=5).measure(trainer)
        np.testing.assert_allclose(whole.matrix, product, rtol=1e-12, atol=1e-15)
        x = whole.x[np.newaxis].copy()
        for k in range(2):
            slope = numeric_gradient(
                lambda k=k: trainer.network.predict(trainer.weights, x)[0, k], x
            )
            np.testing.assert_allclose(whole.matrix[k], slope[0], rtol=1e-6, atol=1e-9)

    def test_numbers_beyond_the_last(self) -> None:
        trainer = trained(spiral(layers=PLAIN))
        last = JacobianProbe(layer=101, sample=10**6).measure(trainer)
        assert last.title == "3. Dense"
        x = trainer.setup.parts["train"].x[-1:]
        h = trainer.network.forward(trainer.weights, x).outputs[2][0]
        np.testing.assert_array_equal(last.x, h)


class TestTrace:
    """One sample forwards and back."""

    def test_every_value_by_hand(self) -> None:
        spec = ExperimentSpec(
            data=DataSpec(Line()), layers=(Dense(units=2), Activate(Tanh())),
            loss=MeanSquaredError(),
        )  # fmt: skip
        trainer = trained(spec)
        reading = TraceProbe(sample=4).measure(trainer)
        value = reading.value
        train = trainer.setup.parts["train"]
        x, y = train.x[4], train.y[4]
        W1, b1 = (trainer.weights.layers[0][name] for name in "Wb")
        W2, b2 = (trainer.weights.layers[2][name] for name in "Wb")
        s = x @ W1 + b1
        h = np.tanh(s)
        z = h @ W2 + b2
        dz = z - y
        ds = (W2 @ dz) * (1 - h**2)
        expected = {
            "x": x, "W¹": W1, "b¹": b1, "s¹": s, "h¹": h, "W²": W2, "b²": b2, "z": z, "p": z,
            "y": y, "L": 0.5 * (dz**2).sum(),
            "∂L/∂z": dz, "∂L/∂W²": np.outer(h, dz), "∂L/∂b²": dz, "∂L/∂h¹": W2 @ dz,
            "∂L/∂s¹": ds, "∂L/∂W¹": np.outer(x, ds), "∂L/∂b¹": ds,
        }  # fmt: skip
        symbols = [entry.symbol for entry in (*reading.forward, *reading.backward)]
        assert symbols == list(expected)
        for symbol, right in expected.items():
            np.testing.assert_allclose(value(symbol), right, rtol=1e-12, atol=1e-15)
        assert reading.row == train.rows[4]

    def test_the_graph_names_what_each_value_is_made_of(self) -> None:
        reading = TraceProbe().measure(trained(spiral(layers=PLAIN)))
        made_of = {e.symbol: e.inputs for e in (*reading.forward, *reading.backward)}
        assert made_of["s¹"] == ("x", "W¹", "b¹")
        assert made_of["h¹"] == ("s¹",)
        assert made_of["L"] == ("z", "y")
        assert made_of["∂L/∂z"] == ("z", "y")
        assert made_of["∂L/∂h¹"] == ("∂L/∂z", "h¹", "W²", "b²")
        assert made_of["∂L/∂W¹"] == ("∂L/∂s¹", "x")
        known = set(made_of)
        assert all(symbol in known for inputs in made_of.values() for symbol in inputs)
        words = {e.symbol: e.meaning for e in (*reading.forward, *reading.backward)}
        assert words["s¹"] == "pre-activation of layer 1"
        assert words["W²"] == "weights of the output layer"
        assert words["∂L/∂b¹"] == "gradient of the biases of layer 1"
        assert words["∂L/∂s¹"] == "error signal δ¹"

    def test_it_is_the_gradient_of_this_samples_loss(self) -> None:
        trainer = trained(normalized())
        reading = TraceProbe(sample=3).measure(trainer)
        train = trainer.setup.parts["train"]
        x, y = train.x[3:4], train.y[3:4]

        def loss() -> float:
            return trainer.network.loss.value(trainer.network.predict(trainer.weights, x), y)

        assert float(reading.value("L")) == pytest.approx(loss())
        for symbol, place, name in (("W¹", 0, "W"), ("γ¹", 1, "gamma"), ("b³", 5, "b")):
            numeric = numeric_gradient(loss, trainer.weights.layers[place][name])
            found = reading.value(f"∂L/∂{symbol}")
            np.testing.assert_allclose(found, numeric, rtol=1e-5, atol=1e-9)

    def test_symbols_are_unique_whatever_the_layers(self) -> None:
        block = Residual(layers=(BatchNorm(), Dense(units=3), BatchNorm()))
        layers = (
            BatchNorm(), Dense(units=3), BatchNorm(), Activate(), Activate(), Dropout(),
            BatchNorm(), block, Maxout(units=2),
        )  # fmt: skip
        reading = TraceProbe().measure(trained(spiral(layers=layers)))
        symbols = [entry.symbol for entry in (*reading.forward, *reading.backward)]
        assert len(set(symbols)) == len(symbols)
        assert {"γ⁰", "ŝ⁰", "γ¹", "ŝ¹", "h¹", "h¹′", "h¹′′", "γ¹′", "γ²[1]", "z"} <= set(symbols)
        made_of = {e.symbol: e.inputs for e in (*reading.forward, *reading.backward)}
        assert all(symbol in made_of for inputs in made_of.values() for symbol in inputs)

    def test_a_number_beyond_the_last_sample_takes_the_last(self) -> None:
        trainer = trained(spiral())
        rows = trainer.setup.parts["train"].rows
        assert TraceProbe(sample=10**6).measure(trainer).row == rows[-1]


def test_neuron_maps_are_the_answers_on_the_plane() -> None:
    trainer = trained(spiral(layers=PLAIN))
    first, output = NeuronMaps(resolution=6).measure(trainer)
    assert (first.title, output.title) == ("1", "output")
    assert first.values.shape == (2, 6, 6)
    grid = trainer.setup.plane.grid(6)
    W, b = (trainer.weights.layers[0][name] for name in "Wb")
    # Row 4 from the bottom, column 1 from the left.
    np.testing.assert_allclose(first.values[:, 4, 1], np.tanh(grid[4 * 6 + 1] @ W + b))
    few = NeuronMaps(most=1).measure(trainer)[0]
    assert (len(few.values), few.units) == (1, 2)


def test_a_step_away_from_zeros_is_infinite_beside_them() -> None:
    zeros = ArrayReading(0, "b", "b", (2,), 0.0, 0.0, 0.0, None, 0.5)
    assert zeros.ratio == np.inf
    assert replace(zeros, update=0.0).ratio == 0.0
    assert replace(zeros, update=None).ratio is None
    assert replace(zeros, rms=2.0).ratio == 0.25


def test_samples_at_one_point_have_a_gaussian_without_a_likelihood() -> None:
    gate = replace(spiral(), data=DataSpec(dataset["gate"](samples=40)))
    found = GaussianProbe(only=1).measure(Trainer(gate))
    assert found is not None
    assert not found.covariance.any()
    assert math.isnan(found.log_likelihood)
