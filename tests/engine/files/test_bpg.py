"""Experiments in one file: what is read goes on bit for bit, and everything else is refused."""

from __future__ import annotations

import io
import json
import math
import re
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import normalized, same, spiral

from engine.files.bpg import EXTRAS, LANES, VERSION, StoredExperiment, goes_on, write
from engine.files.safe_zip import StorageError, write_array
from engine.network.layers import Activate, BatchNorm, Dense, Dropout
from engine.optimizers import SGD, Adam, optimizer
from engine.optimizers.schedules import schedule
from engine.training.experiment import ExperimentSpec
from engine.training.past.loss_curve import COLUMNS, LossCurve
from engine.training.past.timing import Timing
from engine.training.run import Run
from engine.training.setup import Setup
from engine.training.state import RunState
from engine.training.stopping import EarlyStopping, MaxEpochs, stop_rule
from engine.training.trainer import Diverged

Members = dict[str, bytes]


def packed(
    spec: ExperimentSpec, state: RunState | None = None, extras: Members | None = None
) -> bytes:
    file = io.BytesIO()
    write(file, spec, state, extras, program="1.0")
    return file.getvalue()


def unpacked(raw: bytes) -> RunState | None:
    stored = StoredExperiment(io.BytesIO(raw))
    return stored.state(Setup.of(stored.spec))


def refused(raw: bytes) -> str:
    """The one line that says why these bytes are refused."""
    with pytest.raises(StorageError) as error:
        unpacked(raw)
    is_presentable(error.value)
    return str(error.value)


def is_presentable(error: StorageError) -> None:
    text = str(error)
    assert text
    assert text.isprintable()
    assert len(text) < 400


