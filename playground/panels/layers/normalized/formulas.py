"""The formulas of a batch normalisation with the numbers of one neuron in them."""

from __future__ import annotations

import math

from engine.probes import NormalizedReading
from playground.words.numbers import number
from playground.words.symbols import EQUALS, factor, lines
from playground.words.translate import tr

HAT = "<i>ŝ</i>"
DIGITS = 3


def forwards(found: NormalizedReading) -> str:
    """How s becomes y."""
    std = math.sqrt(found.variance + found.epsilon)
    mean = factor(float(f"{found.mean:.{DIGITS}g}"))
    parts = [
        lines(f"{HAT} {EQUALS}(<i>s</i> − μ) / √(<i>v</i> + ε)",
              f"{EQUALS}(<i>s</i> − {mean}) / {number(std, DIGITS)}"),
    ]  # fmt: skip
    if not math.isnan(found.scale):
        scale, shift = (factor(float(f"{x:.{DIGITS}g}")) for x in (found.scale, found.shift))
        parts.append(lines(f"<i>y</i> {EQUALS}γ {HAT} + β", f"{EQUALS}{scale} {HAT} + {shift}"))
    return "<br>".join(parts)


def backwards(found: NormalizedReading) -> str:
    """How the gradient finds its way back; empty where that is not known."""
    if math.isnan(found.by_mean):
        return ""
    n, d = len(found.s), "∂<i>J</i>/∂"
    values = {
        "v": number(found.by_variance, DIGITS), "mean": number(found.by_mean, DIGITS),
        "scale": number(found.by_scale, DIGITS), "shift": number(found.by_shift, DIGITS),
    }  # fmt: skip
    return "<br>".join(
        (
            f"{d}γ {EQUALS}Σ {d}y<sub>i</sub> ŝ<sub>i</sub> {EQUALS}<b>{values['scale']}</b>",
            f"{d}β {EQUALS}Σ {d}y<sub>i</sub> {EQUALS}<b>{values['shift']}</b>",
            f"{d}v {EQUALS}−½ Σ {d}ŝ<sub>i</sub> (s<sub>i</sub> − μ) (v + ε)<sup>−3/2</sup> "
            f"{EQUALS}<b>{values['v']}</b>",
            f"{d}μ {EQUALS}−Σ {d}ŝ<sub>i</sub> (v + ε)<sup>−1/2</sup> "
            f"{EQUALS}<b>{values['mean']}</b>",
            f"{d}s<sub>i</sub> {EQUALS}{d}ŝ<sub>i</sub> (v + ε)<sup>−1/2</sup> + "
            f"{d}v · 2(s<sub>i</sub> − μ)/{n} + {d}μ · 1/{n}",
        )
    )


def verdict(found: NormalizedReading) -> tuple[str, str]:
    """What is to be said of this batch, and how good that is."""
    n = len(found.s)
    if n == 1:
        return tr("one sample: ŝ = 0 whatever s is, nothing gets through"), "bad"
    if n == 2:
        return tr("two samples: ŝ = ±1, only their order is left"), "warning"
    if math.isnan(found.difference):
        return tr("batch of {n}", n=n), "neutral"
    if found.agrees:
        worst = number(found.difference, 2)
        return tr("batch of {n}: ∂J/∂s agrees with back-propagation, to {worst}",
                  n=n, worst=worst), "good"  # fmt: skip
    return tr("∂J/∂s differs from back-propagation by {worst}",
              worst=number(found.difference, 2)), "bad"  # fmt: skip
