"""Biases: how they start, that a layer can do without them, and at what rate they learn."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from samples import same, spiral

from engine.files.results import packed_weights
from engine.network.activations import Tanh
from engine.network.gradient_check import check_network
from engine.network.initializers import (
    Constant,
    FanInUniform,
    Glorot,
    Initializer,
    Normal,
    Zeros,
    initializer,
)
from engine.network.layers import QUIET, Activate, Dense, Maxout, Residual
from engine.network.naming import named_arrays
from engine.network.penalties import L1, L2, Penalty
from engine.network.places import Parameter, check_parameter, exists
from engine.optimizers import SGD, AdamW, Optimizer, optimizer
from engine.probes import NeuronProbe, ParameterProbe, Probe, TraceProbe, probe
from engine.specs.edits import replace_at
from engine.specs.knobs import needs_rebuild
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.freezing import is_layer_frozen, with_layer_frozen
from engine.training.trainer import Trainer

RANDOM = Normal(std=0.5)
INSIDE = Residual(layers=(Dense(units=5), Activate(Tanh()), Dense(units=5)))
STACK = (Dense(units=5), Activate(Tanh()), INSIDE, Maxout(units=4))


def other_biases(layers: tuple[Any, ...], **changes: Any) -> tuple[Any, ...]:
    """The same layers, those inside others too, with other biases."""
    return tuple(
        replace(lay, layers=other_biases(lay.layers, **changes))
        if lay.layers is not None
        else replace(lay, **changes)
        if lay.sums
        else lay
        for lay in layers
    )


def bare(**settings: Any) -> ExperimentSpec:
    """An experiment without any bias."""
    layers = other_biases(STACK, bias=False)
    return spiral(**({"layers": layers, "output_bias": False} | settings))


def arrays(trainer: Trainer) -> dict[str, Any]:
    return named_arrays(trainer.network, trainer.weights)


def is_bias(name: str) -> bool:
    return name.endswith("b")


class TestHowTheyStart:
    def test_zero_is_the_default_everywhere(self) -> None:
        found = arrays(Trainer(spiral(layers=STACK)))
        biases = [values for name, values in found.items() if is_bias(name)]
        assert len(biases) == 5
        assert not any(values.any() for values in biases)

    def test_random_biases_leave_the_weights_as_they_are(self) -> None:
        plain = arrays(Trainer(spiral(layers=STACK)))
        layers = other_biases(STACK, init_bias=RANDOM)
        drawn = arrays(Trainer(spiral(layers=layers, output_init_bias=RANDOM)))
        for name, values in drawn.items():
            assert same(values, plain[name]) != is_bias(name), name
        sizes = np.concatenate([values for name, values in drawn.items() if is_bias(name)])
        assert len(np.unique(sizes)) == len(sizes), "no two biases are the same draw"

    def test_other_weights_leave_random_biases_as_they_are(self) -> None:
        one = Trainer(spiral(layers=(Dense(units=6, init_bias=RANDOM),)))
        layers = (Dense(units=6, init_weights=Zeros(), init_bias=RANDOM),)
        other = Trainer(spiral(layers=layers))
        assert same(one.weights.layers[0]["b"], other.weights.layers[0]["b"])

    def test_equal_seeds_give_equal_biases_and_new_weights_give_others(self) -> None:
        spec = spiral(layers=STACK, output_init_bias=RANDOM)
        one, two = Trainer(spec), Trainer(spec)
        assert same(arrays(one), arrays(two))
        other = Trainer(replace(spec, weights_draw=1))
        assert not np.array_equal(one.weights.layers[-1]["b"], other.weights.layers[-1]["b"])

    @pytest.mark.parametrize("cls", initializer, ids=initializer.names)
    @pytest.mark.parametrize("kind", [Dense, Maxout])
    def test_every_initialiser_can_start_biases(self, cls: type[Initializer], kind: Any) -> None:
        lay = kind(units=3, init_bias=cls())
        first = lay.init(7, np.random.default_rng(0))
        assert first["b"].shape == (3 * lay.sums,)
        assert np.isfinite(first["b"]).all()

    @pytest.mark.parametrize(
        ("start", "variance"),
        [
            (FanInUniform(), 1 / (3 * 50)),
            (Normal(std=0.3), 0.09),
            (Glorot(), 2 / (50 + 1500)),
            (Constant(value=0.2), 0.0),
        ],
    )
    def test_the_fan_in_is_that_of_the_layer(self, start: Initializer, variance: float) -> None:
        b = Dense(units=1500, init_bias=start).init(50, np.random.default_rng(1))["b"]
        assert b.var() == pytest.approx(variance, rel=0.1)
        if isinstance(start, FanInUniform):
            assert np.abs(b).max() <= 1 / math.sqrt(50)
            assert np.abs(b).max() == pytest.approx(1 / math.sqrt(50), rel=0.01)

    def test_a_change_of_the_start_asks_for_new_weights(self) -> None:
        for changes in ({"output_init_bias": RANDOM}, {"output_bias": False}):
            assert needs_rebuild(spiral(), replace(spiral(), **changes))
        assert not needs_rebuild(spiral(), replace(spiral(), output_bias_lr_multiplier=0.5))

    def test_random_biases_lift_a_spiral_of_more_turns(self) -> None:
        # Measured at the seed of the default: what the digest of the lectures says of 1.5 turns.
        spec = replace_at(ExperimentSpec(engine="numpy"), "data.dataset.turns", 1.5)
        random = replace(spec, layers=other_biases(spec.layers, init_bias=Normal(std=1.0)))
        scores = []
        for each in (spec, random):
            trainer = Trainer(each)
            for _ in range(1500):
                trainer.step()
            scores.append(trainer.score("train").accuracy)
        assert scores[1] > scores[0] + 0.05


class TestOldNumbers:
    def test_version_1_wrote_a_number(self) -> None:
        inside = {"type": "dense", "units": 4, "init_bias": 0.25}
        body = {
            "version": 1,
            "layers": [
                {"type": "dense", "units": 4, "init_bias": 0.0},
                {"type": "residual", "layers": [inside, {"type": "maxout", "units": 4}]},
                {"type": "maxout", "units": 4, "init_bias": -1},
            ],
        }
        spec = ExperimentSpec.loads(json.dumps(body))
        first, block, last = spec.layers
        assert first == Dense(units=4)
        assert block.layers == (Dense(units=4, init_bias=Constant(value=0.25)), Maxout(units=4))
        assert last == Maxout(units=4, init_bias=Constant(value=-1.0))
        assert spec.output_init_bias == Zeros()
        assert ExperimentSpec.loads(spec.dumps()) == spec

    @pytest.mark.parametrize("start", ["1", True, None, [1]])
    def test_what_never_was_a_number_is_refused_where_it_stands(self, start: object) -> None:
        body = {"version": 1, "layers": [{"type": "dense", "init_bias": start}]}
        with pytest.raises(SpecError, match=r"^layers\.0\.init_bias: expected an object"):
            ExperimentSpec.loads(json.dumps(body))

    def test_a_number_out_of_range_is_named(self) -> None:
        body = {"version": 1, "layers": [{"type": "dense", "init_bias": 11}]}
        with pytest.raises(SpecError, match=r"^layers\.0\.init_bias\.value: expected a number"):
            ExperimentSpec.loads(json.dumps(body))

    def test_version_2_knows_initialisers_only(self) -> None:
        body = {"version": 2, "layers": [{"type": "dense", "init_bias": 1.0}]}
        with pytest.raises(SpecError, match=r"^layers\.0\.init_bias: expected an object"):
            ExperimentSpec.loads(json.dumps(body))

    def test_paths_take_numbers_as_before_and_names_too(self) -> None:
        spec = spiral(layers=(Dense(units=2),))
        for value, start in ((0, Zeros()), (0.5, Constant(value=0.5)), ("normal", Normal())):
            found = replace_at(spec, "layers.0.init_bias", value)
            assert found.layers[0].init_bias == start
        half = replace_at(spec, "layers.0.init_bias", 0.5)
        assert replace_at(half, "layers.0.init_bias.value", 2).layers[0].init_bias == Constant(
            value=2.0
        )
        with pytest.raises(SpecError, match=r"^layers\.0\.init_bias: expected a number from -10"):
            replace_at(spec, "layers.0.init_bias", 11)
        with pytest.raises(SpecError, match=r"^layers\.0\.init_bias: expected one of zeros, "):
            replace_at(spec, "layers.0.init_bias", True)


class TestWithoutBiases:
    def test_there_is_no_such_array(self, tmp_path: Path) -> None:
        trainer = Trainer(bare())
        assert trainer.network.parameter_count == sum(a.size for a in arrays(trainer).values())
        assert not any(is_bias(name) for name in arrays(trainer))
        assert not exists(trainer.network, Parameter(0, "b", (0,)))
        with pytest.raises(ValueError, match="expected a parameter of layer 0: W"):
            check_parameter(trainer.network, Parameter(0, "b", (0,)), 1.0)
        (tmp_path / "weights.npz").write_bytes(packed_weights(trainer.network, trainer.weights))
        with np.load(tmp_path / "weights.npz") as file:
            assert not any(is_bias(name) for name in file.files)

    def test_the_weights_start_as_they_do_with_biases(self) -> None:
        whole = arrays(Trainer(spiral(layers=STACK)))
        for name, values in arrays(Trainer(bare())).items():
            assert same(values, whole[name]), name

    def test_nothing_in_gives_nothing_out(self) -> None:
        trainer = Trainer(bare())
        for _ in range(20):
            trainer.step()
        zeros = np.zeros((1, 2))
        np.testing.assert_array_equal(trainer.network.predict(trainer.weights, zeros), [[0.0, 0.0]])

    def test_gradients_are_exact(self) -> None:
        trainer = Trainer(bare(penalty=L2(strength=0.01, bias_strength=0.5)))
        part = trainer.setup.parts["train"]
        found = check_network(trainer.network, trainer.weights, part.x[:8], part.y[:8], QUIET)
        assert found <= 1e-6

    @pytest.mark.parametrize("rule", optimizer, ids=optimizer.names)
    @pytest.mark.parametrize("price", [L1(bias_strength=0.5, proximal=True), L2(bias_strength=1.0)])
    def test_it_trains_with_everything(self, rule: type[Optimizer], price: Penalty) -> None:
        trainer = Trainer(bare(optimizer=rule(), penalty=price))
        first = trainer.weights.params.flat.copy()
        for _ in range(3):
            trainer.step()
        assert not np.array_equal(first, trainer.weights.params.flat)

    def test_every_probe_measures_it(self) -> None:
        trainer = Trainer(bare(dtype="float32"))
        trainer.step()
        for cls in probe:
            # The loss curve is read from the run.
            if cls.measure is not Probe.measure:
                cls().measure(trainer)

    def test_the_neuron_has_no_bias_and_the_formula_none(self) -> None:
        trainer = Trainer(bare())
        sums = NeuronProbe(column=0, unit=1).measure(trainer).sums
        assert sums is not None
        assert sums.bias is None
        assert ParameterProbe(layer=0, array="b").measure(trainer) is None
        rules = [entry.formula for entry in TraceProbe().measure(trainer).forward]
        assert "s = x W" in rules
        assert not any("+ b" in rule for rule in rules)
        assert Maxout(bias=False).rule == "yⱼ = maxₚ (x Wₚ)ⱼ"
        assert Dense().rule == "s = x W + b"


class TestTheirLearningRate:
    def test_every_bias_has_the_factor_of_its_layer_times_its_own(self) -> None:
        layers = (
            Dense(units=3, lr_multiplier=2.0, bias_lr_multiplier=5.0),
            Residual(layers=(Dense(units=3, bias_lr_multiplier=0.0),)),
            Maxout(units=2, lr_multiplier=0.5, frozen=(1,)),
        )
        spec = spiral(layers=layers, output_lr_multiplier=3.0, output_bias_lr_multiplier=0.5)
        factors = Trainer(spec).network.lr_multipliers
        assert factors is not None
        found = {(i, n): v for i, view in enumerate(factors.views) for n, v in view.items()}
        assert (found[0, "W"] == 2).all()
        assert (found[0, "b"] == 10).all()
        assert (found[1, "0.W"] == 1).all()
        assert (found[1, "0.b"] == 0).all()
        assert found[2, "b"].tolist() == [0.5, 0.0, 0.5, 0.0]
        assert (found[3, "W"] == 3).all()
        assert (found[3, "b"] == 1.5).all()

    @pytest.mark.parametrize("rule", optimizer, ids=optimizer.names)
    def test_the_step_of_a_bias_is_that_much_longer(self, rule: type[Optimizer]) -> None:
        layers = (Dense(units=5), Activate(Tanh()))
        fast = (Dense(units=5, bias_lr_multiplier=4.0), Activate(Tanh()))
        one = Trainer(spiral(layers=layers, optimizer=rule()))
        two = Trainer(spiral(layers=fast, optimizer=rule(), output_bias_lr_multiplier=0.0))
        before = [{n: v.copy() for n, v in lay.items()} for lay in one.weights.layers]
        one.step()
        two.step()
        moved = [
            [
                {n: v - before[i][n] for n, v in lay.items()}
                for i, lay in enumerate(t.weights.layers)
            ]
            for t in (one, two)
        ]
        assert same(moved[0][0]["W"], moved[1][0]["W"])
        assert same(moved[0][2]["W"], moved[1][2]["W"])
        np.testing.assert_allclose(moved[1][0]["b"], 4 * moved[0][0]["b"], rtol=1e-14)
        assert not moved[1][2]["b"].any()

    def test_by_hand(self) -> None:
        layers = (Dense(units=2, lr_multiplier=3.0, bias_lr_multiplier=0.5),)
        trainer = Trainer(spiral(layers=layers, optimizer=SGD(lr=0.1)))
        before = {n: v.copy() for n, v in trainer.weights.layers[0].items()}
        trainer.step()
        slopes, now = trainer.grads.views[0], trainer.weights.layers[0]
        np.testing.assert_allclose(now["W"], before["W"] - 0.3 * slopes["W"], rtol=1e-14)
        np.testing.assert_allclose(now["b"], before["b"] - 0.15 * slopes["b"], rtol=1e-14)

    def test_without_factor_for_biases_they_stay_to_the_bit(self) -> None:
        layers = (Dense(units=3, init_bias=RANDOM, bias_lr_multiplier=0.0), Activate(Tanh()))
        price = L2(strength=0.1, bias_strength=0.1)
        rule = AdamW(weight_decay=0.5)
        trainer = Trainer(spiral(layers=layers, optimizer=rule, penalty=price))
        first = trainer.weights.layers[0]["b"].copy()
        for _ in range(8):
            trainer.step()
        assert same(trainer.weights.layers[0]["b"], first)

    def test_a_change_is_live(self) -> None:
        spec = spiral(layers=(Dense(units=3),))
        trainer = Trainer(spec)
        trainer.step()
        trainer.retune(replace(spec, layers=(Dense(units=3, bias_lr_multiplier=0.0),)))
        kept = trainer.weights.layers[0]["b"].copy()
        trainer.step()
        assert same(trainer.weights.layers[0]["b"], kept)

    def test_a_layer_frozen_and_melted_keeps_the_factor_of_its_biases(self) -> None:
        spec = spiral(layers=(Dense(bias_lr_multiplier=0.0),))
        assert not is_layer_frozen(spec, 0)
        frozen = with_layer_frozen(spec, 0, True)
        assert is_layer_frozen(frozen, 0)
        assert with_layer_frozen(frozen, 0, False) == spec