def members(raw: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: Members, how: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return file.getvalue()


def npy(values: Any) -> bytes:
    file = io.BytesIO()
    np.lib.format.write_array(file, np.asarray(values), allow_pickle=False)
    return file.getvalue()


def goes_on_alike(spec: ExperimentSpec, before: int = 57, after: int = 200) -> None:
    """Interrupted by a file after `before` steps, training is what it is without."""
    run = Run(spec, past_bytes=0)
    for _ in range(before):
        run.step()
    state = run.state()
    read = unpacked(packed(state.spec, state))
    assert read is not None
    assert same(read, state)
    again = Run(read.spec, past_bytes=0)
    again.restore(read)
    for _ in range(after):
        assert again.step() == run.step()
        assert again.trainer.stopped == run.trainer.stopped
    assert same(again.state(), run.state())


@pytest.mark.parametrize("kind", optimizer, ids=optimizer.names)
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_every_optimiser_goes_on_bit_for_bit(kind: Any, dtype: str) -> None:
    goes_on_alike(normalized(optimizer=kind(lr=0.01), dtype=dtype))


@pytest.mark.parametrize("kind", schedule, ids=schedule.names)
def test_every_schedule_goes_on_bit_for_bit(kind: Any) -> None:
    few = {"patience": 1} if "patience" in kind.__dataclass_fields__ else {}
    goes_on_alike(normalized(schedule=kind(warmup=2, **few)))


@pytest.mark.parametrize("kind", stop_rule, ids=stop_rule.names)
def test_every_stopping_rule_goes_on_bit_for_bit(kind: Any) -> None:
    few = {"patience": 3} if "patience" in kind.__dataclass_fields__ else {}
    goes_on_alike(normalized(stopping=(MaxEpochs(epochs=7), kind(**few)), batch_size=9))


def test_dropout_goes_on_bit_for_bit() -> None:
    layers = (Dense(units=6), BatchNorm(), Activate(), Dropout(rate=0.3), Dense(units=4))
    goes_on_alike(spiral(layers=layers, batch_size=8))


def test_in_the_middle_of_an_epoch_and_at_its_end() -> None:
    for before in (0, 1, 3, 6):
        goes_on_alike(normalized(batch_size=16), before)


@pytest.mark.long
def test_a_long_history_goes_on() -> None:
    goes_on_alike(spiral(samples=20, layers=(), batch_size=7), before=4600, after=2100)


def test_weights_that_are_not_finite_are_left_out_and_the_experiment_kept() -> None:
    run = Run(normalized(stopping=(EarlyStopping(),)))
    run.step()
    state = run.state()
    assert goes_on(state)
    state.trainer.params[3] = math.inf
    assert not goes_on(state)
    raw = packed(run.trainer.spec, state)
    assert unpacked(raw) is None
    assert StoredExperiment(io.BytesIO(raw)).spec == run.trainer.spec


def test_a_state_that_begins_is_left_out_for_it_is_made_again() -> None:
    state = replace(Run(normalized()).state(), begins=True)
    stored = StoredExperiment(io.BytesIO(packed(normalized(), state)))
    assert (stored.spec, stored.has_state, stored.step) == (normalized(), False, 0)


def test_extras_are_carried_and_bounded() -> None:
    extras = dict.fromkeys(EXTRAS, b"some bytes")
    stored = StoredExperiment(io.BytesIO(packed(ExperimentSpec(), None, extras)))
    assert [stored.extra(name) for name in EXTRAS] == [b"some bytes"] * len(EXTRAS)
    assert stored.step == 0
    assert StoredExperiment(io.BytesIO(packed(ExperimentSpec()))).extra("layout") is None
    with pytest.raises(StorageError, match="layout is too large"):
        packed(ExperimentSpec(), None, {"layout": bytes(EXTRAS["layout"] + 1)})


@pytest.mark.parametrize("name", ["layout", "origin", LANES])
def test_an_extra_that_is_too_large_is_refused_when_the_file_is_opened(name: str) -> None:
    # Later nobody expects a problem: the extras are read where the experiment is there already.
    content = members(packed(ExperimentSpec()))
    StoredExperiment(io.BytesIO(zipped(content | {name: bytes(EXTRAS[name])})))
    with pytest.raises(StorageError, match=f"^{name}: expected at most"):
        StoredExperiment(io.BytesIO(zipped(content | {name: bytes(EXTRAS[name] + 1)})))


def test_equal_states_are_equal_bytes_and_numpy_reads_them() -> None:
    run = Run(normalized())
    run.step()
    raw = packed(run.trainer.spec, run.state())
    assert raw == packed(run.trainer.spec, run.state())
    with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
        assert same(arrays["params"], run.trainer.weights.params.flat)


def test_times_come_back_where_they_are_told() -> None:
    run = Run(spiral())
    run.step()
    told = Timing((0, 1), (0.0, 0.25), 0.5)
    for timing in (None, told, replace(told, aim=None)):
        state = unpacked(packed(run.trainer.spec, replace(run.state(), timing=timing)))
        assert state is not None
        assert state.timing == timing


def trained(steps: int = 40) -> bytes:
    """A file with every kind of member, trained for some steps."""
    spec = normalized(stopping=(EarlyStopping(), MaxEpochs()), dtype="float32")
    run = Run(spec)
    for _ in range(steps):
        run.step()
    return packed(run.trainer.spec, run.state(), {"layout": b"docks"})


VALID = trained()


def changed(change: Callable[[Members], object]) -> bytes:
    content = members(VALID)
    change(content)
    return zipped(content)


def with_json(name: str, change: Callable[[dict[str, Any]], object]) -> bytes:
    content = members(VALID)
    body = json.loads(content[name])
    change(body)
    content[name] = json.dumps(body).encode()
    return zipped(content)


def test_what_was_packed_again_by_another_program_is_read() -> None:
    for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        assert same(unpacked(zipped(members(VALID), how)), unpacked(VALID))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "an empty file"),
        (b"P", "another kind of file"),
        (b"\x89PNG" * 100, "another kind of file"),
        (zipped({}), "another kind of zip"),
        (zipped({"a.txt": b"hello"}), "another kind of zip"),
        (VALID[:-1], "its beginning only"),
        (VALID + b"\0", "its beginning only"),
        (with_json("about.json", lambda b: b.update(version=VERSION + 1)), "a newer version"),
        (with_json("about.json", lambda b: b.update(version=10**300)), "a newer version"),
        (with_json("about.json", lambda b: b.update(version=True)), "expected a version"),
        (with_json("about.json", lambda b: b.update(format="x")), "another kind of zip"),
        (with_json("experiment.json", lambda b: b.update(version=99)), "newer version"),
        (changed(lambda c: c.pop("experiment.json")), "expected a member experiment.json"),
        (changed(lambda c: c.pop("params.npy")), "expected a member params.npy"),
        (changed(lambda c: c.pop("order.npy")), "expected a member order.npy"),
        (changed(lambda c: c.update({"state.json": b"[]"})), "state.json: expected an object"),
        (changed(lambda c: c.update({"state.json": b"{"})), "state.json: .*expected JSON"),
        (changed(lambda c: c.update({"state.json": b"\xff"})), "state.json: expected text"),
        (changed(lambda c: c.update({"state.json": b"[" * 9999})), "nested too deeply"),
        (changed(lambda c: c.update({"experiment.json": b'{"version": NaN}'})), "finite"),
        (changed(lambda c: c.update({"../../evil": b""})), "../../evil: no member"),
        (changed(lambda c: c.update({"/etc/passwd": b""})), "/etc/passwd: no member"),
        (changed(lambda c: c.update({"C:\\evil": b""})), "no member of this name"),
        (changed(lambda c: c.update({"a\nb\x1b": b""})), "no member of this name"),
        (changed(lambda c: c.update({"memory.z.npy": npy([1.0])})), "no member of this name"),
        (changed(lambda c: c.update({f"{i}": b"" for i in range(300)})), "at most 200 members"),
        (changed(lambda c: c.update(layout=bytes(1_000_001))), "layout: expected at most"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_the_line_says_what_is_wrong(raw: bytes, expected: str) -> None:
    assert re.search(expected, refused(raw))


def test_a_member_twice_is_refused() -> None:
    file = io.BytesIO(VALID)
    with (
        zipfile.ZipFile(file, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr("layout", b"another")
    assert "found one twice" in refused(file.getvalue())


@pytest.mark.parametrize("name", ["params", "buffers", "rules.0.params", "rules.0.buffers"])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_weights_that_are_not_finite_are_refused(name: str, value: float) -> None:
    content = members(VALID)
    values = np.lib.format.read_array(io.BytesIO(content[f"{name}.npy"]), allow_pickle=False)
    values[-1] = value
    line = refused(zipped(content | {f"{name}.npy": npy(values)}))
    assert line == f"{name}.npy: expected finite numbers, found NaN or infinity"


PARAMS = Setup.of(normalized()).network.parameter_count


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.zeros(PARAMS - 1, np.float32), f"expected {PARAMS} of float32, found {PARAMS - 1}"),
        (np.zeros(PARAMS + 1, np.float32), f"found {PARAMS + 1} of float32"),
        (np.zeros((PARAMS, 1), np.float32), f"found {PARAMS} × 1 of float32"),
        (np.zeros(PARAMS, np.float64), "of float64"),
        (np.zeros(PARAMS, ">f4"), "of >f4"),
        (np.zeros(PARAMS, np.int32), "of int32"),
        (np.zeros(PARAMS, "U1"), "of <U1"),
        (np.float32(0), "found one number of float32"),
        (np.zeros((2, 2, 2), order="F"), "found"),
        (np.zeros(10**7, np.float32), "found more"),
    ],
    ids=str,
)
def test_arrays_of_another_shape_or_type_are_refused(values: Any, expected: str) -> None:
    assert expected in refused(changed(lambda c: c.update({"params.npy": npy(values)})))


