"""A plain word on how each layer is doing, from its activations and error signals."""

from __future__ import annotations

from dataclasses import dataclass

from engine.probes import Histogram, Histograms
from engine.sentences import Sentence

MANY_DEAD = 0.5
SOME_DEAD = 0.1
SATURATING = 0.4
COLLAPSED = 1e-3
VANISHING = 1e-2
EXPLODING = 1e2


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """status is good, warning or bad; `word` names it, `sentence` explains.

    `numbers` measure it, the most telling ones first.
    """

    status: str
    word: str
    sentence: str
    numbers: tuple[str, ...]


def verdicts(activations: Histograms, gradients: Histograms | None) -> tuple[Diagnosis, ...]:
    """One verdict for each layer, the output layer last.

    Gradients are compared with those of the output layer: δ below 1/100 of its root mean
    square counts as vanishing, above 100 times as exploding.
    """
    slopes = {layer.title: layer for layer in gradients.layers} if gradients else {}
    reference = next(reversed(slopes.values())).rms if slopes else 0.0
    return tuple(
        _verdict(layer, slopes.get(layer.title), reference) for layer in activations.layers
    )


def _verdict(layer: Histogram, slope: Histogram | None, reference: float) -> Diagnosis:
    ratio = slope.rms / reference if slope is not None and reference > 0 else 1.0
    numbers = [Sentence("dead {share:.0%}", share=layer.dead)] if layer.dead > 0 else []
    if layer.saturated > 0:
        numbers.append(Sentence("saturated {share:.0%}", share=layer.saturated))
    numbers.append(Sentence("σ {std:.2g}", std=layer.std))
    if slope is not None:
        numbers.append(Sentence("δ {rms:.2g}", rms=slope.rms))
    numbers.append(Sentence("mean {mean:.2g}", mean=layer.mean))
    status, word, sentence = _judge(layer, ratio)
    return Diagnosis(status, word, sentence, tuple(numbers))


def _judge(layer: Histogram, ratio: float) -> tuple[str, str, str]:
    if layer.title == "output":
        return (
            "good",
            Sentence("healthy"),
            Sentence("The output layer: its error signal comes straight from the loss."),
        )
    if layer.dead > MANY_DEAD:
        return (
            "bad",
            Sentence("dead units"),
            Sentence(
                "{share:.0%} of the units answer no sample: their gradient is 0.", share=layer.dead
            ),
        )
    if layer.std < COLLAPSED:
        return (
            "bad",
            Sentence("collapsed"),
            Sentence("The layer gives nearly the same answer to every sample."),
        )
    if ratio < VANISHING:
        return (
            "bad",
            Sentence("gradient vanishes"),
            Sentence(
                "The gradient here is 1/{times:,.0f} of the output layer's.",
                times=1 / max(ratio, 1e-12),
            ),
        )
    if ratio > EXPLODING:
        return (
            "bad",
            Sentence("gradient explodes"),
            Sentence("The gradient here is {times:,.0f} times the output layer's.", times=ratio),
        )
    if layer.saturated > SATURATING:
        return (
            "warning",
            Sentence("saturating"),
            Sentence(
                "{share:.0%} of the values lie where the activation is nearly flat.",
                share=layer.saturated,
            ),
        )
    if layer.dead > SOME_DEAD:
        return (
            "warning",
            Sentence("some dead"),
            Sentence("{share:.0%} of the units answer no sample.", share=layer.dead),
        )
    return "good", Sentence("healthy"), Sentence("Signals and gradients of a usual size.")
