"""Runs that the kernel computes: bursts, rewinding, changes under way, documents, results."""

from __future__ import annotations

import io
import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from kernel_support import needs_kernel
from samples import normalized, same, spiral

from engine.files.bpg import StoredExperiment, write
from engine.files.results import summary, write_outcome
from engine.kernel.forms import NoForm
from engine.network.activations import Identity
from engine.network.layers import Activate, BatchNorm, Dense, Dropout, Residual
from engine.network.losses import MeanSquaredError
from engine.network.penalties import L1, L2, Penalty
from engine.optimizers import Momentum
from engine.optimizers.schedules import Cosine, Plateau
from engine.probes.cautions import cautions
from engine.specs.knobs import needs_rebuild
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
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
    return normalized(**wanted)


def everything(run: Run) -> dict[str, Any]:
    trainer = run.trainer
    updates = (trainer.last_update, trainer.update_before)
    return {"state": run.state(), "last": trainer.last, "updates": updates}


def test_documents_that_do_not_say_are_computed_by_numpy() -> None:
    body = json.loads(spiral().dumps())
    assert body.pop("engine") == "numpy"
    assert ExperimentSpec.loads(json.dumps(body)).engine == "numpy"
    assert needs_rebuild(spiral(), spiral(engine="kernel")), "it never changes within a run"


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
    trainer, reference = Trainer(setup), Trainer(compiled(engine="numpy"))
    for _ in range(5):
        assert trainer.step() == reference.step()
    assert summary(trainer)["engine"] == "numpy"
    assert cautions(setup) == ("No compiled kernel is installed. NumPy computes in its place.",)


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
