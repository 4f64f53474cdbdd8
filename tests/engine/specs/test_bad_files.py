"""Experiment files that attack: each is refused with one line that names place and reason."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.disk.reasons import NoFileError
from engine.specs.registry import SpecError
from engine.training.experiment import LARGEST_FILE, ExperimentSpec


def refused(text: str) -> SpecError:
    """The error that `text` raises, which must be one short line that can be printed."""
    with pytest.raises(SpecError) as caught:
        ExperimentSpec.loads(text)
    is_presentable(caught.value)
    return caught.value


def is_presentable(error: SpecError) -> None:
    message = str(error)
    assert len(message) < 600, len(message)
    assert "\n" not in message
    message.encode("utf-8")


def body(**settings: Any) -> str:
    return json.dumps({"version": 1, **settings})


def layers(text: str) -> str:
    return f'{{"version": 1, "layers": {text}}}'


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("", "", "expected JSON, found a fault in line 1, column 1"),
        ("hello", "", "expected JSON"),
        ('{"version": 1,}', "", "expected JSON"),
        ('{"version": 1} trailing', "", "expected JSON"),
        ("[1, 2]", "", "expected an object"),
        ("null", "", "expected an object"),
        ("3", "", "expected an object"),
        ("{}", "", "expected an experiment, found another kind of file"),
        ('{"version": "1"}', "version", "expected a whole number from 1"),
        ('{"version": "1"}', "version", "expected a whole number"),
        ('{"version": true}', "version", "expected a whole number"),
        ('{"version": 1.0}', "version", "expected a whole number"),
        ('{"version": 0}', "version", "expected 1 to 3, found 0"),
        ('{"version": -3}', "version", "expected 1 to 3, found -3"),
        ('{"version": 999}', "version", "a newer version of the program wrote this file"),
        (body(nonsense=1), "nonsense", "unknown name; expected one of data, layers"),
        (body(seed=1.5), "seed", "expected a whole number, found the number 1.5"),
        (body(seed="1"), "seed", "expected a whole number, found a text '1'"),
        (body(seed=None), "seed", "expected a whole number, found null"),
        (body(seed=True), "seed", "expected a whole number, found true or false"),
        (body(seed=[]), "seed", "expected a whole number, found a list"),
        (body(seed=-1), "seed", "expected a whole number from 0"),
        (body(seed=10**300), "seed", "expected a whole number from 0"),
        (body(batch_size=0), "batch_size", "expected a whole number from 1 to 10000, found 0"),
        (body(dtype="float16"), "dtype", "expected one of float64, float32"),
        (body(dtype=64), "dtype", "expected a text, found a whole number 64"),
        (body(loss="mse"), "loss", "expected an object, found a text"),
        (body(loss={}), "loss.type", "expected one of softmax_cross_entropy"),
        (body(loss={"type": "hinge2"}), "loss.type", "found 'hinge2'"),
        (body(loss={"type": ["mse"]}), "loss.type", "expected one of"),
        (body(loss={"type": "mse", "x": 1}), "loss.x", "unknown name; expected one of targets"),
        (body(loss={"type": "hinge", "x": 1}), "loss.x", "unknown name; expected one of nothing"),
        (body(optimizer={"type": "sgd", "lr": True}), "optimizer.lr", "expected a number"),
        (body(optimizer={"type": "sgd", "lr": "fast"}), "optimizer.lr", "expected a number"),
        (body(optimizer={"type": "sgd", "lr": 11}), "optimizer.lr", "found 11"),
        (body(optimizer={"type": "sgd", "lr": 10**400}), "optimizer.lr", "one too large"),
        (body(data={"test": -0.1}), "data.test", "expected a number from 0 to 0.5, found -0.1"),
        (body(data={"dataset": {"type": "moon"}}), "data.dataset.type", "moons"),
        (body(layers={}), "layers", "expected a list, found an object"),
        (body(layers=[3]), "layers.0", "expected an object, found a whole number 3"),
        (
            body(layers=[{"type": "dense"}, {"type": "dense", "units": 1_000_000}]),
            "layers.1.units",
            "expected a whole number from 1 to 2048, found 1000000",
        ),
        (
            body(layers=[{"type": "activate", "activation": {"type": "elu", "alpha": 0}}]),
            "layers.0.activation.alpha",
            "expected a number from 0.01",
        ),
        (body(layers=[{"type": "dense"}] * 10_000), "layers", "at most 100, found 10000"),
        ('{"version": 1, "seed": NaN}', "", "finite numbers only, found NaN"),
        ('{"version": 1, "seed": Infinity}', "", "finite numbers only, found Infinity"),
        ('{"version": 1, "seed": -Infinity}', "", "finite numbers only, found -Infinity"),
        ('{"version": 1, "seed": 1e999}', "", "finite numbers only, found 1e999"),
        ('{"version": 1, "seed": 1, "seed": 2}', "", "each name once, found 'seed' twice"),
        ('{"version": 1, "loss": {"type": "mse", "type": "mse"}}', "", "found 'type' twice"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_the_message_names_place_and_reason(text: str, path: str, expected: str) -> None:
    error = refused(text)
    assert error.path == path
    assert expected in error.problem


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="open lists"),
        pytest.param("[" * 100_000 + "]" * 100_000, id="lists"),
        pytest.param(layers("[" * 100_000 + "]" * 100_000), id="lists inside"),
        pytest.param('{"a":' * 100_000 + "1" + "}" * 100_000, id="objects"),
        pytest.param(layers('[{"type":' * 10_000 + "1" + "}]" * 10_000), id="both"),
        pytest.param(layers("[" * 500 + "]" * 500), id="not so deep"),
    ],
)
def test_nesting_bombs(text: str) -> None:
    refused(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"version": ' + "9" * 4000 + "}", id="version"),
        pytest.param('{"version": 1, "seed": ' + "9" * 4000 + "}", id="seed"),
        pytest.param('{"version": 1, "seed": ' + "9" * 100_000 + "}", id="more than Python reads"),
        pytest.param('{"version": 1, "seed": ' + "9" * 100_000 + ".0}", id="an infinite float"),
        pytest.param('{"version": 1, "seed": 1.' + "9" * 100_000 + "}", id="float"),
        pytest.param('{"version": 1, "seed": "' + "a" * 100_000 + '"}', id="text"),
        pytest.param('{"version": 1, "' + "a" * 100_000 + '": 1}', id="name"),
        pytest.param('{"version": 1, "loss": {"type": "' + "a" * 100_000 + '"}}', id="type"),
        pytest.param('{"version": 1, "a\\nb": 1}', id="line break in a name"),
        pytest.param('{"version": 1, "\\ud800": 1}', id="half a character in a name"),
        pytest.param('{"version": 1, "dtype": "\\ud800\\n"}', id="half a character in a text"),
        pytest.param('{"version": 1, "loss": {"type": "\\ud800\\n"}}', id="in a type"),
        pytest.param('{"version": 1, "\\ud800": 1, "\\ud800": 1}', id="twice"),
    ],
)
def test_the_message_stays_short_whatever_the_file_holds(text: str) -> None:
    refused(text)


def test_many_names_are_read_in_a_moment() -> None:
    names = ", ".join(f'"n{i}": 0' for i in range(60_000))
    assert "'last' twice" in str(refused(f'{{{names}, "last": 0, "last": 0}}'))


def test_a_file_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    tracemalloc.start()
    try:
        with pytest.raises(NoFileError, match="at most 1,000,000 bytes"):
            ExperimentSpec.load(path)
        assert tracemalloc.get_traced_memory()[1] < 5 * LARGEST_FILE
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xfe{\x00}\x00", b'{"version": 1, "seed": "\xe9"}', b"\x80", b"PK\x03\x04\x00\xff" * 50],
)
def test_bytes_that_are_no_text(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "experiment.json"
    path.write_bytes(raw)
    with pytest.raises(SpecError, match="expected JSON text in UTF-8"):
        ExperimentSpec.load(path)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ExperimentSpec.load(tmp_path / "nowhere.json")


VALID = ExperimentSpec().dumps().encode()
EDITS = st.lists(
    st.tuples(
        st.integers(0, len(VALID) - 1),
        st.sampled_from(["replace", "insert", "delete", "copy"]),
        st.integers(0, 255) | st.sampled_from(list(b'{}[]",:0123456789eE+-.')),
        st.integers(1, 30),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.long
@settings(max_examples=400)
@given(edits=EDITS)
def test_damaged_files_are_read_or_refused(
    edits: list[tuple[int, str, int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw = bytearray(VALID)
    for place, kind, value, length in edits:
        piece = bytes([value])
        if kind == "replace":
            raw[place : place + 1] = piece
        elif kind == "insert":
            raw[place:place] = piece
        elif kind == "delete":
            del raw[place : place + length]
        else:
            raw[place:place] = raw[place // 2 : place // 2 + length]
    path = tmp_path_factory.getbasetemp() / "damaged.json"
    path.write_bytes(raw)
    is_read_or_refused(path)


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["dense", "adam", "mse", "tanh", 10**30, 1e308, -1]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.mark.long
@settings(max_examples=300)
@given(value=ANY_JSON, place=st.integers(0, 10_000), rename=st.booleans())
def test_wrong_values_anywhere_are_read_or_refused(
    value: Any, place: int, rename: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tree = json.loads(VALID)
    spots = list(spots_in(tree))
    container, key = spots[place % len(spots)]
    if rename and isinstance(container, dict):
        container[str(value)[:20]] = container.pop(key)
    else:
        container[key] = value
    path = tmp_path_factory.getbasetemp() / "wrong.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    is_read_or_refused(path)


def spots_in(tree: Any) -> Any:
    """Every (container, key) of a JSON tree."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in list(pairs):
        yield tree, key
        if isinstance(value, dict | list):
            yield from spots_in(value)


def is_read_or_refused(path: Path) -> None:
    try:
        spec = ExperimentSpec.load(path)
    except SpecError as error:
        is_presentable(error)
    else:
        assert ExperimentSpec.loads(spec.dumps()) == spec
