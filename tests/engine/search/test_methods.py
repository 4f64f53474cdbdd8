"""Searches: which points they propose, checked without training anything."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import spiral

from engine.data.datasets import dataset
from engine.network.layers import Activate, Dense
from engine.network.losses import BinaryCrossEntropy, MeanSquaredError
from engine.optimizers import SGD, Adam
from engine.search.methods import Batch, Greedy, Grid, Point, Random, Search, Space, Vary, search
from engine.specs.knobs import KnobError
from engine.specs.registry import SpecError, from_json, to_json
from engine.training.experiment import DataSpec, ExperimentSpec

BASE = spiral(layers=(Dense(units=6), Activate()), optimizer=Adam(lr=0.03))
RATES = Vary("optimizer.lr", (0.001, 0.01, 0.1))
UNITS = Vary("layers.0.units", (2, 4, 8))


def follow(method: Search, space: Space, cost: Callable[[Point], float]) -> list[Batch]:
    """The batches of a search when `cost` is what each point's validation loss would be."""
    proposals = method.batches(space)
    batches = [next(proposals)]
    scored: dict[Point, float] = {}
    while True:
        for point in batches[-1].points:
            scored.setdefault(point, cost(point))
        best = min(scored, key=lambda point: scored[point])
        try:
            batches.append(proposals.send(best))
        except StopIteration:
            return batches


# --- points -----------------------------------------------------------------------------------


def test_a_space_holds_checked_values_and_the_experiment_as_its_start() -> None:
    space = Greedy(vary=(Vary("optimizer.lr", (1, 0.1)), UNITS)).space(BASE)
    assert space.paths == ("optimizer.lr", "layers.0.units")
    assert space.values == ((1.0, 0.1), (2, 4, 8))
    assert type(space.values[0][0]) is float
    assert space.start == (0.03, 6)
    assert space.size == 6
    assert space.spec_at(space.start) == BASE
    edited = space.spec_at((0.1, 4))
    assert (edited.optimizer, edited.layers[0]) == (Adam(lr=0.1), Dense(units=4))
    assert replace(edited, optimizer=BASE.optimizer, layers=BASE.layers) == BASE


def test_an_item_is_put_in_place_before_its_settings_whatever_their_order() -> None:
    vary = (RATES, Vary("optimizer", ("sgd", "adam")))
    space = Grid(vary=vary).space(BASE)
    assert space.start == (0.03, "adam")
    assert space.values == (RATES.values, ("sgd", "adam"))
    assert space.spec_at((0.1, "sgd")).optimizer == SGD(lr=0.1)
    assert space.spec_at((0.03, "adam")) == BASE


def test_the_experiment_with_its_own_item_is_the_experiment() -> None:
    own = replace(BASE, optimizer=Adam(lr=0.5, beta1=0.5))
    space = Grid(vary=(Vary("optimizer", ("sgd", "adam")),)).space(own)
    assert space.spec_at(("adam",)) == own


@pytest.mark.parametrize("seeds", [1, 3])
def test_the_same_seeds_for_every_point(seeds: int) -> None:
    method = Grid(vary=(UNITS,), seeds=seeds)
    assert [spec.seed for spec in method.with_seeds(BASE)] == [42, 43, 44][:seeds]
    last = replace(BASE, seed=2**31 - 1)
    assert [spec.seed for spec in method.with_seeds(last)] == [2**31 - 1, 0, 1][:seeds]
    assert method.with_seeds(BASE)[0] == BASE


# --- the three ways ---------------------------------------------------------------------------


def test_the_greedy_search_tunes_one_at_a_time_until_nothing_changes() -> None:
    """On a bowl with its lowest point at (0.01, 4): two moves, and one look round."""

    def bowl(point: Point) -> float:
        rate, units = point
        return (math.log10(float(rate)) + 2) ** 2 + (float(units) - 4) ** 2 + 1

    space = Greedy(vary=(RATES, UNITS)).space(BASE)
    assert follow(Greedy(vary=(RATES, UNITS)), space, bowl) == [
        Batch(((0.03, 6),)),
        Batch(((0.001, 6), (0.01, 6), (0.1, 6)), "optimizer.lr"),
        Batch(((0.01, 2), (0.01, 4), (0.01, 8)), "layers.0.units"),
        Batch(((0.001, 4), (0.01, 4), (0.1, 4)), "optimizer.lr"),
    ]


