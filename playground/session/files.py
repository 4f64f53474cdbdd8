"""Experiments on disk: opening, and saving so that a crash never leaves half a file."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from engine.disk.disk_copy import DiskCopy
from engine.disk.opening import open_file
from engine.disk.reasons import why_unread
from engine.disk.whole_file import WriteError, make_folder, replace_file
from engine.files.bpg import SUFFIX as WHOLE
from engine.files.bpg import StoredExperiment, write
from engine.files.lanes import lane_members, lanes_in
from engine.files.safe_zip import LARGEST, StorageError
from engine.running.snapshot import Kept
from engine.sentences import Sentence
from engine.specs.registry import SpecError
from engine.steps import Steps, at_once, between
from engine.training.experiment import ExperimentSpec
from engine.training.setup import Setup
from engine.training.state import RunState
from playground.session.lineup import OpenedLane, OpenedLanes, Version
from playground.session.tables import MEMBER, packed_table, target_of, with_table
from playground.words.translate import tr
from playground.words.version import VERSION

PLAIN = ".json"
SUFFIXES = (WHOLE, PLAIN)
ZIP = b"PK"
# What of the time has gone when a table is read, and when the experiment is worked out.
_FETCHED, _WORKED_OUT = 0.7, 0.6


class DocumentError(Exception):
    """A file that cannot be opened or written: one sentence naming it."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(Sentence("{path}: {problem}", path=path.name, problem=problem))


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file holds: the experiment worked out, where its training was, and the docks.

    Without a `path` it belongs to no file; without a `state` training begins with first weights;
    `layout` is empty if there is none. `on_disk` is the file as it was before it was read; `lanes`
    are those beside its main one, None if there are none.
    """

    path: Path | None
    setup: Setup
    state: RunState | None = None
    layout: bytes = b""
    on_disk: DiskCopy | None = None
    lanes: OpenedLanes | None = None

    @property
    def step(self) -> int:
        """The step at which training goes on."""
        return 0 if self.state is None else self.state.step


def filters() -> str:
    """What a file dialog offers: the whole first."""
    return ";;".join(
        (
            tr("Experiments with weights and history (*{suffix})", suffix=WHOLE),
            tr("Experiments without weights (*{suffix})", suffix=PLAIN),
        )
    )


def open_document(path: Path) -> Opened:
    """What `path` holds, all of it checked; raises `DocumentError`."""
    return at_once(opening(path))


def opening(path: Path) -> Steps[Opened]:
    """The same in steps, for what may be large."""
    on_disk = DiskCopy.of(path)
    yield 0.0
    try:
        with open_file(path, LARGEST) as file:
            if path.suffix.lower() == WHOLE or file.peek(len(ZIP)).startswith(ZIP):
                stored = StoredExperiment(file)
                setup = yield from between(0.0, _WORKED_OUT, _setup(stored))
                state, layout = stored.state(setup), stored.extra("layout") or b""
                lanes = yield from between(_WORKED_OUT, 1.0, _lanes(stored, setup))
                return Opened(path, setup, state, layout, on_disk, lanes)
            setup = yield from working_out(ExperimentSpec.read(file))
            return Opened(path, setup, on_disk=on_disk)
    except (StorageError, SpecError) as error:
        raise DocumentError(path, str(error)) from None
    except MemoryError:
        raise DocumentError(path, Sentence("not enough memory to open it")) from None
    except OSError as error:
        raise DocumentError(path, why_unread(error)) from None


def working_out(spec: ExperimentSpec, known: Iterable[Setup] = ()) -> Steps[Setup]:
    """The setup of an experiment in steps, see `Setup.of`; raises `SpecError`."""
    yield from between(0.0, _FETCHED, spec.data.dataset.fetching())
    return (yield from between(_FETCHED, 1.0, Setup.worked_out(spec, known)))


def write_document(path: Path, state: RunState, extras: Mapping[str, bytes] | None = None) -> None:
    """Write a run with its experiment, old or new but never broken; raises `DocumentError`.

    Nothing of Qt's event loop is touched: it may run on any thread.
    """
    packed = io.BytesIO()
    try:
        write(packed, state.spec, state, extras, VERSION)
    except StorageError as error:
        raise DocumentError(path, str(error)) from None
    _replace(path, packed.getvalue())


def write_lanes(
    path: Path, version: Version, kept: Kept, extras: Mapping[str, bytes], packed: bool = True
) -> None:
    """Write all lanes of a document with the states that were kept; raises `DocumentError`.

    A table of the user's is packed with it.
    """
    main, *others = version.lanes
    states = kept.states
    beside = [
        (lane.mark, states[lane.number].spec, states[lane.number])
        for lane in others
        if lane.number in states
    ]
    table = packed_table(states[main.number].spec) if packed else None
    more = {} if table is None else {MEMBER: table}
    abreast = version.yardstick.by.name.lower()
    lanes = lane_members(main.mark, version.lit_number, beside, abreast)
    write_document(path, states[main.number], {**extras, **more, **lanes})


def _setup(stored: StoredExperiment) -> Steps[Setup]:
    """The experiment worked out; a table that is missing here is unpacked first."""
    try:
        return (yield from working_out(stored.spec))
    except SpecError:
        data = stored.extra(MEMBER)
        target = None if data is None else target_of(stored.spec, data)
        if data is None or target is None:
            raise
    make_folder(target.parent)
    replace_file(target, data)
    return (yield from working_out(with_table(stored.spec, target)))


def _lanes(stored: StoredExperiment, main: Setup) -> Steps[OpenedLanes | None]:
    """The lanes beside the main one, which see the same samples."""
    found = lanes_in(stored)
    if found is None:
        return None
    beside = []
    for mark, inside in found.beside:
        spec = inside.spec
        if spec.data.dataset == stored.spec.data.dataset:
            # Its table may be one that was unpacked for the main lane.
            spec = replace(spec, data=replace(spec.data, dataset=main.spec.data.dataset))
        setup = yield from working_out(spec, [main])
        beside.append(OpenedLane(setup, inside.state(setup), mark))
    return OpenedLanes(found.main, found.lit, tuple(beside), found.abreast)


def open_experiment(path: Path) -> ExperimentSpec:
    """The experiment in a file without weights; raises `DocumentError`."""
    try:
        return ExperimentSpec.load(path)
    except SpecError as error:
        raise DocumentError(path, str(error)) from None
    except OSError as error:
        raise DocumentError(path, why_unread(error)) from None


def save_experiment(path: Path, spec: ExperimentSpec) -> None:
    """Write `spec` without weights, old or new but never broken; raises `DocumentError`."""
    _replace(path, spec.dumps().encode())


def _replace(path: Path, data: bytes) -> None:
    try:
        replace_file(path, data)
    except WriteError as error:
        raise DocumentError(path, error.problem) from None
