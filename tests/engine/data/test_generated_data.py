"""Each generated data set has the shape its name and its formula promise."""

from __future__ import annotations

import numpy as np
import pytest

from engine.data.datasets import Data, dataset


def made(name: str, **knobs: object) -> Data:
    return dataset[name](**knobs).sample(np.random.default_rng(7))


def counts(data: Data) -> list[int]:
    return np.bincount(data.y, minlength=len(data.classes)).tolist()


@pytest.mark.parametrize(
    "name",
    [
        "circle",
        "xor",
        "clouds",
        "spiral",
        "moons",
        "rings",
        "linear",
        "checkerboard",
        "stripes",
        "above",
        "normal",
    ],
)
def test_classes_are_as_equal_as_can_be(name: str) -> None:
    even = counts(made(name, samples=301))
    assert max(even) - min(even) <= 1


@pytest.mark.parametrize(
    "name", ["circle", "xor", "spiral", "moons", "rings", "checkerboard", "above", "stripes"]
)
def test_inputs_stay_in_the_square_without_noise(name: str) -> None:
    assert np.abs(made(name, noise=0.0).x).max() <= 1.0 + 1e-12


def test_circle_is_a_disc_inside_a_ring() -> None:
    data = made("circle", noise=0.0, radius=0.4, samples=2000)
    radius = np.linalg.norm(data.x, axis=1)
    assert radius[data.y == 0].max() <= 0.4
    assert radius[data.y == 1].min() >= 0.7
    # Even by area: a quarter of the disc's points lie within half its radius.
    assert np.mean(radius[data.y == 0] < 0.2) == pytest.approx(0.25, abs=0.04)


def test_xor_labels_match_the_quadrants() -> None:
    data = made("xor", noise=0.0)
    positive = data.x > 0
    assert np.array_equal(data.y, positive[:, 0] ^ positive[:, 1])
    assert np.abs(data.x).min() >= 0.1
    quadrants = np.bincount(2 * positive[:, 0] + positive[:, 1])
    assert quadrants.tolist() == [75, 75, 75, 75]


@pytest.mark.parametrize("arms", [2, 3, 4, 5])
def test_spiral_has_one_arm_a_class(arms: int) -> None:
    data = made("spiral", classes=arms, noise=0.0, turns=1.5)
    assert data.classes == tuple("01234"[:arms])
    radius = np.linalg.norm(data.x, axis=1)
    unwound = np.arctan2(data.x[:, 1], data.x[:, 0]) - 2 * np.pi * 1.5 * radius
    share = (unwound / (2 * np.pi) * arms - data.y + 1e-9) % arms
    np.testing.assert_allclose(share, 0.0, atol=1e-6)


def test_moons_are_mirror_images_that_interlock() -> None:
    data = made("moons", noise=0.0)
    upper = data.x[data.y == 0]
    lower = -data.x[data.y == 1]
    for moon in (upper, lower):
        distance = np.linalg.norm(moon + np.array([1 / 3, 1 / 6]), axis=1)
        np.testing.assert_allclose(distance, 2 / 3)
        assert moon[:, 1].min() >= -1 / 6
    assert upper[:, 0].max() > data.x[data.y == 1][:, 0].min()


def test_clouds_stand_around_their_centres() -> None:
    data = made("clouds", classes=3, noise=0.1, distance=0.8, samples=3000)
    for c in range(3):
        angle = 2 * np.pi * c / 3 + np.pi / 4
        cloud = data.x[data.y == c]
        centre = 0.8 * np.array([np.cos(angle), np.sin(angle)])
        np.testing.assert_allclose(cloud.mean(axis=0), centre, atol=0.02)
        np.testing.assert_allclose(cloud.std(axis=0), 0.1, atol=0.01)


def test_rings_have_evenly_growing_radii() -> None:
    data = made("rings", classes=4, noise=0.0)
    np.testing.assert_allclose(np.linalg.norm(data.x, axis=1), (data.y + 1) / 4)


@pytest.mark.parametrize("angle", [0.0, 30.0, -120.0])
def test_linear_classes_keep_their_margin(angle: float) -> None:
    data = made("linear", margin=0.3, angle=angle)
    normal = np.array([np.cos(np.deg2rad(angle)), np.sin(np.deg2rad(angle))])
    distance = data.x @ normal
    assert np.array_equal(distance > 0, data.y == 1)
    assert np.abs(distance).min() >= 0.15 - 1e-12


@pytest.mark.parametrize("cells", [2, 3, 8])
def test_checkerboard_squares_take_turns(cells: int) -> None:
    data = made("checkerboard", cells=cells, samples=2000)
    column, row = np.floor(cells * (data.x + 1) / 2).astype(int).T
    assert np.array_equal(data.y, (column + row) % 2)
    assert len(set(zip(column.tolist(), row.tolist(), strict=True))) == cells**2


def test_stripes_take_turns_across_their_angle() -> None:
    data = made("stripes", stripes=5, angle=90.0, noise=0.0)
    stripe = np.floor(5 * (data.x[:, 1] + 1) / 2).astype(int)
    assert np.array_equal(data.y, stripe % 2)
    assert set(stripe.tolist()) == set(range(5))