def header(text: bytes) -> bytes:
    """An array of version 1.0 with this header and the right number of bytes behind it."""
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + bytes(4 * PARAMS)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x93NUMPY",
        b"\x93NUMPY\x02\x00" + bytes(100),
        header(b"{'descr': '|O', 'fortran_order': False, 'shape': (%d,)}\n" % PARAMS),
        header(b"{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (%d,)}" % PARAMS),
        header(b"{'descr': '<f4', 'fortran_order': True, 'shape': (%d,)}" % PARAMS),
        header(b"{'descr': '<f4', 'fortran_order': False, 'shape': (-%d,)}" % PARAMS),
        header(b"{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999,)}"),
        header(b"{'descr': '<f4', 'fortran_order': False, 'shape': 3}"),
        header(b"{'descr': 3, 'fortran_order': False, 'shape': (3,)}"),
        header(b"{'descr': '<f4', 'shape': (%d,)}" % PARAMS),
        header(b"__import__('os').system('false')"),
        header(b"(" * 3000),
        header(b"{" * 3000),
        header(b"\xff" * 100),
        header(b"{'descr': '<f4', 'fortran_order': False, 'shape': (%d,)}" % PARAMS)[:-1],
        header(b"{'descr': '<f4', 'fortran_order': False, 'shape': (%d,)}" % PARAMS) + b"\0",
    ],
    ids=lambda raw: repr(raw[:60]),
)
def test_headers_of_arrays_that_lie_are_refused(raw: bytes) -> None:
    assert refused(changed(lambda c: c.update({"params.npy": raw}))).startswith("params.npy: ")


