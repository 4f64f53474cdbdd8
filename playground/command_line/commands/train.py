"""`playground train`: train without a screen and write what came out."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.data.splits import PARTS
from engine.data.tables.dialect import TableError
from engine.data.tables.outcome import notes_of, outcome_of
from engine.disk.whole_file import WriteError, growing_file, make_folder
from engine.files.results import (
    BEST_WEIGHTS,
    HISTORY,
    RESULT,
    WEIGHTS,
    HistoryTable,
    summary,
    write_outcome,
)
from engine.probes.cautions import stand_in
from engine.running.destination import Destination
from engine.specs.registry import SpecError
from engine.steps import Stride
from engine.training.divergence import Remedy
from engine.training.experiment import ExperimentSpec
from engine.training.nearest import nearest_setup
from engine.training.run import Run
from engine.training.setup import Setups
from engine.training.trainer import Diverged, Trainer
from playground.command_line.arguments import (
    Parser,
    add_anew,
    add_bar,
    add_experiment,
    add_like,
    whole,
)
from playground.command_line.console import FAILED, INTERRUPTED, UserError, complain
from playground.command_line.loading import described, trained_or_anew
from playground.command_line.progress import Bar, Interrupt
from playground.importing.experiment_on import experiment_on
from playground.importing.table_files import chosen_in, is_table
from playground.session.experiments import Found, shipped_names
from playground.words.numbers import fixed, number, percent

ABOUT = """\
Train an experiment without a screen. Into the directory of --out go

  history.csv    loss and accuracy of each part, a row per evaluation
  weights.npz    every parameter by name, such as 1.dense.W, for numpy.load
  result.json    the experiment, how long it trained, and the final scores
  best_weights.npz  the weights of the best epoch, if a stopping rule follows it