@pytest.mark.parametrize(
    ("curve", "points"),
    [
        ("line", {0.5: 0.25}),
        ("parabola", {0.5: -0.25}),
        ("cubic", {0.5: -0.5}),
        ("sine", {0.25: 0.5}),
        ("abs", {-0.5: 0.0}),
    ],
)
def test_above_is_above_the_curve(curve: str, points: dict[float, float]) -> None:
    data = made("above", curve=curve, noise=0.0, samples=5000)
    for place, height in points.items():
        near = np.abs(data.x[:, 0] - place) < 0.02
        above, below = (data.x[near & (data.y == c), 1] for c in (1, 0))
        assert above.min() > height > below.max()
        assert above.min() - below.max() < 0.4


@pytest.mark.parametrize(
    ("gate", "answers"),
    [("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1]), ("xor", [0, 1, 1, 0]), ("nand", [1, 1, 1, 0])],
)
def test_gates_repeat_their_truth_table(gate: str, answers: list[int]) -> None:
    data = made("gate", gate=gate, samples=10)
    assert data.x[:4].tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert data.x[4:8].tolist() == data.x[:4].tolist()
    assert data.y.tolist() == (answers * 3)[:10]


def test_a_gate_can_be_its_four_rows_alone() -> None:
    assert made("gate", samples=4).x.shape == (4, 2)


def test_parity_counts_the_ones() -> None:
    data = made("parity", inputs=5, samples=64)
    assert len({tuple(row) for row in data.x.tolist()}) == 32
    assert np.array_equal(data.y, data.x.sum(axis=1) % 2)
    assert data.inputs == ("x₁", "x₂", "x₃", "x₄", "x₅")


def test_normal_inputs_have_unit_variance_and_share_points_between_label_rules() -> None:
    teacher = made("normal", inputs=12, samples=5000, classes=3)
    random = made("normal", inputs=12, samples=5000, classes=3, labels="random")
    assert np.array_equal(teacher.x, random.x)
    assert not np.array_equal(teacher.y, random.y)
    np.testing.assert_allclose(teacher.x.std(axis=0), 1.0, atol=0.05)
    assert teacher.inputs[-1] == "x₁₂"


def test_teacher_labels_follow_from_the_inputs_and_random_ones_do_not() -> None:
    """In one dimension a teacher's classes are few intervals, random ones thousands."""

    def changes(labels: str) -> int:
        data = made("normal", inputs=1, samples=1000, labels=labels)
        return int(np.count_nonzero(np.diff(data.y[np.argsort(data.x[:, 0])])))

    assert changes("teacher") < 20
    assert changes("random") > 300


@pytest.mark.parametrize(
    ("name", "knobs", "function"),
    [
        ("sine", {"frequency": 2.0}, lambda x: np.sin(4 * np.pi * x)),
        ("step", {"position": 0.25}, lambda x: np.where(x < 0.25, 0.0, 1.0)),
        ("abs", {}, np.abs),
        ("sinc", {"frequency": 3.0}, lambda x: np.sin(3 * np.pi * x) / (3 * np.pi * x)),
        ("polynomial", {"degree": 1}, lambda x: x),
        ("polynomial", {"degree": 3}, lambda x: 4 * x**3 - 3 * x),
        ("polynomial", {"degree": 10}, lambda x: np.cos(10 * np.arccos(x))),
        ("sawtooth", {"depth": 1}, lambda x: np.minimum(2 * x, 2 - 2 * x)),
        ("sawtooth", {"depth": 4}, lambda x: 1 - 2 * np.abs(8 * x - np.floor(8 * x) - 0.5)),
    ],
)
def test_curves_follow_their_function(name: str, knobs: dict[str, object], function) -> None:
    data = made(name, noise=0.0, **knobs)
    assert data.inputs == ("x",)
    np.testing.assert_allclose(data.y, function(data.x), atol=1e-12)


def test_sawtooth_at_points_computed_by_hand() -> None:
    x = np.array([0.0, 0.125, 0.25, 0.3125, 0.5, 0.75, 1.0])
    assert dataset["sawtooth"](depth=2).target(x).tolist() == [0, 0.5, 1, 0.75, 0, 1, 0]
    assert dataset["sawtooth"](depth=3).target(x).tolist() == [0, 1, 0, 0.5, 0, 0, 0]


def test_sinc_is_one_at_zero() -> None:
    assert dataset["sinc"]().target(np.zeros(1)).tolist() == [1.0]


def test_plane_has_the_slopes_and_height_that_were_asked_for() -> None:
    data = made("plane", slope_1=2.0, slope_2=-3.0, height=0.5, noise=0.0)
    np.testing.assert_allclose(data.y[:, 0], data.x @ np.array([2.0, -3.0]) + 0.5)


def test_gaussian_bumps_stand_up_and_down_in_turn() -> None:
    spec = dataset["multi_gauss"](bumps=4, width=0.1)
    centres = 0.6 * np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0], [0.0, 0.0]])
    np.testing.assert_allclose(spec.target(centres), [1, -1, 1, -1, 0], atol=1e-7)
    one_width_off = np.array([[0.7, 0.0]])
    np.testing.assert_allclose(spec.target(one_width_off), np.exp(-0.5), atol=1e-6)


def test_ravine_has_the_condition_number_that_was_asked_for() -> None:
    data = made("ravine", condition=400.0, samples=5000)
    np.testing.assert_allclose(data.y[:, 0], data.x.sum(axis=1))
    curvature = np.linalg.eigvalsh(data.x.T @ data.x)
    assert curvature[1] / curvature[0] == pytest.approx(400.0, rel=0.1)
