"""Experiments on disk: opening, and saving so that a crash never leaves half a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from engine.experiment import ExperimentSpec
from engine.registry import SpecError

SUFFIX = ".json"
FILTER = f"Experiments (*{SUFFIX})"


class DocumentError(Exception):
    """A file that cannot be opened or saved: one sentence naming it."""


def open_experiment(path: Path) -> ExperimentSpec:
    """The experiment in `path`; raises `DocumentError`."""
    try:
        return ExperimentSpec.load(path)
    except SpecError as error:
        raise DocumentError(f"{path.name}: {error}") from None
    except OSError as error:
        raise DocumentError(f"{path.name}: {error.strerror or error}") from None


def save_experiment(path: Path, spec: ExperimentSpec) -> None:
    """Write `spec` to `path`, old or new but never broken; raises `DocumentError`."""
    file = QSaveFile(str(path))
    written = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if written:
        file.write(spec.dumps().encode())
        written = file.commit()
    if not written:
        raise DocumentError(f"{path.name}: {file.errorString()}")
