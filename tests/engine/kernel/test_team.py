"""Threads that share the kernel's work: the same comes of it however many they are."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from kernel_support import check_agreement, check_scores, needs_kernel, stepper_of
from samples import same, spiral

from engine.kernel import team
from engine.kernel.structures import MOST_THREADS
from engine.network.layers import Activate, BatchNorm, Dense, Maxout
from engine.network.penalties import L1
from engine.optimizers import SGD, Adam
from engine.optimizers.clipping import ClipByNorm
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run

pytestmark = needs_kernel
# Products that are worth sharing, in blocks of rows and with columns left over.
WIDE = spiral(
    layers=(Dense(units=530), BatchNorm(), Activate(), Maxout(units=43), Dense(units=300)),
    optimizer=Adam(lr=0.001),
    batch_size=42,
    engine="kernel",
)


def with_threads(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Have so many threads share whatever is trained from now on."""
    monkeypatch.setattr(team, "cores", lambda: count)
    monkeypatch.setattr(team, "WORTH_A_THREAD", 1)


def trained(spec: ExperimentSpec) -> dict[str, Any]:
    run = Run(spec)
    while run.step_count < 9:
        run.advance(9 - run.step_count)
    updates = (run.trainer.last_update, run.trainer.update_before)
    return {"state": run.state(), "last": run.trainer.last, "updates": updates}


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"optimizer": SGD(lr=0.1), "clipping": ClipByNorm(0.01), "batch_size": 13},
        {"penalty": L1(strength=0.01, proximal=True)},
    ],
    ids=str,
)
def test_the_bits_do_not_depend_on_how_many_there_are(
    settings: dict[str, Any], dtype: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = replace(WIDE, dtype=dtype, **settings)
    with_threads(monkeypatch, 1)
    alone = trained(spec)
    for count in (2, 3, 20):
        with_threads(monkeypatch, count)
        assert same(trained(spec), alone), f"{count} threads"


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_they_agree_with_numpy(dtype: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_threads(monkeypatch, 3)
    check_agreement(replace(WIDE, dtype=dtype), steps=3)
    check_scores(replace(WIDE, dtype=dtype))


def test_they_help_while_c_is_at_work_and_are_gone_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[int] = []
    start = threading.Thread.start

    def counted(thread: threading.Thread) -> None:
        begun.append(1)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", counted)
    before = threading.active_count()
    for cores, helpers in ((1, 0), (3, 2), (100, MOST_THREADS - 1)):
        with_threads(monkeypatch, cores)
        begun.clear()
        _, stepper, batches = stepper_of(WIDE)
        stepper.advance(batches, 0, [0.1])
        assert len(begun) == helpers
        assert threading.active_count() == before


def test_where_no_thread_can_be_started_the_one_that_trains_does_it_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_threads(monkeypatch, 1)
    alone = trained(WIDE)

    def refused(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with_threads(monkeypatch, 4)
    monkeypatch.setattr(threading.Thread, "start", refused)
    assert same(trained(WIDE), alone)


def test_small_networks_have_no_help() -> None:
    small = team.Team(lambda address, place: None, team.WORTH_A_THREAD - 1)
    before = threading.active_count()
    with small.at_work():
        assert threading.active_count() == before


def test_all_cores_count_where_a_process_cannot_be_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 6)
    assert team.cores() == 6
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert team.cores() == 1
