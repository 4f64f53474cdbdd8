"""Runs that the kernel computes: bursts, rewinding, changes under way, documents, results."""

from __future__ import annotations

import io
import json
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kernel_support import needs_kernel
from samples import Line, normalized, same, spiral

from engine.data.scaling import Standardise
from engine.files.bpg import StoredExperiment, write
from engine.files.results import summary, write_outcome
from engine.kernel.forms import NoForm
from engine.network.activations import Identity, ReLU
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Residual
from engine.network.losses import Huber, MeanSquaredError
from engine.network.penalties import L1, L2, Penalty
from engine.network.starts import Start
from engine.optimizers import SGD, Momentum
from engine.optimizers.schedules import Constant, Cosine, Plateau, ScheduleMemory
from engine.probes.cautions import cautions, stand_in
from engine.specs.knobs import needs_rebuild
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.kernel_stepper import why_numpy
from engine.training.run import Run
from engine.training.setup import Setup, Setups
from engine.training.stepper import NumpyStepper
from engine.training.stopping import (
    EarlyStopping,
    LossChange,
    MaxEpochs,
    TargetAccuracy,
    TargetLoss,
)
from engine.training.trainer import Diverged, Trainer

NOISY = (
    Dense(units=6),
    BatchNorm(),
    Activate(),
    Dropout(rate=0.25),
    Residual((Dense(units=6), Activate())),
)


def compiled(**settings: Any) -> ExperimentSpec:
    wanted = {"layers": NOISY, "schedule": Cosine(per="step"), "engine": "kernel"} | settings
    return replace(normalized(), **wanted)


def everything(run: Run) -> dict[str, Any]:
    trainer = run.trainer
    updates = (trainer.last_update, trainer.update_before)
    return {"state": run.state(), "last": trainer.last, "updates": updates}


def test_documents_that_do_not_say_are_computed_by_numpy() -> None:
    """Those of versions that did not know the kernel, or let NumPy compute by default."""
    body = json.loads(spiral().dumps())
    assert body.pop("engine") == "kernel"
    for version, engine in ((1, "numpy"), (2, "numpy"), (3, "kernel")):
        assert ExperimentSpec.loads(json.dumps(body | {"version": version})).engine == engine
        chosen = body | {"version": version, "engine": "kernel"}
        assert ExperimentSpec.loads(json.dumps(chosen)).engine == "kernel"
    assert needs_rebuild(spiral(), spiral(engine="numpy")), "it never changes within a run"


