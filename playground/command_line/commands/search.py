"""`playground search`: look for good hyper-parameters, write every trial and the best one."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.disk.whole_file import WriteError, growing_file, make_folder
from engine.search.findings import BEST, SEARCH, TRIALS, Findings, TrialTable, write_findings
from engine.search.methods import Search, search
from engine.search.run import run as run_search
from engine.search.trial import Cancel, Trial
from engine.specs.registry import SpecError, from_json
from engine.training.experiment import ExperimentSpec
from playground.command_line.arguments import (
    Parser,
    add_bar,
    add_experiment,
    between,
    varied,
    whole,
)
from playground.command_line.console import FAILED, INTERRUPTED, UserError, complain
from playground.command_line.loading import experiment_named
from playground.command_line.progress import Bar, Interrupt
from playground.words.numbers import fixed, number, percent

ABOUT = """\
Look for good hyper-parameters: train trials, compare them on the validation part. Into the
directory of --out go

  trials.csv     the values, losses and accuracies of every trial
  best.json      the experiment with the best values, to be opened or trained like any other
  search.json    the search, the experiment it began with, and its moves

Every trial begins with first weights, of a .bpg file too.
Files of these names from an earlier search are replaced. The result does not depend on the number
of jobs. Ctrl+C stops at once and keeps the trials that are finished."""

# More processes than any machine has cores would only take its memory.
MOST_JOBS = 1024

# Each is a knob of the search of that name, which says the range: here only the kind of value.
SETTINGS: dict[str, dict[str, Any]] = {
    "epochs": {
        "metavar": "N",
        "type": whole(1),
        "required": True,
        "help": "how many epochs each trial trains",
    },
    "trials": {"metavar": "N", "type": whole(1), "help": "how many points a random search draws"},
    "criterion": {"metavar": "WORD", "help": "loss (default) or accuracy, on the validation part"},
    "seeds": {
        "metavar": "N",
        "type": whole(1),
        "help": "train each point with so many seeds and compare the means; by default 1",
    },
    "seconds": {
        "metavar": "S",
        "type": between(0.1, 604_800),
        "help": "end the search after so many seconds and keep the trials that are finished",
    },
}


def add_arguments(parser: Parser) -> None:
    """What the command takes."""
    add_experiment(parser)
    parser.add_argument(
        "--vary",
        metavar="PATH=VALUES",
        type=varied,
        action="append",
        required=True,
        help="a hyper-parameter and its values, such as optimizer.lr=0.001,0.01,0.1 or"
        " layers.0.units=4,8,16 or optimizer=sgd,adam; to be given once for each",
    )
    parser.add_argument(
        "--method",
        metavar="WORD",
        default="greedy",
        help="greedy (default), grid or random; `playground list` says what they do",
    )
    for name, about in SETTINGS.items():
        parser.add_argument(f"--{name}", **about)
    parser.add_argument(
        "--jobs",
        metavar="J",
        type=whole(1, MOST_JOBS),
        default=1,
        help="processes to train in; by default 1",
    )
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="where to write; by default NAME-search, NAME being that of the experiment",
    )
    add_bar(parser)


def run(given: Namespace) -> int:
    """Search, write and report; raises `UserError`."""
    found = experiment_named(given.experiment, with_state=False)
    if found.step is not None:
        print(f"Every trial begins anew: the weights of step {number(found.step)} are not used.")
    out = given.out or Path(f"{Path(given.experiment).stem}-search")
    settings = {name: value for name in SETTINGS if (value := getattr(given, name)) is not None}
    return searched(found.spec, given.method, given.vary, settings, given.jobs, out, given.progress)


def searched(
    spec: ExperimentSpec,
    method: str,
    vary: Sequence[tuple[str, list[Any]]],
    settings: Mapping[str, Any],
    jobs: int,
    out: Path,
    progress: bool | None,
) -> int:
    """Search with `method` and its `settings`, write into `out`, report; return the exit code.

    `progress` None draws a bar if stderr is a terminal. Raises `UserError` for a search that does
    not fit the experiment, and if `out` cannot be written to.
    """
    if method not in search:
        raise UserError(f"--method: expected one of {', '.join(search.names)}, found {method!r}")
    axes = [{"path": path, "values": values} for path, values in vary]
    began = time.perf_counter()
    try:
        chosen = from_json(Search, {"type": method, "vary": axes, **settings})
        with Cancel() as cancel:
            interrupt = Interrupt(cancel.ask)
            findings = _search(chosen, spec, jobs, out, progress, cancel, interrupt)
    except SpecError as error:
        raise UserError(str(error)) from None
    except WriteError as error:
        raise UserError(f"{error.path}: {error.problem}") from None
    return _report(findings, time.perf_counter() - began, out, bool(interrupt))


def _search(
    chosen: Search,
    spec: ExperimentSpec,
    jobs: int,
    out: Path,
    progress: bool | None,
    cancel: Cancel,
    interrupt: Interrupt,
) -> Findings:
    """Run the search with a bar and write it; each trial is on disk as soon as it is finished."""
    space = chosen.space(spec)
    hidden = None if progress is None else not progress
    best = Best(chosen, space.paths)
    make_folder(out)
    with (
        growing_file(out / TRIALS, provisional=True) as file,
        Bar(total=chosen.most_trials(), unit=" trials", disable=hidden, dynamic_ncols=True) as bar,
    ):
        table = TrialTable(file, space.paths)

        def on_trial(trial: Trial) -> None:
            table.add(trial)
            if not bar.disable:
                bar.set_postfix_str(best.after(trial), refresh=False)
                bar.update()

        with interrupt.listening():
            findings = run_search(chosen, spec, jobs=jobs, on_trial=on_trial, cancel=cancel)
        write_findings(out, findings)
        return findings


class Best:
    """The best trial so far in words, for the progress bar."""

    def __init__(self, chosen: Search, paths: tuple[str, ...]) -> None:
        self._criterion = chosen.criterion
        self._paths = paths
        self._best: Trial | None = None

    def after(self, trial: Trial) -> str:
        """What to write when `trial` has finished."""
        best = self._best
        if not trial.failed and (best is None or self._value(trial) < self._value(best)):
            self._best = trial
        if self._best is None:
            return "all failed"
        value = f"{self._criterion} {number(abs(self._value(self._best)))}"
        return f"best {value} with {_words(self._paths, self._best.point)}"

    def _value(self, trial: Trial) -> float:
        score = trial.scores["validation"]
        return -score.accuracy if self._criterion == "accuracy" else score.loss


def _report(findings: Findings, seconds: float, out: Path, interrupted: bool) -> int:
    count, best = len(findings.trials), findings.best
    trials = f"{number(count)} trial{'' if count == 1 else 's'}"
    where = f"what was found is in {out}"
    if findings.problem:
        complain(f"{findings.problem} It stopped after {trials}; {where}")
        return FAILED
    if interrupted and not findings.complete:
        complain(f"stopped after {trials}; {where}")
        return INTERRUPTED
    if not count:
        complain(f"no trial was finished in the time given; {where}")
        return FAILED
    if best is None:
        complain(f"all trials failed: {findings.trials[0].problem} Try smaller steps; {where}")
        return FAILED
    ended = "" if findings.complete else "; the time was up"
    print(f"{trials} in {fixed(seconds, 2)} s{ended}")
    share = "" if best.accuracy != best.accuracy else f"   accuracy {percent(best.accuracy)}"
    print(f"Best on the validation part:  loss {number(best.loss)}{share}")
    for path, value in zip(findings.space.paths, best.point, strict=True):
        print(f"  {path} = {value}")
    print(f"Wrote {TRIALS}, {SEARCH} and {BEST} to {out}")
    return 0


def _words(paths: tuple[str, ...], point: tuple[Any, ...]) -> str:
    return ", ".join(f"{path}={value}" for path, value in zip(paths, point, strict=True))
