"""Every registered data set keeps the contract of all data sets."""

from __future__ import annotations

import inspect
from dataclasses import fields, replace

import numpy as np
import pytest

from engine.data.datasets import Data, Dataset, dataset
from engine.data.datasets.base import Generated
from engine.specs.knobs import ChoiceKnob, KnobError, NumberKnob, knobs_of
from engine.specs.registry import from_json, to_json

REGRESSION = {
    "digits_again",
    "sine",
    "sawtooth",
    "step",
    "abs",
    "sinc",
    "polynomial",
    "plane",
    "multi_gauss",
    "ravine",
    "engel",
}
every = pytest.mark.parametrize("spec", [cls() for cls in dataset], ids=dataset.names)
generated = pytest.mark.parametrize(
    "spec",
    [pytest.param(cls(), id=cls.name) for cls in dataset if issubclass(cls, Generated)],
)


def drawn(spec: Dataset, seed: int = 7) -> Data:
    return spec.sample(np.random.default_rng(seed))


def counts(data: Data) -> list[int]:
    return np.bincount(data.y, minlength=len(data.classes)).tolist()


def variants(cls: type[Dataset]) -> list[Dataset]:
    """One spec for each end of each number knob and each word of each choice."""
    specs = []
    for name, knob in knobs_of(cls).items():
        if isinstance(knob, NumberKnob):
            kind = int if knob.integer else float
            specs += [cls(**{name: kind(end)}) for end in (knob.low, knob.high)]
        elif isinstance(knob, ChoiceKnob):
            specs += [cls(**{name: word}) for word in knob.options]
    return specs


def assert_well_formed(data: Data) -> None:
    n, d = data.x.shape
    assert data.x.dtype == np.float64
    assert np.isfinite(data.x).all()
    assert np.isfinite(data.y).all()
    assert not data.x.flags.writeable
    assert not data.y.flags.writeable
    assert len(data.inputs) == d == len(set(data.inputs))
    if data.image is not None:
        assert data.image[0] * data.image[1] == d
    if data.classes:
        assert data.y.dtype == np.int64
        assert data.y.shape == (n,)
        assert len(set(data.classes)) == len(data.classes)
        assert min(counts(data)) > 0
        assert data.y.max() < len(data.classes)
    else:
        assert data.y.dtype == np.float64
        assert data.y.shape in ((n, 1), data.x.shape)


@every
def test_the_data_are_well_formed(spec: Dataset) -> None:
    data = drawn(spec)
    assert_well_formed(data)
    assert bool(data.classes) == (spec.name not in REGRESSION)


@pytest.mark.parametrize("cls", list(dataset), ids=dataset.names)
def test_every_end_of_every_knob_gives_well_formed_data(cls: type[Dataset]) -> None:
    for spec in variants(cls):
        assert_well_formed(drawn(spec))


@every
def test_the_same_seed_gives_the_same_bits_and_another_seed_others(spec: Dataset) -> None:
    first, again, other = drawn(spec), drawn(spec), drawn(spec, seed=8)
    assert first.x.tobytes() == again.x.tobytes()
    assert first.y.tobytes() == again.y.tobytes()
    random = getattr(spec, "noise", 1.0) > 0 or spec.name not in ("gate", "parity")
    if random and spec.name != "drawn":
        assert first.x.tobytes() != other.x.tobytes()


@every
def test_json_round_trip(spec: Dataset) -> None:
    for variant in (spec, *variants(type(spec))):
        assert from_json(Dataset, to_json(variant)) == variant


@every
def test_a_reader_finds_help_and_a_formula(spec: Dataset) -> None:
    cls = type(spec)
    help_lines = (inspect.getdoc(cls) or "").splitlines()
    assert help_lines[0].endswith((".", "?"))
    assert len(help_lines) > 2, "the docstring says no more than its first line"
    assert cls.formula
    assert "\n" not in cls.formula
    for field in fields(cls):
        knob = knobs_of(cls)[field.name]
        assert knob.help.endswith(".")


@generated
def test_as_many_samples_as_asked_for(spec: Generated) -> None:
    for samples in (21, 500):
        assert len(drawn(replace(spec, samples=samples)).x) == samples


@generated
def test_noise_moves_the_same_points_in_proportion(spec: Generated) -> None:
    clean, half, full = (drawn(replace(spec, noise=level)) for level in (0.0, 0.5, 1.0))
    assert [clean.classes] * 2 == [half.classes, full.classes]
    moved = "x" if clean.classes else "y"
    kept = "y" if clean.classes else "x"
    assert np.array_equal(getattr(clean, kept), getattr(full, kept))
    start, middle, end = (getattr(data, moved) for data in (clean, half, full))
    np.testing.assert_allclose(middle - start, 0.5 * (end - start), atol=1e-12)
    assert np.std(end - start) == pytest.approx(1.0, abs=0.15)


@every
def test_any_prefix_mixes_the_classes(spec: Dataset) -> None:
    data = drawn(spec)
    if data.classes:
        several = max(100, 8 * len(data.classes))
        assert len(np.unique(data.y[:several])) == len(data.classes)


def test_values_outside_a_range_are_refused_with_the_knob_named() -> None:
    with pytest.raises(KnobError, match=r"classes: expected a whole number from 2 to 5, found 6"):
        dataset["spiral"](classes=6)
    with pytest.raises(KnobError, match=r"noise: expected a number from 0 to 1, found nan"):
        dataset["moons"](noise=float("nan"))
    with pytest.raises(KnobError, match=r"gate: expected one of and, or, xor, nand, found 'not'"):
        dataset["gate"](gate="not")
