"""What a lab changes and unlocks, by the paths of the one dialect."""

from __future__ import annotations

import pytest

from engine.labs.changes import Changes, Unlocked, expanded, level_of, with_value
from engine.network.layers import Activate, Dense
from engine.specs.differences import differences
from engine.specs.edits import value_at
from engine.specs.registry import SpecError
from engine.training.experiment import ExperimentSpec

SPEC = ExperimentSpec(layers=(Dense(units=3), Activate(), Dense(units=3), Activate()))


def test_a_star_is_every_place_that_has_it() -> None:
    spec = with_value(SPEC, "layers.*.activation", "relu")
    kinds = [value_at(spec, f"layers.{place}.activation").name for place in (1, 3)]
    assert kinds == ["relu", "relu"]
    with pytest.raises(SpecError):
        with_value(SPEC, "layers.*.nothing", 1)


def test_an_item_is_changed_with_what_is_set_of_it() -> None:
    spec = with_value(SPEC, "optimizer", {"type": "momentum", "lr": 0.5})
    assert (value_at(spec, "optimizer.lr"), spec.optimizer.name) == (0.5, "momentum")  # type: ignore[attr-defined]


def test_an_item_of_no_other_kind_keeps_its_own() -> None:
    spec = with_value(SPEC, "optimizer", {"lr": 0.5})
    assert (value_at(spec, "optimizer.lr"), spec.optimizer.name) == (0.5, SPEC.optimizer.name)  # type: ignore[attr-defined]


def test_a_part_of_a_list_can_be_repeated() -> None:
    assert expanded([{"times": 2, "of": [1, {"times": 2, "of": [2]}]}]) == [1, 2, 2, 1, 2, 2]
    assert expanded([{"times": 1000, "of": [1]}]) == [{"times": 1000, "of": [1]}]


def test_weights_become_starts_that_reset_goes_back_to() -> None:
    spec = Changes(weights=(("output.b.0", 0.5), ("output.b.0", 0.75))).starting(SPEC)
    assert [(start.place, start.value) for start in spec.starts] == [("output.b.0", 0.75)]


@pytest.mark.parametrize(
    ("unlocked", "path", "allowed"),
    [
        ("optimizer.lr", "optimizer.lr", True),
        ("optimizer", "optimizer.lr", True),
        ("optimizer.lr", "optimizer", False),
        ("layers", "layers", True),
        ("layers.*.activation", "layers.3.activation.slope", True),
        ("layers.*.activation", "layers.2.units", False),
        ("layers.*.activation", "layers", False),
        ("weights", "layers.0.W.1.2", True),
        ("output.b", "output.b.0", True),
        ("output.b", "output.W.0.0", False),
        ("new_weights", "weights_draw", True),
        ("new_data", "weights_draw", False),
        ("reset", "optimizer.lr", False),
    ],
)
def test_a_lock_is_a_path(unlocked: str, path: str, allowed: bool) -> None:
    assert Unlocked((unlocked,)).allows(path) is allowed


def test_an_edit_is_blocked_by_what_differs() -> None:
    edited = with_value(with_value(SPEC, "optimizer.lr", 0.5), "layers.0.units", 4)
    lock = Unlocked(("optimizer.lr",))
    assert lock.blocked(differences(SPEC, edited)) == ("layers.0.units",)
    assert Unlocked().blocked(differences(SPEC, SPEC)) == ()


@pytest.mark.parametrize(
    ("path", "level"),
    [
        ("optimizer.lr", "beginner"),
        ("optimizer.beta1", "full"),
        ("batch_size", "standard"),
        ("layers.0.units", "beginner"),
        ("layers.*.activation", "beginner"),
        ("nothing.of.it", ""),
    ],
)
def test_the_level_of_a_path_is_known_without_an_experiment(path: str, level: str) -> None:
    assert level_of(path) == level


def test_a_level_unlocks_what_it_shows() -> None:
    unlocked = Unlocked(("beginner",))
    opened = ("optimizer.lr", "layers.2.units", "layers.0.W.1.2", "weights_draw", "reset", "starts")
    assert all(map(unlocked.allows, opened))
    assert unlocked.blocked({"batch_size", "optimizer.beta1"}) == ("batch_size", "optimizer.beta1")
    assert Unlocked(("standard",)).allows("batch_size")
    assert unlocked.problem_in(ExperimentSpec()) is None


@pytest.mark.parametrize("path", ["layers.*.nothing", "optimizer.nothing"])
def test_a_path_that_an_experiment_does_not_have_cannot_be_unlocked(path: str) -> None:
    found = Unlocked(("layers.*.units", path)).problem_in(SPEC)
    assert found is not None
    assert found[0] == path
    assert Unlocked(("layers.*.units", "optimizer.lr")).problem_in(SPEC) is None
