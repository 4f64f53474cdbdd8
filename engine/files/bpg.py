"""An experiment in one file: settings, trained weights, history, all that training goes on from.

A zip of `about.json` (format and version), `experiment.json` (the experiment), `state.json` (where
training is) and arrays as .npy, without pickles. Who reads it gets a run's state that goes on
bit for bit, or `StorageError`: sizes and types are those that the experiment's network needs,
weights are finite, and everything else that was not written here is refused. An experiment
without `state.json` begins at step 0. Whoever writes can add members of its own, named in EXTRAS.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from typing import IO

import numpy as np

from engine.arrays import Array
from engine.files.safe_zip import LARGEST, LARGEST_TEXT, Archive, StorageError, entry, write_array
from engine.files.state_json import STATE, WEIGHTS, StateReader, array_names, count, described
from engine.sentences import Sentence
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from engine.training.state import RunState

SUFFIX = ".bpg"
FORMAT = "backprop-playground"
# Files of one lane are those of version 1.
VERSION, VERSION_OF_ONE_LANE = 2, 1
ABOUT, EXPERIMENT, LANES = "about.json", "experiment.json", "lanes.json"
# So many lanes stand side by side.
MOST_LANES = 4


def lane_member(number: int) -> str:
    """The member that holds a lane beside the main one: a whole file of its own."""
    return f"lane-{number}.bpg"


# Members that the engine carries without looking into them, and how many bytes each may have.
EXTRAS = {
    "layout": 1_000_000,
    "origin": 100_000,
    "origin-on-disk": 100,
    "table.csv": 64_000_000,
    LANES: 10_000,
    "lab-events": 100,
    **{lane_member(number): LARGEST for number in range(MOST_LANES)},
}


def write(
    file: IO[bytes],
    spec: ExperimentSpec,
    state: RunState | None = None,
    extras: Mapping[str, bytes] | None = None,
    program: str = "",
) -> None:
    """Write an experiment with its state, if it has one that can be gone on from.

    Weights that are not finite are left out, with all that belongs to them: nothing can be trained
    from there. So are those of a state that begins, which are made again. Raises OSError, and
    `StorageError` for what could not be read again.
    """
    version = VERSION if LANES in (extras or {}) else VERSION_OF_ONE_LANE
    about = {"format": FORMAT, "version": version, "program": program}
    texts = {ABOUT: json.dumps(about, indent=2) + "\n", EXPERIMENT: spec.dumps()}
    arrays: dict[str, Array] = {}
    if state is not None and not state.begins and goes_on(state):
        body, arrays = described(state)
        texts[STATE] = json.dumps(body, indent=2, allow_nan=False) + "\n"
    members = {name: text.encode() for name, text in texts.items()} | dict(extras or {})
    for name, data in members.items():
        if len(data) > EXTRAS.get(name, LARGEST_TEXT):
            raise StorageError(
                Sentence(
                    "{name} is too large to be kept: {size:,} bytes", name=name, size=len(data)
                )
            )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(entry(name), data)
        for name, values in arrays.items():
            write_array(archive, name, values)


def goes_on(state: RunState) -> bool:
    """Whether training can go on from a state: its weights are finite."""
    trainer = state.trainer
    kept = [memory[WEIGHTS] for memory in trainer.rules.memories.values() if WEIGHTS in memory]
    held = [trainer.params, trainer.buffers, *(values for pair in kept for values in pair)]
    return all(bool(np.isfinite(values).all()) for values in held)


class StoredExperiment:
    """A file that is being read: first `spec` and extras, then the `state` for its setup.

    Everything that can be known without the data is checked when it is made. `step` is where
    training was.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._archive = Archive(file)
        _check_about(self._archive)
        try:
            self.spec = ExperimentSpec.loads(self._archive.text(EXPERIMENT))
        except SpecError as error:
            raise StorageError(str(error)) from None
        self._body = self._archive.json(STATE) if STATE in self._archive.names else None
        self.step = 0 if self._body is None else count(self._body, "step")
        expected = {ABOUT, EXPERIMENT} | set(EXTRAS)
        if self._body is not None:
            expected |= {STATE, *(f"{name}.npy" for name in array_names(self.spec, self._body))}
        for name in sorted(self._archive.names - expected):
            shown = name[:40] if name.isprintable() else repr(name[:40])
            raise StorageError(
                Sentence("{shown}: no member of this name belongs here", shown=shown)
            )
        for name in sorted(self._archive.names & set(EXTRAS)):
            self._archive.check_size(name, EXTRAS[name])

    @property
    def has_state(self) -> bool:
        """Whether it says where training was, not only what is trained."""
        return self._body is not None

    def extra(self, name: str) -> bytes | None:
        """A member of EXTRAS; None if there is none."""
        return self._archive.read(name, EXTRAS[name]) if name in self._archive.names else None

    def state(self, setup: Setup) -> RunState | None:
        """Where the training of `setup` was; None if the file holds an experiment only."""
        if self._body is None:
            return None
        return StateReader(self._archive, self._body, setup).state()


def _check_about(archive: Archive) -> None:
    about = archive.json(ABOUT) if ABOUT in archive.names else {}
    if about.get("format") != FORMAT:
        raise StorageError(Sentence("expected an experiment, found another kind of zip"))
    version = about.get("version")
    if type(version) is not int or version < 1:
        raise StorageError(
            Sentence("{name}: expected a version from 1 to {last}", name=ABOUT, last=VERSION)
        )
    if version > VERSION:
        raise StorageError(
            Sentence(
                "a newer version of the program wrote this file: format "
                "{version!r:.40}, and this one reads up to {last}",
                version=version,
                last=VERSION,
            )
        )