def test_the_greedy_search_stays_where_the_experiment_is_best() -> None:
    method = Greedy(vary=(RATES, UNITS))
    batches = follow(method, method.space(BASE), lambda point: 0.0 if point == (0.03, 6) else 1.0)
    assert [batch.path for batch in batches] == ["", "optimizer.lr", "layers.0.units"]
    assert batches[-1].points == ((0.03, 2), (0.03, 4), (0.03, 8))


def test_the_greedy_search_can_end_where_only_two_changes_at_once_would_help() -> None:
    costs = {(0.1, 8): 0.0, (0.03, 6): 1.0}
    vary = (Vary("optimizer.lr", (0.1,)), Vary("layers.0.units", (8,)))

    def cost(point: Point) -> float:
        return costs.get(point, 2.0)  # type: ignore[call-overload]

    greedy, grid = Greedy(vary=vary), Grid(vary=vary)
    tried = {p for batch in follow(greedy, greedy.space(BASE), cost) for p in batch.points}
    assert (0.1, 8) not in tried
    assert follow(grid, grid.space(BASE), cost) == [Batch(((0.1, 8),))]


@settings(max_examples=40)
@given(data=st.data(), seed=st.integers(0, 10**6))
def test_the_greedy_search_ends_at_a_point_no_single_change_makes_better(
    data: st.DataObject, seed: int
) -> None:
    sizes = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    values = tuple(tuple(range(size)) for size in sizes)
    paths = tuple(f"path{k}" for k in range(len(sizes)))
    space = Space(BASE, paths, values, tuple(-1 for _ in sizes))

    def cost(point: Point) -> float:
        return hash((seed, *point)) % 7  # many are equal

    batches = follow(Greedy(), space, cost)
    tried = {point: cost(point) for batch in batches for point in batch.points}
    end = min(tried, key=lambda point: tried[point])
    around = {
        (*end[:place], value, *end[place + 1 :])
        for place, axis in enumerate(values)
        for value in axis
    }
    assert around <= set(tried)
    assert all(cost(point) >= cost(end) for point in around)


def test_the_full_grid_has_every_combination_once() -> None:
    method = Grid(vary=(RATES, UNITS))
    (batch,) = follow(method, method.space(BASE), lambda point: 0.0)
    assert batch.points == tuple((rate, n) for rate in RATES.values for n in UNITS.values)
    assert method.most_trials() == 9
    assert replace(method, seeds=4).most_trials() == 36


def test_a_grid_too_large_to_be_tried_is_refused_before_it_is_made() -> None:
    axes = [f"layers.{k}.units" for k in range(0, 40, 2)]
    base = spiral(layers=(Dense(units=2), Activate()) * 20)
    method = Grid(vary=tuple(Vary(axis, tuple(range(1, 101))) for axis in axes))
    space = Space(base, tuple(axes), tuple(axis.values for axis in method.vary), (2,) * 20)
    with pytest.raises(SpecError, match="at most 100,000 points"):
        next(method.batches(space))
    draws = next(Random(vary=method.vary, trials=5).batches(space)).points
    assert len(set(draws)) == 5


@pytest.mark.parametrize(("trials", "expected"), [(1, 1), (4, 4), (9, 9), (20, 9)])
def test_random_points_are_points_of_the_grid_and_none_comes_twice(
    trials: int, expected: int
) -> None:
    method = Random(vary=(RATES, UNITS), trials=trials)
    space = method.space(BASE)
    (batch,) = follow(method, space, lambda point: 0.0)
    assert len(batch.points) == len(set(batch.points)) == expected == method.most_trials()
    assert replace(method, seeds=3).most_trials() == 3 * expected
    assert all(rate in RATES.values and n in UNITS.values for rate, n in batch.points)


def test_random_points_depend_on_their_own_seed() -> None:
    first, again, other = (
        next(Random(vary=(RATES, UNITS), trials=4, draw=draw).batches(Space(
            BASE, ("a", "b"), (RATES.values, UNITS.values), (0, 0)
        )))
        for draw in (0, 0, 1)
    )  # fmt: skip
    assert first == again
    assert first != other


