"""What only a thread can show: hand-over, gating by `resume`, and a clean end."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from kernel_support import needs_kernel
from samples import spiral, wait_until

from engine.network.layers import Activate, Dense
from engine.network.places import Parameter
from engine.optimizers import SGD
from engine.probes import Probe
from engine.running.commands import (
    Back,
    Command,
    Keep,
    Load,
    Measure,
    Pause,
    Play,
    Retune,
    Seek,
    SetParameter,
    Speed,
    TakeStep,
)
from engine.running.loop import Loop
from engine.running.pace import AT_REST, Pace, Want
from engine.running.snapshot import Kept, Replaced, Snapshot, Status
from engine.running.thread import Runner
from engine.running.turns import SMOOTHING, VIEWING_SHARE
from engine.training.experiment import ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.trainer import Trainer

PATIENCE = 20.0


@pytest.fixture
def runner() -> Iterator[Runner]:
    made = Runner()
    made.submit(Load(Setup.of(by_numpy()), run=1))
    yield made
    assert made.close(PATIENCE)


def by_numpy(**settings: Any) -> ExperimentSpec:
    """A spiral that rests while a frame is painted; what the kernel trains goes on."""
    return spiral(engine="numpy", **settings)


def usually(probe: Probe) -> Measure:
    """The command to take a probe in every frame."""
    return Measure(frozenset({Want(probe, Pace())}))


def received(runner: Runner) -> Snapshot:
    """The next snapshot."""
    snapshot = wait_until(runner.take, PATIENCE)
    assert isinstance(snapshot, Snapshot)
    return snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Probe):
    """A measurement that tells at which steps it was taken, and waits at one of them."""

    entered: threading.Event
    open: threading.Event
    step: int

    def measure(self, trainer: Trainer) -> object:
        if trainer.step_count == self.step:
            self.entered.set()
            assert self.open.wait(PATIENCE)
        return trainer.step_count


def gate(step: int, is_open: bool = False) -> Gate:
    made = Gate(entered=threading.Event(), open=threading.Event(), step=step)
    if is_open:
        made.open.set()
    return made


@dataclass(frozen=True, slots=True)
class Broken(Probe):
    """A measurement that fails."""

    number: int = 0

    def measure(self, trainer: Trainer) -> object:
        raise RuntimeError("the instrument is broken")


def test_commands_are_carried_out_in_order_and_answered(runner: Runner) -> None:
    runner.submit(TakeStep())
    runner.submit(TakeStep())
    wait_until(lambda: received(runner).step == 2)
    assert runner.take() is None


def test_who_is_patient_is_given_a_snapshot_as_soon_as_there_is_one(runner: Runner) -> None:
    runner.submit(TakeStep())
    while (snapshot := runner.take(PATIENCE)) is not None and not snapshot.step:
        pass
    assert snapshot is not None
    assert snapshot.step == 1


def test_what_drawing_took_is_noted_before_training_goes_on(runner: Runner) -> None:
    runner.submit(Play())
    first = wait_until(lambda: (s := received(runner)).status is Status.RUNNING and s)
    runner.resume(0.001, VIEWING_SHARE)
    assert received(runner).step > first.step
    assert runner._loop.drawing.slowness(VIEWING_SHARE) == 1 + SMOOTHING


def test_nothing_is_trained_before_resume(runner: Runner) -> None:
    runner.submit(Play())
    first = wait_until(lambda: (s := received(runner)).status is Status.RUNNING and s)
    # A command is answered without training, so its answer shows that none has gone on.
    runner.submit(Measure(frozenset()))
    second = received(runner)
    assert (second.step, second.status) == (first.step, Status.RUNNING)
    runner.resume(0.001)
    assert received(runner).step > second.step


def trained_on(runner: Runner, step: int) -> Snapshot | None:
    """The answer to a command that changes nothing, if the run is beyond that step."""
    runner.submit(Measure(frozenset()))
    snapshot = received(runner)
    return snapshot if snapshot.step > step else None


@needs_kernel
def test_the_kernel_goes_on_while_a_frame_is_painted(runner: Runner) -> None:
    runner.submit(Load(Setup.of(spiral()), run=2))
    runner.submit(Play())
    painted = wait_until(lambda: (s := received(runner)).status is Status.RUNNING and s)
    # Nobody has said `resume`.
    assert wait_until(lambda: trained_on(runner, painted.step), PATIENCE)
    runner.submit(Pause())
    paused = wait_until(lambda: (s := received(runner)).status is Status.PAUSED and s)
    assert trained_on(runner, paused.step) is None


@needs_kernel
def test_what_ends_while_a_frame_is_painted_is_told_with_the_next(runner: Runner) -> None:
    runner.submit(Load(Setup.of(spiral()), run=2))
    runner.submit(Play(steps=2000))
    wait_until(lambda: (s := received(runner)).status is Status.RUNNING and s)
    wait_until(lambda: not runner._loop.running, PATIENCE)
    assert runner.take() is None
    runner.resume()
    told = received(runner)
    assert (told.step, told.status) == (2000, Status.PAUSED)


def test_the_latest_snapshot_wins(runner: Runner) -> None:
    last = gate(step=3, is_open=True)
    runner.submit(usually(last))
    for _ in range(3):
        runner.submit(TakeStep())
    assert last.entered.wait(PATIENCE)
    assert runner.close(PATIENCE)
    snapshot = runner.take()
    assert snapshot is not None
    assert (snapshot.step, snapshot.readings[last]) == (3, 3)
    assert runner.take() is None


def test_a_failure_is_not_overwritten(runner: Runner, caplog: pytest.LogCaptureFixture) -> None:
    later = gate(step=2, is_open=True)
    runner.submit(TakeStep())
    wait_until(lambda: received(runner).step == 1)
    runner.submit(usually(Broken()))
    wait_until(lambda: "training stopped" in caplog.text)
    runner.submit(usually(later))
    runner.submit(TakeStep())
    assert later.entered.wait(PATIENCE)
    assert runner.close(PATIENCE)
    failed, newest = runner.take(), runner.take()
    assert failed is not None
    assert newest is not None
    assert (failed.status, failed.step) == (Status.FAILED, 1)
    assert "the instrument is broken" in failed.message
    assert (newest.status, newest.step) == (Status.PAUSED, 2)
    assert runner.take() is None


def test_every_message_is_handed_out(runner: Runner, caplog: pytest.LogCaptureFixture) -> None:
    for count in (1, 2):
        runner.submit(usually(Broken(count)))
        wait_until(lambda count=count: caplog.text.count("Traceback") == count)
    after = gate(step=1, is_open=True)
    runner.submit(usually(after))
    runner.submit(TakeStep())
    assert after.entered.wait(PATIENCE)
    assert runner.close(PATIENCE)
    snapshots = list(iter(runner.take, None))
    assert ["broken" in s.message for s in snapshots if s] == [True, True, False]


def test_submitting_never_waits_for_training(runner: Runner) -> None:
    slow = gate(step=0)
    runner.submit(usually(slow))
    assert slow.entered.wait(PATIENCE)
    for _ in range(100):
        runner.submit(Pause())
    assert runner.take() is None or not slow.open.is_set()
    slow.open.set()


@pytest.mark.parametrize("engine", ["numpy", pytest.param("kernel", marks=needs_kernel)])
def test_a_chosen_speed_is_kept_while_resting_between_steps(runner: Runner, engine: str) -> None:
    runner.submit(Load(Setup.of(spiral(engine=engine)), run=2))
    runner.submit(Speed(200.0))
    runner.submit(Play(steps=5))

    def finished() -> bool:
        snapshot = runner.take()
        runner.resume(0.001)
        return snapshot is not None and snapshot.step == 5

    wait_until(finished)


@pytest.fixture
def stepped(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set with every step that any run takes."""
    event, advance = threading.Event(), Run.advance

    def noted(run: Run, steps: int) -> list[float]:
        event.set()
        return advance(run, steps)

    monkeypatch.setattr(Run, "advance", noted)
    return event


