"""Every activation and loss, and the penalties' norms, against PyTorch."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engine.arrays import Array
from engine.network.activations import (
    ELU,
    GELU,
    SELU,
    Activation,
    HardTanh,
    Identity,
    LeakyReLU,
    Mish,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Step,
    Tanh,
    activation,
)
from engine.network.losses import (
    BinaryCrossEntropy,
    Hinge,
    Huber,
    KLDivergence,
    Loss,
    MeanSquaredError,
    Perceptron,
    SoftmaxCrossEntropy,
    SquaredError,
    loss,
)
from engine.network.losses.madaline import Madaline
from engine.network.penalties import L1, L2, ElasticNet, InducedL1, Penalty, penalty
from engine.specs.knobs import knobs_of

torch = pytest.importorskip(
    "torch", reason="PyTorch is not installed: pip install backprop-playground[test-torch]"
)
functional = torch.nn.functional

AGREEMENT = {"float64": 1e-9, "float32": 1e-4}
both_precisions = pytest.mark.parametrize("dtype", AGREEMENT)


def leaf(values: Array) -> torch.Tensor:
    return torch.tensor(values, requires_grad=True)


def agree(ours: Array | float, theirs: torch.Tensor, dtype: str) -> None:
    expected = theirs.detach().numpy()
    # Our sigmoid is (1 + tanh) / 2: in its flat ends only absolute digits are left.
    scale = max(float(np.abs(expected).max()), 1e-4)
    assert np.abs(ours - expected).max() <= AGREEMENT[dtype] * scale


ACTIVATIONS: list[tuple[Activation, Callable[[torch.Tensor], torch.Tensor]]] = [
    (Identity(), lambda s: 1 * s),
    (Step(), lambda s: step(s)),
    (Sigmoid(), torch.sigmoid),
    (Tanh(), torch.tanh),
    (HardTanh(), functional.hardtanh),
    (ReLU(), torch.relu),
    (LeakyReLU(slope=0.1), lambda s: functional.leaky_relu(s, 0.1)),
    (ELU(alpha=1.7), lambda s: functional.elu(s, 1.7)),
    (SELU(), torch.selu),
    (Softplus(), functional.softplus),
    (GELU(), functional.gelu),
    (GELU(form="tanh"), lambda s: functional.gelu(s, approximate="tanh")),
    (SiLU(), functional.silu),
    (Mish(), functional.mish),
    (Softmax(), lambda s: torch.softmax(s, dim=1)),
]


def test_no_activation_is_left_out() -> None:
    assert {type(f) for f, _ in ACTIVATIONS} == set(activation)


@both_precisions
@pytest.mark.parametrize(("f", "reference"), ACTIVATIONS, ids=lambda f: getattr(f, "name", ""))
def test_activations(
    f: Activation, reference: Callable[[torch.Tensor], torch.Tensor], dtype: str
) -> None:
    rng = np.random.default_rng(0)
    # Rows of ordinary numbers, the kinks themselves, and numbers far out.
    rows = [3 * rng.standard_normal((50, 4)), np.array([[0.0, 1.0, -1.0, 0.0]])]
    rows.append(np.array([[1e4, -1e4, 90.0, -90.0], [-800.0, 20.5, 19.5, -20.5]]))
    for s in (values.astype(dtype) for values in rows):
        x, dh = leaf(s), rng.standard_normal(s.shape).astype(dtype)
        theirs = reference(x)
        theirs.backward(torch.tensor(dh))
        h = f(s)
        agree(h, theirs, dtype)
        assert x.grad is not None
        agree(f.backward(s, h, dh), x.grad, dtype)


@both_precisions
@pytest.mark.parametrize(("f", "reference"), ACTIVATIONS, ids=lambda f: getattr(f, "name", ""))
def test_jacobians_of_activations(
    f: Activation, reference: Callable[[torch.Tensor], torch.Tensor], dtype: str
) -> None:
    s = np.random.default_rng(1).standard_normal((3, 4)).astype(dtype)
    for row, jacobian in zip(s, f.jacobian(s), strict=True):
        theirs = torch.autograd.functional.jacobian(
            lambda x: reference(x[None])[0], torch.tensor(row)
        )
        agree(jacobian, theirs, dtype)


def signs(y: torch.Tensor) -> torch.Tensor:
    """y as the -1 and 1 that margin losses take."""
    return 2 * (y > 0).to(y.dtype) - 1


def fewest(z: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Which ADALINEs (n, K) of a wrong vote are pulled, found one after the other."""
    picked = torch.zeros_like(z)
    for row, wanted, places in zip(z.detach(), y, picked, strict=True):
        votes = torch.where(row >= 0, 1.0, -1.0).to(z.dtype)
        while (votes * wanted).sum() < 0:
            against = votes != wanted
            nearest = torch.where(against, row.abs(), torch.inf).argmin()
            votes[nearest], places[nearest] = wanted[nearest], 1
    return picked


