"""How a neuron died, told with the numbers of the step that killed it."""

from __future__ import annotations

import math

from engine.probes import Blow, DeathReading, Fate
from playground.words.numbers import number
from playground.words.symbols import TIMES, factor
from playground.words.translate import tr

BREAK = "<br>"
OF_THE_STEP = ("rate", "gradient", "slope", "update")


def story_of(death: DeathReading | None) -> str:
    """What became of a dead neuron; empty for one that lives, or of which nothing is known."""
    if death is None or death.fate is Fate.ALIVE:
        return ""
    match death.fate:
        case Fate.BEFORE if death.step == 0:
            return tr("It was dead before the first step: its first weights let no sample through.")
        case Fate.BEFORE:
            return tr("It was dead at step {step:,} already, where the recorded past begins.",
                      step=death.step)  # fmt: skip
        case Fate.CHANGE:
            return tr("It died at step {step:,}, when something was changed by hand.",
                      step=death.step)  # fmt: skip
        case Fate.LOST:
            return tr("Its past could not be repeated.")
    if death.blow is None:
        return ""
    return BREAK.join(filter(None, (_fall(death.step, death.blow), *_causes(death.blow))))


def cause_of(blow: Blow) -> str:
    """What took most of the pre-activation away."""
    named = {
        tr("its weights"): blow.weights, tr("its bias"): blow.bias,
        tr("its inputs, as the layers below moved"): blow.inputs,
    }  # fmt: skip
    if any(map(math.isnan, named.values())):
        return ""
    return min(named, key=named.__getitem__)


def _fall(step: int, blow: Blow) -> str:
    return tr(
        "<b>Died at step {step:,}</b>: the largest s of all samples fell from {before} to {after}; "
        "now no sample is above {largest}.",
        step=step, before=number(blow.before, 3), after=number(blow.after, 3),
        largest=number(blow.largest, 3),
    )  # fmt: skip


def _causes(blow: Blow) -> tuple[str, ...]:
    parts = []
    cause = cause_of(blow)
    if cause:
        change = f"Δs = h{TIMES}Δw + Δb + Δh{TIMES}w"
        values = (blow.weights, blow.bias, blow.inputs)
        numbers = " + ".join(factor(float(f"{value:.3g}")) for value in values)
        total = number(blow.after - blow.before, 3)
        parts.append(f"{change} = {numbers} = <b>{total}</b>")
        parts.append(tr("What did it: {cause}.", cause=cause))
    measured = {name: number(getattr(blow, name), 3) for name in OF_THE_STEP}
    step = tr(
        "That step: η = {rate}, ∂L/∂b = {gradient}, ‖∂L/∂w‖ = {slope}, ‖Δw‖ = {update}; it fired "
        "for {fired} of {batch} samples of the mini-batch.",
        fired=blow.fired, batch=blow.batch, **measured,
    )  # fmt: skip
    return (*parts, step)