@needs_kernel
class TestKernelRuns:
    """What a run of NumPy can do, a run of the kernel can."""

    def test_one_by_one_and_in_bursts(self) -> None:
        one, many = Run(compiled()), Run(compiled())
        for _ in range(30):
            one.step()
        while many.step_count < 30:
            many.advance(30 - many.step_count)
        assert same(everything(one), everything(many))
        assert one.trainer.stepper.engine == "kernel"

    @pytest.mark.parametrize("past_bytes", [400_000, 0])
    def test_any_step_can_be_had_again(
        self, past_bytes: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("engine.training.past.checkpoints.SHARE", math.inf)
        run = Run(compiled(schedule=Plateau()), past_bytes)
        film = [everything(run)]
        for _ in range(24):
            run.step()
            film.append(everything(run))
        for step in (23, 5, 2, 1, 0, 24, 17):
            run.seek(step)
            assert same(everything(run), film[step]), f"step {step}"

    def test_changes_under_way_and_a_state_that_another_goes_on_from(self) -> None:
        run, other = Run(compiled()), Run(compiled())
        for change in (
            {"optimizer": Momentum()},
            {"penalty": L1(proximal=True), "batch_size": 7},
            {"penalty": L2(), "layers": (Dense(units=6, frozen=(2,)), *NOISY[1:])},
        ):
            run.advance(2)
            run.retune(replace(run.spec, **change))
        run.advance(3)
        other.restore(run.state())
        run.advance(2)
        other.advance(2)
        assert same(run.state().trainer, other.state().trainer)

    def test_a_fork_and_what_the_next_step_will_do(self) -> None:
        run = Run(compiled())
        run.advance(2)
        ahead = run.trainer.foreseen()
        fork = run.fork()
        run.step()
        fork.step()
        assert same(run.state(), fork.state())
        assert ahead.update is not None
        assert same(ahead.update, run.trainer.last_update)

    def test_a_document_goes_on_bit_for_bit(self) -> None:
        run, other = Run(compiled()), Run(compiled())
        run.advance(2)
        file = io.BytesIO()
        write(file, run.spec, run.state())
        state = StoredExperiment(io.BytesIO(file.getvalue())).state(other.trainer.setup)
        assert state is not None
        other.restore(state)
        run.advance(2)
        other.advance(2)
        assert same(run.state().trainer, other.state().trainer)

    def test_gradients_of_a_users_own_rows_are_those_of_the_step(self) -> None:
        trainer = Trainer(compiled(layers=NOISY[:3], batch_size=42))
        data, rows = trainer.setup.data, trainer.setup.parts["train"].rows
        loss, grads = trainer.loss_and_gradients(data.x[rows], data.y[rows])
        assert trainer.step() == pytest.approx(loss, rel=1e-12)
        np.testing.assert_allclose(trainer.grads.flat, grads.flat, rtol=1e-8, atol=1e-12)

    def test_a_run_that_diverges_keeps_its_last_finite_state(self) -> None:
        trainer = Trainer(compiled(layers=(Dense(units=4),), schedule=Cosine()))
        trainer.weights.params.flat[...] = np.linspace(-1e200, 1e200, len(trainer.grads.flat))
        before = trainer.state()
        with pytest.raises(Diverged):
            trainer.step()
        assert same(trainer.state(), before)
        assert trainer.last is not None

    def test_the_result_says_what_computed_it(self, tmp_path: Path) -> None:
        trainer = Trainer(compiled())
        trainer.step()
        write_outcome(tmp_path, trainer)
        written = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
        assert (written["engine"], written["spec"]["engine"]) == ("kernel", "kernel")
        assert not cautions(trainer.setup)


def test_without_a_library_numpy_computes_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise NoForm("No compiled kernel is installed.")

    monkeypatch.setattr("engine.training.kernel_stepper.kernel_library", missing)
    setup = Setup.of(compiled())
    trainer, reference = Trainer(setup), Trainer(setup, NumpyStepper)
    for _ in range(5):
        assert trainer.step() == reference.step()
    assert summary(trainer)["engine"] == "numpy"
    # It is no fault of an experiment that begins.
    assert not cautions(setup)
    assert not stand_in(setup, goes_on=False)
    words = "No compiled kernel is installed. NumPy computes in its place."
    assert stand_in(setup, goes_on=True) == words


@needs_kernel
def test_a_kind_without_a_form_that_comes_later_is_left_to_numpy() -> None:
    @dataclass(frozen=True, slots=True)
    class Halved(Constant):
        """Half of the rate, which the kernel does not know."""

        def scale(self, step: int, epoch: int, memory: ScheduleMemory) -> float:
            return 0.5

    trainer = Trainer(spiral())
    trainer.step()
    assert trainer.stepper.engine == "kernel"
    trainer.retune(replace(trainer.spec, schedule=Halved()))
    trainer.step()
    assert trainer.stepper.engine == "numpy"


@needs_kernel
def test_a_layer_without_a_form_is_left_to_numpy_and_that_is_said() -> None:
    @dataclass(frozen=True, slots=True)
    class Bent(ReLU):
        """Another bend, which the kernel does not know."""

        def __call__(self, s: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
            return np.maximum(s, 0.1 * s)

    setup = Setup.of(compiled(layers=(Dense(units=3), Activate(Bent()))))
    assert Trainer(setup).stepper.engine == "numpy"
    assert why_numpy(setup)
    assert cautions(setup) == (f"{why_numpy(setup)} NumPy computes in its place.",)


def single(numbers: np.ndarray[Any, Any]) -> bool:
    return bool((numbers.astype(np.float32) == numbers).all())


def test_what_training_begins_with_is_rounded_where_the_kernel_computes_and_there_alone() -> None:
    data = DataSpec(Line(), scaling=Standardise(), target_scaling=Standardise(), validation=0.2)
    setups = Setups()
    for spec in (
        compiled(data=data, loss=Huber()),
        compiled(starts=(Start("layers.0.W.0.1", 0.1),)),
    ):
        setup = setups.of(spec)
        parts = setup.parts.values()
        assert all(single(part.x) and single(part.y) and single(part.labels) for part in parts)
        assert single(setup.input_map.units.scale)
        first = Trainer(setup).weights.params.flat
        rough = first[first.astype(np.float32) != first]
        assert rough.tolist() == ([0.1] if spec.starts else []), "what is set by hand is as it is"
        plain = replace(spec, engine="numpy")
        assert same(setups.of(plain).parts, Setup.of(plain).parts)
        assert not single(setups.of(plain).parts["train"].x)


@needs_kernel
def test_what_overflows_behind_the_layers_is_named() -> None:
    layers = (Dense(units=2), Activate(Identity()))
    trainer = Trainer(compiled(layers=layers, loss=MeanSquaredError(), schedule=Cosine()))
    # Forwards 0 · 1e200 = 0, backwards x · 1e200 · dz, the square of which overflows.
    trainer.weights.layers[0]["W"][...] = 0.0
    trainer.weights.layers[2]["W"][...] = 1e200
    with pytest.raises(Diverged, match="first in the gradient of layer 1"):
        trainer.step()


@needs_kernel
@pytest.mark.parametrize("price", [L2(), L1(strength=0.1, proximal=True)], ids=str)
def test_what_is_frozen_keeps_the_sign_of_its_zeros(price: Penalty) -> None:
    layers = (Dense(units=4, frozen=(1,)), BatchNorm(), Activate(), Dense(units=3, lr_multiplier=0))
    trainer = Trainer(compiled(layers=layers, penalty=price))
    trainer.weights.params.flat[...] = -0.0
    factors = trainer.network.lr_multipliers
    assert factors is not None
    for _ in range(5):
        trainer.step()
    assert np.signbit(trainer.weights.params.flat[factors.flat == 0]).all()


def diverged(run: Run, steps: int) -> str:
    """What it says when it diverges, taking so many steps at a time."""
    try:
        while run.step_count < 10_000:
            run.advance(steps)
    except Diverged as error:
        return str(error)
    return ""


LINE = DataSpec(Line(), validation=0.3)
RULES = (MaxEpochs(epochs=7), TargetLoss(target=0.3, part="train"), EarlyStopping(patience=2))


@needs_kernel
class TestBurstsOverEpochs:
    """However a burst is cut, the same comes of it: weights, orders, scores, rules, curve."""

    @pytest.mark.parametrize(
        "settings",
        [
            {},
            {"schedule": Plateau(patience=1), "batch_size": 16},
            {"schedule": Cosine(per="epoch"), "shuffle": False},
            {"stopping": (MaxEpochs(epochs=5),)},
            {"stopping": RULES, "batch_size": 42},
            {"stopping": (EarlyStopping(patience=2),), "schedule": Plateau(patience=1)},
            {"stopping": (LossChange(tolerance=0.003),), "batch_size": 12},
            {"stopping": (TargetAccuracy(target=0.5),), "shuffle": False},
            {"data": LINE, "loss": Huber()},
        ],
        ids=str,
    )
    def test_one_by_one_and_many_epochs_at_once(self, settings: dict[str, Any]) -> None:
        one, many = Run(compiled(**settings)), Run(compiled(**settings))
        cuts = iter((1, 2, 29, 3, 40, 60, 7, 58))
        while many.step_count < 200:
            done = len(many.advance(min(200 - many.step_count, next(cuts, 200))))
            for _ in range(done):
                one.step()
            assert one.trainer.stopped == many.trainer.stopped
            assert same(everything(one), everything(many))
        assert one.timeline._epoch_ends == many.timeline._epoch_ends

    def test_many_epochs_are_one_call(self) -> None:
        run = Run(compiled())
        assert len(run.advance(500)) == 500
        assert run.trainer.epoch == 500 // run.trainer.steps_per_epoch

    def test_another_thread_ends_it_after_the_mini_batch_at_hand(self) -> None:
        run, other = Run(compiled()), Run(compiled())
        run.interrupt()
        assert [len(run.advance(500)) for _ in range(2)] == [1, 500]
        other.advance(501)
        assert same(run.state(), other.state())

    def test_a_rule_ends_the_burst_at_the_epoch_at_which_it_strikes(self) -> None:
        run = Run(compiled(stopping=(MaxEpochs(epochs=9),)))
        run.advance(1000)
        assert (run.trainer.epoch, run.trainer.position) == (9, 0)
        assert run.trainer.stopped == "Stopped: 9 epochs are done."

    def test_a_change_that_was_recorded_is_made_in_its_place(self) -> None:
        run = Run(compiled())
        run.advance(33)
        run.retune(replace(run.spec, batch_size=7))
        run.advance(100)
        after = run.state().trainer
        run.seek(5)
        run.seek(133)
        assert same(run.state().trainer, after)

    def test_what_is_not_finite_ends_it_in_the_midst_of_an_epoch(self) -> None:
        settings = {"layers": (Dense(units=4),), "optimizer": SGD(lr=3.0)}
        spec = compiled(loss=MeanSquaredError(), **settings)
        one, many = Run(spec), Run(spec)
        said = [diverged(run, steps) for run, steps in ((one, 1), (many, 10_000))]
        assert said[0] == said[1]
        assert same(one.state(), many.state())
        assert many.step_count > many.trainer.steps_per_epoch

    def test_scores_are_the_same_in_portions_and_of_the_moment_at_which_they_were_due(self) -> None:
        usual, patient = Run(compiled()), Run(compiled(), patient=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("engine.training.past.owed_scores.AT_ONCE", 0)
            patch.setattr("engine.kernel.program.AT_ONCE", 0)
            patient.reset()
            for run in (usual, patient):
                while run.step_count < 48:
                    run.advance(48 - run.step_count)
            assert patient.owed
            patient.settle()
            patient.owed.settle()
        assert same(usual.state(), patient.state())