def in_a_long_burst(runner: Runner, stepped: threading.Event) -> None:
    """Have the runner train in a frame of an hour, which only an interruption can end."""
    runner.submit(Play())
    wait_until(lambda: received(runner).status is Status.RUNNING)
    stepped.clear()
    runner.resume(3600)
    assert stepped.wait(PATIENCE)


def test_a_command_ends_the_burst_at_hand(runner: Runner, stepped: threading.Event) -> None:
    in_a_long_burst(runner, stepped)
    runner.submit(Pause())
    assert wait_until(lambda: received(runner).status is Status.PAUSED)


@pytest.mark.parametrize("width", [8, 512])
def test_closing_while_training_leaves_no_thread(width: int, stepped: threading.Event) -> None:
    layers = (Dense(units=width), Activate(), Dense(units=width), Activate())
    runner = Runner()
    runner.submit(Load(Setup.of(ExperimentSpec(layers=layers)), run=1))
    in_a_long_burst(runner, stepped)
    assert runner.close(PATIENCE)
    assert not [thread for thread in threading.enumerate() if thread.name == "trainer"]


def test_closing_twice_and_closing_an_idle_runner_is_fine() -> None:
    runner = Runner()
    assert runner.close(PATIENCE)
    assert runner.close(PATIENCE)
    assert runner.take() is None


