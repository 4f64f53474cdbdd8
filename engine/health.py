"""A plain word on how each layer is doing, from its activations and error signals."""

from __future__ import annotations

from dataclasses import dataclass

from engine.probes import Histogram, Histograms

MANY_DEAD = 0.5
SOME_DEAD = 0.1
SATURATING = 0.4
COLLAPSED = 1e-3
VANISHING = 1e-2
EXPLODING = 1e2


@dataclass(frozen=True, slots=True)
class Verdict:
    """status is good, warning or bad; `word` names it, `sentence` explains.

    `numbers` measure it, the most telling ones first.
    """

    status: str
    word: str
    sentence: str
    numbers: tuple[str, ...]


def verdicts(activations: Histograms, gradients: Histograms | None) -> tuple[Verdict, ...]:
    """One verdict for each layer, the output layer last.

    Gradients are compared with those of the output layer: δ below 1/100 of its root mean
    square counts as vanishing, above 100 times as exploding.
    """
    slopes = {layer.title: layer for layer in gradients.layers} if gradients else {}
    reference = next(reversed(slopes.values())).rms if slopes else 0.0
    return tuple(
        _verdict(layer, slopes.get(layer.title), reference) for layer in activations.layers
    )


def _verdict(layer: Histogram, slope: Histogram | None, reference: float) -> Verdict:
    ratio = slope.rms / reference if slope is not None and reference > 0 else 1.0
    numbers = [f"dead {layer.dead:.0%}"] if layer.dead > 0 else []
    if layer.saturated > 0:
        numbers.append(f"saturated {layer.saturated:.0%}")
    numbers.append(f"σ {layer.std:.2g}")
    if slope is not None:
        numbers.append(f"δ {slope.rms:.1e}")
    numbers.append(f"mean {layer.mean:.2g}")
    status, word, sentence = _judge(layer, ratio)
    return Verdict(status, word, sentence, tuple(numbers))


def _judge(layer: Histogram, ratio: float) -> tuple[str, str, str]:
    if layer.title == "output":
        return "good", "healthy", "The output layer: its error signal comes straight from the loss."
    if layer.dead > MANY_DEAD:
        return (
            "bad",
            "dead units",
            f"{layer.dead:.0%} of the units answer no sample: their gradient is 0.",
        )
    if layer.std < COLLAPSED:
        return "bad", "collapsed", "The layer gives nearly the same answer to every sample."
    if ratio < VANISHING:
        return (
            "bad",
            "gradient vanishes",
            f"The gradient here is 1/{1 / max(ratio, 1e-12):,.0f} of the output layer's.",
        )
    if ratio > EXPLODING:
        return (
            "bad",
            "gradient explodes",
            f"The gradient here is {ratio:,.0f} times the output layer's.",
        )
    if layer.saturated > SATURATING:
        return (
            "warning",
            "saturating",
            f"{layer.saturated:.0%} of the values lie where the activation is nearly flat.",
        )
    if layer.dead > SOME_DEAD:
        return "warning", "some dead", f"{layer.dead:.0%} of the units answer no sample."
    return "good", "healthy", "Signals and gradients of a usual size."
