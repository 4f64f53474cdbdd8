"""Optimisers, schedules and clipping against PyTorch: same network, batches and first weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.data.datasets import dataset
from engine.network.activations import Tanh
from engine.network.initializers import Normal
from engine.network.layers import Activate, BatchNorm, Dense
from engine.optimizers import (
    SGD,
    AdaDelta,
    AdaGrad,
    Adam,
    AdamW,
    AMSGrad,
    Momentum,
    NAdam,
    Nesterov,
    Optimizer,
    RMSProp,
    optimizer,
)
from engine.optimizers.clipping import ClipByNorm, ClipByValue, NoClipping
from engine.optimizers.schedules import (
    Constant,
    Cosine,
    Exponential,
    InverseSqrt,
    OneCycle,
    Plateau,
    Polynomial,
    Schedule,
    StepDown,
)
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.trainer import Trainer

torch = pytest.importorskip(
    "torch", reason="PyTorch is not installed: pip install backprop-playground[test-torch]"
)

STEPS = 200
AGREEMENT = {"float64": 1e-9, "float32": 1e-4}
# What torch calls the same rule: its class, and our knobs by its names.
RULES: list[tuple[Optimizer, str, dict[str, Any]]] = [
    (SGD(lr=0.1), "SGD", {}),
    (Momentum(lr=0.05, momentum=0.8), "SGD", {"momentum": 0.8}),
    (Nesterov(lr=0.05, momentum=0.8), "SGD", {"momentum": 0.8, "nesterov": True}),
    (AdaGrad(lr=0.05), "Adagrad", {}),
    (RMSProp(lr=0.005, alpha=0.95), "RMSprop", {"alpha": 0.95}),
    (AdaDelta(lr=0.7, rho=0.85), "Adadelta", {"rho": 0.85}),
    (Adam(lr=0.005, beta1=0.8, beta2=0.99), "Adam", {"betas": (0.8, 0.99)}),
    (AMSGrad(lr=0.005, beta2=0.9), "Adam", {"betas": (0.9, 0.9), "amsgrad": True}),
    (AdamW(lr=0.005, weight_decay=0.1), "AdamW", {"weight_decay": 0.1}),
    (NAdam(lr=0.005, momentum_decay=0.01), "NAdam", {"momentum_decay": 0.01}),
]
# Not BatchNorm right behind Dense: that bias has no effect, and Adam would make steps of its noise.
LAYERS = (Dense(units=6), Activate(Tanh()), BatchNorm(), Dense(units=5), Activate(Tanh()))


def experiment(**settings: Any) -> ExperimentSpec:
    data = DataSpec(dataset["clouds"](samples=60))
    return ExperimentSpec(**({"data": data, "layers": LAYERS, "batch_size": 16} | settings))


class Twin:
    """The network of a trainer in PyTorch, its parameters copied, stepped on the same batches."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer
        dtype = getattr(torch, trainer.spec.dtype)
        widths = [*trainer.network.fan_ins, trainer.network.width]
        modules: list[Any] = []
        for lay, fan_in, params in zip(
            trainer.network.layers, widths, trainer.weights.layers, strict=False
        ):
            if isinstance(lay, Dense):
                module = torch.nn.Linear(fan_in, lay.units, lay.bias, dtype=dtype)
                module.weight.data = torch.tensor(params["W"].T.copy())
                if lay.bias:
                    module.bias.data = torch.tensor(params["b"].copy())
            elif isinstance(lay, BatchNorm):
                module = torch.nn.BatchNorm1d(fan_in, lay.epsilon, lay.momentum, dtype=dtype)
            else:
                module = torch.nn.Tanh()
            modules.append(module)
        self.network = torch.nn.Sequential(*modules)

    def backward(self) -> None:
        """Compute the gradient of the batch that the trainer takes next."""
        state, part = self.trainer.state(), self.trainer.setup.parts["train"]
        rows = state.order[state.position : state.position + self.trainer.spec.batch_size]
        self.network.zero_grad()
        z = self.network(torch.tensor(part.x[rows]))
        torch.nn.functional.cross_entropy(z, torch.tensor(part.labels[rows])).backward()

    def parameters(self) -> np.ndarray:
        """All parameters in the order of ours."""
        found = []
        for module in self.network:
            if isinstance(module, torch.nn.Linear):
                found.append(module.weight.detach().numpy().T)
                found += [] if module.bias is None else [module.bias.detach().numpy()]
            elif isinstance(module, torch.nn.BatchNorm1d):
                found += [module.weight.detach().numpy(), module.bias.detach().numpy()]
        return np.concatenate([values.ravel() for values in found])