def step(z: torch.Tensor) -> torch.Tensor:
    """1 for z ≥ 0, else 0, with a derivative that is 0."""
    return torch.heaviside(z.detach(), torch.ones((), dtype=z.dtype)) + 0 * z


# Each reference is given z (n, k) and our encoded targets y (n, k).
LOSSES: list[tuple[Loss, int, Callable[[torch.Tensor, torch.Tensor], torch.Tensor]]] = [
    (SoftmaxCrossEntropy(), 4, lambda z, y: functional.cross_entropy(z, y.argmax(dim=1))),
    (
        SoftmaxCrossEntropy(label_smoothing=0.2),
        4,
        lambda z, y: functional.cross_entropy(z, y.argmax(dim=1), label_smoothing=0.2),
    ),
    (BinaryCrossEntropy(), 2, functional.binary_cross_entropy_with_logits),
    (
        KLDivergence(),
        4,
        lambda z, y: functional.kl_div(torch.log_softmax(z, 1), y, reduction="batchmean"),
    ),
    (
        KLDivergence(label_smoothing=0.3),
        4,
        lambda z, y: functional.kl_div(torch.log_softmax(z, 1), y, reduction="batchmean"),
    ),
    (MeanSquaredError(), 4, lambda z, y: functional.mse_loss(z, y, reduction="sum") / 2 / len(z)),
    (
        MeanSquaredError(targets="-1/1"),
        2,
        lambda z, y: functional.mse_loss(z, signs(y), reduction="sum") / 2 / len(z),
    ),
    (Huber(), 4, lambda z, y: functional.huber_loss(z, y, reduction="sum") / len(z)),
    (
        Huber(delta=0.4),
        4,
        lambda z, y: functional.huber_loss(z, y, delta=0.4, reduction="sum") / len(z),
    ),
    (
        SquaredError(),
        4,
        lambda z, y: functional.mse_loss(torch.sigmoid(z), y, reduction="sum") / 2 / len(z),
    ),
    (
        SquaredError(link="softmax"),
        4,
        lambda z, y: functional.mse_loss(torch.softmax(z, 1), y, reduction="sum") / 2 / len(z),
    ),
    (
        SquaredError(link="tanh"),
        4,
        lambda z, y: functional.mse_loss(torch.tanh(z), signs(y), reduction="sum") / 2 / len(z),
    ),
    (
        SquaredError(link="step"),
        4,
        lambda z, y: functional.mse_loss(step(z), y, reduction="sum") / 2 / len(z),
    ),
    (
        SquaredError(link="step"),
        2,
        lambda z, y: functional.mse_loss(step(z), y, reduction="sum") / 2 / len(z),
    ),
    (Madaline(units="5"), 2, lambda z, y: (fewest(z, y) * (z - y) ** 2).sum() / 2 / len(z)),
    # With margin 0 and 1 this is exactly the loss of one score against nothing.
    (Perceptron(), 4, lambda z, y: torch.relu(-signs(y) * z).sum() / len(z)),
    (
        Hinge(),
        2,
        lambda z, y: (
            functional.margin_ranking_loss(
                z, torch.zeros_like(z), signs(y), margin=1.0, reduction="sum"
            )
            / len(z)
        ),
    ),
    (Hinge(), 4, lambda z, y: torch.relu(1 - signs(y) * z).sum() / len(z)),
]
every_loss = pytest.mark.parametrize(("f", "classes", "reference"), LOSSES)


