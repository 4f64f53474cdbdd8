"""What takes long goes in portions: commands come in between, at rest and while training."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from samples import normalized, same

from engine.data.datasets import dataset
from engine.files.results import write_results
from engine.network.layers import Activate, Dense
from engine.network.network import PORTION
from engine.network.places import Parameter
from engine.probes import DirectionsProbe, Probe, ScoresProbe, probe
from engine.probes.landscape.slices import Slice
from engine.running.commands import (
    Back,
    Command,
    Epoch,
    Export,
    Keep,
    Load,
    Measure,
    Pause,
    Play,
    Reset,
    Retune,
    Seek,
    SetParameter,
    TakeStep,
)
from engine.running.loop import Loop
from engine.running.pace import Pace, Want
from engine.running.probe_schedule import LONG
from engine.running.snapshot import Kept, Snapshot, Status
from engine.steps import Portions, at_once
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.stopping import EarlyStopping, MaxEpochs

STEPS_PER_EPOCH = 3


def always() -> bool:
    return True


@dataclass
class Hands:
    """A clock that stands still unless a measurement moves it."""

    now: float = 0.0


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    made = Hands()
    clock = SimpleNamespace(perf_counter=lambda: made.now, thread_time=lambda: made.now)
    for module in ("engine.running.loop", "engine.running.probe_schedule"):
        monkeypatch.setattr(f"{module}.time", clock)
    return made


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small samples are scored as if there were many: all 60 in 17 portions."""
    monkeypatch.setattr("engine.network.network.PORTION", 4)
    monkeypatch.setattr("engine.kernel.program.AT_ONCE", 0)
    monkeypatch.setattr("engine.kernel.program.TEST_ROWS", 4)
    monkeypatch.setattr("engine.training.past.owed_scores.AT_ONCE", 0)


def loaded(spec: ExperimentSpec) -> Loop:
    loop = Loop()
    loop.apply(Load(Setup.of(spec), run=1))
    return loop


def obey(loop: Loop, *commands: Command) -> Snapshot:
    for command in commands:
        loop.apply(command)
    return loop.snapshot()


def wanted(*probes: Probe) -> Measure:
    return Measure(frozenset(Want(probe, Pace()) for probe in probes))


def _bytes(folder: Path, run: str, name: str) -> bytes:
    return (folder / run / name).read_bytes()


def rested(loop: Loop) -> list[Snapshot]:
    """All that is measured at rest, interrupted in every pause."""
    found = []
    while loop.waiting:
        snapshot = loop.rest(always)
        if snapshot is not None:
            found.append(snapshot)
    return found