def run(
    spec: ExperimentSpec,
    name: str,
    settings: dict[str, Any],
    clip: Callable[[Any], object] | None = None,
    scheduler: Callable[[Any], Any] | None = None,
    groups: Callable[[Any], Any] | None = None,
) -> float:
    """Train both for 200 steps; the largest difference over the largest parameter."""
    trainer = Trainer(spec)
    twin = Twin(trainer)
    parameters = groups(twin.network) if groups else twin.network.parameters()
    rule = getattr(torch.optim, name)(parameters, lr=spec.optimizer.lr, **settings)
    timer = scheduler(rule) if scheduler else None
    first = trainer.weights.params.flat.copy()
    for _ in range(STEPS):
        twin.backward()
        if clip is not None:
            clip(twin.network.parameters())
        rule.step()
        if timer is not None:
            timer.step()
        trainer.step()
    ours, theirs = trainer.weights.params.flat, twin.parameters()
    assert np.abs(ours - first).max() > 0.1, "nothing was learnt that could differ"
    return float(np.abs(ours - theirs).max() / np.abs(theirs).max())


def test_every_optimizer_that_torch_has_is_compared() -> None:
    without = {kind for kind in optimizer if kind.name == "lion"}  # type: ignore[attr-defined]
    assert {type(rule) for rule, _, _ in RULES} == set(optimizer) - without


@pytest.mark.parametrize("dtype", AGREEMENT)
@pytest.mark.parametrize(("rule", "name", "settings"), RULES, ids=lambda v: getattr(v, "label", ""))
def test_200_steps_end_at_the_same_parameters(
    rule: Optimizer, name: str, settings: dict[str, Any], dtype: str
) -> None:
    spec = experiment(optimizer=rule, dtype=dtype)
    if hasattr(rule, "epsilon"):
        settings = {**settings, "eps": rule.epsilon}
    assert run(spec, name, settings) <= AGREEMENT[dtype]


@pytest.mark.parametrize("dtype", AGREEMENT)
@pytest.mark.parametrize(
    ("clipping", "clip"),
    [
        (ClipByNorm(max_norm=0.2), lambda ps: torch.nn.utils.clip_grad_norm_(list(ps), 0.2)),
        (ClipByValue(max_value=0.05), lambda ps: torch.nn.utils.clip_grad_value_(list(ps), 0.05)),
    ],
    ids=["by_norm", "by_value"],
)
def test_clipped_steps_end_at_the_same_parameters(
    clipping: Any, clip: Callable[[Any], object], dtype: str
) -> None:
    spec = experiment(optimizer=Momentum(lr=0.1), clipping=clipping, dtype=dtype)
    settings = {"momentum": 0.9}
    assert run(spec, "SGD", settings, clip) <= AGREEMENT[dtype]
    unclipped = run(replace(spec, clipping=NoClipping()), "SGD", settings, clip)
    assert unclipped > 100 * AGREEMENT[dtype]


def test_factors_of_layers_are_torchs_parameter_groups() -> None:
    rule = AdamW(lr=0.005, weight_decay=0.1)
    layers = (replace(LAYERS[0], lr_multiplier=3.0), *LAYERS[1:])
    spec = experiment(optimizer=rule, layers=layers, output_lr_multiplier=0.5)

    def groups(network: Any) -> list[dict[str, Any]]:
        rest = [*network[2].parameters(), *network[3].parameters()]
        return [
            {"params": network[0].parameters(), "lr": 3 * rule.lr},
            {"params": rest},
            {"params": network[-1].parameters(), "lr": 0.5 * rule.lr},
        ]

    assert run(spec, "AdamW", {"weight_decay": 0.1}, groups=groups) <= 1e-9


@pytest.mark.parametrize(("rule", "name", "settings"), RULES, ids=lambda v: getattr(v, "label", ""))
def test_factors_of_biases_are_torchs_parameter_groups(
    rule: Optimizer, name: str, settings: dict[str, Any]
) -> None:
    start = Normal(std=0.5)
    first = replace(LAYERS[0], lr_multiplier=2.0, bias_lr_multiplier=0.25, init_bias=start)
    spec = experiment(optimizer=rule, layers=(first, *LAYERS[1:]), output_bias_lr_multiplier=3.0)
    if hasattr(rule, "epsilon"):
        settings = {**settings, "eps": rule.epsilon}

    def groups(network: Any) -> list[dict[str, Any]]:
        below, above, lr = network[0], network[-1], rule.lr
        return [
            {"params": [below.weight], "lr": 2 * lr},
            {"params": [below.bias], "lr": 2 * 0.25 * lr},
            {"params": [*network[2].parameters(), *network[3].parameters(), above.weight]},
            {"params": [above.bias], "lr": 3 * lr},
        ]

    assert run(spec, name, settings, groups=groups) <= 1e-9


