"""Experiments by name or by file: those that ship with the program, and the user's own."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PureWindowsPath

from engine.data.datasets.table import EXAMPLE_DIGEST, Table
from engine.disk.opening import open_file
from engine.disk.reasons import why_unread
from engine.files.bpg import SUFFIX as WHOLE
from engine.files.bpg import StoredExperiment
from engine.files.lanes import lanes_in
from engine.files.safe_zip import LARGEST
from engine.files.text_code import TextCodeError, is_text_code, packed, unpacked
from engine.sentences import Sentence
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from engine.training.state import RunState

SUFFIX = ".json"
EXPERIMENT = "experiment"
# What stands for a text code in a message.
SHORT = "the text code"


class ExperimentUnusableError(Exception):
    """Neither a shipped experiment nor a readable file; one line that says what is wrong."""


def shipped_names() -> tuple[str, ...]:
    """The names of the experiments that ship with the program, in alphabetical order."""
    found = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)))


def shipped(name: str) -> ExperimentSpec:
    """The shipped experiment called `name`, one of `shipped_names()`."""
    return ExperimentSpec.loads(_folder().joinpath(name + SUFFIX).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Found:
    """An experiment worked out; `state` is where its training was, if that was asked for.

    `step` is the step that its file keeps, None for one that keeps the experiment alone. In a file
    of several `lanes`, whose names are these, `lane` is the one that was meant.
    """

    setup: Setup
    state: RunState | None = None
    step: int | None = None
    lane: str = ""
    lanes: tuple[str, ...] = ()

    @property
    def spec(self) -> ExperimentSpec:
        """The experiment."""
        return self.setup.spec


def find(argument: str, with_state: bool = True, lane: str = "") -> Found:
    """The experiment a user means by `argument`: a shipped name, else the path of a file.

    Of a file of several lanes it is the main one, unless another `lane` is named. Trained weights
    are read `with_state` only. Raises `ExperimentUnusableError`, also if data,
    loss and layers do not fit together.
    """
    with _refusing(SHORT if is_text_code(argument) else argument):
        if argument in shipped_names() or is_text_code(argument):
            _check_lane(lane, ())
        if argument in shipped_names():
            return Found(Setup.of(shipped(argument)))
        if is_text_code(argument):
            return Found(Setup.of(_spec_in_code(argument)))
        return _load(Path(argument), with_state, lane)


def described(argument: str) -> ExperimentSpec:
    """The experiment a user means, as it is written down: its data may be gone by now.

    Raises `ExperimentUnusableError`.
    """
    if argument in shipped_names():
        return shipped(argument)
    with _refusing(argument):
        return _spec_in(Path(argument))


def glance(argument: str) -> ExperimentSpec | None:
    """What a user means, after a short look: a shipped experiment, or None for a file of their own.

    Raises `ExperimentUnusableError` as `find`; only what needs a table of the user's, which may be
    large, is found out by whoever opens the file.
    """
    if argument in shipped_names():
        return shipped(argument)
    if is_text_code(argument):
        with _refusing(SHORT):
            return _spec_in_code(argument)
    with _refusing(argument):
        spec = _spec_in(Path(argument))
        if table_file(spec) is None:
            Setup.of(spec)
    return None


def code_of_experiment(spec: ExperimentSpec) -> str:
    """An experiment as a text code, without trained weights."""
    body = json.loads(spec.dumps())
    return packed(EXPERIMENT, json.dumps(body, ensure_ascii=False, separators=(",", ":")))


def experiment_in_code(code: str) -> ExperimentSpec | None:
    """The experiment in a text code; None for one of a lab.

    Raises `TextCodeError`, and `SpecError` for what is no experiment.
    """
    kind, text = unpacked(code)
    return ExperimentSpec.loads(text) if kind == EXPERIMENT else None


def _spec_in_code(code: str) -> ExperimentSpec:
    spec = experiment_in_code(code)
    if spec is None:
        raise TextCodeError(Sentence("it is that of a lab; see playground lab open"))
    return spec


def table_file(spec: ExperimentSpec) -> PureWindowsPath | None:
    """The file of the user's table, which may be one of another system; None without a table."""
    table = spec.data.dataset
    if not isinstance(table, Table) or table.digest == EXAMPLE_DIGEST:
        return None
    return PureWindowsPath(table.path)


@contextmanager
def _refusing(argument: str) -> Iterator[None]:
    """Say in one line what is wrong with what a user has named."""
    try:
        yield
    except SpecError as error:
        where = f"{error.path}: " if error.path else ""
        raise ExperimentUnusableError(f"{argument}: {where}{error.problem}") from None
    except FileNotFoundError:
        known = ", ".join(shipped_names())
        raise ExperimentUnusableError(
            f"{argument}: no such file, and no shipped experiment of that name ({known})"
        ) from None
    except (OSError, ValueError) as error:
        problem = why_unread(error) if isinstance(error, OSError) else error
        raise ExperimentUnusableError(f"{argument}: {problem}") from None


def _spec_in(path: Path) -> ExperimentSpec:
    """The experiment in a file, whatever trains it."""
    if path.suffix.lower() != WHOLE:
        return ExperimentSpec.load(path)
    with open_file(path, LARGEST) as file:
        return StoredExperiment(file).spec


def _load(path: Path, with_state: bool, lane: str) -> Found:
    """What is in a file."""
    if path.suffix.lower() != WHOLE:
        _check_lane(lane, ())
        return Found(Setup.of(ExperimentSpec.load(path)))
    with open_file(path, LARGEST) as file:
        stored, lanes = StoredExperiment(file), {}
        if (line := lanes_in(stored)) is not None:
            beside = ((mark.label, inside) for mark, inside in line.beside)
            lanes = {line.main.label: stored, **dict(beside)}
        _check_lane(lane, lanes)
        name = next((name for name in lanes if name.lower() == lane.lower()), next(iter(lanes), ""))
        meant = lanes.get(name, stored)
        setup = Setup.of(meant.spec)
        state = meant.state(setup) if with_state else None
        return Found(setup, state, meant.step if meant.has_state else None, name, tuple(lanes))


def _check_lane(lane: str, lanes: Collection[str]) -> None:
    """Refuse a lane that is named and not there."""
    if lane and lane.lower() not in map(str.lower, lanes):
        known = ", ".join(lanes) or Sentence("it has one alone")
        raise ValueError(Sentence("no lane {lane}; {known}", lane=lane, known=known))


def _folder() -> Traversable:
    return files("resources").joinpath("experiments")
