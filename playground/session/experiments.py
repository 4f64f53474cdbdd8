"""Experiments by name or by file: those that ship with the program, and the user's own."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from engine.files.bpg import SUFFIX as WHOLE
from engine.files.bpg import StoredExperiment
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup

SUFFIX = ".json"


class ExperimentUnusableError(Exception):
    """Neither a shipped experiment nor a readable file; one line that says what is wrong."""


def shipped_names() -> tuple[str, ...]:
    """The names of the experiments that ship with the program, in alphabetical order."""
    found = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)))


def shipped(name: str) -> ExperimentSpec:
    """The shipped experiment called `name`, one of `shipped_names()`."""
    return ExperimentSpec.loads(_folder().joinpath(name + SUFFIX).read_text(encoding="utf-8"))


def find(argument: str) -> ExperimentSpec:
    """The experiment a user means by `argument`: a shipped name, else the path of a file.

    Raises `ExperimentUnusableError`, also if its data, loss and layers do not fit together.
    """
    if argument in shipped_names():
        return shipped(argument)
    path = Path(argument)
    try:
        spec = _load(path)
        Setup.of(spec)
    except SpecError as error:
        where = f"{error.path}: " if error.path else ""
        raise ExperimentUnusableError(f"{argument}: {where}{error.problem}") from None
    except FileNotFoundError:
        known = ", ".join(shipped_names())
        raise ExperimentUnusableError(
            f"{argument}: no such file, and no shipped experiment of that name ({known})"
        ) from None
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise ExperimentUnusableError(f"{argument}: {problem}") from None
    return spec


def _load(path: Path) -> ExperimentSpec:
    """The experiment in a file; of one with weights and history, the experiment alone."""
    if path.suffix.lower() != WHOLE:
        return ExperimentSpec.load(path)
    with path.open("rb") as file:
        return StoredExperiment(file).spec


def _folder() -> Traversable:
    return files("resources").joinpath("experiments")
