"""The state of a run that stands in a file, and is read when it is needed."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from engine.disk.disk_copy import DiskCopy
from engine.disk.opening import open_file
from engine.disk.reasons import why_unread
from engine.files.bpg import StoredExperiment, write
from engine.files.safe_zip import LARGEST, StorageError
from engine.sentences import Sentence
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from engine.training.state import RunState


@dataclass(frozen=True, slots=True)
class StoredState:
    """A state in a document at `path`, whose experiment is `spec` and which was `seen` so."""

    spec: ExperimentSpec
    path: Path
    seen: DiskCopy

    @property
    def stands(self) -> bool:
        """Whether the file is still as it was."""
        return DiskCopy.of(self.path) == self.seen

    def read(self, near: Setup) -> RunState:
        """The state, read again; raises `StorageError`. A setup that is `near` shares its samples.

        Nothing is taken from a file that somebody has changed in the meantime.
        """
        try:
            with open_file(self.path, LARGEST) as file:
                if not self.stands:
                    raise StorageError(
                        Sentence("{name} has changed since it was opened", name=self.path.name)
                    )
                return _state_in(file, self.spec, near)
        except OSError as error:
            problem = Sentence("{path}: {problem}", path=self.path.name, problem=why_unread(error))
            raise StorageError(problem) from None


@dataclass(frozen=True, slots=True)
class ParkedState:
    """A state in a file without a name, which is gone when it is closed."""

    spec: ExperimentSpec
    file: IO[bytes]

    @classmethod
    def of(cls, state: RunState, folder: Path) -> ParkedState:
        """Write a state to the disk that holds `folder`; raises OSError."""
        file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        try:
            write(file, state.spec, state)
            file.flush()
        except BaseException:
            file.close()
            raise
        return cls(state.spec, file)

    def read(self, near: Setup) -> RunState:
        """The state, read again; raises `StorageError`."""
        self.file.seek(0)
        return _state_in(self.file, self.spec, near)


def _state_in(file: IO[bytes], spec: ExperimentSpec, near: Setup) -> RunState:
    setup = near if near.spec == spec else Setup.of(spec, [near])
    state = StoredExperiment(file).state(setup)
    if state is None:
        raise StorageError(Sentence("expected the state of a run, found none"))
    return state
