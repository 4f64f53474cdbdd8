"""What commands load when they need it: only what draws loads Qt, and nothing NumPy too early."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

from playground.command_line.console import UserError
from playground.window.screen_check import missing_library


def load(name: str) -> ModuleType:
    """Import a module; raises `UserError` if Qt cannot be loaded for want of a library."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        explained = missing_library(error)
        if explained is None:
            raise
        raise UserError(explained) from None


def experiment_named(argument: str) -> Any:
    """The experiment meant by a file or a name, known to fit together; raises `UserError`."""
    experiments = load("playground.session.experiments")
    try:
        return experiments.find(argument)
    except experiments.ExperimentUnusableError as error:
        raise UserError(str(error)) from None
