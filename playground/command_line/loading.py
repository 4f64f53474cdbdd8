"""What commands load when they need it: only what draws loads Qt, and nothing NumPy too early."""

from __future__ import annotations

import builtins
import importlib
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from playground.command_line.console import UserError
from playground.window.screen_check import missing_library
from playground.words.numbers import number


def load(name: str) -> ModuleType:
    """Import a module; raises `UserError` if Qt cannot be loaded for want of a library."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        explained = missing_library(error)
        if explained is None:
            raise
        raise UserError(explained) from None


def load_drawing(name: str) -> ModuleType:
    """Import a module that draws, with Qt; raises `UserError` as `load` does.

    PySide6 puts an `import` of its own in the place of Python's. It reads the source of every
    module that is imported from then on, for features (`from __feature__ import …`) that nothing
    here asks for, which takes a sixth of the start: Python's own comes back.
    """
    ordinary = builtins.__import__
    load("PySide6.QtCore")
    builtins.__import__ = ordinary
    return load(name)


def experiment_named(argument: str, with_state: bool = True, lane: str = "") -> Any:
    """What is meant by a file or a name, known to fit together; raises `UserError`.

    Weights that were trained are read `with_state` only; see `session.experiments.Found`.
    """
    with _experiments() as experiments:
        return experiments.find(argument, with_state, lane)


def glance(argument: str) -> Any:
    """What is meant, after a short look; raises `UserError`. See `session.experiments.glance`."""
    with _experiments() as experiments:
        return experiments.glance(argument)


def described(argument: str) -> Any:
    """What is meant, as it is written down; raises `UserError`. See `session.experiments`."""
    with _experiments() as experiments:
        return experiments.described(argument)


@contextmanager
def _experiments() -> Iterator[ModuleType]:
    """The module that knows experiments; what it refuses is an error of the user."""
    experiments = load("playground.session.experiments")
    try:
        yield experiments
    except experiments.ExperimentUnusableError as error:
        raise UserError(str(error)) from None


def trained_or_anew(given: Namespace) -> Any:
    """What `given` names, without its trained weights if the user wants it anew.

    Of a file that keeps trained weights one line says what becomes of them.
    """
    found = experiment_named(given.experiment, not given.anew, given.lane)
    if found.lanes:
        print(f"Lane {found.lane} of {', '.join(found.lanes)}.")
    if found.step is not None and given.anew:
        print(f"Beginning anew: the weights of step {number(found.step)} in the file are not used.")
    elif found.step is not None:
        print(f"Going on from step {number(found.step)}, with the weights in the file.")
    return found
