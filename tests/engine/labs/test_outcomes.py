"""What the lectures say comes out, in the very experiments of the labs."""

from __future__ import annotations

import numpy as np
import pytest
from labs_support import LABS

from engine.labs.judge import Judge
from engine.labs.lab import Lab
from engine.labs.quantities import quantity_named
from engine.labs.rehearsal import Lookup, begun, measured, trained
from engine.labs.steps import PredictStep
from engine.network.layers import QUIET
from engine.search.probe import SearchReading
from engine.specs.edits import value_at
from engine.training.experiment import ExperimentSpec
from engine.training.trainer import Trainer


def lab(name: str) -> Lab:
    return Lab.load(LABS / f"{name}.toml")


def outcome(found: Lab, kind: str, number: int = 0) -> Lookup:
    """What stands in the texts of step `number` of a kind."""
    places = [place for place, step in enumerate(found.steps) if step.kind == kind]
    names = [name for name, _ in found.steps[places[number]].names]
    return measured(found, places[number], names)


def spreads(spec: ExperimentSpec, first: int) -> list[float]:
    """The deviation of what each of the layers `first`, `first` + 2 … answers, untrained."""
    trainer = Trainer(spec)
    x = trainer.setup.parts["train"].x
    outputs = trainer.network.forward(trainer.weights, x, QUIET).outputs[1:-1]
    return [float(np.sqrt(np.square(h, dtype=np.float64).mean())) for h in outputs[first::2]]


def test_b1_one_neuron_scores_the_and_table_as_the_lecture_says() -> None:
    found = lab("one-neuron")
    spec = found.steps[2].solution.starting(found.begins[2])
    trainer = Trainer(spec)
    rows = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
    z = trainer.network.predict(trainer.weights, rows)
    assert z.ravel().tolist() == [-1.5, -0.5, -0.5, 0.5]


def test_b3_the_hidden_points_of_xor_by_hand_are_exact() -> None:
    found = lab("xor-by-hand")
    lookup, place = outcome(found, "do"), 2
    points = [lookup.value(f"h_{row}").tolist() for row in ("00", "01", "10", "11")]
    assert points == [[0, 0], [1, 0], [1, 0], [3, 1]]
    assert Judge(found.steps[place]).answer(0, "0 0; 1 0; 1 0; 3 1", lookup.value)
    assert not Judge(found.steps[place]).answer(0, "1 0; 0 0; 1 0; 3 1", lookup.value)


def test_b8_the_signal_vanishes_over_ten_sigmoid_layers() -> None:
    found = outcome(lab("sigmoid-saturates"), "predict")
    assert found.value("last") == pytest.approx(0.033, rel=0.3)
    assert found.value("first") == pytest.approx(5.7e-9, rel=0.3)


def test_b10_long_steps_kill_relu_and_spare_the_leaky_one() -> None:
    found = outcome(lab("dead-relu"), "compare")
    assert found.value("lanes.relu.dead_units.count") >= 31
    assert found.value("lanes.leaky.dead_units.count") == 0


@pytest.mark.long
def test_b12_small_weights_shrink_every_tanh_layer_as_theory_says() -> None:
    """While tanh s ≈ s, √500 · 0.01 in each layer; the first sees inputs of variance 1."""
    spec = lab("deep-tanh").start
    found = np.array(spreads(spec, 1))
    factors = found[1:] / found[:-1]
    assert factors == pytest.approx(
        np.sqrt(500) * value_at(spec, "layers.0.init_weights.std"), 0.05
    )
    assert (found[0], found[-1]) == pytest.approx((0.21, 3e-7), rel=0.05)


@pytest.mark.long
def test_b12_large_weights_saturate_and_xavier_keeps_all_layers_alive() -> None:
    found = lab("deep-tanh")
    assert outcome(found, "predict", 1).value("lanes.large.flat") == pytest.approx(0.92, abs=0.01)
    alive = spreads(found.steps[3].solution.of(found.start), 1)
    assert (max(alive), min(alive)) == pytest.approx((0.63, 0.23), rel=0.05)


@pytest.mark.long
def test_b13_xavier_loses_a_factor_of_root_two_in_every_relu_layer() -> None:
    found = lab("relu-init")
    first = outcome(found, "predict").value("factor")
    assert first == pytest.approx(1 / np.sqrt(2), rel=0.05)
    lost = np.array(spreads(found.start, 0))
    assert (lost[1:] / lost[:-1]).min() > 0.66
    assert (lost[1:] / lost[:-1]).max() < 0.76
    kept = spreads(found.steps[2].solution.of(found.start), 0)
    assert (kept[-1] / kept[0]) ** (1 / 9) == pytest.approx(1, rel=0.05)