class TestResting:
    """What takes long and is measured at rest alone."""

    def test_it_is_handed_out_after_the_snapshot_of_the_rest(self, runner: Runner) -> None:
        long, usual = Portions(), gate(step=0, is_open=True)
        long.go.set()
        wait_until(lambda: received(runner).applied == 1)
        runner.submit(Measure(frozenset({Want(long, AT_REST), Want(usual, Pace())})))
        wait_until(lambda: runner._mailbox, PATIENCE)
        assert not long.entered.is_set(), "not before the snapshot has been taken"
        first, second = received(runner), received(runner)
        assert (set(first.readings), set(second.readings)) == ({usual}, {long})
        assert runner.take() is None

    def test_a_command_does_not_wait_for_it(self, runner: Runner) -> None:
        long = Portions()
        runner.submit(Measure(frozenset({Want(long, AT_REST)})))
        wait_until(lambda: received(runner).applied == 2)
        assert long.entered.wait(PATIENCE)
        runner.submit(TakeStep())
        long.go.set()
        assert received(runner).step == 1
        found = received(runner)
        assert dict(found.readings) == {long: 1}, "begun again at the new step"

    def test_while_training_it_is_handed_out_before_the_next_step(
        self, runner: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("engine.running.probe_schedule.LONG", 0.0)
        long = Portions()
        long.go.set()
        runner.submit(usually(long))
        runner.submit(Play())

        def measured() -> Snapshot | None:
            snapshot = received(runner)
            runner.resume()
            return snapshot if snapshot.readings and snapshot.training else None

        for _ in range(3):
            snapshot = wait_until(measured, PATIENCE)
            assert dict(snapshot.readings) == {long: snapshot.step}


@dataclass(frozen=True, slots=True, kw_only=True)
class Portions(Probe):
    """A measurement whose first portion waits for a sign."""

    entered: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)

    def in_portions(self, run: Run) -> Generator[None, None, object]:
        self.entered.set()
        assert self.go.wait(PATIENCE)
        yield
        yield
        return run.step_count


def test_of_settings_that_follow_each_other_the_last_counts(runner: Runner) -> None:
    waiting = gate(step=1)
    runner.submit(usually(waiting))
    runner.submit(TakeStep())
    assert waiting.entered.wait(PATIENCE)
    # The thread is busy measuring: a drag goes on meanwhile.
    for rate in (0.1, 0.2, 0.3):
        runner.submit(Retune(by_numpy(optimizer=SGD(lr=rate))))
    waiting.open.set()
    snapshot = wait_until(lambda: (s := received(runner)).applied == runner.submitted and s)
    assert snapshot.spec == by_numpy(optimizer=SGD(lr=0.3))
    runner.submit(Back())
    assert wait_until(lambda: (s := received(runner)).step == 0 and s).spec == by_numpy()


def test_of_steps_sought_in_a_drag_the_last_counts(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        runner.submit(TakeStep())
    wait_until(lambda: received(runner).step == 3)
    waiting = gate(step=3)
    runner.submit(usually(waiting))
    assert waiting.entered.wait(PATIENCE)
    obeyed: list[Command] = []
    apply = Loop.apply
    monkeypatch.setattr(
        Loop, "apply", lambda loop, it, late: (obeyed.append(it), apply(loop, it, late))
    )
    for step in (2, 0, 1):
        runner.submit(Seek(step))
    waiting.open.set()
    wait_until(lambda: received(runner).step == 1)
    assert obeyed == [Seek(1)], "nobody waits for the steps on the way"


def replies(runner: Runner) -> list[object]:
    """All replies that can be taken now."""
    taken: list[object] = []
    while (snapshot := runner.take()) is not None:
        taken += snapshot.replies
    return taken


def test_no_reply_is_overwritten_by_a_newer_snapshot(runner: Runner) -> None:
    place = Parameter(0, "W", (0, 0))
    runner.submit(Play())
    for ticket in range(20):
        runner.submit(SetParameter(place, float(ticket), ticket))
        runner.submit(Keep(100 + ticket))
        runner.resume(0.001)
    taken: list[object] = []

    def all_have_come() -> bool:
        taken.extend(replies(runner))
        runner.resume(0.001)
        return len(taken) == 40

    wait_until(all_have_come)
    assert [reply.ticket for reply in taken if isinstance(reply, Replaced)] == list(range(20))
    assert [reply.ticket for reply in taken if isinstance(reply, Kept)] == list(range(100, 120))


def test_what_was_asked_to_be_kept_is_handed_out_after_closing(
    runner: Runner, stepped: threading.Event
) -> None:
    in_a_long_burst(runner, stepped)
    runner.submit(Keep(1))
    runner.submit(TakeStep())
    runner.submit(Keep(2))
    assert runner.close(PATIENCE)
    kept = replies(runner)
    assert [reply.ticket for reply in kept if isinstance(reply, Kept)] == [1, 2]
    assert all(isinstance(reply, Kept) and reply.state is not None for reply in kept)


def test_what_comes_before_a_wish_to_keep_is_in_what_is_kept() -> None:
    """A window that is closed in the moment it was opened, edited and saved."""
    runner = Runner()
    place = Parameter(0, "W", (0, 0))
    with runner._changed:
        # The thread cannot begin before everything is asked for, and closing with it.
        setup = Setup.of(ExperimentSpec())
        runner._commands.extend(
            (Load(setup, run=1), SetParameter(place, 0.5, 1), Keep(2), TakeStep())
        )
        runner._closing = True
    assert runner.close(PATIENCE)
    replaced, kept = replies(runner)
    assert isinstance(replaced, Replaced)
    assert isinstance(kept, Kept)
    assert kept.state is not None
    assert kept.state.step == 0
    assert kept.state.trainer.params[0] == 0.5


def test_a_wish_that_nothing_comes_of_is_no_trouble() -> None:
    made = Runner()
    made.submit(Keep(1))
    wait_until(lambda: not made._commands, PATIENCE)
    assert made.take() is None
    assert made.close(PATIENCE)
