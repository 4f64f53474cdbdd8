"""Running a search: the same findings whatever the jobs, ended whenever asked, nothing lost."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import joblib
import pytest
from joblib.externals.loky import get_reusable_executor
from pools import pool
from samples import same, spiral, wait_until

import engine.search.run as running
from engine.data.datasets import dataset
from engine.data.splits import PARTS
from engine.disk.whole_file import growing_file
from engine.network.layers import Activate, Dense
from engine.network.losses import MeanSquaredError
from engine.optimizers import SGD, Adam
from engine.search.findings import Findings, TrialTable, write_findings
from engine.search.methods import Greedy, Grid, Point, Random, Search, Vary
from engine.search.run import run
from engine.search.trial import Cancel, Limit, Task, Trial, train
from engine.specs.knobs import KnobError
from engine.specs.registry import SpecError, from_json
from engine.training.epochs.progress import Allowance
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.stepper import Advanced
from engine.training.stopping import MaxEpochs
from engine.training.trainer import Diverged, Score, Trainer

__all__ = ["pool"]

BASE = spiral(layers=(Dense(units=4), Activate()), optimizer=Adam(lr=0.03))
RATES = Vary("optimizer.lr", (0.001, 0.01, 0.1))
UNITS = Vary("layers.0.units", (2, 8))
ENDLESS = 100_000


def timeless(findings: Findings) -> Findings:
    """The findings without the only thing that differs from run to run."""
    settings = tuple(
        replace(setting, trials=tuple(replace(trial, seconds=0.0) for trial in setting.trials))
        for setting in findings.settings
    )
    return replace(findings, settings=settings)


@pytest.fixture
def bowl(monkeypatch: pytest.MonkeyPatch) -> list[Task]:
    """Trials that are scored by a formula instead of being trained; those that were asked for."""
    asked: list[Task] = []

    def scored(task: Task, limit: Limit) -> Trial:
        asked.append(task)
        rate, units = task.point
        loss = (math.log10(float(rate)) + 2) ** 2 + (float(units) - 2) ** 2 + task.spec.seed
        scores = {part: Score(loss, math.nan) for part in PARTS}
        return Trial(task.number, task.point, task.spec, 1.0, 1, scores, 0.0)

    monkeypatch.setattr(running, "train", scored)
    return asked


# --- findings ---------------------------------------------------------------------------------


def test_every_trial_is_what_training_its_spec_gives() -> None:
    findings = run(Grid(vary=(RATES, UNITS), epochs=3), BASE)
    assert findings.complete
    assert [trial.number for trial in findings.trials] == [1, 2, 3, 4, 5, 6]
    assert [setting.point for setting in findings.settings] == [
        (rate, units) for rate in RATES.values for units in UNITS.values
    ]
    for setting in findings.settings:
        (trial,) = setting.trials
        assert (trial.spec, trial.point) == (setting.spec, setting.point)
        trainer = Trainer(setting.spec)
        while trainer.epoch < 3:
            trainer.step()
        assert same(trial.scores, {part: trainer.score(part) for part in PARTS})
        assert (trial.epochs, trial.steps, trial.diverged) == (3, trainer.step_count, False)
        assert trial.seconds > 0
        assert setting.cost == (trial.scores["validation"].loss,)
    assert findings.best is not None
    assert findings.best.loss == min(setting.loss for setting in findings.settings)


@pytest.mark.long
@pytest.mark.parametrize("kind", [Greedy, Grid, Random])
def test_the_findings_are_the_same_with_one_job_and_with_two(
    kind: type[Search], pool: Iterator[None]
) -> None:
    method = kind(vary=(RATES, UNITS), epochs=2, seeds=2)
    one, two, none = (run(method, BASE, jobs=jobs) for jobs in (1, 2, None))
    assert same(timeless(one), timeless(two))
    assert same(timeless(one), timeless(none))
    assert one.complete


def test_the_backend_is_that_of_the_parallel_config() -> None:
    """A cluster is plugged in the same way; threads need none."""
    method = Grid(vary=(RATES,), epochs=1)
    with joblib.parallel_config(backend="threading", n_jobs=2):
        findings = run(method, BASE)
    assert same(timeless(findings), timeless(run(method, BASE)))


def test_the_greedy_path_is_recorded_move_by_move(bowl: list[Task]) -> None:
    findings = run(Greedy(vary=(RATES, UNITS)), BASE)
    assert [(move.path, move.best) for move in findings.moves] == [
        ("", (0.03, 4)),
        ("optimizer.lr", (0.01, 4)),
        ("layers.0.units", (0.01, 2)),
        ("optimizer.lr", (0.01, 2)),
    ]
    assert [move.points for move in findings.moves] == [
        ((0.03, 4),),
        ((0.001, 4), (0.01, 4), (0.1, 4)),
        ((0.01, 2), (0.01, 8)),
        ((0.001, 2), (0.01, 2), (0.1, 2)),
    ]
    assert findings.best is not None
    assert findings.best.point == (0.01, 2)
    # No point is trained twice: the last round asks only for what is new.
    assert [task.number for task in bowl] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert len({task.point for task in bowl}) == 8


def test_scores_are_means_over_the_seeds(bowl: list[Task]) -> None:
    findings = run(Grid(vary=(RATES, UNITS), seeds=3), BASE)
    assert [task.spec.seed for task in bowl][:6] == [42, 43, 44, 42, 43, 44]
    assert [len(setting.trials) for setting in findings.settings] == [3] * 6
    first = findings.settings[0]
    assert first.loss == pytest.approx(1 + 0 + 43)
    assert first.spec.seed == 42


def test_trials_are_numbered_through_all_moves_and_seeds(bowl: list[Task]) -> None:
    findings = run(Greedy(vary=(RATES, UNITS), seeds=2), BASE)
    assert [task.number for task in bowl] == list(range(1, 17))
    assert [trial.number for trial in findings.trials] == list(range(1, 17))


def test_equal_scores_leave_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def scored(task: Task, limit: Limit) -> Trial:
        scores = {part: Score(1.0, 0.5) for part in PARTS}
        return Trial(task.number, task.point, task.spec, 1.0, 1, scores, 0.0)

    monkeypatch.setattr(running, "train", scored)
    findings = run(Greedy(vary=(RATES, UNITS)), BASE)
    assert findings.best is not None
    assert findings.best.spec == BASE


def test_accuracy_is_made_large_and_loss_decides_between_equals(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = {0.001: (0.1, 0.5), 0.01: (0.9, 0.9), 0.1: (0.8, 0.9)}

    def scored(task: Task, limit: Limit) -> Trial:
        scores = {part: Score(*known[float(task.point[0])]) for part in PARTS}
        return Trial(task.number, task.point, task.spec, 1.0, 1, scores, 0.0)

    monkeypatch.setattr(running, "train", scored)
    by_accuracy = run(Grid(vary=(RATES,), criterion="accuracy"), BASE).best
    by_loss = run(Grid(vary=(RATES,)), BASE).best
    assert by_accuracy is not None
    assert by_loss is not None
    assert (by_accuracy.point, by_loss.point) == ((0.1,), (0.001,))
    assert (by_accuracy.accuracy, by_accuracy.loss) == (0.9, 0.8)


def test_only_the_validation_part_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    def scored(task: Task, limit: Limit) -> Trial:
        rate = float(task.point[0])
        losses = {"train": -rate, "validation": rate, "test": -rate}
        scores = {part: Score(loss, math.nan) for part, loss in losses.items()}
        return Trial(task.number, task.point, task.spec, 1.0, 1, scores, 0.0)

    monkeypatch.setattr(running, "train", scored)
    best = run(Grid(vary=(RATES,)), BASE).best
    assert best is not None
    assert best.point == (0.001,)


def test_stopping_rules_end_a_trial_too() -> None:
    limited = replace(BASE, stopping=(MaxEpochs(epochs=2),))
    findings = run(Grid(vary=(UNITS,), epochs=ENDLESS), limited)
    assert [trial.epochs for trial in findings.trials] == [2, 2]


# --- what fails -------------------------------------------------------------------------------


def test_a_trial_that_diverges_is_flagged_and_never_the_best() -> None:
    numbers = ExperimentSpec(
        data=DataSpec(dataset["plane"](samples=40)),
        layers=(),
        loss=MeanSquaredError(),
        optimizer=SGD(lr=0.01),
    )
    findings = run(Grid(vary=(Vary("optimizer.lr", (10.0, 0.01)),), epochs=200), numbers)
    wild, tame = findings.trials
    assert (wild.diverged, tame.diverged) == (True, False)
    assert "infinite" in wild.problem
    assert wild.steps > 0
    assert findings.settings[0].cost == (math.inf,)
    assert findings.best == findings.settings[1]
    none = run(Grid(vary=(Vary("optimizer.lr", (10.0,)),), epochs=200), numbers)
    assert none.complete
    assert none.best is None


def test_one_diverged_seed_spoils_its_point(monkeypatch: pytest.MonkeyPatch) -> None:
    advance = Trainer.advance

    def unless_wild(trainer: Trainer, steps: int, allowed: Allowance) -> Advanced:
        if trainer.spec.seed == 43 and trainer.spec.optimizer.lr == 0.1:
            raise Diverged(1, "layer 1")
        return advance(trainer, steps, allowed)

    monkeypatch.setattr(Trainer, "advance", unless_wild)
    findings = run(Grid(vary=(RATES,), epochs=1, seeds=2), BASE)
    assert [setting.failed for setting in findings.settings] == [False, False, True]
    assert [trial.diverged for trial in findings.settings[2].trials] == [False, True]


def test_values_that_fit_alone_but_not_together_are_a_failed_trial() -> None:
    deep = replace(BASE, layers=(Dense(units=1), Activate()) * 3)
    wide = tuple(Vary(f"layers.{place}.units", (2048,)) for place in (0, 2, 4))
    findings = run(Grid(vary=wide, epochs=1), deep)
    (trial,) = findings.trials
    assert (trial.diverged, trial.steps, trial.failed) == (False, 0, True)
    assert "parameters" in trial.problem
    assert findings.best is None


@pytest.mark.parametrize("jobs", [0, True, 1.5, "2"])
def test_jobs_are_a_number_of_processes(jobs: object) -> None:
    with pytest.raises(KnobError, match=r"^jobs: expected"):
        run(Grid(), BASE, jobs=jobs)  # type: ignore[arg-type]


def test_a_search_that_does_not_fit_trains_nothing(bowl: list[Task]) -> None:
    with pytest.raises(SpecError):
        run(Greedy(vary=(RATES, Vary("optimizer.speed", (1,)))), BASE)
    assert not bowl


# --- ending early -----------------------------------------------------------------------------


def after_one_look(cancel: Cancel) -> threading.Timer:
    """A thread that asks a running search to end."""
    timer = threading.Timer(0.2, cancel.ask)
    timer.start()
    return timer


@pytest.mark.parametrize("jobs", [1, 2])
def test_cancelling_ends_running_trials(jobs: int, pool: Iterator[None]) -> None:
    """None of these trials would end within hours."""
    with Cancel() as cancel:
        timer = after_one_look(cancel)
        findings = run(Grid(vary=(RATES, UNITS), epochs=ENDLESS), BASE, jobs=jobs, cancel=cancel)
        timer.join()
    assert (findings.complete, findings.settings, findings.best) == (False, (), None)


@pytest.mark.long
@pytest.mark.parametrize("jobs", [1, 2])
def test_cancelling_keeps_what_there_is(jobs: int, pool: Iterator[None]) -> None:
    seen: list[Trial] = []
    method = Random(vary=(Vary("optimizer.lr", tuple(k / 100 for k in range(1, 51))),), trials=50)
    whole = {trial.number: trial for trial in run(method, BASE).trials}
    with Cancel() as cancel:

        def on_trial(trial: Trial) -> None:
            seen.append(trial)
            if len(seen) == 3:
                cancel.ask()

        findings = run(method, BASE, jobs=jobs, on_trial=on_trial, cancel=cancel)
        assert cancel.flag.exists()
    assert not cancel.flag.exists()
    assert not findings.complete
    assert 3 <= len(findings.trials) < 50
    assert {trial.number for trial in findings.trials} == {trial.number for trial in seen}
    numbers = [trial.number for trial in findings.trials]
    assert numbers == sorted(numbers)
    for trial in findings.trials:
        assert same(replace(trial, seconds=0.0), replace(whole[trial.number], seconds=0.0))
    assert findings.best is not None


def test_points_without_all_their_seeds_are_left_out() -> None:
    seen: list[Trial] = []
    with Cancel() as cancel:

        def on_trial(trial: Trial) -> None:
            seen.append(trial)
            if len(seen) == 3:
                cancel.ask()

        method = Grid(vary=(RATES,), epochs=1, seeds=2)
        findings = run(method, BASE, on_trial=on_trial, cancel=cancel)
    assert [trial.number for trial in seen] == [1, 2, 3]
    assert [trial.number for trial in findings.trials] == [1, 2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_time_budget_ends_the_search(jobs: int, pool: Iterator[None]) -> None:
    method = Grid(vary=(RATES,), epochs=ENDLESS, seconds=0.2)
    findings = run(method, BASE, jobs=jobs)
    assert (findings.complete, findings.settings) == (False, ())


def test_a_budget_that_suffices_changes_nothing() -> None:
    free, bound = (run(Grid(vary=(UNITS,), epochs=1, seconds=s), BASE) for s in (0.0, 600.0))
    assert bound.complete
    assert same(timeless(free).settings, timeless(bound).settings)


def test_ctrl_c_is_a_wish_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def on_trial(trial: Trial) -> None:
        if trial.number == 2:
            raise KeyboardInterrupt

    findings = run(Grid(vary=(RATES,), epochs=1), BASE, on_trial=on_trial)
    assert not findings.complete
    assert [trial.number for trial in findings.trials] == [1, 2]

    def interrupted(*_: object) -> Advanced:
        raise KeyboardInterrupt

    monkeypatch.setattr(Trainer, "advance", interrupted)
    assert train(Task(1, (), BASE, 1), Limit()) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows tells no process to ignore Ctrl+C")
def test_processes_of_the_pool_ignore_ctrl_c(
    monkeypatch: pytest.MonkeyPatch, pool: Iterator[None]
) -> None:
    """A terminal sends it to all of them; this process decides, and goes on listening."""

    def deaf(task: Task, limit: Limit) -> Trial:
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        return train(task, limit)

    monkeypatch.setattr(running, "train", deaf)
    # What runs in the background is told by some shells to ignore it itself.
    before = signal.getsignal(signal.SIGINT)
    assert run(Grid(vary=(RATES,), epochs=1), BASE, jobs=2).complete
    assert signal.getsignal(signal.SIGINT) == before


def test_the_processes_are_ended_and_the_next_search_has_others(pool: Iterator[None]) -> None:
    method = Grid(vary=(RATES,), epochs=1)
    assert run(method, BASE, jobs=2).complete
    processes = list(get_reusable_executor(reuse=True)._processes.values())
    assert any(process.is_alive() for process in processes)
    running.end_processes()
    wait_until(lambda: not any(process.is_alive() for process in processes))
    assert run(method, BASE, jobs=2).complete


class BrokenPool:
    """A pool whose idle processes were ended, as Ctrl+C does where they cannot ignore it."""

    def __init__(self, **settings: object) -> None:
        pass

    def __enter__(self) -> BrokenPool:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def __call__(self, tasks: object) -> Iterator[Trial]:
        raise RuntimeError("a process has ended")


def test_a_pool_that_breaks_is_an_error_unless_the_search_was_to_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "Parallel", BrokenPool)
    with pytest.raises(RuntimeError, match="a process has ended"):
        run(Grid(vary=(RATES,)), BASE)
    with Cancel() as cancel:
        cancel.ask()
        assert not run(Grid(vary=(RATES,)), BASE, cancel=cancel).complete


def test_an_error_in_the_callback_is_not_hidden() -> None:
    def on_trial(trial: Trial) -> None:
        raise RuntimeError("from the callback")

    with pytest.raises(RuntimeError, match="from the callback"):
        run(Grid(vary=(RATES,), epochs=1), BASE, on_trial=on_trial)


def test_an_error_in_a_trial_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Advanced:
        raise ZeroDivisionError("from a trial")

    monkeypatch.setattr(Trainer, "advance", broken)
    with pytest.raises(ZeroDivisionError, match="from a trial"):
        run(Grid(vary=(RATES,), epochs=1), BASE)


def test_a_limit_is_a_moment_or_a_file(tmp_path: Path) -> None:
    flag = tmp_path / "flag"
    assert not Limit().reached()
    assert not Limit(flag=str(flag)).reached()
    flag.touch()
    assert Limit(flag=str(flag)).reached()
    assert Limit(until=time.monotonic()).reached()
    assert not Limit.after(60).reached()
    assert not Limit.after(None).reached()


# --- files ------------------------------------------------------------------------------------


def test_the_files_hold_every_trial_and_the_best_experiment(tmp_path: Path) -> None:
    method = Greedy(vary=(RATES, Vary("layers.1.activation", ("relu", "tanh"))), epochs=2, seeds=2)
    findings = run(method, BASE)
    write_findings(tmp_path, findings)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "best.json",
        "search.json",
        "trials.csv",
    ]
    with (tmp_path / "trials.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(findings.trials)
    for row, trial in zip(rows, findings.trials, strict=True):
        assert int(row["trial"]) == trial.number
        assert (float(row["optimizer.lr"]), row["layers.1.activation"]) == trial.point
        assert int(row["with_seed"]) == trial.spec.seed
        assert float(row["epochs"]) == 2
        for part in PARTS:
            assert float(row[f"{part}_loss"]) == trial.scores[part].loss
            assert float(row[f"{part}_accuracy"]) == trial.scores[part].accuracy
        assert (row["diverged"], row["problem"]) == ("false", "")
    assert findings.best is not None
    assert ExperimentSpec.load(tmp_path / "best.json") == findings.best.spec
    body = json.loads((tmp_path / "search.json").read_text(encoding="utf-8"))
    assert from_json(Search, body["search"]) == method
    assert ExperimentSpec.loads(json.dumps(body["experiment"])) == BASE
    assert body["complete"] is True
    assert body["moves"][0] == {"path": "", "points": [[0.03, "tanh"]], "best": [0.03, "tanh"]}
    assert len(body["moves"]) == len(findings.moves)


def test_without_a_best_setting_an_old_best_experiment_is_removed(tmp_path: Path) -> None:
    with Cancel() as cancel:
        cancel.ask()
        findings = run(Grid(vary=(RATES,)), BASE, cancel=cancel)
    (tmp_path / "best.json").write_text("of an earlier search")
    write_findings(tmp_path, findings)
    assert not (tmp_path / "best.json").exists()
    assert len((tmp_path / "trials.csv").read_text().splitlines()) == 1


def test_rows_are_on_disk_as_soon_as_a_trial_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "trials.csv"
    path.write_text("of an earlier search")
    counts: list[int] = []
    with growing_file(path) as file:
        table = TrialTable(file, ("optimizer.lr",))

        def on_trial(trial: Trial) -> None:
            table.add(trial)
            (part,) = tmp_path.glob("trials.csv.*.part")
            counts.append(len(part.read_text(encoding="utf-8").splitlines()))
            assert path.read_text() == "of an earlier search"

        run(Grid(vary=(RATES,), epochs=1), BASE, on_trial=on_trial)
    assert counts == [2, 3, 4]
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_cells_of_a_failed_trial(tmp_path: Path) -> None:
    nothing = {part: Score(math.nan, math.nan) for part in PARTS}
    point: Point = (True, 1, 0.5, "adam")
    trial = Trial(7, point, BASE, 0.5, 3, nothing, 1.23456, True, "It diverged, alas.")
    file = io.StringIO()
    TrialTable(file, ("a", "b", "c", "d")).add(trial)
    lines = file.getvalue().splitlines()
    assert lines[1] == '7,true,1,0.5,adam,42,0.5,3,,,,,,,1.235,true,"It diverged, alas."'


def test_the_time_limit_does_not_follow_a_clock_that_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limit, now = Limit.after(3600), time.time()
    monkeypatch.setattr(time, "time", lambda: now + 10_000)
    assert not limit.reached(), "the clock of the system was put forward"
    elsewhere = replace(limit, machine="another one", until=-math.inf)
    assert elsewhere.reached(), "another machine knows no other clock"
    monkeypatch.setattr(time, "time", lambda: now - 10_000)
    assert not elsewhere.reached()


def test_a_back_end_that_cannot_be_used_is_refused_in_words() -> None:
    with (
        joblib.parallel_config(backend="multiprocessing", n_jobs=2),
        pytest.raises(KnobError, match="such as loky or threading; multiprocessing does not"),
    ):
        run(Grid(vary=(RATES,), epochs=1), BASE)


def _killed(task: Task, limit: Limit) -> Trial | None:
    """As if the system had ended the process of the second trial."""
    if task.number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return train(task, limit)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a signal of POSIX")
def test_a_killed_process_ends_the_search_in_one_sentence(
    pool: Iterator[None], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(running, "train", _killed)
    findings = run(Grid(vary=(RATES, UNITS), epochs=1), BASE, jobs=2)
    assert not findings.complete
    assert "ended from outside" in findings.problem
    monkeypatch.undo()
    assert run(Grid(vary=(RATES,), epochs=1), BASE, jobs=2).complete, "the next one has processes"
    assert capfd.readouterr().err == ""


def test_beside_the_main_thread_a_search_finds_the_same() -> None:
    """There nobody may say what a signal does."""
    found: list[Findings] = []
    plan = Grid(vary=(UNITS,), epochs=1)
    thread = threading.Thread(target=lambda: found.append(run(plan, BASE)))
    thread.start()
    thread.join()
    assert same(timeless(found[0]).settings, timeless(run(plan, BASE)).settings)


def test_another_complaint_of_the_pool_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**settings: object) -> object:
        raise ValueError("out of order")

    monkeypatch.setattr(running, "Parallel", broken)
    with pytest.raises(ValueError, match="out of order"):
        run(Grid(vary=(UNITS,), epochs=1), BASE)


def test_a_trial_that_comes_too_late_is_not_begun() -> None:
    assert train(Task(1, (), BASE, 1), Limit(until=0.0)) is None
