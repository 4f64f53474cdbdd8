"""Networks with layers of every kind, and auto-encoders, trained step by step beside PyTorch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.arrays import Array
from engine.data.datasets import dataset
from engine.data.scaling import NoScaling
from engine.network.activations import ELU, ReLU, Sigmoid, Tanh
from engine.network.layers import (
    Activate,
    BatchNorm,
    Dense,
    Dropout,
    Layer,
    LayerNorm,
    Maxout,
    Residual,
    layer,
)
from engine.network.losses import MeanSquaredError
from engine.network.network import Weights
from engine.optimizers import SGD, Adam, Optimizer
from engine.steps import at_once
from engine.training.beginning.pretraining import AutoEncoder, AutoEncoders
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.setup import Setup
from engine.training.trainer import Trainer

torch = pytest.importorskip(
    "torch", reason="PyTorch is not installed: pip install backprop-playground[test-torch]"
)
functional = torch.nn.functional

FUNCTIONS: dict[type, Callable[[Any], Any]] = {
    Tanh: torch.tanh, ReLU: torch.relu, Sigmoid: torch.sigmoid, ELU: functional.elu,
}  # fmt: skip
EVERY_KIND = (
    Dense(units=6), LayerNorm(), Activate(Tanh()),
    Maxout(units=5, pieces=3), BatchNorm(),
    Residual((Dense(units=7), Activate(ELU()), Dense(units=5))), Activate(ReLU()),
    Dense(units=4), Activate(Sigmoid()), Dropout(rate=0.0),
)  # fmt: skip


def through(lay: Layer, arrays: dict[str, Any], h: Any, prefix: str = "") -> Any:
    """What one layer makes of a batch h in training, written in PyTorch."""

    def own(name: str) -> Any:
        return arrays.get(prefix + name)

    if isinstance(lay, Dense):
        return h @ own("W") + own("b")
    if isinstance(lay, Maxout):
        pieces = (h @ own("W") + own("b")).reshape(len(h), lay.pieces, lay.units)
        return torch.max(pieces, dim=1).values
    if isinstance(lay, BatchNorm):
        return functional.batch_norm(
            h, None, None, own("gamma"), own("beta"), training=True, eps=lay.epsilon
        )
    if isinstance(lay, LayerNorm):
        return functional.layer_norm(h, h.shape[1:], own("gamma"), own("beta"), lay.epsilon)
    if isinstance(lay, Residual):
        inside = h
        for place, one in enumerate(lay.layers):
            inside = through(one, arrays, inside, f"{prefix}{place}.")
        return h + inside
    if isinstance(lay, Activate):
        return FUNCTIONS[type(lay.activation)](h)
    assert isinstance(lay, Dropout)
    return functional.dropout(h, lay.rate)


class Beside:
    """A network of ours in PyTorch, with the same parameters and an optimiser of its own."""

    def __init__(
        self, layers: tuple[Layer, ...], weights: Weights, rule: Callable[[Any], Any]
    ) -> None:
        self.layers = layers
        # A copy: what is ours is changed in place.
        self.arrays = [
            {name: torch.tensor(values) for name, values in arrays.items()}
            for arrays in weights.layers
        ]
        learnt = [
            arrays[name].requires_grad_()
            for arrays, views in zip(self.arrays, weights.params.views, strict=True)
            for name in views
        ]
        self.rule = rule(learnt)

    def says(self, x: Array) -> Any:
        h = torch.tensor(x)
        for lay, arrays in zip(self.layers, self.arrays, strict=True):
            h = through(lay, arrays, h)
        return h

    def step(self, x: Array, loss: Callable[[Any], Any]) -> float:
        """One step on the batch x; the loss before it."""
        self.rule.zero_grad()
        value = loss(self.says(x))
        value.backward()
        self.rule.step()
        return float(value.detach())

    def differs(self, weights: Weights) -> float:
        """The largest difference of a parameter, over the largest parameter."""
        pairs = [
            (ours, arrays[name].detach().numpy())
            for arrays, views in zip(self.arrays, weights.params.views, strict=True)
            for name, ours in views.items()
        ]
        largest = max(float(np.abs(theirs).max()) for _, theirs in pairs)
        return max(float(np.abs(ours - theirs).max()) for ours, theirs in pairs) / largest


def half_mean_square(target: Array) -> Callable[[Any], Any]:
    """1/(2n) Σ ‖ĥ − h‖² with `target` as h."""
    return lambda said: (
        functional.mse_loss(said, torch.tensor(target), reduction="sum") / (2 * len(target))
    )


def rows_of(trainer: Trainer) -> Array:
    """The rows of the batch that comes next."""
    state = trainer.state()
    return state.order[state.position : state.position + trainer.spec.batch_size]


def trained(trainer: Trainer, beside: Beside, steps: int, loss: Callable[[Array], Any]) -> None:
    """Step both on the same batches; the losses on the way agree."""
    x = trainer.setup.parts["train"].x
    for _ in range(steps):
        rows = rows_of(trainer)
        theirs = beside.step(x[rows], loss(rows))
        assert trainer.step() == pytest.approx(theirs, rel=1e-9)


def test_every_kind_of_layer_trains_as_in_pytorch() -> None:
    kinds = {type(lay) for lay in EVERY_KIND}
    assert kinds == set(layer)
    spec = ExperimentSpec(
        data=DataSpec(dataset["clouds"](samples=60)), layers=EVERY_KIND, batch_size=16,
        optimizer=SGD(lr=0.1),
    )  # fmt: skip
    trainer = Trainer(spec)
    first = trainer.weights.params.flat.copy()
    beside = Beside(trainer.network.layers, trainer.weights, lambda ps: torch.optim.SGD(ps, lr=0.1))
    labels = trainer.setup.parts["train"].labels
    trained(
        trainer, beside, 100,
        lambda rows: lambda z: functional.cross_entropy(z, torch.tensor(labels[rows])),
    )  # fmt: skip
    assert np.abs(trainer.weights.params.flat - first).max() > 0.1
    assert beside.differs(trainer.weights) <= 1e-9


@pytest.mark.parametrize(
    ("rule", "theirs"),
    [
        (SGD(lr=0.001), lambda ps: torch.optim.SGD(ps, lr=0.001)),
        (Adam(lr=0.01), lambda ps: torch.optim.Adam(ps, lr=0.01, eps=Adam().epsilon)),
    ],
    ids=["sgd", "adam"],
)
def test_an_auto_encoder_whose_target_is_its_input(
    rule: Optimizer, theirs: Callable[[Any], Any]
) -> None:
    """Digits through a middle of eight, 64–16–8–16–64."""
    spec = ExperimentSpec(
        data=DataSpec(dataset["digits_again"](), scaling=NoScaling()),
        layers=(
            Dense(units=16), Activate(Tanh()), Dense(units=8), Activate(Tanh()),
            Dense(units=16), Activate(Tanh()),
        ),
        loss=MeanSquaredError(), optimizer=rule, batch_size=64,
    )  # fmt: skip
    trainer = Trainer(spec)
    part = trainer.setup.parts["train"]
    assert np.array_equal(part.x, part.y)
    before = trainer.score("train").loss
    beside = Beside(trainer.network.layers, trainer.weights, theirs)
    trained(trainer, beside, 60, lambda rows: half_mean_square(part.x[rows]))
    assert trainer.score("train").loss < 0.7 * before
    assert beside.differs(trainer.weights) <= 1e-8


def test_layer_by_layer_pre_training_is_that_of_pytorch() -> None:
    """Both layers of iris: each with a decoder of its own, then coded by what it has learnt."""
    method = AutoEncoders(epochs=5, batch_size=16)
    layers = (Dense(units=5), Activate(Tanh()), Dense(units=3), Activate(Sigmoid()))
    setup = Setup.of(ExperimentSpec(data=DataSpec(dataset["iris"]()), layers=layers))
    network, h = setup.network, setup.parts["train"].x
    ours, wanted = (network.init(setup.stream_of_layer) for _ in range(2))
    losses: list[list[float]] = []
    at_once(method.in_portions(network, ours, h, np.random.default_rng, losses))

    for number, inside in enumerate((slice(0, 2), slice(2, 4))):
        # The same stream gives the same decoder and the same order of the samples.
        rng = np.random.default_rng(number)
        drawn = AutoEncoder.of(network, wanted, inside, h.shape[1], rng)
        block = (*network.layers[inside], Dense(units=h.shape[1]))
        beside = Beside(
            block, drawn.weights,
            lambda ps: torch.optim.Adam(ps, lr=method.lr, eps=Adam().epsilon),
        )  # fmt: skip
        measured = [float(half_mean_square(h)(beside.says(h)).detach())]
        for _ in range(method.epochs):
            order = rng.permutation(len(h))
            for start in range(0, len(h), method.batch_size):
                rows = order[start : start + method.batch_size]
                beside.step(h[rows], half_mean_square(h[rows]))
            measured.append(float(half_mean_square(h)(beside.says(h)).detach()))
        assert losses[number] == pytest.approx(measured, rel=1e-9)
        assert measured[-1] < measured[0]
        for name in ("W", "b"):
            learnt = beside.arrays[0][name].detach().numpy()
            np.testing.assert_allclose(ours.layers[inside.start][name], learnt, rtol=1e-9)
        h = np.asarray(
            through(block[1], {}, through(block[0], beside.arrays[0], torch.tensor(h))).detach()
        )
