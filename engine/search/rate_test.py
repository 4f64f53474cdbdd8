"""The learning-rate range test: train once with a rate that grows, and see where the loss falls.

From the first weights of an experiment each mini-batch is trained on with a larger rate than the
one before, and after each the loss of the same training samples is measured, which is steadier
than that of the batches. While the rate is too small nothing happens; where it suits, the loss
falls; where it is too large, the loss rises. Source: Smith 2015.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.layers import QUIET
from engine.network.network import Weights
from engine.specs.knobs import NumberKnob, knobs_of
from engine.steps import Portions, Steps, at_once, between, staying
from engine.training.beginning.first_weights import Beginning
from engine.training.epochs.progress import Batches
from engine.training.experiment import ExperimentSpec
from engine.training.kernel_stepper import chosen_stepper
from engine.training.setup import Setup

# Rates that are tried, and training samples whose loss is measured.
TRIED, MEASURED = 150, 512
# The test ends where the loss is so many times what it was at first.
TOO_LARGE = 4.0
# The loss must have fallen by this share of what it was for a rate to be suggested.
FALLEN = 0.02
# The slope is that of a line through so many points to both sides.
REACH = 5
SAFE = 10.0


@dataclass(frozen=True, slots=True)
class RateTest:
    """What came of a test: the loss (n,) after the step with every rate (n,), `first` before all.

    `steepest` is the rate at which it falls most steeply over log η, `lowest` the one at which it
    is least; both None if it never falls. `ended` says that the loss became too large, or
    infinite, before the last rate.
    """

    rates: Array
    losses: Array
    first: float
    steepest: float | None
    lowest: float | None
    ended: bool

    @property
    def suggested(self) -> float | None:
        """The steepest rate, but at most a tenth of the lowest: of two customs the safer one."""
        if self.steepest is None or self.lowest is None:
            return None
        return min(self.steepest, self.lowest / SAFE)

    @classmethod
    def of(cls, rates: Array, losses: Array, first: float, ended: bool) -> RateTest:
        """The test with these losses."""
        fastest = lowest = None
        if len(losses):
            least = int(np.argmin(losses))
            steepest = steepest_descent(np.log(rates), losses, least)
            if steepest is not None and losses[least] < (1 - FALLEN) * first:
                fastest, lowest = float(rates[steepest]), float(rates[least])
        return cls(freeze(rates), freeze(losses), first, fastest, lowest, ended)


def steepest_descent(x: Array, y: Array, end: int) -> int | None:
    """Where y (n,) falls most steeply over x (n,) before `end`; None: nowhere.

    Slopes are those of lines through a few points to both sides.
    """
    found, least = None, 0.0
    for i in range(end):
        near = slice(max(0, i - REACH), i + REACH + 1)
        across = x[near] - x[near].mean()
        slope = float(across @ y[near] / max(across @ across, 1e-300))
        if slope < least:
            found, least = i, slope
    return found


def rates_of(spec: ExperimentSpec) -> Array:
    """The rates that are tried: evenly over the logarithms of all that the optimiser takes."""
    knob = knobs_of(type(spec.optimizer))["lr"]
    assert isinstance(knob, NumberKnob)
    return np.geomspace(knob.low, knob.high, TRIED)


def measured_loss(setup: Setup, weights: Weights) -> float:
    """The mean loss of the first training samples, with batch statistics but without dropout."""
    return at_once(measured_loss_in_portions(setup, weights))


def measured_loss_in_portions(setup: Setup, weights: Weights) -> Portions[float]:
    """The same with a pause after every layer."""
    train, network = setup.parts["train"], setup.network
    z = yield from network.outputs_in_portions(weights, train.x[:MEASURED], QUIET)
    with np.errstate(all="ignore"):
        return network.loss.value(z, setup.encoded(train.labels[:MEASURED]))


def rate_test(spec: ExperimentSpec, known: Iterable[Setup] = ()) -> Steps[RateTest]:
    """Test an experiment, step by step; its schedule does not count, all else does.

    Batches come in the order in which training takes them. Of `known` setups samples are shared.
    Raises `SpecError` if the experiment does not fit its data.
    """
    setup = yield from between(0.0, 0.0, Setup.worked_out(spec, known))
    yield 0.0
    beginning = Beginning(setup)
    for _ in beginning.portions():
        yield 0.0
    yield 0.0
    stepper = chosen_stepper(setup, beginning.weights, spec.stream("dropout"))
    order, samples = spec.stream("order"), len(setup.parts["train"])
    rates, losses, start = rates_of(spec), list[float](), samples
    first = yield from staying(0.0, measured_loss_in_portions(setup, stepper.weights))
    for done, rate in enumerate(rates):
        share = done / len(rates)
        yield share
        if start >= samples:
            batches, start = Batches.of(setup, stepper.order(order, samples), spec.shuffle), 0
            yield share
        step = stepper.advance(batches, start, [float(rate)])
        start += spec.batch_size
        yield share
        loss = yield from staying(share, measured_loss_in_portions(setup, stepper.weights))
        if step.not_finite is not None or not loss <= TOO_LARGE * first:
            break
        losses.append(loss)
    count = len(losses)
    return RateTest.of(rates[:count], np.array(losses), first, count < len(rates))
