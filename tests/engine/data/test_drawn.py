"""Points that somebody drew: kept exactly, split steadily, shown on a plane that stands still."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from engine.data.datasets import DataError, dataset
from engine.data.datasets.drawn import MOST_POINTS, TOO_FEW_CLASSES, Drawn, Point, point
from engine.specs.knobs import KnobError
from engine.specs.registry import SpecError
from engine.training.experiment import LARGEST_FILE, DataSpec, ExperimentSpec
from engine.training.setup import Setup
from engine.training.trainer import Trainer


def scattered(count: int, classes: int = 2, seed: int = 0) -> tuple[Point, ...]:
    """Points all over the plane, classes in turn."""
    places = np.random.default_rng(seed).uniform(-1, 1, (count, 2)).tolist()
    return tuple(point(a, b, i % classes) for i, (a, b) in enumerate(places))


def experiment(points: tuple[Point, ...], **settings: object) -> ExperimentSpec:
    return ExperimentSpec(data=DataSpec(dataset=Drawn(points=points)), **settings)


def test_it_is_registered_and_trains_as_it_comes() -> None:
    assert dataset["drawn"] is Drawn
    trainer = Trainer(ExperimentSpec(data=DataSpec(dataset=Drawn())))
    for _ in range(300):
        trainer.step()
    assert trainer.score("train").accuracy == 1


def test_the_samples_are_the_points() -> None:
    points = ((0.25, -1.0, 2), (0.5, 0.5, 0))
    data = Drawn(points=points).sample(np.random.default_rng(0))
    np.testing.assert_array_equal(data.x, [[0.25, -1.0], [0.5, 0.5]])
    assert data.y.tolist() == [2, 0]
    # Class 1 has no point now, and 2 keeps its place and colour.
    assert data.classes == ("0", "1", "2")
    assert data.drawn


def test_a_point_is_kept_with_four_decimals() -> None:
    assert point(0.123456789, -0.00001, 3) == (0.1235, 0.0, 3)
    assert str(point(0.1, -0.00001, 3)[1]) == "0.0"


@pytest.mark.parametrize("points", [(), ((0.0, 0.0, 0),), ((0.0, 0.0, 4), (1.0, 1.0, 4))])
def test_fewer_than_two_classes_are_a_sentence(points: tuple[Point, ...]) -> None:
    with pytest.raises(DataError, match=f"^{TOO_FEW_CLASSES}$"):
        Drawn(points=points).sample(np.random.default_rng(0))
    with pytest.raises(SpecError, match="two classes or more"):
        Setup.of(experiment(points))


@pytest.mark.parametrize(
    "wrong",
    [
        (0.0, 0.0),
        (0.0, 0.0, 10),
        (0.0, 0.0, -1),
        (0.0, 0.0, True),
        (0.0, 0.0, 1.0),
        (0, 0.0, 1),
        (float("nan"), 0.0, 1),
        (0.0, float("inf"), 1),
        (2e6, 0.0, 1),
        "abc",
    ],
)
def test_what_is_no_point_is_refused(wrong: object) -> None:
    with pytest.raises(KnobError, match=r"^points: expected points \(a, b, class\)"):
        Drawn(points=((0.0, 0.0, 0), wrong))  # type: ignore[arg-type]


def test_there_are_at_most_five_thousand() -> None:
    Drawn(points=scattered(MOST_POINTS))
    with pytest.raises(KnobError, match="at most 5000, found 5001"):
        Drawn(points=scattered(MOST_POINTS + 1))


def test_a_file_holds_the_most_points_one_a_line() -> None:
    spec = experiment(scattered(MOST_POINTS, 10))
    text = spec.dumps()
    assert len(text.encode()) < LARGEST_FILE / 5
    assert "        [-0.7302, 0.1622, 3],\n" in experiment(((-0.7302, 0.1622, 3),) * 2).dumps()
    assert ExperimentSpec.loads(text) == spec


def test_text_that_looks_like_numbers_stays_as_it_is() -> None:
    spec = experiment(scattered(4))
    body = json.loads(spec.dumps())
    assert body["data"]["dataset"]["points"] == [list(p) for p in spec.data.dataset.points]


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([[0.0, 0.0]], r"points\.0: expected a list of 3, found 2"),
        ([[0.0, 0.0, 1.5]], r"points\.0\.2: expected a whole number"),
        ([[0.0, "x", 1]], r"points\.0\.1: expected a number"),
        ([0.5], r"points\.0: expected a list"),
    ],
)
def test_a_file_with_a_wrong_point_says_which(points: object, said: str) -> None:
    body = json.loads(experiment(scattered(4)).dumps())
    body["data"]["dataset"]["points"] = points
    with pytest.raises(SpecError, match=said):
        ExperimentSpec.loads(json.dumps(body))


def parts_of(points: tuple[Point, ...]) -> dict[Point, str]:
    """Which part each point is in."""
    setup = Setup.of(experiment(points))
    return {points[row]: name for name, part in setup.parts.items() for row in part.rows.tolist()}


def test_points_keep_their_part_when_others_come_and_go() -> None:
    points = scattered(200, 3)
    before = parts_of(points)
    assert Counter(before.values()) == {"train": 140, "validation": 30, "test": 30}
    more, fewer = (*points, *scattered(9, 3, seed=1)), points[:80] + points[86:]
    for after in (parts_of(more), parts_of(fewer)):
        moved = [p for p in before if p in after and before[p] != after[p]]
        assert len(moved) <= 8
    other = Setup.of(experiment(points, seed=7)).parts["test"].rows
    assert set(other) != set(Setup.of(experiment(points)).parts["test"].rows)


def test_the_plane_stands_still_while_points_are_drawn() -> None:
    plane = Setup.of(experiment(scattered(20))).plane
    assert plane.extent == (-1.2, 1.2, -1.2, 1.2)
    assert plane.square
    more = replace(Drawn(), points=((0.0, 0.0, 0), (0.0, 0.1, 1), (3.0, -4.0, 1)))
    wide = Setup.of(ExperimentSpec(data=DataSpec(dataset=more))).plane
    assert wide.extent == (-4.8, 4.8, -4.8, 4.8)


def test_the_first_points_fill_discs_evenly() -> None:
    points = np.array(Drawn().points)
    for label in np.unique(points[:, 2]):
        disc = points[points[:, 2] == label, :2]
        disc = disc - disc.mean(axis=0)
        first, second = np.linalg.svd(disc, compute_uv=False)
        assert second > 0.7 * first, "no direction is preferred"