STREAM = np.random.PCG64(1).state


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b.update(step=-1),
        lambda b: b.update(step=1.5),
        lambda b: b.update(step=True),
        lambda b: b.update(step=10**30),
        lambda b: b.update(step="9"),
        lambda b: b.pop("step"),
        lambda b: b.update(step=1),
        lambda b: b.update(updates=41),
        lambda b: b.update(position=42),
        lambda b: b.update(position=0),
        lambda b: b.pop("epoch"),
        lambda b: b.pop("streams"),
        lambda b: b.update(streams=[]),
        lambda b: b["streams"].pop("dropout"),
        lambda b: b["streams"]["order"].update(bit_generator="MT19937"),
        lambda b: b["streams"]["order"]["state"].update(state=-1),
        lambda b: b["streams"]["order"]["state"].update(state=2**200),
        lambda b: b["streams"]["order"]["state"].update(state="1"),
        lambda b: b["streams"]["order"].update(has_uint32=[]),
        lambda b: b["streams"]["order"].update(has_uint32=-1),
        lambda b: b["streams"]["dropout"].update(has_uint32=2),
        lambda b: b["streams"]["order"]["state"].update(inc=2**70),
        lambda b: b["streams"]["order"].update(more=1),
        lambda b: b.pop("pacing"),
        lambda b: b.update(pacing=3),
        lambda b: b["pacing"].update(seen=0),
        lambda b: b["pacing"].update(loss_sum="inf"),
        lambda b: b["pacing"].update(loss_sum=None),
        lambda b: b["pacing"].update(schedule={"factor": "many"}),
        lambda b: b["pacing"].update(schedule={"factor": [1]}),
        lambda b: b["pacing"].update(schedule={"a b": 1}),
        lambda b: b["pacing"].update(schedule={"waited": "inf"}),
        lambda b: b["pacing"].update(schedule={"waited": "nan"}),
        lambda b: b["pacing"].update(schedule={"waited": -1}),
        lambda b: b["pacing"].update(schedule={"waited": 0.5}),
        lambda b: b["pacing"].update(schedule={"waited": 1e308}),
        lambda b: b["pacing"].update(rules=[]),
        lambda b: b["pacing"]["rules"].update({"7": {}}),
        lambda b: b["pacing"]["rules"].update({"-1": {}}),
        lambda b: b["pacing"]["rules"].update({"0": None}),
        lambda b: b["pacing"]["rules"]["0"].update(best=None),
        lambda b: b["pacing"]["rules"]["0"].update(best={}),
        lambda b: b["pacing"]["rules"]["0"].update(waited="inf"),
        lambda b: b["pacing"]["rules"]["0"].update(epoch=-0.5),
        lambda b: b["pacing"]["rules"]["0"].pop("weights"),
        lambda b: b["pacing"]["rules"]["1"].update(weights=None),
        lambda b: b.pop("history"),
        lambda b: b.update(history=None),
        lambda b: b["history"].pop("filled"),
        lambda b: b["history"].update(filled=10**12),
        lambda b: b["history"].update(filled=1000),
        lambda b: b["history"].update(row_count=0),
        lambda b: b["history"].update(row_count=2001),
        lambda b: b["history"].update(stride=0),
        lambda b: b["history"].update(row_stride=0),
        lambda b: b["history"].update(low=None),
        lambda b: b["history"].update(more=1),
        lambda b: b["history"].update(newest=[1]),
        lambda b: b["history"].update(newest=["nan"] * len(COLUMNS)),
        lambda b: b["history"].update(newest=[0] * len(COLUMNS)),
        lambda b: b["history"].update(newest=[99] * len(COLUMNS)),
        lambda b: b.update(timing=[]),
        lambda b: b.update(timing={"steps": [0], "seconds": [0.0]}),
        lambda b: b.update(timing={"steps": [], "seconds": [], "aim": None}),
        lambda b: b.update(timing={"steps": [0, 1], "seconds": [0.0], "aim": None}),
        lambda b: b.update(timing={"steps": [1, 1], "seconds": [0.0, 1.0], "aim": None}),
        lambda b: b.update(timing={"steps": [0, 99], "seconds": [0.0, 1.0], "aim": None}),
        lambda b: b.update(timing={"steps": [0.0], "seconds": [0.0], "aim": None}),
        lambda b: b.update(timing={"steps": [0, 1], "seconds": [1.0, 0.0], "aim": None}),
        lambda b: b.update(timing={"steps": [0], "seconds": ["inf"], "aim": None}),
        lambda b: b.update(timing={"steps": [0], "seconds": [10**400], "aim": None}),
        lambda b: b.update(timing={"steps": [0], "seconds": [0.0], "aim": "0.1"}),
        lambda b: b.update(timing={"steps": [0], "seconds": [0.0], "aim": 0}),
    ],
)  # fmt: skip
def test_a_state_that_cannot_be_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    refused(with_json("state.json", change))