def test_layers_without_biases_train_as_torchs() -> None:
    layers = tuple(replace(lay, bias=False) if isinstance(lay, Dense) else lay for lay in LAYERS)
    spec = experiment(optimizer=Adam(lr=0.01), layers=layers, output_bias=False)
    assert run(spec, "Adam", {}) <= 1e-9


def test_a_frozen_layer_is_one_without_requires_grad() -> None:
    layers = (replace(LAYERS[0], lr_multiplier=0.0), *LAYERS[1:])
    clipping = ClipByNorm(max_norm=0.05)
    spec = experiment(optimizer=Momentum(lr=0.3), layers=layers, clipping=clipping)

    def groups(network: Any) -> Any:
        network[0].requires_grad_(False)
        return [p for p in network.parameters() if p.requires_grad]

    def clip(parameters: Any) -> object:
        return torch.nn.utils.clip_grad_norm_([p for p in parameters if p.requires_grad], 0.05)

    assert run(spec, "SGD", {"momentum": 0.9}, clip, groups=groups) <= 1e-9


def schedulers() -> list[tuple[Schedule, Callable[[Any], Any]]]:
    """Our schedules beside torch's, both counted in steps."""
    timers = torch.optim.lr_scheduler
    warm = timers.LinearLR
    return [
        (Constant(), lambda o: timers.ConstantLR(o, factor=1.0)),
        (InverseSqrt(decay=0.3), lambda o: timers.LambdaLR(o, lambda t: (1 + 0.3 * t) ** -0.5)),
        (Polynomial(length=70, power=2.0), lambda o: timers.PolynomialLR(o, 70, 2.0)),
        (Exponential(gamma=0.98), lambda o: timers.ExponentialLR(o, 0.98)),
        (StepDown(length=30, gamma=0.5), lambda o: timers.StepLR(o, 30, 0.5)),
        (Cosine(length=250, end=0.1), lambda o: timers.CosineAnnealingLR(o, 250, 0.1 * 0.2)),
        (
            OneCycle(length=300, rise=0.4),
            lambda o: timers.OneCycleLR(
                o, 0.2, total_steps=300, pct_start=0.4, cycle_momentum=False
            ),
        ),
        (
            Exponential(gamma=0.98, warmup=20),
            lambda o: timers.SequentialLR(
                o, [warm(o, 1 / 21, total_iters=20), timers.ExponentialLR(o, 0.98)], [20]
            ),
        ),
    ]


# SequentialLR steps its own schedulers in a way that torch itself warns of.
@pytest.mark.filterwarnings("ignore:.*:UserWarning")
@pytest.mark.parametrize("place", range(8))
def test_scheduled_steps_use_the_same_rates(place: int) -> None:
    rule, make = schedulers()[place]
    trainer = Trainer(experiment(optimizer=SGD(lr=0.2), schedule=replace(rule, per="step")))
    stepped = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.2)
    timer = make(stepped)
    for step in range(STEPS):
        assert trainer.rate == pytest.approx(stepped.param_groups[0]["lr"], rel=1e-9), step
        trainer.step()
        stepped.step()
        timer.step()


def test_scheduled_training_ends_at_the_same_parameters() -> None:
    rule = Cosine(length=250, end=0.1, per="step")
    spec = experiment(optimizer=Adam(lr=0.01), schedule=rule)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR
    assert run(spec, "Adam", {}, scheduler=lambda o: cosine(o, 250, 0.001)) <= 1e-9


@pytest.mark.parametrize("patience", [0, 2])
def test_plateaus_are_found_at_the_same_epochs(patience: int) -> None:
    rule = Plateau(patience=patience, gamma=0.3)
    trainer = Trainer(experiment(optimizer=SGD(lr=0.5), schedule=rule))
    stepped = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.5)
    timer = torch.optim.lr_scheduler.ReduceLROnPlateau(
        stepped, factor=0.3, patience=patience, eps=0.0
    )
    rates = set()
    for _ in range(80):
        for _ in range(trainer.steps_to_epoch_end()):
            trainer.step()
        timer.step(trainer.score("validation").loss)
        assert trainer.rate == pytest.approx(stepped.param_groups[0]["lr"], rel=1e-9)
        rates.add(trainer.rate)
    assert len(rates) > 1