@pytest.mark.usefixtures("patient")
class TestOwedScores:
    """Scores that belong to a step and take longer than it."""

    def test_a_run_is_there_before_it_has_been_scored(self) -> None:
        loop = loaded(normalized())
        assert (loop.snapshot().step, loop.owing, loop.waiting) == (0, True, True)
        rested(loop)
        assert loop.run is not None
        assert loop.run.curve.begun
        assert not loop.waiting

    def test_a_pause_comes_in_between(self) -> None:
        loop = loaded(normalized())
        rested(loop)
        loop.apply(Play())
        steps = 0
        while not loop.owing:
            steps += loop.burst(0.0)
        assert steps == 4 * STEPS_PER_EPOCH
        pauses = 0
        while loop.owing:
            assert loop.burst(0.0) == 0, "one portion, and no step before all are done"
            pauses += 1
            if pauses == 3:
                snapshot = obey(loop, Pause())
                assert (snapshot.status, snapshot.step) == (Status.PAUSED, steps)
                break
        assert loop.owing
        rested(loop)
        at_once = Run(normalized())
        for _ in range(steps):
            at_once.step()
        assert loop.run is not None
        assert same(loop.run.state(), at_once.state())

    def test_an_export_goes_in_portions_and_is_of_its_own_moment(self, tmp_path: Path) -> None:
        loop = loaded(normalized())
        rested(loop)
        obey(loop, *[TakeStep()] * 5)
        rested(loop)
        asked = loop.snapshot()
        loop.apply(Export(tmp_path / "portions"))
        assert loop.waiting
        portions = 0
        while loop.waiting and not asked.message:
            if portions == 2:
                loop.apply(SetParameter(Parameter(0, "W", (0, 1)), 9.0, ticket=1))
            asked = loop.rest(always) or asked
            portions += 1
        assert "Weights, history and scores" in asked.message
        assert portions > 17, "scores and metrics of all samples, four by four"
        at_once = Run(normalized())
        for _ in range(5):
            at_once.step()
        write_results(tmp_path / "at once", at_once)
        for name in ("weights.npz", "history.csv", "result.json"):
            assert _bytes(tmp_path, "portions", name) == _bytes(tmp_path, "at once", name), name

    def test_an_export_that_fails_says_so_and_training_goes_on(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("no folder", encoding="utf-8")
        loop = loaded(normalized())
        rested(loop)
        loop.apply(Play())
        loop.apply(Export(tmp_path / "file" / "folder"))
        while loop.owing:
            loop.burst(0.0)
        snapshot = loop.snapshot()
        assert snapshot.message.startswith("Nothing was exported")
        assert (snapshot.status, snapshot.error) == (Status.RUNNING, True)

    @pytest.mark.parametrize("elsewhere", [Load(Setup.of(normalized(seed=9)), run=2), Reset()])
    def test_what_was_promised_is_kept_where_the_run_is_left(
        self, elsewhere: Command, tmp_path: Path
    ) -> None:
        loop, place = loaded(normalized()), Parameter(0, "W", (0, 1))
        loop.apply(SetParameter(place, 9.0, ticket=1))
        loop.apply(Keep(ticket=7))
        loop.apply(Export(tmp_path))
        assert len(loop.answer().replies) == 1
        loop.apply(elsewhere)
        (kept,) = loop.answer().replies
        assert isinstance(kept, Kept)
        assert kept.state is not None
        changed = Run(normalized())
        changed.set_parameter(place, 9.0)
        assert same(kept.state.trainer, changed.state().trainer)
        assert (tmp_path / "weights.npz").exists()

    def test_what_is_kept_soon_after_the_beginning_waits_for_no_score(self) -> None:
        loop = loaded(normalized())
        loop.apply(Keep(ticket=7))
        (kept,) = loop.answer().replies
        assert isinstance(kept, Kept)
        assert kept.state is not None
        assert kept.state.begins
        assert same(kept.state.trainer, Run(normalized()).state().trainer)

    def test_every_command_is_answered_at_once(self) -> None:
        rules = (EarlyStopping(patience=50),)
        loop = loaded(normalized(stopping=rules))
        rested(loop)
        loop.apply(Play())
        while not loop.owing:
            loop.burst(0.0)
        spec = normalized(stopping=rules, batch_size=7)
        snapshot = obey(loop, Retune(Setup.of(spec)))
        assert snapshot.spec == spec
        assert loop.owing
        place = Parameter(0, "W", (0, 0))
        snapshot = obey(loop, SetParameter(place, 0.5, ticket=1), Keep(ticket=2))
        assert [reply.ticket for reply in snapshot.replies] == [1, 2]
        kept = snapshot.replies[1]
        assert isinstance(kept, Kept)
        assert kept.state is not None
        assert kept.state.spec == spec

    @pytest.mark.parametrize("count", [1, 4])
    def test_single_steps_are_taken_one_by_one(self, count: int) -> None:
        loop = loaded(normalized())
        rested(loop)
        loop.apply(Play(steps=4 * STEPS_PER_EPOCH))
        while loop.running:
            loop.burst(0.0)
        assert loop.owing
        snapshot = obey(loop, *[TakeStep()] * count)
        assert snapshot.status is Status.RUNNING, "the scores come first"
        while loop.running:
            loop.burst(0.0)
        assert loop.snapshot().step == 4 * STEPS_PER_EPOCH + count

    def test_a_rule_that_stops_is_heard_at_rest(self) -> None:
        loop = loaded(normalized(stopping=(EarlyStopping(patience=1), MaxEpochs(epochs=1))))
        rested(loop)
        loop.apply(Epoch())
        while not loop.owing:
            loop.burst(0.0)
        snapshot = obey(loop, Pause())
        assert (snapshot.status, snapshot.message) == (Status.PAUSED, "")
        said = [found for found in rested(loop) if found.message]
        assert [found.status for found in said] == [Status.FINISHED]
        assert "1 epoch is done" in said[0].message

    def test_a_rule_that_stops_is_heard_while_training(self) -> None:
        loop = loaded(normalized(stopping=(EarlyStopping(patience=1), MaxEpochs(epochs=1))))
        rested(loop)
        loop.apply(Play())
        while loop.running:
            loop.burst(0.0)
        assert (loop.status, loop.snapshot().step) == (Status.FINISHED, STEPS_PER_EPOCH)
        loop.apply(Play())
        place = Parameter(0, "W", (0, 0))
        loop.apply(SetParameter(place, 0.5, ticket=1))
        while loop.owing:
            loop.burst(0.0)
        assert loop.running, "it has been said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Long(Probe):
    """A measurement in ten portions, each of which takes `seconds`."""

    hands: Hands
    seconds: float = LONG / 2
    log: list[int] = field(default_factory=list)

    def in_portions(self, run: Run) -> Portions[object]:
        for portion in range(10):
            self.hands.now += self.seconds
            self.log.append(portion)
            yield
        return run.step_count

    def __hash__(self) -> int:
        return id(self)


class TestLongReadings:
    """Readings that take longer than a frame has room for."""

    def test_what_is_quick_does_not_wait_for_it(self, hands: Hands) -> None:
        loop, slow, quick = loaded(normalized()), Long(hands=hands), ScoresProbe()
        for command in (Pause(), Play()):
            loop.apply(wanted())
            snapshot = obey(loop, command, wanted(slow, quick))
            assert set(snapshot.readings) <= {quick}
            assert len(slow.log) <= 2, "two portions are as much as may be"
            readings = dict(snapshot.readings)
            while loop.waiting:
                found = loop.rest()
                readings |= {} if found is None else found.readings
            assert set(readings) == {slow, quick}
            assert loop.running is isinstance(command, Play)
            snapshot = obey(loop, wanted(), wanted(slow, quick))
            assert set(snapshot.readings) == {quick}, "it is known to be long"
            assert loop.rest(always) is None
            assert loop.rest() is not None
            slow.log.clear()

    def test_while_training_other_settings_do_not_ask_for_it(self, hands: Hands) -> None:
        loop, slow, quick = loaded(normalized()), Long(hands=hands), ScoresProbe()
        obey(loop, Play(), wanted(slow, quick))
        assert loop.rest() is not None
        for command in (Retune(normalized(batch_size=7)), Play(), wanted(slow, quick)):
            assert set(obey(loop, command).readings) == {quick}
            assert not loop.waiting, "training goes on"
        obey(loop, Pause())
        assert loop.waiting
        obey(loop, Load(Setup.of(normalized(seed=1)), run=2), Play())
        assert loop.waiting, "nothing is known of another run"
        obey(loop, Retune(normalized(seed=1, batch_size=7)))
        assert loop.waiting, "nothing yet"

    def test_it_is_gone_on_with_unless_something_has_happened(self, hands: Hands) -> None:
        loop, slow = loaded(normalized()), Long(hands=hands)
        obey(loop, wanted(slow))
        assert slow.log == [0, 1]
        assert loop.rest(always) is None
        loop.apply(Keep(ticket=1))
        assert loop.rest() is not None
        assert slow.log == [*range(10)], "keeping changes nothing"
        slow.log.clear()
        obey(loop, wanted(slow))
        assert loop.rest(always) is None
        obey(loop, Pause())
        assert loop.rest() is not None
        assert slow.log == [0, *range(10)], "begun again"

    def test_what_tells_of_the_samples_alone_is_measured_once_for_them(
        self, hands: Hands, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Long, "of_the_samples", True)
        loop, slow = loaded(normalized()), Long(hands=hands)
        obey(loop, wanted(slow))
        first = loop.rest()
        assert first is not None
        assert slow.log == [*range(10)]
        for command in (TakeStep(), Retune(normalized(batch_size=7)), Reset(), Play(), Pause()):
            snapshot = obey(loop, command)
            assert snapshot.readings[slow] == first.readings[slow]
            assert not loop.waiting
        assert slow.log == [*range(10)]
        obey(loop, Load(Setup.of(normalized(seed=1)), run=2))
        assert loop.rest() is not None
        assert slow.log == [*range(10)] * 2, "other samples"

    def test_a_command_ends_what_is_measured_together(self, hands: Hands) -> None:
        loop = loaded(normalized())
        probes = [Long(hands=hands, seconds=LONG / 1000) for _ in range(3)]
        loop.apply(wanted(*probes))
        assert not loop.snapshot(always).readings
        assert not any(each.log for each in probes)
        snapshot = loop.rest()
        assert snapshot is not None
        assert set(snapshot.readings) == set(probes)


@pytest.mark.parametrize("command", [Seek(0), Back(), Back(epoch=True)])
def test_on_the_way_to_a_step_a_command_comes_in_between(command: Command) -> None:
    loop = loaded(normalized())
    obey(loop, Play(steps=20))
    while loop.running:
        loop.burst(0.0)
    if command == Seek(0):
        obey(loop, command)
        command = Seek(20)
    there = {"Seek": 20, "Back": 19}[type(command).__name__]
    if command == Back(epoch=True):
        there = 20 // STEPS_PER_EPOCH * STEPS_PER_EPOCH
    loop.apply(command, always)
    assert loop.running
    assert loop.lit.step_count < there
    loop.apply(Measure(frozenset(), frozenset()))
    while loop.running:
        loop.burst(0.0)
    assert loop.lit.step_count == there


def experiment_with_many_rows() -> ExperimentSpec:
    data = DataSpec(dataset["spiral"](samples=10 * PORTION))
    return ExperimentSpec(data=data, layers=(Dense(units=4), Activate()) * 2, engine="numpy")


every_probe = pytest.mark.parametrize("cls", probe, ids=probe.names)


@pytest.fixture(scope="module")
def run_on_many_rows() -> Run:
    run = Run(experiment_with_many_rows())
    for _ in range(5):
        run.step()
    return run


@every_probe
def test_in_portions_a_reading_has_the_same_bits(cls: Any, run_on_many_rows: Run) -> None:
    found = at_once(cls().in_portions(run_on_many_rows))
    assert same(found, cls().measure_run(run_on_many_rows))


@pytest.mark.parametrize("name", ["scores", "metrics"])
def test_scores_of_many_rows_have_many_pauses(name: str, run_on_many_rows: Run) -> None:
    portions, pauses = probe[name]().in_portions(run_on_many_rows), 0
    for _ in portions:
        pauses += 1
    assert pauses >= 7 + 2 + 2


def test_the_samples_of_a_part_are_copied_some_at_a_time(
    run_on_many_rows: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 20,000 samples of 784 inputs that alone took a quarter of a second."""
    whole = DirectionsProbe(part="train").measure_run(run_on_many_rows)
    monkeypatch.setattr("engine.probes.data.directions.PORTION", 80)
    portions = DirectionsProbe(part="train").in_portions(run_on_many_rows)
    assert sum(1 for _ in portions) >= 10 * PORTION / (10 * 80 / 2)
    portions = DirectionsProbe(part="train").in_portions(run_on_many_rows)
    assert same(at_once(portions), whole)


def test_no_portion_multiplies_more_than_one_pass_of_few_rows(
    run_on_many_rows: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two pauses there is no more work than in passes of two portions."""
    done = 0

    def counted(kind: type[Any]) -> Any:
        forward = kind.forward

        def count(lay: Any, params: Any, x: Any, mode: Any) -> Any:
            nonlocal done
            done += len(x) * (params["W"].size if "W" in params else x.shape[1])
            return forward(lay, params, x, mode)

        return count

    for kind in (Dense, Activate):
        monkeypatch.setattr(kind, "forward", counted(kind))
    most = 2 * PORTION * run_on_many_rows.trainer.weights.params.flat.size
    # The slices of the loss have a bound of their own, whatever the network is.
    for cls in [each for each in probe if not issubclass(each, Slice)]:
        portions = cls().in_portions(run_on_many_rows)
        while True:
            done = 0
            ended = next(portions, always) is always
            assert done <= most, cls.__name__
            if ended:
                break
