"""A plain word on how each layer is doing at one step, and the numbers behind it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from engine.probes.layers.health import HealthReading, LayerHealth, Signal
from engine.sentences import Sentence

MANY_DEAD = 0.5
SOME_DEAD = 0.1
SATURATING = 0.4
# Shares that would be written as 0 %.
UNSEEN = 0.005
# Against the spread of the inputs, or against 1 if that is less.
COLLAPSED = 1e-3
# How many times as large as inputs and targets activations may be.
FAR = 1e3
# Root mean squares of δ against that of the output layer.
VANISHING, EXPLODING = 1e-2, 1e2
# The median of what is left of a sample's δ: less than VANISHING, for units that specialise pass
# nothing on for most samples.
MOST_VANISHING = 1e-5
# The share of the loss that may be left of a run that has converged.
CONVERGED = 1e-3


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """status is good, warning, bad or neutral; `word` names it, `sentence` explains.

    `numbers` measure it, the most telling ones first.
    """

    status: str
    word: str
    sentence: str
    numbers: tuple[str, ...]


def verdicts(reading: HealthReading) -> tuple[Diagnosis, ...]:
    """One verdict for each layer, the output layer last.

    What flows forwards counts first: values that are not finite or far larger than inputs and
    targets, then a loss next to nothing, dead units, layers that answer all samples alike. Then
    the error signals are compared with those of the output layer: a root mean square below 1/100
    counts as vanishing and one above 100 times as exploding, unless the median says that most of
    them are next to nothing.
    """
    last = reading.layers[-1].signal if reading.layers else None
    return tuple(_verdict(layer, reading, last) for layer in reading.layers)


def _verdict(layer: LayerHealth, reading: HealthReading, last: Signal | None) -> Diagnosis:
    found = (
        _judge_forwards(layer, reading)
        or _judge_backwards(layer, last)
        or _judge_units(layer)
        or _no_ill(layer)
    )
    return Diagnosis(*found, _numbers(layer))


def _numbers(layer: LayerHealth) -> tuple[str, ...]:
    numbers = []
    if layer.dead > UNSEEN:
        numbers.append(Sentence("{share:.0%} dead", share=layer.dead))
    if layer.saturated > UNSEEN:
        numbers.append(Sentence("{share:.0%} saturated", share=layer.saturated))
    if layer.sure is not None:
        numbers.append(Sentence("{share:.0%} sure", share=layer.sure))
    if layer.signal is not None:
        numbers.append(Sentence("gradient {rms:.2g}", rms=layer.signal.rms))
    numbers.append(Sentence("spread {std:.2g}", std=layer.std))
    if layer.signal is not None:
        numbers.append(Sentence("median gradient {median:.2g}", median=layer.signal.median))
    numbers.append(Sentence("mean {mean:.2g}", mean=layer.mean))
    return tuple(numbers)


def _judge_forwards(layer: LayerHealth, reading: HealthReading) -> tuple[str, str, str] | None:
    if not layer.rms <= FAR * reading.usual:
        sentence = Sentence(
            "The values here are {times:,.0f} times as large as inputs and targets.",
            times=layer.rms / reading.usual,
        )
        return "bad", Sentence("explodes"), sentence
    if reading.loss_left < CONVERGED:
        sentence = Sentence("The loss is next to nothing: there is little left to learn.")
        return "good", Sentence("converged"), sentence
    if layer.dead > MANY_DEAD:
        sentence = Sentence(
            "{share:.0%} of the units have slope 0 for every sample: no gradient gets through.",
            share=layer.dead,
        )
        return "bad", Sentence("dead units"), sentence
    if layer.spread < COLLAPSED * min(1.0, reading.spread):
        sentence = Sentence("The layer gives nearly the same answer to every sample.")
        return "bad", Sentence("collapsed"), sentence
    return None


def _judge_backwards(layer: LayerHealth, last: Signal | None) -> tuple[str, str, str] | None:
    if layer.signal is None or last is None or layer.title == "output":
        return None
    ratio = layer.signal.rms / last.rms if last.rms > 0 else 1.0
    if ratio < VANISHING:
        sentence = Sentence(
            "The gradient here is 1/{times:,.0f} of the output layer's.",
            times=1 / ratio if ratio > 0 else math.inf,
        )
        return "bad", Sentence("vanishes"), sentence
    if last.rms > 0 and layer.signal.passed < MOST_VANISHING:
        sentence = Sentence(
            "Most of the error signals here are next to nothing: few units pass a gradient on."
        )
        return "bad", Sentence("vanishes"), sentence
    if ratio > EXPLODING:
        sentence = Sentence(
            "The gradient here is {times:,.0f} times the output layer's.", times=ratio
        )
        return "bad", Sentence("explodes"), sentence
    return None


def _judge_units(layer: LayerHealth) -> tuple[str, str, str] | None:
    if layer.saturated > SATURATING:
        sentence = Sentence(
            "{share:.0%} of the values lie where the activation is nearly flat.",
            share=layer.saturated,
        )
        return "warning", Sentence("saturating"), sentence
    if layer.dead > SOME_DEAD:
        sentence = Sentence(
            "{share:.0%} of the units have slope 0 for every sample.", share=layer.dead
        )
        return "warning", Sentence("some dead"), sentence
    return None


def _no_ill(layer: LayerHealth) -> tuple[str, str, str]:
    if layer.signal is None:
        sentence = Sentence("Values of a usual size; the gradient is known from the first step on.")
        return "neutral", Sentence("no gradient yet"), sentence
    if layer.title == "output":
        sentence = Sentence("The output layer: its error signal comes straight from the loss.")
        return "good", Sentence("healthy"), sentence
    return "good", Sentence("healthy"), Sentence("Signals and gradients of a usual size.")
