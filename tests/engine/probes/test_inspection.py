"""What the inspector measures: exact pieces of the chain rule, and finite differences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from samples import Line, normalized, spiral

from engine.data.datasets import dataset
from engine.network.activations import ReLU, Softmax, Tanh
from engine.network.blocks import blocks_of
from engine.network.initializers import Constant
from engine.network.layers import (
    QUIET,
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    Layer,
    LayerNorm,
    Maxout,
    Residual,
)
from engine.network.losses import MeanSquaredError
from engine.network.penalties import L1, L2, Penalty
from engine.network.places import Neuron, Parameter
from engine.probes import (
    AnswersProbe,
    ColumnProbe,
    MistakesProbe,
    NeuronProbe,
    ParameterProbe,
    TemplatesProbe,
    TraceProbe,
)
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer

TWO = (Dense(units=4), Activate(Tanh()), Dense(units=3), Activate(Tanh()))
EVERYTHING = (
    *(BatchNorm(), Dense(units=5), BatchNorm(), Activate(Tanh()), Dropout()),
    *(Maxout(units=4), LayerNorm(), Residual((Dense(units=3), BatchNorm(), Dense(units=4)))),
    *(Residual((Residual((Maxout(units=4),)),)), Dense(units=3), Activate(Softmax())),
)


def trained(spec: ExperimentSpec, steps: int = 5) -> Trainer:
    trainer = Trainer(spec)
    for _ in range(steps):
        trainer.step()
    return trainer


def places(trainer: Trainer) -> list[Parameter]:
    """The last number of every array of a network."""
    return [
        Parameter(i, name, tuple(n - 1 for n in values.shape))
        for i, own in enumerate(trainer.weights.params.views)
        for name, values in own.items()
    ]


class TestParameter:
    """Value, gradient and chain rule of one number."""

    @pytest.mark.parametrize("row", [-1, 7])
    @pytest.mark.parametrize("dtype", ["float32", "float64"])
    def test_the_pieces_of_every_kind_of_layer_make_up_the_gradient(
        self, row: int, dtype: str
    ) -> None:
        trainer = trained(spiral(layers=EVERYTHING, dtype=dtype))
        for place in places(trainer):
            reading = ParameterProbe.at(place, row).measure(trainer)
            assert reading is not None
            assert reading.place == place
            assert reading.signals is not None
            assert reading.inputs is not None
            product = float((reading.signals * reading.inputs).mean())
            assert product == pytest.approx(reading.gradient, rel=1e-9, abs=1e-15), place

    @pytest.mark.parametrize("row", [-1, 7])
    def test_the_finite_difference_agrees(self, row: int) -> None:
        for spec in (spiral(layers=TWO), normalized(), spiral(layers=TWO, dtype="float32")):
            trainer = trained(spec)
            for place in places(trainer):
                reading = ParameterProbe.at(place, row).measure(trainer)
                assert reading is not None
                assert reading.numeric == pytest.approx(reading.gradient, rel=1e-6, abs=1e-8)
                assert reading.agrees

    def test_the_gradient_is_that_of_training_on_the_same_samples(self) -> None:
        trainer = trained(normalized())
        train = trainer.setup.parts["train"]
        grads = trainer.network.gradients()
        trainer.network.loss_and_gradients(trainer.weights, train.x, train.y, QUIET, grads)
        reading = ParameterProbe(layer=3, array="W", first=2, second=1).measure(trainer)
        assert reading is not None
        assert len(reading.rows) == len(train)
        assert reading.gradient == pytest.approx(grads.views[3]["W"][2, 1], rel=1e-9)
        assert reading.value == trainer.weights.layers[3]["W"][2, 1]

    def test_the_penalty_is_told_apart_and_adds_up_to_what_training_uses(self) -> None:
        spec = spiral(layers=TWO, penalty=L2(strength=0.1), batch_size=5000)
        trainer = Trainer(spec)
        probe = ParameterProbe(layer=0, first=1, second=2)
        before = probe.measure(trainer)
        assert before is not None
        assert before.penalty == pytest.approx(0.2 * before.value)
        assert (before.last_gradient, before.last_update) == (None, None)
        trainer.step()
        after = probe.measure(trainer)
        assert after is not None
        # One batch of all samples: its order does not change the mean.
        assert after.last_gradient == pytest.approx(before.gradient + before.penalty)
        assert after.last_update == pytest.approx(after.value - before.value)

    @pytest.mark.parametrize("penalty", [L2(strength=0.1, bias_strength=0.3), L1(strength=0.1)])
    def test_what_the_penalty_adds_to_every_kind_of_number(self, penalty: Penalty) -> None:
        spec = spiral(layers=(Dense(units=4), BatchNorm(), Activate()), penalty=penalty)
        trainer = trained(spec)
        whole, alone = trainer.network.gradients(), trainer.network.gradients()
        train = trainer.setup.parts["train"]
        for grads, priced in ((whole, True), (alone, False)):
            trainer.network.loss_and_gradients(
                trainer.weights, train.x, train.y, QUIET, grads, None, priced
            )
        for place in places(trainer):
            reading = ParameterProbe.at(place).measure(trainer)
            assert reading is not None
            both = (grads.views[place.layer][place.name][place.index] for grads in (whole, alone))
            assert reading.penalty == pytest.approx(float(next(both) - next(both)), abs=1e-12)

    def test_a_penalty_that_acts_after_the_step_adds_nothing(self) -> None:
        trainer = trained(spiral(layers=TWO, penalty=L1(strength=0.1, proximal=True)))
        reading = ParameterProbe().measure(trainer)
        assert reading is not None
        assert reading.penalty == 0

    def test_class_weights_are_in_the_gradient(self) -> None:
        data = DataSpec(dataset["penguins"]())
        trainer = trained(ExperimentSpec(data=data, layers=TWO, class_weights="balanced"))
        train, loss = trainer.setup.parts["train"], trainer.network.loss
        counts = trainer.setup.sample_weights(train.labels)
        assert counts is not None
        assert counts.min() < counts.max()
        reading = ParameterProbe(layer=4, array="b").measure(trainer)
        assert reading is not None
        z = trainer.network.forward(trainer.weights, train.x, QUIET).outputs[-1]
        slope = loss.gradient(z, train.y, counts).sum(axis=0)[0]
        assert reading.gradient == pytest.approx(slope, rel=1e-9)
        assert reading.agrees

    def test_what_is_not_there_has_no_reading(self) -> None:
        trainer = trained(normalized())
        assert ParameterProbe(layer=2).measure(trainer) is None
        assert ParameterProbe(layer=1, array="running_mean").measure(trainer) is None
        last = ParameterProbe(layer=9999, first=9999, second=9999).measure(trainer)
        assert last is not None
        assert last.place == Parameter(5, "W", (4, 1))

    def test_a_difference_over_a_kink_is_said_to_disagree(self) -> None:
        layers = (Dense(units=1, init_weights=Constant(value=0.0)), Activate(ReLU()))
        trainer = Trainer(spiral(layers=layers))
        trainer.weights.layers[2]["W"][...] = [[1.0, -1.0]]
        reading = ParameterProbe(layer=0, array="b", row=0).measure(trainer)
        assert reading is not None
        # s = 0 for every sample: the derivative counts as 0, the difference goes over the kink.
        assert reading.gradient == 0
        assert abs(reading.numeric) > 1e-4
        assert not reading.agrees

    def test_layers_of_another_kind_have_no_such_factors(self) -> None:
        no, dy = np.zeros((2, 3)), np.ones((2, 3))
        assert Activate().factors({}, (no, no), dy, "slope", (1,)) is None

    def test_numbers_that_are_not_finite_do_not_agree(self) -> None:
        trainer = trained(spiral(layers=TWO))
        trainer.weights.params.flat[...] = np.nan
        reading = ParameterProbe().measure(trainer)
        assert reading is not None
        assert not reading.agrees


class TestNeuron:
    """One neuron at one sample."""

    def test_every_value_by_hand(self) -> None:
        trainer = trained(spiral(layers=TWO))
        row = int(trainer.setup.parts["test"].rows[1])
        reading = NeuronProbe(column=0, unit=2, row=row).measure(trainer)
        x = trainer.setup.parts["test"].x[1]
        trace = TraceProbe(row=row).measure(trainer).value
        W, b = trainer.weights.layers[0]["W"], trainer.weights.layers[0]["b"]
        s = float(x @ W[:, 2] + b[2])
        assert (reading.place, reading.row, reading.part) == (Neuron(0, 2), row, "test")
        assert not reading.normalized
        assert reading.s == reading.entering == pytest.approx(s)
        assert reading.h == pytest.approx(np.tanh(s))
        assert reading.slope == pytest.approx(1 - np.tanh(s) ** 2)
        assert reading.signal == pytest.approx(trace("∂L/∂s¹")[2])
        assert reading.signal == pytest.approx(reading.slope * reading.back)
        assert reading.sums is not None
        assert reading.sums.bias == b[2]
        assert reading.s == pytest.approx(float(reading.sums.weights @ reading.sums.inputs) + b[2])
        assert reading.above is not None
        assert reading.back == pytest.approx(float(reading.above.weights @ reading.above.signals))

    def test_normalisation_lies_between_the_sum_and_the_activation(self) -> None:
        trainer = trained(normalized())
        reading = NeuronProbe(column=0, unit=1, row=3).measure(trainer)
        trace = TraceProbe(row=3).measure(trainer).value
        assert reading.normalized
        assert reading.s == pytest.approx(trace("s¹")[1])
        assert reading.entering == pytest.approx(trace("ŝ¹")[1])
        assert reading.arriving == pytest.approx(reading.slope * reading.back)
        assert reading.signal == pytest.approx(trace("∂L/∂s¹")[1])

    def test_outputs_are_compared_with_the_target(self) -> None:
        spec = ExperimentSpec(data=DataSpec(Line()), layers=TWO, loss=MeanSquaredError())
        trainer = trained(spec)
        reading = NeuronProbe(column=99, unit=99, row=5).measure(trainer)
        assert reading.place == Neuron(2, 0)
        assert reading.above is None
        assert reading.back == pytest.approx(reading.prediction - reading.target)
        assert reading.signal == pytest.approx(reading.back)

    def test_inputs_have_a_value_and_nothing_else(self) -> None:
        trainer = trained(spiral(layers=TWO))
        row = int(trainer.setup.parts["train"].rows[0])
        reading = NeuronProbe(column=-1, unit=1).measure(trainer)
        assert reading.row == row
        assert reading.h == trainer.setup.parts["train"].x[0, 1]
        assert np.isnan(reading.signal)

    def test_a_dead_relu_is_called_dead_and_lets_nothing_through(self) -> None:
        layers = (Dense(units=3), Activate(ReLU()), Dense(units=2), Activate(Tanh()))
        trainer = Trainer(spiral(layers=layers))
        trainer.weights.layers[0]["b"][1] = -100.0
        dead = NeuronProbe(column=0, unit=1).measure(trainer)
        assert dead.dead
        assert (dead.h, dead.slope, dead.signal) == (0, 0, 0)
        assert not NeuronProbe(column=0, unit=0).measure(trainer).dead
        weight = ParameterProbe(layer=0, first=0, second=1).measure(trainer)
        assert weight is not None
        assert (weight.gradient, weight.numeric) == (0, 0)

    def test_a_saturated_tanh_is_called_so(self) -> None:
        trainer = Trainer(spiral(layers=TWO))
        trainer.weights.layers[0]["b"][1] = 50.0
        assert NeuronProbe(column=0, unit=1).measure(trainer).saturated == 1
        assert NeuronProbe(column=0, unit=0).measure(trainer).saturated < 1

    @pytest.mark.parametrize(
        ("between", "direct"),
        [
            ((Activate(),), True),
            ((Activate(), Dropout()), True),
            ((Activate(), Activate(ReLU())), False),
            ((Activate(), LayerNorm()), False),
        ],
        ids=["activation", "dropout", "two activations", "normalised"],
    )
    def test_the_sum_over_the_neurons_above_is_told_only_where_it_is_exact(
        self, between: tuple[Layer, ...], direct: bool
    ) -> None:
        trainer = trained(spiral(layers=(Dense(units=4), *between, Dense(units=3))))
        reading = NeuronProbe(column=0, unit=1).measure(trainer)
        assert (reading.above is not None) == direct
        if reading.above is not None:
            total = float(reading.above.weights @ reading.above.signals)
            assert reading.back == pytest.approx(total)
        assert reading.signal == pytest.approx(reading.slope * reading.back)

    def test_softmax_mixes_units(self) -> None:
        trainer = trained(spiral(layers=(Dense(units=3), Activate(Softmax()))))
        reading = NeuronProbe(column=0, unit=0).measure(trainer)
        assert not reading.elementwise
        assert reading.signal != pytest.approx(reading.slope * reading.back)
        assert reading.signal == reading.arriving


class TestColumn:
    """A whole layer."""

    def test_sizes_by_hand(self) -> None:
        trainer = trained(normalized())
        W = trainer.weights.layers[0]["W"]
        reading = ColumnProbe(column=0).measure(trainer)
        names = [array.name for array in reading.arrays]
        assert names == ["1.dense.W", "1.dense.b", "2.batch_norm.gamma", "2.batch_norm.beta"]
        first = reading.arrays[0]
        assert first.shape == W.shape
        assert first.count == W.size
        assert first.norm == pytest.approx(np.linalg.norm(W))
        slope = trainer.grads.views[0]["W"]
        assert first.gradient == pytest.approx(np.sqrt((slope**2).mean()))
        assert first.ratio == pytest.approx((first.update or 0) / np.sqrt((W**2).mean()))

    def test_before_the_first_step_nothing_has_moved(self) -> None:
        reading = ColumnProbe(column=99).measure(Trainer(normalized()))
        assert reading.title == "output"
        assert [(a.gradient, a.update, a.ratio) for a in reading.arrays] == [(None,) * 3] * 2


class TestAnswers:
    """Answers to single rows, and the worst of them."""

    def test_rows_of_the_data_have_their_answers(self) -> None:
        trainer = trained(spiral(layers=TWO))
        found = AnswersProbe(first=10, most=7).measure(trainer)
        assert found.rows.tolist() == list(range(10, 17))
        setup, loss = trainer.setup, trainer.network.loss
        z = trainer.network.predict(trainer.weights, setup.input_map(setup.data.x[10:17]))
        np.testing.assert_array_equal(found.predicted, loss.classify(z))
        np.testing.assert_allclose(found.confidence, loss.shares(z).max(axis=1))
        np.testing.assert_allclose(found.loss, loss.rows(z, setup.encoded(setup.data.y[10:17])))
        beyond = AnswersProbe(first=10_000, most=7).measure(trainer)
        assert beyond.rows.tolist() == list(range(53, 60))

    def test_many_rows_are_answered_in_portions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        trainer = trained(spiral(layers=TWO))
        whole = AnswersProbe().measure(trainer)
        monkeypatch.setattr("engine.probes.answers._TOGETHER", 7)
        portions = AnswersProbe().portions(trainer)
        assert len(list(portions)) == (len(whole.rows) - 1) // 7
        found = AnswersProbe().measure(trainer)
        assert found.searched == whole.searched == len(whole.rows)
        for name in ("rows", "labels", "predicted", "confidence", "loss"):
            np.testing.assert_allclose(getattr(found, name), getattr(whole, name))
            assert not getattr(found, name).flags.writeable

    @pytest.mark.parametrize("part", ["train", "validation", "test"])
    def test_only_mistakes_come_and_the_worst_first(self, part: str) -> None:
        trainer = trained(spiral(layers=TWO), 2)
        found = MistakesProbe(part=part, most=500).measure(trainer)
        rows = trainer.setup.parts[part].rows
        everything = AnswersProbe(most=1000).measure(trainer)
        wrong = np.flatnonzero(everything.predicted != everything.labels)
        assert set(found.rows) == set(rows) & set(wrong)
        assert (np.diff(found.loss) <= 0).all()
        assert found.searched == len(rows)
        few = MistakesProbe(part=part, most=3).measure(trainer)
        assert few.rows.tolist() == found.rows[:3].tolist()

    @pytest.mark.parametrize("most", [2, 500])
    def test_mistakes_are_looked_for_among_all_samples(
        self, monkeypatch: pytest.MonkeyPatch, most: int
    ) -> None:
        trainer = trained(spiral(layers=TWO), 2)
        whole = MistakesProbe(part="train", most=most).measure(trainer)
        monkeypatch.setattr("engine.probes.answers._TOGETHER", 4)
        found = MistakesProbe(part="train", most=most).measure(trainer)
        assert found.searched == whole.searched
        assert found.rows.tolist() == whole.rows.tolist()
        np.testing.assert_allclose(found.loss, whole.loss)

    def test_of_numbers_the_largest_losses_are_the_worst(self) -> None:
        spec = ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError())
        found = MistakesProbe(part="train", most=5).measure(trained(spec))
        everything = AnswersProbe().measure(trained(spec))
        assert len(found.rows) == 5
        train = trained(spec).setup.parts["train"].rows
        assert found.loss[0] == everything.loss[train].max()
        assert np.isnan(found.confidence).all()

    def test_a_loss_that_is_no_number_is_the_worst(self) -> None:
        trainer = trained(spiral(layers=TWO), 2)
        trainer.weights.params.flat[...] = np.nan
        MistakesProbe(part="train").measure(trainer)


class TestTemplates:
    """First-layer weights as pictures."""

    def test_pictures_are_the_weights_of_each_neuron(self) -> None:
        spec = ExperimentSpec(data=DataSpec(dataset["digits"]()), layers=TWO)
        trainer = Trainer(spec)
        found = TemplatesProbe(most=3).measure(trainer)
        assert found is not None
        assert (found.values.shape, found.units) == ((3, 8, 8), 4)
        np.testing.assert_array_equal(found.values[2].ravel(), trainer.weights.layers[0]["W"][:, 2])

    def test_there_are_none_of_other_data_or_layers(self) -> None:
        assert TemplatesProbe().measure(Trainer(spiral(layers=TWO))) is None
        digits = ExperimentSpec(data=DataSpec(dataset["digits"]()), layers=(BatchNorm(), *TWO))
        assert TemplatesProbe().measure(Trainer(digits)) is None


def test_a_trace_of_a_row_is_that_of_its_training_sample() -> None:
    trainer = trained(spiral(layers=TWO))
    row = int(trainer.setup.parts["train"].rows[4])
    one, other = TraceProbe(row=row).measure(trainer), TraceProbe(sample=4).measure(trainer)
    assert one.row == other.row == row
    assert one.value("L") == other.value("L")
    test = int(trainer.setup.parts["test"].rows[0])
    assert TraceProbe(row=test).measure(trainer).row == test
    assert len(blocks_of(trainer.network.layers)) == 3


def test_large_networks_are_measured_on_fewer_samples() -> None:
    data = DataSpec(dataset["spiral"](samples=1000))
    small = ExperimentSpec(data=data, layers=TWO)
    large = replace(small, layers=(Dense(units=1000), Activate(), Dense(units=1000), Activate()))
    for spec, count in ((small, 256), (large, 20)):
        reading = ParameterProbe().measure(Trainer(spec))
        assert reading is not None
        assert len(reading.rows) == pytest.approx(count, abs=2)
