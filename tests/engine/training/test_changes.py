"""Changes of a run on its way: a parameter set by hand, other samples under the same weights."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import Line, normalized, same, spiral

from engine.data.datasets import dataset
from engine.data.scaling import Standardise
from engine.network.layers import Activate, BatchNorm, Dense, Maxout, Residual
from engine.network.losses import MeanSquaredError
from engine.network.places import Parameter, check_parameter
from engine.optimizers import Adam
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.past.checkpoints import LIMIT
from engine.training.run import Run
from engine.training.setup import Setup, Setups

STACK = (Dense(units=4), BatchNorm(), Activate(), Residual((Dense(units=4), BatchNorm())))


def trained(spec: ExperimentSpec, steps: int, past_bytes: int = LIMIT) -> Run:
    run = Run(spec, past_bytes)
    for _ in range(steps):
        run.step()
    return run


def with_data(spec: ExperimentSpec, **settings: Any) -> ExperimentSpec:
    """The experiment with other knobs of its data set, or shares and scaling of its data."""
    own = {name: settings.pop(name) for name in ("noise", "samples", "turns") if name in settings}
    data = replace(spec.data, dataset=replace(spec.data.dataset, **own), **settings)
    return replace(spec, data=data)


@pytest.fixture(autouse=True)
def checkpoints_at_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.training.past.checkpoints.SHARE", math.inf)


class TestSettingAParameter:
    """One number given another value."""

    @pytest.mark.parametrize(
        "place",
        [
            Parameter(0, "W", (1, 2)),
            Parameter(0, "b", (3,)),
            Parameter(1, "gamma", (0,)),
            Parameter(1, "beta", (3,)),
            Parameter(3, "0.W", (3, 0)),
            Parameter(3, "1.gamma", (1,)),
            Parameter(4, "b", (1,)),
        ],
        ids=str,
    )
    def test_it_is_the_only_one_that_changes(self, place: Parameter) -> None:
        run = trained(spiral(layers=STACK), 5)
        before = run.trainer.state()
        own = run.trainer.weights.layers[place.layer][place.name]
        old = float(own[place.index])
        assert run.set_parameter(place, -0.75) == old
        assert own[place.index] == -0.75
        assert (run.state().trainer.params != before.params).sum() == 1
        assert run.curve.newest_step == 5, "what it does to the loss is on the curve"
        run.set_parameter(place, old)
        assert same(run.state().trainer.params, before.params)

    @pytest.mark.parametrize(
        ("place", "value", "words"),
        [
            (Parameter(0, "W", (0, 0)), math.nan, "finite"),
            (Parameter(0, "W", (0, 0)), -math.inf, "finite"),
            (Parameter(9, "W", (0, 0)), 1.0, "layer from 0 to 4, found 9"),
            (Parameter(-1, "W", (0, 0)), 1.0, "layer from 0 to 4"),
            (Parameter(0, "gamma", (0,)), 1.0, "parameter of layer 0: W, b"),
            (Parameter(2, "W", (0, 0)), 1.0, "none"),
            (Parameter(1, "running_mean", (0,)), 1.0, "follows the data"),
            (Parameter(0, "W", (0,)), 1.0, "place in W"),
            (Parameter(0, "W", (0, 4)), 1.0, "place in W"),
            (Parameter(0, "b", (-1,)), 1.0, "place in b"),
        ],
        ids=str,
    )
    def test_what_cannot_be_is_refused_and_changes_nothing(
        self, place: Parameter, value: float, words: str
    ) -> None:
        run = trained(spiral(layers=STACK), 2)
        before = run.state()
        with pytest.raises(ValueError, match=words):
            run.set_parameter(place, value)
        assert same(run.state(), before)
        run.step()
        run.seek(run.step_count - 1)
        assert same(run.state(), before)

    def test_what_is_finite_in_one_precision_may_not_be_in_the_other(self) -> None:
        place = Parameter(0, "W", (0, 0))
        check_parameter(Setup.of(spiral()).network, place, 1e300)
        with pytest.raises(ValueError, match="float32"):
            check_parameter(Setup.of(spiral(dtype="float32")).network, place, 1e300)


class TestOtherSamples:
    """Data that changes while the weights stay."""

    CHANGES = (
        {"noise": 0.3},
        {"samples": 101},
        {"turns": 2.0},
        {"validation": 0.4, "test": 0.0},
        {"scaling": Standardise()},
    )

    @pytest.mark.parametrize("change", CHANGES, ids=str)
    def test_training_goes_on_with_weights_memory_and_history(self, change: Any) -> None:
        run = trained(normalized(), 17)
        before = run.trainer.state()
        spec = with_data(run.trainer.spec, **change)
        run.retune(spec)
        now, fresh = run.trainer.state(), Setup.of(spec)
        assert (run.trainer.spec, now.step, now.epoch, now.position) == (spec, 17, before.epoch, 0)
        for name in ("params", "buffers", "memory", "updates"):
            assert same(getattr(now, name), getattr(before, name)), name
        assert same(run.trainer.setup.parts, fresh.parts)
        assert (now.rules.seen, now.rules.loss_sum) == (0, 0.0), "the epoch begins again"
        assert sorted(now.order) == list(range(len(fresh.parts["train"])))
        assert len(run.curve.points().batch_steps) == 17
        newest = run.curve.newest
        assert newest[0] == 17
        assert newest[3] == run.trainer.score("train").loss
        for _ in range(run.trainer.steps_to_epoch_end()):
            run.step()
        assert (run.trainer.epoch, run.trainer.position) == (before.epoch + 1, 0)

    @pytest.mark.parametrize(
        "spec",
        [
            spiral(seed=1),
            spiral(data_draw=1),
            ExperimentSpec(data=DataSpec(dataset["spiral"](samples=60, classes=3))),
            ExperimentSpec(data=DataSpec(dataset["circle"](samples=60))),
        ],
        ids=["seed", "draw", "classes", "kind"],
    )
    def test_other_draws_kinds_and_classes_need_new_weights(self, spec: ExperimentSpec) -> None:
        run = trained(spiral(), 3)
        before = run.state()
        with pytest.raises(ValueError, match="new weights"):
            run.retune(spec)
        assert same(run.state(), before)

    def test_points_of_one_class_fewer_need_new_weights_and_other_points_do_not(self) -> None:
        def drawn(*points: tuple[float, float, int]) -> Setup:
            return Setup.of(ExperimentSpec(data=DataSpec(dataset["drawn"](points=points))))

        three = drawn((0.0, 0.0, 0), (1.0, 0.0, 1), (0.0, 1.0, 2))
        assert drawn((0.0, 0.5, 0), (1.0, 0.0, 1), (0.0, 1.0, 2), (1.0, 1.0, 2)).follows(three)
        assert not drawn((0.0, 0.0, 0), (1.0, 0.0, 1)).follows(three)

    def test_numbers_to_predict_change_alike(self) -> None:
        spec = ExperimentSpec(data=DataSpec(Line(40)), loss=MeanSquaredError())
        run = trained(spec, 4)
        run.retune(replace(spec, data=DataSpec(Line(60))))
        assert len(run.trainer.setup.data.x) == 60

    @pytest.mark.parametrize("past_bytes", [LIMIT, 400_000, 0])
    def test_every_step_before_and_after_can_be_had_again(self, past_bytes: int) -> None:
        run = Run(normalized(), past_bytes)
        film = []
        for step in range(51):
            if step:
                run.step()
            if step % 10 == 7:
                change = self.CHANGES[step // 10]
                run.retune(with_data(run.trainer.spec, **change))
            if step in (7, 20):
                run.set_parameter(Parameter(0, "W", (0, step % 3)), 1.5)
            film.append(run.state())
        for step in (50, 27, 26, 8, 7, 6, 0, 17, 16, 37, 50):
            run.seek(step)
            assert same(run.state(), film[step]), f"step {step}"
        run.seek(3)
        for step in range(4, 51):
            run.step()
            assert same(run.state(), film[step])

    def test_a_state_from_after_the_change_goes_on_in_a_new_trainer(self) -> None:
        old = trained(normalized(), 9)
        old.retune(with_data(old.trainer.spec, samples=90))
        old.step()
        fresh = Run(normalized())
        fresh.restore(old.state())
        assert [fresh.step() for _ in range(20)] == [old.step() for _ in range(20)]
        assert same(fresh.state(), old.state())

    def test_a_state_with_numbers_for_other_samples_is_refused(self) -> None:
        state = trained(normalized(), 3).state()
        trainer = state.trainer
        run = Run(normalized())
        before = run.state()
        for wrong in (
            replace(trainer, order=trainer.order[:-1]),
            replace(trainer, order=np.zeros_like(trainer.order)),
            replace(trainer, params=trainer.params[1:]),
            replace(trainer, memory={}),
        ):
            with pytest.raises(ValueError, match="another experiment"):
                run.restore(replace(state, trainer=wrong))
        assert same(run.state(), before)

    @settings(max_examples=20)
    @given(data=st.data())
    def test_any_course_of_changes_and_journeys(self, data: st.DataObject) -> None:
        """What is at a step depends on what was changed up to there, not on the way there."""
        run = Run(spiral(layers=(Dense(units=3), BatchNorm())), data.draw(st.integers(0, 1)))
        film = [run.state()]
        changes = st.sampled_from(["noise", "samples", "rate", "weight"])
        for _ in range(data.draw(st.integers(1, 6))):
            run.seek(len(film) - 1)
            match data.draw(changes):
                case "noise":
                    noise = data.draw(st.sampled_from([0.0, 0.1, 0.2]))
                    run.retune(with_data(run.trainer.spec, noise=noise))
                case "samples":
                    samples = data.draw(st.sampled_from([40, 60]))
                    run.retune(with_data(run.trainer.spec, samples=samples))
                case "rate":
                    run.retune(replace(run.trainer.spec, optimizer=Adam(lr=0.05)))
                case "weight":
                    run.set_parameter(Parameter(0, "W", (1, 1)), data.draw(st.floats(-3, 3)))
            film[-1] = run.state()
            for _ in range(data.draw(st.integers(1, 5))):
                run.step()
                film.append(run.state())
            run.seek(data.draw(st.integers(0, len(film) - 1)))
            assert same(run.state(), film[run.step_count])


class TestPlans:
    """Setups that share what they have in common."""

    def test_a_setup_of_other_layers_shares_its_samples(self) -> None:
        setups = Setups()
        first = setups.of(spiral())
        assert setups.of(spiral()) is first
        wider = setups.of(spiral(layers=(Maxout(units=5),)))
        assert wider.parts is first.parts
        assert wider.data is first.data
        assert same(wider.parts, Setup.of(wider.spec).parts)

    def test_another_split_shares_the_data_and_gives_the_same_bits(self) -> None:
        setups = Setups()
        first = setups.of(spiral())
        split = setups.of(with_data(spiral(), validation=0.5))
        assert split.data is first.data
        assert same(split.parts, Setup.of(split.spec).parts)

    def test_of_large_data_only_the_newest_is_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        setups = Setups()
        small = setups.of(spiral())
        noisy = setups.of(with_data(spiral(), noise=0.3))
        assert setups.of(spiral()) is small
        monkeypatch.setattr("engine.training.setup.KEPT_BYTES", small.nbytes)
        newest = setups.of(with_data(spiral(), noise=0.4))
        assert setups.of(newest.spec) is newest
        assert setups.of(noisy.spec) is not noisy
        assert setups.of(spiral()) is not small
