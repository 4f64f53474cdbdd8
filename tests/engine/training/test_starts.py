"""Hand-set starts of an experiment: in its text, in its runs, and after a change of shape."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import same, spiral

from engine.data.features import Feature, Product, Square
from engine.network.layers import Activate, BatchNorm, Dense, Layer
from engine.network.losses import BinaryCrossEntropy, SoftmaxCrossEntropy
from engine.network.starts import Start
from engine.optimizers import SGD
from engine.specs.registry import SpecError
from engine.training.beginning.fresh import is_beginning
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.nearest import nearest_setup
from engine.training.run import Run
from engine.training.setup import Setup, Setups

PLAIN = spiral(layers=(Dense(units=4), Activate(), Dense(units=3), Activate()))
STARTS = (Start("layers.0.W.1.2", 2.5), Start("layers.2.b.1", -0.5), Start("output.W.2.1", 1.0))
SET = replace(PLAIN, starts=STARTS)


def test_a_run_begins_with_them_and_all_else_as_drawn() -> None:
    plain, by_hand = Run(PLAIN), Run(SET)
    weights = by_hand.trainer.weights.layers
    assert (weights[0]["W"][1, 2], weights[2]["b"][1], weights[4]["W"][2, 1]) == (2.5, -0.5, 1.0)
    params = by_hand.trainer.weights.params.flat
    assert (params != plain.trainer.weights.params.flat).sum() == 3
    one, other = plain.trainer.state(), by_hand.trainer.state()
    assert same((one.order, one.streams, one.memory), (other.order, other.streams, other.memory))


def test_reset_keeps_them_and_forgets_the_rest() -> None:
    run = Run(SET)
    first = run.state()
    for _ in range(7):
        run.step()
    run.set_parameter(next(iter(run.trainer.network.starts)), 9.0)
    run.reset()
    assert same(run.state(), first)
    run.step()
    run.seek(run.step_count - 1)
    assert same(run.state(), first), "what is taken back is made again with them"


def test_an_older_text_has_none_and_its_bits_stay() -> None:
    text = PLAIN.dumps()
    assert ExperimentSpec.loads(text.replace(',\n  "starts": []', "")) == PLAIN
    assert '"place": "layers.0.W.1.2"' in SET.dumps()
    assert ExperimentSpec.loads(SET.dumps()) == SET


@pytest.mark.parametrize(
    ("starts", "path", "words"),
    [
        ('[{"place": "layers.0.W", "value": 1}]', "starts.0.place", "expected a place such as"),
        ('[{"value": 1}]', "starts.0.place", "expected a place such as"),
        ('[{"place": 3}]', "starts.0.place", "expected a text"),
        ('[{"place": "layers.0.b.0", "value": "x"}]', "starts.0.value", "expected a number"),
        ('[{"place": "layers.0.b.0", "value": 1e9}]', "starts.0.value", "from -1e+06"),
        ('[{"place": "layers.0.b.0"}, {"place": "layers.0.b.0"}]', "starts", "place once"),
        ('{"layers.0.b.0": 1}', "starts", "expected a list"),
    ],
)
def test_a_wrong_text_is_refused_where_it_is_wrong(starts: str, path: str, words: str) -> None:
    with pytest.raises(SpecError) as caught:
        ExperimentSpec.loads(f'{{"version": 1, "starts": {starts}}}')
    assert caught.value.path == path
    assert words in caught.value.problem


def test_a_place_that_the_network_lacks_is_refused_with_its_number() -> None:
    lost = replace(SET, starts=(*STARTS, Start("layers.2.W.4.0", 1.0)))
    with pytest.raises(SpecError, match=r"W \(4, 3\)") as caught:
        Setup.of(lost)
    assert caught.value.path == "starts.3.place"
    with pytest.raises(SpecError):
        Setup.of(PLAIN).retuned(lost)


def test_other_starts_need_a_new_run_and_share_the_samples() -> None:
    setup = Setup.of(PLAIN)
    other = setup.retuned(SET)
    assert other.parts is setup.parts
    assert not other.follows(setup)
    with pytest.raises(ValueError, match="new weights"):
        Run(setup).retune(other)


def test_a_beginning_is_known_again() -> None:
    run, setup = Run(SET), Setup.of(SET)
    assert is_beginning(run.trainer.state(), setup)
    assert not is_beginning(run.trainer.state(), Setup.of(PLAIN))
    run.step()
    assert not is_beginning(run.trainer.state(), setup)


@pytest.mark.parametrize(
    ("change", "places"),
    [
        ({"optimizer": SGD(), "seed": 3, "batch_size": 5}, (0, 1, 2)),
        ({"layers": PLAIN.layers[:2]}, ("layers.0.W.1.2", "", "")),
        ({"layers": (Dense(units=2), *PLAIN.layers[1:])}, ("", "layers.2.b.1", "output.W.2.1")),
        (
            {"layers": (Dense(units=9), BatchNorm(), *PLAIN.layers[1:])},
            ("layers.0.W.1.2", "layers.3.b.1", "output.W.2.1"),
        ),
        ({"layers": PLAIN.layers[2:] + PLAIN.layers[:2]}, ("", "layers.0.b.1", "")),
        ({"loss": BinaryCrossEntropy()}, ("layers.0.W.1.2", "layers.2.b.1", "output.W.2.0")),
        (
            {"data": replace(PLAIN.data, features=(Square(), Product()), raw_inputs=False)},
            ("", "layers.2.b.1", "output.W.2.1"),
        ),
        ({"starts": STARTS[1:]}, ("", "layers.2.b.1", "output.W.2.1")),
        ({"starts": ()}, ("", "", "")),
    ],
    ids=str,
)
def test_the_places_that_survive_keep_theirs(
    change: dict[str, object], places: tuple[str | int, ...]
) -> None:
    before = Setup.of(SET)
    setup, note = nearest_setup(replace(SET, **change), Setups(), before)
    expected = tuple(
        start if place == number else replace(start, place=place)
        for number, (start, place) in enumerate(zip(STARTS, places, strict=True))
        if place != ""
    )
    assert setup.spec == replace(PLAIN, **change | {"starts": expected})
    assert note == ""


blocks = st.lists(st.sampled_from((2, 3, 5)), max_size=3).map(
    lambda widths: tuple(lay for n in widths for lay in (Dense(units=n), Activate()))
)
features = st.lists(st.sampled_from((Square(), Product())), max_size=2, unique=True).map(tuple)


@given(data=st.data(), old=blocks, new=blocks, shown=st.tuples(features, features))
def test_every_change_of_shape_leaves_an_experiment_that_can_be_trained(
    data: st.DataObject,
    old: tuple[Layer, ...],
    new: tuple[Layer, ...],
    shown: tuple[tuple[Feature, ...], tuple[Feature, ...]],
) -> None:
    def made(layers: tuple[Layer, ...], chosen: tuple[Feature, ...]) -> ExperimentSpec:
        samples = DataSpec(PLAIN.data.dataset, features=chosen)
        return replace(PLAIN, layers=layers, data=samples, loss=SoftmaxCrossEntropy())

    setups = Setups()
    network = setups.of(made(old, shown[0])).network
    tops = {f"layers.{2 * i}": network.fan_ins[2 * i] for i in range(len(old) // 2)}
    tops["output"] = network.fan_ins[-1]
    path = st.sampled_from(sorted(tops)).flatmap(
        lambda top: st.integers(0, tops[top] - 1).map(lambda i: f"{top}.W.{i}.1")
    )
    chosen = data.draw(st.lists(path, max_size=4, unique=True))
    starts = tuple(Start(place, float(i)) for i, place in enumerate(chosen))
    before = setups.of(replace(made(old, shown[0]), starts=starts))
    wanted = replace(made(new, shown[1]), starts=starts)
    after, _ = nearest_setup(wanted, setups, before)
    assert replace(after.spec, starts=()) == replace(wanted, starts=())
    assert {start.value for start in after.spec.starts} <= {start.value for start in starts}
    assert ExperimentSpec.loads(after.spec.dumps()) == after.spec
    assert (
        nearest_setup(replace(before.spec, batch_size=7), setups, before)[0].spec.starts == starts
    )