@pytest.mark.parametrize(
    "order", [np.zeros(42, np.int64), np.arange(1, 43), np.arange(42) - 1, np.arange(42.0)]
)
def test_an_order_that_is_none_is_refused(order: Any) -> None:
    assert "order.npy" in refused(changed(lambda c: c.update({"order.npy": npy(order)})))


@pytest.mark.parametrize("name", ["rows", "buckets"])
@pytest.mark.parametrize("value", [math.nan, math.inf, -5.0, 1e9])
def test_a_history_whose_steps_go_astray_is_refused(name: str, value: float) -> None:
    content = members(VALID)
    values = np.lib.format.read_array(io.BytesIO(content[f"{name}.npy"]), allow_pickle=False)
    values[len(values) // 2, 0] = value
    refused(zipped(content | {f"{name}.npy": npy(values)}))


def test_histories_of_any_length_come_back() -> None:
    made = LossCurve()
    for step in range(1, 5000):
        made.add_batches(step, [1 / step])
        if step % 2:
            made.add_evaluation((step, *[math.nan] * (len(COLUMNS) - 1)))
        if step % 613 == 1:
            again = LossCurve.of(made.contents())
            assert same(again, made)
            assert same(again.points(), made.points())
    with pytest.raises(ValueError, match="contents"):
        LossCurve.of(made.contents() | {"_more": 1})


def lying(name: str, size: int) -> bytes:
    """A file whose directory promises another size of a member than there is."""
    raw = bytearray(VALID)
    entries = [found.start() for found in re.finditer(b"PK\x01\x02", raw)]
    place = next(at for at in entries if raw[at + 46 :].startswith(name.encode()))
    raw[place + 24 : place + 28] = struct.pack("<I", size)
    return bytes(raw)


def read_all(raw: bytes) -> None:
    stored = StoredExperiment(io.BytesIO(raw))
    stored.state(Setup.of(stored.spec))
    stored.extra("layout")


@pytest.mark.parametrize("size", [0, 1, 10**9, 2**32 - 2])
def test_a_directory_that_lies_about_sizes_is_refused(size: int) -> None:
    for name in ("params.npy", "state.json", "layout"):
        if name == "layout" and size < 5:
            continue  # nobody looks into it
        raw = lying(name, size)
        with pytest.raises(StorageError):
            read_all(raw)


def test_bombs_are_refused_before_they_unfold() -> None:
    blocks = 40
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members(VALID).items():
            if name != "layout":
                archive.writestr(name, data)
        with archive.open("layout", "w") as member:
            for _ in range(blocks):
                member.write(bytes(1_000_000))
    assert len(file.getvalue()) < 200_000
    tracemalloc.start()
    try:
        assert "times its stored size" in refused(file.getvalue())
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_a_large_directory_is_refused_unread() -> None:
    raw = bytearray(VALID)
    raw[-10:-6] = struct.pack("<I", 900_000_000)
    assert "members" in refused(bytes(raw))


@pytest.mark.parametrize("cut", range(0, len(VALID), 997))
def test_files_cut_short_are_refused(cut: int) -> None:
    refused(VALID[:cut])


def is_read_or_refused(raw: bytes) -> None:
    try:
        stored = StoredExperiment(io.BytesIO(raw))
        stored.extra("layout")
        setup = Setup.of(stored.spec)
        state = stored.state(setup)
    except StorageError as error:
        is_presentable(error)
        return
    except ValueError:
        # Another experiment that is sound in itself and cannot be worked out.
        return
    if state is not None:
        run = Run(setup, past_bytes=0)
        run.restore(state)
        # A weight may be finite and huge: that is found when training goes on, as in any run.
        with suppress(Diverged):
            run.step()


EDITS = st.lists(
    st.tuples(
        st.integers(0, 10**6),
        st.sampled_from(["replace", "insert", "delete", "copy"]),
        st.integers(0, 255),
        st.integers(1, 40),
    ),
    min_size=1,
    max_size=4,
)


def edited(raw: bytes, edits: list[tuple[int, str, int, int]]) -> bytes:
    made = bytearray(raw)
    for where, kind, value, length in edits:
        place = where % (len(made) + 1)
        if kind == "replace":
            made[place : place + 1] = bytes([value])
        elif kind == "insert":
            made[place:place] = bytes([value])
        elif kind == "delete":
            del made[place : place + length]
        else:
            made[place:place] = made[place // 2 : place // 2 + length]
    return bytes(made)


@pytest.mark.long
@settings(max_examples=1200)
@given(edits=EDITS)
def test_damaged_files_are_read_or_refused(edits: list[tuple[int, str, int, int]]) -> None:
    is_read_or_refused(edited(VALID, edits))


@pytest.mark.long
@settings(max_examples=1200)
@given(edits=EDITS, name=st.sampled_from(sorted(members(VALID))), deflated=st.booleans())
def test_damaged_members_are_read_or_refused(
    edits: list[tuple[int, str, int, int]], name: str, deflated: bool
) -> None:
    content = members(VALID)
    content[name] = edited(content[name], edits)
    is_read_or_refused(zipped(content, zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED))


@pytest.mark.long
@settings(max_examples=400)
@given(edits=EDITS, end=st.integers(1, 1500))
def test_damaged_directories_are_read_or_refused(
    edits: list[tuple[int, str, int, int]], end: int
) -> None:
    """The directory stands at the end and decides what is read: it gets damage of its own."""
    is_read_or_refused(VALID[:-end] + edited(VALID[-end:], edits))


def test_arrays_are_written_as_numpy_reads_them() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        write_array(archive, "a", np.arange(3))
    with np.load(io.BytesIO(file.getvalue()), allow_pickle=False) as arrays:
        assert arrays["a"].tolist() == [0, 1, 2]


def test_a_state_of_another_experiment_is_refused() -> None:
    stored = StoredExperiment(io.BytesIO(VALID))
    with pytest.raises(StorageError):
        stored.state(Setup.of(replace(stored.spec, optimizer=SGD(), layers=())))
    with pytest.raises(StorageError):
        stored.state(Setup.of(replace(stored.spec, optimizer=Adam(), dtype="float64")))


def marked(name: str, place: int, value: int) -> bytes:
    """VALID with a number of 16 bits written into what its directory says of a member."""
    raw = bytearray(VALID)
    entry = raw.rindex(b"PK\x01\x02", 0, raw.rindex(name.encode()))
    raw[entry + place : entry + place + 2] = struct.pack("<H", value)
    return bytes(raw)


def test_what_is_locked_or_packed_in_other_ways_is_refused() -> None:
    assert refused(marked("order.npy", 8, 1)) == "order.npy: expected no password"
    assert refused(marked("order.npy", 10, 14)) == "order.npy: expected stored or deflated bytes"


def test_a_member_that_is_shorter_than_its_directory_says_is_refused() -> None:
    size = len(members(VALID)["experiment.json"])
    found = refused(marked("experiment.json", 24, size + 1))
    assert found.startswith("experiment.json: expected")


def test_no_more_is_read_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    small = zipped(members(VALID), zipfile.ZIP_DEFLATED)
    monkeypatch.setattr("engine.files.safe_zip.LARGEST", len(small))
    assert "a zip that unfolds to at most" in refused(small)
    monkeypatch.setattr("engine.files.safe_zip.LARGEST", len(small) - 1)
    assert "bytes, found" in refused(small)


def test_what_fills_all_the_room_there_is_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = members(VALID) | {"layout": bytes(100_000)}
    small, unfolded = zipped(content, zipfile.ZIP_DEFLATED), sum(map(len, content.values()))
    monkeypatch.setattr("engine.files.safe_zip.LARGEST", unfolded)
    assert same(unpacked(small), unpacked(VALID))
    monkeypatch.setattr("engine.files.safe_zip.LARGEST", unfolded - 1)
    assert "a zip that unfolds to at most" in refused(small)


def test_whether_the_epoch_is_shuffled_is_yes_or_no() -> None:
    raw = with_json("state.json", lambda body: body.update(shuffled="yes"))
    assert refused(raw) == "state.json: expected whether it is shuffled"


def test_an_array_of_other_length_than_it_says_is_refused() -> None:
    for more in (-1, 1):
        params = members(VALID)["params.npy"]
        other = params[:more] if more < 0 else params + bytes(more)
        assert "numbers" in refused(changed(lambda c, other=other: c.update({"params.npy": other})))