A table is read as the window would read it, for the network of a new window. A .bpg file goes on
from its trained weights exactly as the window would, or begins --anew.
Files of these names from an earlier run are replaced. Equal experiments give equal files. Ctrl+C
stops after the step at hand and keeps the results so far."""


def add_arguments(parser: Parser) -> None:
    """What the command takes."""
    add_experiment(parser)
    parser.add_argument(
        "--epochs",
        metavar="N",
        type=whole(1),
        required=True,
        help="how many passes through the training data; further ones, if it goes on",
    )
    parser.add_argument(
        "--target",
        metavar="NAME",
        help="of a table, the column to be predicted; otherwise the one that the window proposes",
    )
    add_like(parser)
    add_anew(parser)
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="where to write; by default a directory named after the experiment, right here",
    )
    add_bar(parser)


def run(given: Namespace) -> int:
    """Train the experiment, write and report; raises `UserError`."""
    # A folder of results may be called as the experiment is.
    table = given.experiment not in shipped_names() and is_table(Path(given.experiment))
    if given.target and not table:
        raise UserError("--target is for tables: an experiment knows its target")
    if given.like and not table:
        raise UserError("--like is for tables: an experiment knows its columns")
    if given.lane and table:
        raise UserError("--lane is for .bpg files: a table has none")
    found = _on_table(given) if table else trained_or_anew(given)
    out = given.out or Path(Path(given.experiment).stem)
    return trained(found, given.epochs, out, given.progress)


def _on_table(given: Namespace) -> Found:
    """The experiment on a table as the window would propose it, with what is to be said of it."""
    path = Path(given.experiment)
    try:
        before = described(given.like) if given.like else ExperimentSpec()
        choices = chosen_in(path, before, given.target or "", like=bool(given.like))
        setup, _ = nearest_setup(replace(experiment_on(choices, before), starts=()), Setups())
    except TableError as error:
        raise UserError(f"{path}: {error}") from None
    except SpecError as error:
        raise UserError(f"{path}: {error.problem}") from None
    print(f"{path.name}: {outcome_of(choices)}")
    for note in notes_of(choices):
        print(f"  {note}")
    for why, what in ((choices.standardise, "inputs"), (choices.standardise_targets, "target")):
        if why:
            print(f"  {what} standardised")
    return Found(setup)


def trained(found: Found, epochs: int, out: Path, progress: bool | None) -> int:
    """Train for `epochs` more, write into `out`, report; return the exit code.

    `progress` None draws a bar if stderr is a terminal. Raises `UserError` if `out` cannot be
    written to.
    """
    training = Run(found.setup, past_bytes=0)
    if found.state is not None:
        training.restore(found.state)
    trainer = training.trainer
    if words := stand_in(trainer.setup, goes_on=found.state is not None):
        complain(words)
    first, goal = trainer.step_count, trainer.epochs + epochs
    interrupt = Interrupt()
    diverged: Diverged | None = None
    began = time.perf_counter()
    try:
        make_folder(out)
        with growing_file(out / HISTORY) as file, interrupt.listening():
            history = HistoryTable(file, trainer.setup)
            try:
                _train(training, epochs, history, progress, interrupt)
            except Diverged as error:
                diverged = error
            seconds = time.perf_counter() - began
            if training.curve.newest_step != trainer.step_count:
                training.evaluate()
            history.add_newest(training)
            write_outcome(out, trainer)
    except WriteError as error:
        raise UserError(f"{error.path}: {error.problem}") from None
    kept = f"results up to there are in {out}"
    if diverged is not None:
        advice = Remedy.of(trainer.setup).advice.removesuffix(".")
        complain(f"{diverged} {advice}; {kept}")
        return FAILED
    if interrupt and trainer.epochs < goal and not trainer.stopped:
        complain(f"stopped after step {trainer.step_count}; {kept}")
        return INTERRUPTED
    _report(trainer, trainer.step_count - first, seconds, out)
    return 0


def _train(
    training: Run, epochs: int, history: HistoryTable, progress: bool | None, interrupt: Interrupt
) -> None:
    """Train for `epochs` more, to a stopping rule or Ctrl+C; raises `Diverged`."""
    trainer = training.trainer
    history.add_kept(training)
    hidden = None if progress is None else not progress
    goal, stride = Destination(epochs=trainer.epochs + epochs), Stride()
    total = epochs * trainer.steps_per_epoch
    with Bar(total=total, unit=" steps", disable=hidden, dynamic_ncols=True) as bar:
        while not goal.reached(trainer) and not trainer.stopped and not interrupt:
            began = time.perf_counter()
            left = min(goal.steps_left(trainer), trainer.steps_to_epoch_end())
            losses = training.advance(int(min(left, stride.within(1))))
            stride.note(len(losses), time.perf_counter() - began)
            if not bar.disable:
                bar.set_postfix_str(f"loss {number(losses[-1])}", refresh=False)
                bar.update(len(losses))
            if trainer.position == 0:
                history.add_newest(training)


def _report(trainer: Trainer, steps: int, seconds: float, out: Path) -> None:
    rate = steps / max(seconds, 1e-9)
    done = f"{number(trainer.step_count)} steps"
    if steps < trainer.step_count:
        done += f" in all, {number(steps)} of them now"
    print(
        f"{number(trainer.epoch)} epochs, {done}"
        f" in {fixed(seconds, 2)} s ({fixed(rate, 0)} steps/s)"
    )
    if trainer.stopped:
        print(trainer.stopped)
    outcome = summary(trainer)
    _print_scores(outcome)
    names = [HISTORY, WEIGHTS]
    if "best" in outcome:
        best = outcome["best"]
        print(f"Best epoch by {best['chosen_by'].replace('_', ' ')}: {number(best['epoch'])}")
        _print_scores(best)
        names.append(BEST_WEIGHTS)
    print(f"Wrote {', '.join(names)} and {RESULT} to {out}")


def _print_scores(scores: Mapping[str, Any]) -> None:
    for part in PARTS:
        loss, accuracy = scores[part]["loss"], scores[part]["accuracy"]
        if loss is not None:
            share = "" if accuracy is None else f"   accuracy {percent(accuracy)}"
            r2, error = (scores[part].get(name) for name in ("r2", "mae"))
            if r2 is not None:
                share += f"   R² {number(r2)}"
            if error is not None:
                share += f"   mean absolute error {number(error)}"
            print(f"  {part:10}  loss {number(loss):>9}{share}")
