"""What a lab may ask of a run: by which names, and what is said where a run has no such number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.labs.quantities import (
    LAST_LAYER,
    REDUCTIONS,
    Measurable,
    MeasureError,
    is_finite,
    quantity_named,
    search_among,
)
from engine.probes import ParameterProbe, ScoresProbe
from engine.search.methods import Grid
from engine.search.probe import SearchProbe


@dataclass
class Seen:
    """What a probe saw of one layer."""

    title: str
    rms: float
    values: Array = field(default_factory=lambda: np.arange(3.0))
    later: Array | None = None

    def shout(self) -> str:
        return "no number"


LAYERS = (Seen("h¹", 0.5), Seen("h²", 0.25), Seen("p", 2.0))
READING = {
    "loss": 0.75,
    "1.dense.W": np.array([[1.0, -3.0], [0.0, 2.0]]),
    "layers": LAYERS,
    "words": ("a", "b"),
    "pair": (1, 2),
    "none": (),
}


def asked(name: str, reading: Any = READING) -> float | Array:
    return Measurable(ScoresProbe(), name).of(reading)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("loss", 0.75),
        ("1.dense.W.1.1", 2.0),
        ("1.dense.W.largest", 3.0),
        ("1.dense.W.count", 3.0),
        ("1.dense.W.share", 0.75),
        ("layers.0.rms", 0.5),
        ("layers.last.rms", 2.0),
        ("layers.rms", [0.5, 0.25, 2.0]),
        ("layers.hidden.rms", [0.5, 0.25]),
        ("layers.rms.highest", 2.0),
        ("layers.rms.factor", 2.0),
        ("layers.h².rms", 0.25),
        ("layers.p.values", [0.0, 1.0, 2.0]),
        ("pair", [1.0, 2.0]),
        ("none.rms", []),
    ],
)
def test_names_lead_to_numbers(name: str, expected: Any) -> None:
    np.testing.assert_array_equal(asked(name), expected)


@pytest.mark.parametrize(
    ("name", "reading", "said"),
    [
        ("loss", None, "there is nothing to read of it yet"),
        ("layers.0.later", READING, "there is nothing to read of it yet"),
        ("lost", READING, "unknown name 'lost'; expected one of loss, 1.dense.W"),
        ("layers.0.lost", READING, "unknown name 'lost'; expected one of later, rms"),
        ("layers.0.shout", READING, "unknown name 'shout'"),
        ("layers.0.__class__", READING, "unknown name '__class__'"),
        ("layers.3.rms", READING, "no such place: 3; there are 3"),
        ("1.dense.W.first", READING, "unknown name 'first'; expected a place in the list"),
        ("loss.mean.0", READING, "unknown name 'mean'"),
        ("words", READING, "expected numbers, found tuple"),
        ("layers.mean", READING, "unknown name 'mean'"),
        ("layers", READING, "expected numbers, found tuple"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(name: str, reading: Any, said: str) -> None:
    with pytest.raises(MeasureError, match=said):
        asked(name, reading)


def test_one_number_is_one_number() -> None:
    assert Measurable(ScoresProbe(), "loss").number_of(READING) == 0.75
    with pytest.raises(MeasureError, match="expected one number, found 4; name one, or reduce"):
        Measurable(ScoresProbe(), "1.dense.W").number_of(READING)


def test_every_reduction_is_that_of_its_name() -> None:
    numbers = np.array([4.0, 0.0, -2.0, 1.0])
    found = {name: reduce(numbers) for name, reduce in REDUCTIONS.items()}
    assert found == {
        "count": 3,
        "share": 0.75,
        "size": 4,
        "sum": 3,
        "mean": 0.75,
        "std": pytest.approx(np.sqrt(21 / 4 - 0.75**2)),
        "rms": pytest.approx(np.sqrt(21 / 4)),
        "median": 0.5,
        "lowest": -2,
        "highest": 4,
        "largest": 4,
        "factor": pytest.approx(0.25 ** (1 / 3)),
    }


def test_a_name_is_a_measure_of_the_lab_first_then_a_score_a_probe_or_a_weight() -> None:
    own = {"slope": Measurable(ScoresProbe(), "train")}
    assert quantity_named("slope.loss", own) == Measurable(ScoresProbe(), "train.loss")
    assert quantity_named("test.accuracy", {}) == Measurable(ScoresProbe(), "test.accuracy")
    units = quantity_named("dead_units.count", {})
    assert units is not None
    assert (units.field, units.name) == ("count", "dead_units.count")
    assert quantity_named("tides.height", {}) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("layers.0.W.1.2", ParameterProbe(layer=0, array="W", first=1, second=2)),
        ("output.b.0", ParameterProbe(layer=LAST_LAYER, array="b", first=0, second=0)),
        (
            "layers.2.layers.0.W.1.0",
            ParameterProbe(layer=2, array="0.W", first=1, second=0),
        ),
    ],
)
def test_a_path_of_a_weight_is_its_probe(path: str, expected: ParameterProbe) -> None:
    assert quantity_named(path, {}) == Measurable(expected, "value")


def test_the_first_search_among_the_measures() -> None:
    grid = Grid()
    own = {"loss": Measurable(ScoresProbe(), ""), "best": Measurable(SearchProbe(grid), "")}
    assert search_among(own) == grid
    assert search_among({}) is None


@pytest.mark.parametrize(
    ("value", "finite"),
    [(1.0, True), (np.inf, False), (np.ones(2), True), (np.nan * np.ones(2), False)],
)
def test_numbers_are_told_from_what_is_none(value: Any, finite: bool) -> None:
    assert is_finite(value) == finite


@pytest.mark.parametrize("reduction", sorted(set(REDUCTIONS) - {"factor"}))
def test_one_number_alone_can_be_reduced(reduction: str) -> None:
    one = Measurable(ScoresProbe(), f"train.{reduction}")
    assert is_finite(one.number_of({"train": 2.0}))


def test_one_number_alone_has_no_factor() -> None:
    """The check of a lab, and the text that named it, ended with a division by zero."""
    with pytest.raises(MeasureError, match=r"train\.factor: "):
        Measurable(ScoresProbe(), "train.factor").of({"train": 2.0})
