"""Every probe: it measures without changing the trainer, and hands out nothing that can change."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from samples import Line, arrays_in, normalized, same, spiral

from engine.arrays import Array
from engine.data.datasets import dataset
from engine.data.splits import PARTS
from engine.network.activations import Identity, ReLU, Sigmoid, Softmax, Step, Tanh
from engine.network.initializers import Constant
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, LayerNorm, Maxout, Residual
from engine.network.losses import BinaryCrossEntropy, MeanSquaredError
from engine.optimizers import SGD
from engine.probes import (
    DecisionField,
    Gradients,
    HealthProbe,
    Histograms,
    Probe,
    SamplesProbe,
    ScoresProbe,
    WeightGradients,
    histograms,
    probe,
    round_up,
)
from engine.probes.layers.bins import range_around
from engine.running.pace import Pace
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.trainer import Diverged

every_probe = pytest.mark.parametrize("cls", probe, ids=probe.names)

EXPERIMENTS = {
    "spiral": normalized(),
    "one output": spiral(loss=BinaryCrossEntropy()),
    "no hidden layer": spiral(layers=()),
    "activation first": spiral(layers=(Activate(), Dense(units=3), Activate(Step()))),
    "numbers": ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError()),
    "training only": ExperimentSpec(
        data=DataSpec(dataset["spiral"](samples=20), validation=0.0, test=0.0)
    ),
    "float32": normalized(dtype="float32"),
    "one number": ExperimentSpec(data=DataSpec(dataset["sine"]()), loss=MeanSquaredError()),
    "every layer": spiral(
        layers=(
            BatchNorm(),
            Maxout(units=4),
            LayerNorm(),
            Residual(layers=(Dense(units=4), BatchNorm(), Activate())),
            Dropout(),
            Dense(units=1),
            Activate(),
            Dense(units=3),
            Activate(Softmax()),
        ),
    ),
    "nothing inside": spiral(layers=(Residual(layers=()), Dense(units=3), Activate())),
    "batches of one": normalized(batch_size=1),
}
every_experiment = pytest.mark.parametrize("spec", EXPERIMENTS.values(), ids=EXPERIMENTS)


def trained(spec: ExperimentSpec, steps: int = 7) -> Run:
    run = Run(spec)
    for _ in range(steps):
        run.step()
    return run


def own_arrays(run: Run) -> list[Array]:
    """Every array that training reads or writes."""
    trainer = run.trainer
    parts = trainer.setup.parts
    held = [trainer.weights.params.flat, trainer.weights.buffers.flat, trainer.grads.flat]
    held += [array for part in PARTS for array in arrays_in(parts[part])]
    held += [*arrays_in(trainer.descent.memory), *trainer._progress.batches.own_arrays]
    held += arrays_in(vars(run.curve))
    return held + (arrays_in(trainer.last) if trainer.last is not None else [])


@every_probe
@every_experiment
@pytest.mark.parametrize("steps", [0, 7])
def test_measuring_never_changes_the_trainer(
    cls: type[Probe], spec: ExperimentSpec, steps: int
) -> None:
    run, twin = trained(spec, steps), trained(spec, steps)
    before, grads = run.state(), run.trainer.grads.flat.copy()
    first, second = cls().measure_run(run), cls().measure_run(run)
    assert same(first, second)
    assert same(run.state(), before)
    assert same(run.trainer.grads.flat, grads)
    assert run.step() == twin.step()
    assert same(run.state(), twin.state())


@every_probe
@every_experiment
def test_a_reading_is_read_only_and_shares_no_memory(
    cls: type[Probe], spec: ExperimentSpec
) -> None:
    run = trained(spec)
    reading = cls().measure_run(run)
    held = own_arrays(run)
    for array in arrays_in(reading):
        assert not array.flags.writeable
        assert not any(np.shares_memory(array, mine) for mine in held)


@every_probe
def test_a_probe_says_what_to_measure_not_when(cls: type[Probe]) -> None:
    when = {field.name for field in fields(Pace)}
    assert when.isdisjoint(field.name for field in fields(cls))


@every_probe
def test_a_diverged_run_can_be_measured(cls: type[Probe]) -> None:
    run = trained(normalized())
    run.trainer.weights.layers[0]["W"][...] = np.inf
    with pytest.raises(Diverged):
        run.step()
    cls().measure_run(run)


class TestDecisionField:
    """The network's answer on a grid."""

    @pytest.mark.parametrize("loss", [None, BinaryCrossEntropy()])
    def test_values_are_probabilities_at_the_pixel_centres(
        self, loss: BinaryCrossEntropy | None
    ) -> None:
        run = trained(spiral(**({"loss": loss} if loss else {})))
        field = DecisionField(resolution=8).measure_run(run)
        assert field.values.shape == (8, 8, 2)
        np.testing.assert_allclose(field.values.sum(axis=2), 1)
        left, right, bottom, top = field.plane.extent
        # Row 2 from the bottom, column 5 from the left.
        x = np.array([[left + (right - left) * 5.5 / 8, bottom + (top - bottom) * 2.5 / 8]])
        z = run.trainer.network.forward(run.trainer.weights, x).outputs[-1]
        expected = run.trainer.network.loss.predict(z)[0, -1]
        # The grid is rounded as samples are.
        assert field.values[2, 5, 1] == pytest.approx(expected, rel=1e-6)

    def test_many_inputs_are_shown_on_two_components(self) -> None:
        run = Run(ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError()))
        field = DecisionField(resolution=5).measure_run(run)
        assert field.values.shape == (5, 5, 1)
        assert field.plane.principal