# --- what does not fit ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vary", "path", "problem"),
    [
        ((Vary("optimizer.speed", (1,)),), "optimizer.speed", "unknown name"),
        ((Vary("layers.5.units", (1,)),), "layers.5", "no such place"),
        ((Vary("optimizer.lr", (0.1, 99.0)),), "optimizer.lr", "expected a number from"),
        ((Vary("layers.0.units", (4, 4.5)),), "layers.0.units", "expected a whole number"),
        ((Vary("layers", (1,)),), "layers", "expected a single value"),
        ((Vary("data", ("spiral",)),), "data", "expected a single value"),
        ((RATES, RATES), "optimizer.lr", "expected each hyper-parameter once"),
        ((), "vary", "expected at least one"),
        ((Vary("data.dataset", ("iris",)),), "data.dataset=iris", "does not fit: loss: "),
        ((Vary("data.validation", (0.1, 0.0)),), "data.validation=0.0", "a validation part"),
        (
            (Vary("optimizer", ("sgd", "adam")), Vary("optimizer.beta1", (0.5,))),
            "optimizer.beta1",
            "unknown name; expected one of lr, with optimizer=sgd",
        ),
    ],
    ids=str,
)
def test_a_search_that_does_not_fit_says_where(
    vary: tuple[Vary, ...], path: str, problem: str
) -> None:
    with pytest.raises(SpecError) as caught:
        Greedy(vary=vary).space(replace(BASE, loss=BinaryCrossEntropy()))
    assert caught.value.path == path
    assert problem in caught.value.problem


def test_without_a_validation_part_there_is_nothing_to_judge_by() -> None:
    blind = replace(BASE, data=replace(BASE.data, validation=0.0))
    with pytest.raises(SpecError, match="expected a validation part"):
        Grid(vary=(RATES,)).space(blind)


def test_accuracy_needs_classes() -> None:
    numbers = ExperimentSpec(data=DataSpec(dataset["plane"]()), loss=MeanSquaredError())
    Grid(vary=(RATES,)).space(numbers)
    with pytest.raises(SpecError, match="criterion: expected loss"):
        Grid(vary=(RATES,), criterion="accuracy").space(numbers)


def test_a_varied_seed_and_several_seeds_contradict_each_other() -> None:
    vary = (Vary("seed", (1, 2)),)
    assert Grid(vary=vary).space(BASE).values == ((1, 2),)
    with pytest.raises(SpecError, match="several seeds or a varied seed"):
        Grid(vary=vary, seeds=2).space(BASE)


@pytest.mark.parametrize(
    "wrong",
    [(), (1, 1), (1, 1.0), (math.nan,), (math.inf,), (None,), ((1,),), [1], tuple(range(101))],
    ids=str,
)
def test_values_are_plain_finite_different_and_not_too_many(wrong: object) -> None:
    with pytest.raises(KnobError, match=r"^values: expected"):
        Vary("optimizer.lr", wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", ["", "a\nb", "x" * 201, 3])
def test_a_path_is_one_line(wrong: object) -> None:
    with pytest.raises(KnobError, match=r"^path: expected one line"):
        Vary(wrong)  # type: ignore[arg-type]


# --- JSON -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(search), ids=lambda kind: kind.name)
def test_a_search_goes_through_json_with_the_types_of_its_values(kind: type[Search]) -> None:
    vary = (Vary("a.b", (3, 2.0, True, "word")), Vary("c", (0.5,)))
    method = kind(vary=vary, epochs=3, criterion="accuracy", seeds=2, seconds=1.5)
    again = from_json(Search, json.loads(json.dumps(to_json(method))))
    assert again == method
    assert [type(value) for value in again.vary[0].values] == [int, float, bool, str]


@pytest.mark.parametrize("wrong", [None, [1], {"a": 1}])
def test_a_value_that_is_not_plain_is_refused_in_json(wrong: object) -> None:
    body = {"type": "grid", "vary": [{"path": "a", "values": [1, wrong]}]}
    with pytest.raises(SpecError) as caught:
        from_json(Search, body)
    assert caught.value.path == "vary.0.values.1"
    assert caught.value.problem.startswith("expected true or false or a whole number or a number")


def test_points_are_left_until_no_better_one_is_found() -> None:
    """Of what a search would still score, what is known and what another best leads to is told."""
    method = Greedy(vary=(RATES, UNITS))
    space = method.space(BASE)
    assert method.most_trials() is None, "that depends on the scores"
    left = method.points_left(space, [], set())
    assert space.start in left
    assert set(left) == {
        space.start,
        *((r, 6) for r in RATES.values),
        *((0.03, u) for u in (2, 4, 8)),
    }
    known = set(left)
    assert method.points_left(space, [space.start] * 2, known) == ()
    better = method.points_left(space, [space.start, (0.1, 6)], known)
    assert set(better) == {(0.1, units) for units in (2, 4, 8)}
