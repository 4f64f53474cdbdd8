"""Experiments: their text form, their random streams, and the setup worked out of them."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from samples import Line, same, spiral
from strategies import specs

from engine.data.datasets import dataset
from engine.data.features import Square
from engine.data.scaling import Standardise
from engine.network.activations import ReLU
from engine.network.layers import Activate, BatchNorm, Dense
from engine.network.losses import BinaryCrossEntropy, MeanSquaredError, SoftmaxCrossEntropy
from engine.network.penalties import L2
from engine.optimizers import SGD, Adam
from engine.specs.knobs import KnobError, knobs_of, needs_rebuild
from engine.specs.registry import SpecError
from engine.specs.versions import VERSION
from engine.training.experiment import STREAMS, DataSpec, ExperimentSpec
from engine.training.setup import MOST_VIEWS, Setup


@settings(max_examples=60)
@given(spec=specs(ExperimentSpec))
def test_any_experiment_survives_being_written_and_read(spec: ExperimentSpec) -> None:
    text = spec.dumps()
    assert ExperimentSpec.loads(text) == spec
    assert ExperimentSpec.loads(text).dumps() == text


def test_the_text_is_plain_json_with_its_version_first() -> None:
    body = json.loads(ExperimentSpec().dumps())
    assert next(iter(body.items())) == ("version", VERSION)
    assert body["data"]["dataset"]["type"] == "spiral"


def test_missing_fields_take_their_defaults() -> None:
    assert ExperimentSpec.loads('{"version": 3}') == ExperimentSpec()
    text = '{"version": 3, "layers": [{"type": "dense", "units": 3}], "data": {"test": 0.25}}'
    spec = ExperimentSpec.loads(text)
    assert spec == ExperimentSpec(layers=(Dense(units=3),), data=DataSpec(test=0.25))


def test_a_whole_number_is_a_number_too() -> None:
    text = '{"version": 1, "optimizer": {"type": "sgd", "lr": 1}}'
    assert ExperimentSpec.loads(text).optimizer == SGD(lr=1.0)
    assert type(ExperimentSpec.loads(text).optimizer.lr) is float


def test_a_file_may_start_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "experiment.json"
    path.write_text(ExperimentSpec(seed=7).dumps(), encoding="utf-8-sig")
    assert ExperimentSpec.load(path).seed == 7


def test_every_setting_has_a_knob() -> None:
    for kind in (ExperimentSpec, DataSpec):
        assert all(knob.help.endswith(".") for knob in knobs_of(kind).values())
        assert len(knobs_of(kind)) == len(fields(kind))


def test_a_setting_out_of_range_names_the_setting() -> None:
    with pytest.raises(KnobError, match=r"^batch_size: expected a whole number from 1 to 10000"):
        ExperimentSpec(batch_size=0)


@pytest.mark.parametrize(
    ("change", "rebuilds"),
    [
        ({"optimizer": SGD()}, False),
        ({"optimizer": Adam(lr=0.5)}, False),
        ({"penalty": L2()}, False),
        ({"batch_size": 5}, False),
        ({"layers": (Dense(), Activate(ReLU()), Dense(), Activate())}, False),
        ({"layers": (Dense(), Activate(), Dense())}, True),
        ({"layers": (Dense(), BatchNorm(), Dense(), Activate())}, True),
        ({"layers": (Dense(units=9), Activate(), Dense(), Activate())}, True),
        ({"loss": MeanSquaredError()}, True),
        ({"seed": 1}, True),
        ({"dtype": "float32"}, True),
        ({"weights_draw": 1}, True),
        ({"data_draw": 1}, True),
        ({"data": DataSpec(test=0.2)}, False),
        ({"data": DataSpec(dataset["spiral"](noise=0.3, samples=90))}, False),
        ({"data": DataSpec(dataset["spiral"](classes=3))}, True),
        ({"data": DataSpec(scaling=Standardise())}, False),
        ({"data": DataSpec(features=(Square(),))}, True),
        ({"data": DataSpec(dataset["circle"]())}, True),
        ({"data": DataSpec(dataset["xor"]())}, True),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_needs_new_weights_and_what_does_not(
    change: dict[str, object], rebuilds: bool
) -> None:
    assert needs_rebuild(ExperimentSpec(), replace(ExperimentSpec(), **change)) is rebuilds


class TestStreams:
    """Random numbers: one independent stream for each purpose."""

    def first(self, spec: ExperimentSpec, name: str, index: int = 0) -> float:
        return float(spec.stream(name, index).random())

    def test_streams_are_reproducible_and_differ(self) -> None:
        spec = ExperimentSpec()
        drawn = [self.first(spec, name) for name in STREAMS]
        assert drawn == [self.first(spec, name) for name in STREAMS]
        drawn += [self.first(spec, "init", 1), self.first(spec, "init", 2)]
        drawn += [self.first(replace(spec, seed=43), name) for name in STREAMS]
        assert len(set(drawn)) == len(drawn)

    def test_new_weights_moves_the_weights_only(self) -> None:
        old, new = ExperimentSpec(), ExperimentSpec(weights_draw=1)
        moved = {name for name in STREAMS if self.first(old, name) != self.first(new, name)}
        assert moved == {"init", "pretraining"}

    def test_new_data_moves_data_and_split_only(self) -> None:
        old, new = ExperimentSpec(), ExperimentSpec(data_draw=1)
        moved = {name for name in STREAMS if self.first(old, name) != self.first(new, name)}
        assert moved == {"data", "split"}


class TestPlan:
    """A spec worked out."""

    def test_equal_specs_give_equal_samples(self) -> None:
        assert same(Setup.of(spiral()).parts, Setup.of(spiral()).parts)

    def test_parts_have_the_shares_asked_for_and_do_not_overlap(self) -> None:
        setup = Setup.of(spiral(100))
        assert [len(setup.parts[name]) for name in ("train", "validation", "test")] == [70, 15, 15]
        rows = np.concatenate([part.rows for part in setup.parts.values()])
        assert sorted(rows.tolist()) == list(range(100))
        for part in setup.parts.values():
            np.testing.assert_array_equal(part.x, setup.data.x[part.rows])
            np.testing.assert_array_equal(part.labels, setup.data.y[part.rows])

    def test_the_output_layer_follows_from_data_and_loss(self) -> None:
        assert Setup.of(spiral()).network.width == 2
        assert Setup.of(spiral(loss=BinaryCrossEntropy())).network.width == 1
        many = DataSpec(dataset["spiral"](samples=60, classes=4))
        assert Setup.of(ExperimentSpec(data=many)).network.width == 4
        line = ExperimentSpec(data=DataSpec(Line()), loss=MeanSquaredError())
        assert Setup.of(line).network.width == 1

    def test_the_precision_is_that_of_the_spec(self) -> None:
        setup = Setup.of(spiral(dtype="float32"))
        weights = setup.network.init(setup.stream_of_layer)
        part = setup.parts["train"]
        arrays = (part.x, part.y, weights.params.flat, weights.buffers.flat, setup.grid(5))
        assert {array.dtype for array in arrays} == {np.dtype("float32")}

    def test_the_grid_is_made_once(self) -> None:
        setup = Setup.of(spiral())
        assert setup.grid(10) is setup.grid(10)
        assert setup.grid(10).shape == (100, 2)
        first, newest = setup.grid(5), [setup.grid(size) for size in range(20, 20 + MOST_VIEWS)]
        assert setup.grid(20) is newest[0]
        assert setup.grid(5) is not first, "only the latest few are kept"

    def test_a_retuned_setup_keeps_the_samples(self) -> None:
        setup = Setup.of(spiral())
        retuned = setup.retuned(spiral(penalty=L2()))
        assert retuned.parts is setup.parts
        assert retuned.network.penalty == L2()

    def test_a_loss_that_does_not_fit_the_data_is_named(self) -> None:
        with pytest.raises(SpecError, match="needs classes") as caught:
            Setup.of(ExperimentSpec(data=DataSpec(Line()), loss=SoftmaxCrossEntropy()))
        assert caught.value.path == "loss"

    def test_an_absurd_number_of_parameters_is_refused(self) -> None:
        with pytest.raises(SpecError, match="at most 5,000,000 parameters") as caught:
            Setup.of(spiral(layers=(Dense(units=2048),) * 100))
        assert caught.value.path == "layers"

    def test_no_hidden_layer_is_a_legal_network(self) -> None:
        assert Setup.of(spiral(layers=())).network.parameter_count == 2 * 2 + 2


def test_an_experiment_is_worked_out_in_steps_so_that_it_can_be_given_up() -> None:
    spec = ExperimentSpec(data=DataSpec(dataset["digits"]()))
    steps, shares = Setup.worked_out(spec), []
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            made = end.value
            break
    assert len(shares) >= 5, "samples, three parts and the plane"
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] < 1
    assert same(made.parts["test"].x, Setup.of(spec).parts["test"].x)


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.training.experiment.LARGEST_FILE", 10)
    with pytest.raises(SpecError, match="expected an experiment of at most 10 bytes"):
        ExperimentSpec.read(io.BytesIO(b" " * 11))