class TestSamples:
    """Samples with their answers."""

    def test_parts_labels_and_answers_belong_together(self) -> None:
        run = trained(spiral())
        reading = SamplesProbe().measure_run(run)
        scores = ScoresProbe().measure_run(run)
        for number, part in enumerate(PARTS):
            chosen = reading.part == number
            assert chosen.sum() == len(run.trainer.setup.parts[part])
            right = (reading.predicted == reading.labels)[chosen].mean()
            assert right == pytest.approx(scores[part].accuracy)
            np.testing.assert_allclose(reading.points[chosen], run.trainer.setup.parts[part].x)

    def test_of_many_samples_some_are_shown_from_every_part(self) -> None:
        run = trained(spiral(samples=100))
        every, some = SamplesProbe().measure_run(run), SamplesProbe(most=21).measure_run(run)
        kept = np.linspace(0, 99, 21).astype(int)
        for name in ("points", "labels", "predicted", "part"):
            np.testing.assert_array_equal(getattr(some, name), getattr(every, name)[kept])
        assert set(some.part) == {0, 1, 2}


class TestHistograms:
    """Activations and error signals in bins."""

    def test_shares_add_up_and_moments_are_right(self) -> None:
        values = np.random.default_rng(0).normal(0.5, 2.0, (100, 7))
        (layer,) = histograms(["1"], [values], 41).layers
        assert layer.shares.shape == (41,)
        assert layer.shares.sum() == pytest.approx(1)
        assert layer.mean == pytest.approx(values.mean())
        assert layer.std == pytest.approx(values.std())
        assert layer.rms == pytest.approx(np.sqrt((values**2).mean()))

    def test_bins_are_where_they_should_be(self) -> None:
        values = np.array([[-1.0, -0.9, 0.0, 0.3, 0.9, 1.0]])
        found = histograms(["1"], [values], 5)
        assert found.limit == 1.0
        np.testing.assert_allclose(found.layers[0].shares * 6, [2, 0, 1, 1, 2])

    def test_values_far_out_are_counted_on_their_side(self) -> None:
        values = np.array([[0.0] * 98 + [1e300, -1e300]])
        shares = histograms(["1"], [values], 5).layers[0].shares
        np.testing.assert_allclose(shares * 100, [1, 0, 98, 0, 1])

    def test_values_close_together_are_measured_in_bins_of_their_own(self) -> None:
        rng = np.random.default_rng(0)
        wide, close = rng.normal(0, 0.3, (500, 8)), rng.normal(0.97, 0.005, (500, 8))
        first, second = histograms(["1", "2"], [wide, close], 41).layers
        assert (first.centre, first.limit) == (0, first.common)
        assert second.common == first.common
        assert second.centre - second.limit < 0.96
        assert second.centre + second.limit > 0.98
        assert np.count_nonzero(second.shares > 0.01) >= 4
        assert second.shares.sum() == pytest.approx(1)
        (alike,) = histograms(["1"], [close], 41, closer=False).layers
        assert (alike.centre, np.count_nonzero(alike.shares)) == (0, 1)

    @pytest.mark.parametrize(
        ("low", "high"),
        [(0.95, 0.99), (-3, 5), (1e-9, 2e-9), (0.97, 0.97 + 1e-12), (-1e200, -9e199)],
    )
    def test_a_range_of_its_own_is_on_the_ladder(self, low: float, high: float) -> None:
        centre, limit = range_around(low, high)
        assert centre - limit <= low < high <= centre + limit
        assert round_up(limit) == pytest.approx(limit)
        assert centre / limit == pytest.approx(round(centre / limit))
        assert limit <= max(2.5 * (high - low), 0.005 * abs(high))

    @pytest.mark.parametrize("low", [-1e308, 1e301, 5e299, 1e308])
    def test_behind_the_end_of_the_ladder_there_is_none(self, low: float) -> None:
        assert range_around(low, 1.1e308) == (0.0, np.inf)

    def test_gradients_have_a_range_for_each_layer(self) -> None:
        run = Run(spiral(layers=(Dense(units=16), Activate(Sigmoid())) * 5))
        run.step()
        for probe_of_gradients in (Gradients(), WeightGradients()):
            found = probe_of_gradients.measure_run(run)
            assert found is not None
            limits = [layer.limit for layer in found.layers]
            assert limits == sorted(limits)
            assert limits[0] <= limits[-1] / 100
            assert all(layer.rms <= layer.limit <= 10 * layer.rms for layer in found.layers)

    @pytest.mark.parametrize("value", [0.0, np.nan, np.inf, 1e-310, 1e-40, 1e40])
    def test_extreme_values_give_finite_ranges_and_no_warning(self, value: float) -> None:
        found = histograms(["1", "2"], [np.full((3, 2), value), np.ones((3, 2))], 11)
        assert 0 < found.limit < np.inf
        assert all(layer.shares.sum() == pytest.approx(1) for layer in found.layers)

    def test_nothing_wanted_nothing_given(self) -> None:
        assert histograms([], [], 11) == Histograms(1.0, ())

    @pytest.mark.parametrize(
        ("value", "rounded"),
        [(0.0, 1), (1.0, 1), (1.1, 2), (2.0, 2), (4.0, 5), (7.0, 10), (0.03, 0.05), (np.nan, 1)],
    )
    def test_ranges_are_round(self, value: float, rounded: float) -> None:
        assert round_up(value) == pytest.approx(rounded)

    def test_gradients_are_those_of_the_batch_just_used(self) -> None:
        run = Run(normalized())
        assert Gradients().measure_run(run) is None
        run.step()
        reading = Gradients().measure_run(run)
        assert reading is not None
        assert [layer.title for layer in reading.layers] == ["1", "2", "output"]
        assert run.trainer.last is not None
        delta = run.trainer.last.deltas[-1]
        assert delta is not None
        assert reading.layers[-1].rms == pytest.approx(np.sqrt((delta**2).mean()))


class TestHealth:
    """What the verdicts on layers go by."""

    def test_dead_units_are_counted(self) -> None:
        layers = (Dense(units=4, init_weights=Constant(value=0.0)), Activate(ReLU()))
        run = Run(spiral(layers=layers))
        run.trainer.weights.layers[0]["b"][...] = [-1.0, -1.0, -1.0, 1.0]
        first = HealthProbe().measure_run(run).layers[0]
        assert first.dead == 0.75

    def test_saturated_values_are_counted(self) -> None:
        layers = (Dense(units=4, init_weights=Constant(value=0.0)), Activate(Tanh()))
        run = Run(spiral(layers=layers))
        run.trainer.weights.layers[0]["b"][...] = [0.0, 0.5, 5.0, -5.0]
        assert HealthProbe().measure_run(run).layers[0].saturated == 0.5

    def test_identity_neither_dies_nor_saturates(self) -> None:
        run = Run(spiral(layers=(Dense(units=4), Activate(Identity())), optimizer=SGD()))
        first = HealthProbe().measure_run(run).layers[0]
        assert (first.dead, first.saturated) == (0, 0)