def test_b14_batch_normalisation_trains_what_fails_without() -> None:
    found = outcome(lab("batch-norm"), "predict")
    assert found.value("lanes.without.train.accuracy") == pytest.approx(0.5, abs=0.02)
    assert found.value("lanes.with_bn.train.accuracy") == pytest.approx(0.97, abs=0.02)


def test_b18_cross_entropy_mends_what_the_squared_error_cannot() -> None:
    found = outcome(lab("squared-or-cross-entropy"), "predict")
    assert found.value("lanes.squared.train.accuracy") < 0.05
    assert found.value("lanes.entropy.train.accuracy") == 1


@pytest.mark.long
def test_b21_the_test_loss_turns_while_the_training_loss_falls_on() -> None:
    found = outcome(lab("overfitting"), "predict")
    assert found.value("train.loss") < 0.05
    assert found.value("test.loss") > 1


def test_b25_the_numbers_of_one_step_are_those_worked_out_by_hand() -> None:
    found = outcome(lab("one-step"), "do", 1)
    assert found.value("delta2") == 1.75
    assert found.value("delta1").tolist() == [1.75, 0]
    assert found.value("gradient1").tolist() == [[1.75, 0], [1.75, 0]]


def test_every_prediction_of_a_number_or_a_curve_has_an_answer() -> None:
    for path in sorted(LABS.glob("*.toml")):
        for step in Lab.load(path).steps:
            if isinstance(step, PredictStep) and step.answer is not None:
                assert quantity_named(step.answer.quantity.name, {}) is not None, path.name


def accuracy_of(found: Lab, place: int, steps: int) -> float:
    """The test accuracy of the model solution of a step."""
    run = begun(found.steps[place].solution.of(found.begins[place]))
    trained(run, steps)
    return run.trainer.score("test").accuracy


def test_b23_one_neuron_tells_twos_from_all_other_digits() -> None:
    assert accuracy_of(lab("two-or-not"), 2, 1200) >= 0.98


@pytest.mark.long
def test_b24_ten_digits_are_told_apart() -> None:
    assert accuracy_of(lab("ten-digits"), 2, 1500) >= 0.96


@pytest.mark.long
def test_b27_a_greedy_search_ends_where_only_a_change_of_two_would_help() -> None:
    found = outcome(lab("greedy-grid"), "predict", 1)
    assert found.value("lanes.large.greedy.loss") < 0.6 * found.value("lanes.small.greedy.loss")
    small, _ = found.lanes["small"]
    whole = quantity_named("whole", found.lab.measures)
    assert whole is not None
    reading = whole.probe.measure_run(begun(small))
    assert isinstance(reading, SearchReading)
    assert reading.trials == reading.grid == 16
    assert reading.loss == found.value("lanes.large.greedy.loss"), "the whole grid finds it"


def test_b28_ten_components_make_the_digits_as_likely_as_the_lecture_says() -> None:
    """Compared with scikit-learn in tests/pytorch/test_statistics.py."""
    found = lab("digits-from-codes")
    place = next(i for i, step in enumerate(found.steps) if step.kind == "do")
    ours = measured(found, place, ["fitted.9"]).value("fitted.9")
    assert ours == pytest.approx(-160.0, abs=0.1)


def test_b35_the_fitted_gaussian_is_the_likeliest_and_ten_directions_hold_most() -> None:
    found = outcome(lab("which-gaussian"), "predict")
    assert max(found.value(name) for name in ("wide", "narrow")) < found.value("full")
    digits = outcome(lab("which-gaussian"), "do", 1)
    assert digits.value("ten") == pytest.approx(0.738, abs=0.001)


@pytest.mark.long
def test_b19_a_wider_layer_comes_closer() -> None:
    found = outcome(lab("universal-approximation"), "predict")
    assert found.value("lanes.two.miss") > 0.3
    assert found.value("lanes.sixty.miss") < 0.05


@pytest.mark.long
def test_b20_six_deep_units_beat_two_hundred_shallow_ones() -> None:
    found = outcome(lab("folding-a-sawtooth"), "predict", 1)
    assert found.value("lanes.deep.train.loss") < 1e-12
    assert found.value("lanes.shallow.train.loss") == pytest.approx(0.03, rel=0.5)


@pytest.mark.long
def test_b36_three_adalines_vote_for_xor_and_one_cannot() -> None:
    found = outcome(lab("three-machines"), "predict")
    assert found.value("lanes.one.train.accuracy") < 0.75
    assert found.value("lanes.three.train.accuracy") > 0.9


@pytest.mark.long
def test_b36_pre_trained_layers_learn_where_those_as_drawn_do_not() -> None:
    found = outcome(lab("layer-by-layer"), "predict")
    assert found.value("lanes.plain.test.accuracy") < 0.35
    assert found.value("lanes.taught.test.accuracy") > 0.6
