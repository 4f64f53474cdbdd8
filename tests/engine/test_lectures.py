"""What the lectures' experiments show, each with its settings: rows B that no lab measures.

The others stand in `tests/engine/labs/test_outcomes.py`, in the settings of their labs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.labs.changes import with_value
from engine.labs.rehearsal import begun
from engine.labs.rehearsal import trained as until
from engine.network.layers import QUIET, TEST, Dense
from engine.probes import Clones, Moves
from engine.probes.counters import EpochMoves
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from engine.training.trainer import Trainer

WHOLE = {"data__validation": 0.0, "data__test": 0.0}
CIRCLE = {"type": "circle", "samples": 300}
PLAIN_NEURON = {"layers": [], "output_init": "zeros", **WHOLE}
PLANE = {
    "data__dataset": {"type": "plane", "samples": 2000, "noise": 0.5},
    "loss": "mse", "optimizer": {"type": "sgd", "lr": 0.3}, "batch_size": 1, **PLAIN_NEURON,
}  # fmt: skip
XOR = {"data__dataset": {"type": "gate", "gate": "xor", "samples": 4}, "batch_size": 4, **WHOLE}
GATES = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)


def experiment(**settings: Any) -> ExperimentSpec:
    """The default experiment with other settings; two underscores stand for a dot.

    NumPy computes, as it did when the figures of the lectures' digest were measured.
    """
    spec = ExperimentSpec(engine="numpy")
    for name, value in settings.items():
        spec = with_value(spec, name.replace("__", "."), value)
    return spec


def stack(*units: int, activation: str = "relu", **init: Any) -> list[dict[str, Any]]:
    """Dense layers with an activation behind each."""
    return [
        part
        for m in units
        for part in (
            {"type": "dense", "units": m, **init},
            {"type": "activate", "activation": {"type": activation}},
        )
    ]


def trained(spec: ExperimentSpec, steps: int) -> Trainer:
    run = begun(spec)
    assert until(run, steps)
    return run.trainer


def weights_of(trainer: Trainer) -> list[Array]:
    return [arrays["W"] for arrays in trainer.weights.layers if "W" in arrays]


def test_b1_no_line_makes_xor() -> None:
    """The best of two thousand neurons gets three of the four rows right."""
    rng, many = np.random.default_rng(0), Dense(units=2000)
    arrays = {"W": rng.standard_normal((2, many.units)), "b": rng.standard_normal(many.units)}
    z, _ = many.forward(arrays, GATES, TEST)
    right = ((z >= 0) == np.array([[False], [True], [True], [False]])).mean(axis=0)
    assert right.max() == 0.75


def test_b2_two_step_units_and_an_output_make_xor() -> None:
    trainer = Trainer(
        experiment(layers=stack(2, activation="step"), loss="binary_cross_entropy", **XOR)
    )
    hidden, output = (trainer.weights.layers[place] for place in (0, 2))
    hidden["W"][...], hidden["b"][...] = 1.0, (-1.5, -0.5)  # AND and OR
    output["W"][...], output["b"][...] = [[-1.0], [1.0]], -0.5
    z = trainer.network.predict(trainer.weights, GATES)
    assert z.ravel().tolist() == [-0.5, 0.5, 0.5, -0.5]
    assert trainer.score("train").accuracy == 1


@pytest.mark.long
def test_b4_about_one_seed_in_four_solves_xor_with_nine_parameters() -> None:
    """23 % are expected; the others come to rest with one or two points wrong.

    Settings as in its lab. Of three thousand draws of Glorot's normal weights, rate 0.2 solves
    23.6 % and rate 0.5 18 %: longer steps throw more of them into a flat place.
    """
    solved, seeds = 0, 100
    for seed in range(seeds):
        spec = experiment(
            layers=stack(2), loss={"type": "mse", "targets": "0/1"},
            optimizer={"type": "sgd", "lr": 0.2}, shuffle=False, seed=seed, **XOR,
        )  # fmt: skip
        run, losses = begun(spec), [np.inf]

        def still_moves(run: Run, losses: list[float] = losses) -> bool:
            losses.append(run.trainer.score("train").loss)
            return losses[-1] > 0.01 and losses[-2] - losses[-1] > 1e-5

        assert until(run, 1000, still_moves, every=50)
        assert run.trainer.network.parameter_count == 9
        solved += run.trainer.score("train").accuracy == 1 and losses[-1] < 0.05
    # Two standard errors of a hundred seeds.
    assert abs(solved / seeds - 0.23) < 2 * np.sqrt(0.23 * 0.77 / seeds)


def test_b5_eight_linear_layers_are_one_matrix_and_draw_one_line() -> None:
    spec = experiment(
        data__dataset=CIRCLE, layers=stack(*[16] * 8, activation="identity"),
        loss="binary_cross_entropy", optimizer={"type": "adam", "lr": 0.02}, batch_size=20, **WHOLE,
    )  # fmt: skip
    trainer = trained(spec, 300)
    slopes = trainer.network.jacobian(trainer.weights, trainer.setup.parts["train"].x)
    assert (slopes == slopes[0]).all(), "the same everywhere"
    product = np.linalg.multi_dot(weights_of(trainer))
    np.testing.assert_allclose(slopes[0], product.T, rtol=1e-9)
    assert trainer.score("train").accuracy < 0.75


def moves(**settings: Any) -> list[int]:
    """The samples of each of twenty epochs that moved the weights of one neuron."""
    run = Run(experiment(batch_size=1, **PLAIN_NEURON, **settings))
    run.record(frozenset((EpochMoves,)))
    while run.trainer.epoch < 20:
        run.step()
    reading = Moves().measure_run(run)
    assert reading is not None
    counts: list[int] = reading.rows[:, 1].astype(int).tolist()
    return counts


@pytest.mark.long
def test_b6_the_perceptron_rests_where_a_line_is_enough_and_adaline_never() -> None:
    apart = {"type": "linear", "samples": 200, "margin": 0.1, "angle": 60.0}
    rule = {"loss": "perceptron", "optimizer": {"type": "sgd", "lr": 0.25}}
    first, *others = moves(data__dataset=apart, **rule)
    assert first > 0
    assert not any(others)
    overlapping = {"type": "clouds", "samples": 200, "noise": 0.5}
    assert min(moves(data__dataset=overlapping, **rule)) > 20
    widrow_hoff = {"loss": "mse", "optimizer": {"type": "sgd", "lr": 0.01}}
    assert set(moves(data__dataset=apart, **widrow_hoff)) == {200}


@pytest.mark.long
def test_b7_a_penalty_makes_weights_small_and_seeds_make_boundaries() -> None:
    def moons(
        units: int, strength: float = 0.0, draw: int = 0, steps: int = 1000, lr: float = 0.02
    ) -> Trainer:
        spec = experiment(
            data__dataset={"type": "moons", "samples": 200, "noise": 0.2}, data__validation=0.0,
            data__test=0.5, layers=stack(units), loss="binary_cross_entropy", batch_size=25,
            optimizer={"type": "adam", "lr": lr}, seed=1, weights_draw=draw,
        )  # fmt: skip
        if strength:
            spec = with_value(spec, "penalty", {"type": "l2", "strength": strength})
        return trained(spec, steps)

    def size(net: Trainer) -> float:
        """‖W‖², biases left out."""
        return sum(float(np.square(w).sum()) for w in weights_of(net))

    # With nothing to hold them weights grow for as long as one trains.
    assert size(moons(100, steps=3000, lr=0.1)) == pytest.approx(1087, rel=0.1)
    least, middle, most = (size(moons(100, strength)) for strength in (0.001, 0.01, 0.1))
    assert least == pytest.approx(81, rel=0.1)
    # 4.1 and 0.31 were measured on samples that are not known. With a price ‖W‖² ends where J is
    # least: rates from 0.02 to 0.1, twice the steps and other first weights change it by 3 %, other
    # samples by more than twice: 0.01 gives 4.8 to 24 on two spirals, moons, circle and clouds.
    assert (middle, most) == pytest.approx((10.5, 0.87), rel=0.05)
    assert size(moons(100, 0.1, draw=1)) == pytest.approx(most, rel=0.05)
    assert np.log10(middle / most) == pytest.approx(np.log10(4.1 / 0.31), abs=0.1)

    nets = [moons(6, draw=draw) for draw in (0, 4)]
    grid = np.random.default_rng(0).uniform(-1, 1, (2000, 2))
    answers = [net.network.predict(net.weights, grid).ravel() > 0 for net in nets]
    assert (answers[0] != answers[1]).mean() > 0.01
    assert min(net.score("train").accuracy for net in nets) > 0.9


def test_b9_behind_sigmoids_all_weights_of_a_neuron_are_pulled_one_way() -> None:
    alike = {}
    for units in ("sigmoid", "tanh"):
        spec = experiment(
            data__dataset={"type": "circle", "samples": 200}, layers=stack(8, activation=units),
            loss="binary_cross_entropy", **WHOLE,
        )  # fmt: skip
        trainer = Trainer(spec)
        part, signs = trainer.setup.parts["train"], []
        for i in range(200):
            _, grads = trainer.loss_and_gradients(part.x[i : i + 1], part.labels[i : i + 1])
            signs.append(np.sign(grads.views[-1]["W"]))
        alike[units] = sum(bool(abs(one.sum()) == 8) for one in signs)
    assert alike["sigmoid"] == 200
    assert alike["tanh"] <= 6


def test_b11_equal_weights_stay_clones_and_zeros_never_leave() -> None:
    def begins(init: dict[str, Any]) -> ExperimentSpec:
        return experiment(
            data__dataset=CIRCLE, layers=stack(8, activation="tanh", init_weights=init),
            output_init=init, loss="binary_cross_entropy", optimizer={"type": "sgd", "lr": 0.5},
            batch_size=16,
        )  # fmt: skip

    run = begun(begins({"type": "constant", "value": 0.5}))
    until(run, 200)
    hidden = Clones().measure_run(run)[0]
    assert (len(hidden.group), hidden.distinct) == (8, 1)
    zeros = trained(begins({"type": "zeros"}), 100)
    assert not any(w.any() for w in weights_of(zeros)), "only the output's bias learns"
    assert zeros.weights.layers[-1]["b"].any()


def test_b15_training_never_looks_at_the_running_averages_and_answers_do() -> None:
    normed = [
        {"type": "dense", "units": 16}, {"type": "batch_norm"},
        {"type": "activate", "activation": {"type": "relu"}},
    ]  # fmt: skip
    usual = experiment(
        data__dataset=CIRCLE, layers=normed, loss="binary_cross_entropy", batch_size=8,
        optimizer={"type": "sgd", "lr": 0.1},
    )  # fmt: skip
    slow = with_value(usual, "layers.1.momentum", 0.001)
    one, other = trained(usual, 300), trained(slow, 300)
    assert np.array_equal(one.weights.params.flat, other.weights.params.flat)
    assert one.score("train").accuracy > 0.9
    assert other.score("train").accuracy < 0.6


def test_b16_on_a_ravine_every_memory_overtakes_plain_descent() -> None:
    rates = {"sgd": 1.0, "momentum": 1.0, "adagrad": 0.5, "rmsprop": 0.02, "adam": 0.05}
    losses, starts, flat = {}, set(), 0.0
    for name, rate in rates.items():
        spec = experiment(
            data__dataset={"type": "ravine", "samples": 300, "condition": 50.0}, output_bias=False,
            loss="mse", optimizer={"type": name, "lr": rate}, batch_size=300, **PLAIN_NEURON,
        )  # fmt: skip
        starts.add(Trainer(spec).weights.params.flat.tobytes())
        trainer = trained(spec, 80)
        losses[name] = trainer.score("train").loss
        if name == "sgd":
            steep, flat = trainer.weights.layers[0]["W"].ravel().tolist()
            assert abs(steep - 1) < 0.01, "across the ravine it has arrived"
    assert len(starts) == 1
    assert flat < 0.5, "along it, it has not come half the way"
    assert all(losses[name] < losses["sgd"] / 30 for name in rates if name != "sgd")


@pytest.mark.long
def test_b17_a_constant_rate_rattles_a_falling_one_settles_and_1_over_t_stops_too_soon() -> None:
    by_step = {"per": "step"}
    schedules: dict[str, dict[str, Any]] = {
        "constant": {"type": "constant"},
        "inverse": {"type": "inverse", **by_step},
        "root": {"type": "inverse_sqrt", **by_step},
        "line": {"type": "polynomial", "length": 2000, "power": 1.0, **by_step},
    }
    ends = {
        name: trained(experiment(schedule=schedule, **PLANE), 2000)
        for name, schedule in schedules.items()
    }
    part = ends["constant"].setup.parts["train"]
    inputs = np.column_stack([part.x, np.ones(len(part.x))])
    solution, *_ = np.linalg.lstsq(inputs, part.y, rcond=None)
    least = float(np.square(inputs @ solution - part.y).mean()) / 2
    excess = {name: one.score("train").loss - least for name, one in ends.items()}
    assert max(excess["root"], excess["line"]) < 0.01 * excess["constant"]
    assert 0.01 < excess["inverse"] < excess["constant"]


@pytest.mark.long
def test_b19_a_hundred_units_follow_a_curve_that_two_cannot() -> None:
    largest = []
    for width in (2, 100):
        first = {"init_weights": {"type": "normal", "std": 3.0}}
        first["init_bias"] = {"type": "uniform", "limit": 2.0}
        spec = experiment(
            data__dataset={"type": "sine", "frequency": 1.0, "samples": 200, "noise": 0.0},
            data__validation=0.0, data__test=0.3, layers=stack(width, activation="tanh", **first),
            loss="mse", optimizer={"type": "adam", "lr": 0.02}, batch_size=20, seed=1,
        )  # fmt: skip
        trainer = trained(spec, 3000)
        part = trainer.setup.parts["train"]
        errors = trainer.network.predict(trainer.weights, part.x) - part.y
        largest.append(float(np.abs(errors).max()))
    assert largest[0] == pytest.approx(0.91, rel=0.2)
    assert largest[1] < 0.08


@pytest.mark.long
def test_b20_five_layers_of_16_fold_what_200_units_cannot_draw() -> None:
    losses = []
    for units in ((16,) * 5, (200,)):
        spec = experiment(
            data__dataset={"type": "sawtooth", "depth": 3, "samples": 200}, data__validation=0.0,
            data__test=0.2, layers=stack(*units), loss="mse", batch_size=32, seed=1,
            optimizer={"type": "adam", "lr": 0.003},
        )  # fmt: skip
        losses.append(trained(spec, 4000).score("train").loss)
    assert losses[0] < 3e-4
    assert losses[1] == pytest.approx(3e-2, rel=0.5)


def test_b22_the_smaller_the_batch_the_wilder_the_path() -> None:
    lengths = {}
    for size in (1, 16, 2000):
        trainer = Trainer(experiment(**{**PLANE, "batch_size": size}))
        assert trainer.steps_per_epoch == 2000 // size
        for _ in range(150):
            trainer.step()
        path = []
        for _ in range(60):
            trainer.step()
            path.append(trainer.weights.params.flat.copy())
        lengths[size] = float(np.linalg.norm(np.diff(path, axis=0), axis=1).mean())
    # Noise falls with the root of the batch, and the whole part has none: it has arrived.
    assert 2 < lengths[1] / lengths[16] < 8
    assert lengths[2000] < 1e-6 * lengths[16]


@pytest.mark.long
def test_b29_only_the_proximal_l1_makes_weights_exactly_zero() -> None:
    zeros = []
    for penalty in (
        {"type": "l2", "strength": 0.05},
        {"type": "l1", "strength": 0.05, "proximal": False},
        {"type": "l1", "strength": 0.05, "proximal": True},
    ):
        spec = experiment(
            data__dataset=CIRCLE, data__features=[{"type": "polynomial", "degree": 5}],
            data__scaling={"type": "standardise"}, data__validation=0.0, data__test=0.3,
            layers=stack(6, activation="tanh"), loss="binary_cross_entropy", batch_size=300,
            optimizer={"type": "sgd", "lr": 0.5}, penalty=penalty,
        )  # fmt: skip
        first = weights_of(trained(spec, 600))[0]
        assert first.size == 120
        zeros.append(int((first == 0).sum()))
    assert zeros[:2] == [0, 0]
    assert zeros[2] == pytest.approx(112, abs=8)


@pytest.mark.long
def test_b34_all_activations_but_the_sigmoid_arrive_and_elu_is_centred() -> None:
    epochs, means = {}, {}
    for units in ("sigmoid", "tanh", "relu", "leaky_relu", "elu"):
        init = {"type": "kaiming", "distribution": "normal"}
        spec = experiment(
            data__dataset={"type": "spiral", "samples": 300, "turns": 1.0}, batch_size=16, seed=1,
            layers=stack(16, 16, 16, activation=units, init_weights=init),
            optimizer={"type": "sgd", "lr": 0.1},
        )  # fmt: skip
        run = begun(spec)
        part = run.trainer.setup.parts["train"]
        outputs = run.trainer.network.forward(run.trainer.weights, part.x, QUIET).outputs
        means[units] = float(np.abs(outputs[2].mean(axis=0)).mean())
        while run.trainer.epoch < 100 and run.trainer.score("train").loss > 0.3:
            until(run, run.step_count + run.trainer.steps_per_epoch)
        epochs[units] = run.trainer.epoch
    assert epochs.pop("sigmoid") == 100
    assert max(epochs.values()) <= 20
    assert means["elu"] < 0.5 * means["relu"]