def test_no_loss_is_left_out() -> None:
    assert {type(f) for f, _, _ in LOSSES} == set(loss)
    links = {f.link for f, _, _ in LOSSES if isinstance(f, SquaredError)}
    assert links == set(knobs_of(SquaredError)["link"].options)  # type: ignore[attr-defined]


@both_precisions
@every_loss
@pytest.mark.parametrize("scale", [1.0, 30.0, 1e4])
def test_losses(
    f: Loss,
    classes: int,
    reference: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    scale: float,
    dtype: str,
) -> None:
    rng = np.random.default_rng(3)
    z = (scale * rng.standard_normal((40, f.outputs(classes, 1)))).astype(dtype)
    y = f.encode(rng.integers(0, classes, 40), classes).astype(dtype)
    x = leaf(z)
    theirs = reference(x, torch.tensor(y))
    theirs.backward()
    assert x.grad is not None
    agree(f.value(z, y), theirs, dtype)
    agree(f.gradient(z, y), x.grad, dtype)


@both_precisions
def test_class_weights_make_the_weighted_mean_of_pytorch(dtype: str) -> None:
    rng = np.random.default_rng(4)
    z, labels = rng.standard_normal((30, 3)).astype(dtype), rng.integers(0, 3, 30)
    by_class = np.array([0.5, 1.0, 4.0], dtype)
    x, f = leaf(z), SoftmaxCrossEntropy()
    theirs = functional.cross_entropy(x, torch.tensor(labels), torch.tensor(by_class))
    theirs.backward()
    assert x.grad is not None
    y = f.encode(labels, 3).astype(dtype)
    agree(f.value(z, y, by_class[labels]), theirs, dtype)
    agree(f.gradient(z, y, by_class[labels]), x.grad, dtype)


PENALTIES: list[tuple[Penalty, Callable[[torch.Tensor], torch.Tensor]]] = [
    (L2(strength=0.3), lambda w: 0.3 * torch.linalg.norm(w) ** 2),
    (L1(strength=0.3), lambda w: 0.3 * torch.linalg.vector_norm(w, 1)),
    (
        ElasticNet(strength=0.3, l1_share=0.25),
        lambda w: 0.3 * (0.25 * w.abs().sum() + 0.75 * (w * w).sum()),
    ),
    (InducedL1(strength=0.3), lambda w: 0.3 * torch.linalg.matrix_norm(w, 1)),
]


def test_no_penalty_but_none_is_left_out() -> None:
    assert {type(f) for f, _ in PENALTIES} == {cls for cls in penalty if cls.name != "none"}  # type: ignore[attr-defined]


@both_precisions
@pytest.mark.parametrize(("price", "reference"), PENALTIES)
def test_penalties(
    price: Penalty, reference: Callable[[torch.Tensor], torch.Tensor], dtype: str
) -> None:
    weights = np.random.default_rng(5).standard_normal((6, 4)).astype(dtype)
    w = leaf(weights)
    theirs = reference(w)
    theirs.backward()
    assert w.grad is not None
    agree(price.value(weights), theirs, dtype)
    agree(price.gradient(weights), w.grad, dtype)


@both_precisions
def test_the_soft_threshold_is_that_of_pytorch(dtype: str) -> None:
    weights = np.random.default_rng(6).standard_normal((6, 4)).astype(dtype)
    theirs = functional.softshrink(torch.tensor(weights), 0.5 * 0.8)
    L1(strength=0.8, proximal=True).proximal_step(weights, rate=0.5)
    agree(weights, theirs, dtype)
    assert ((weights == 0) == (theirs.numpy() == 0)).all()
