"""A phase of the next step in words and numbers: what is done, by which formula, what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array
from engine.network.blocks import Block
from engine.network.naming import PlaceNames
from engine.probes import NextStep, Phase
from engine.training.setup import Setup
from playground.panels.selection import PhaseShown
from playground.words.numbers import number
from playground.words.phases import name_of_rung
from playground.words.places import names_of
from playground.words.translate import tr

DIGITS = 3
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """What a phase is called, and a line of formula and numbers."""

    title: str
    detail: str

    @property
    def spoken(self) -> str:
        """Both in one, as it is read aloud."""
        return f"{self.title}. {self.detail}"


def words_of_phase(setup: Setup, shown: PhaseShown) -> PhaseWords:
    """What the step does in this phase."""
    seen, rung = shown.seen, shown.rung
    match rung.phase:
        case Phase.BATCH:
            title, *parts = _batch(setup, seen)
        case Phase.FORWARD:
            title, *parts = "", *_forward(setup, seen, rung.column)
        case Phase.LOSS:
            title, *parts = _loss(setup, seen)
        case Phase.BACKWARD:
            title, *parts = "", *_backward(setup, seen, rung.column)
        case Phase.UPDATE:
            title, *parts = _update(setup, seen)
    title = title or name_of_rung(setup, rung)
    step = tr("Step {number}", number=number(seen.step))
    return PhaseWords(f"{step}{BETWEEN}{title}", BETWEEN.join(filter(None, parts)))


def _batch(setup: Setup, seen: NextStep) -> tuple[str, ...]:
    return (
        tr(
            "Pick the batch: {batch} of {batches} in epoch {epoch}",
            batch=number(seen.batch),
            batches=number(seen.batches),
            epoch=number(seen.epoch),
        ),
        tr(
            "{n} of {total} training samples, ringed on the plane",
            n=number(len(seen.rows)),
            total=number(len(setup.parts["train"])),
        ),
        tr("shuffled anew for every epoch") if setup.spec.shuffle else tr("in the order of data"),
    )


def _forward(setup: Setup, seen: NextStep, column: int) -> tuple[str, ...]:
    first, last = _span(names_of(setup).blocks, column)
    rules = [lay.rule for lay in setup.network.layers[first : last + 1]]
    values = seen.outputs[last + 1]
    with np.errstate(all="ignore"):
        numbers = tr(
            "mean {mean}, σ {deviation}, from {low} to {high}",
            mean=_short(values.mean()),
            deviation=_short(values.std()),
            low=_short(values.min()),
            high=_short(values.max()),
        )
    return ", ".join(rules), numbers


def _loss(setup: Setup, seen: NextStep) -> tuple[str, ...]:
    penalty = tr("and the penalty R = {value}", value=_short(seen.penalty)) if seen.penalty else ""
    title = tr("Loss of the batch: L = {value}", value=number(seen.loss))
    return title, setup.network.loss.formula, penalty


def _backward(setup: Setup, seen: NextStep, column: int) -> tuple[str, ...]:
    names = names_of(setup)
    block, last = names.blocks[column], column == len(names.blocks) - 1
    delta, slopes = seen.deltas[block.first], _of_column(names, column, seen.gradients)
    return (
        _chain_rule(setup, block, last=last),
        tr("rms of δ {size}", size=_short(_rms(delta))) if delta is not None else "",
        tr(
            "‖∂L/∂w‖ {size} of {count} weights and biases",
            size=_short(_norm(slopes)),
            count=number(slopes.size),
        ),
    )


def _chain_rule(setup: Setup, block: Block, *, last: bool) -> str:
    """How the gradients of a block follow from those above it."""
    below = "x" if block.first == 0 else "h"
    if setup.network.layers[block.first].sums != 1:
        return f"∂L/∂w = ∂L/∂h · ∂h/∂w, ∂L/∂{below} = ∂L/∂h · ∂h/∂{below}"
    if last:
        return f"δ = ∂L/∂z, ∂L/∂W = {below}ᵀ δ"
    if block.pre == block.first and block.active != block.pre and block.activation.elementwise:
        return f"δ = ∂L/∂h ⊙ f′(s), ∂L/∂W = {below}ᵀ δ"
    return f"δ = ∂L/∂h · ∂h/∂s, ∂L/∂W = {below}ᵀ δ"


def _update(setup: Setup, seen: NextStep) -> tuple[str, ...]:
    if seen.updates is None:
        return tr("No update: loss or gradient is not finite"), tr("the step cannot be taken")
    names = names_of(setup)
    sizes = [_norm(_of_column(names, c, seen.updates)) for c in range(len(names.blocks))]
    whole = float(np.hypot.reduce(sizes))
    return (
        tr(
            "Update: ‖Δ‖ = {size}, η = {rate}; the next phase takes the step",
            size=_short(whole),
            rate=number(seen.rate),
        ),
        setup.spec.optimizer.formula,
        "‖Δ‖ "
        + ", ".join(
            f"{tr(names.layer(column))}: {_short(size)}" for column, size in enumerate(sizes)
        ),
    )


def _of_column(names: PlaceNames, column: int, layers: tuple[Mapping[str, Array], ...]) -> Array:
    """The numbers of all parameters of a column, in one vector."""
    first, last = _span(names.blocks, column)
    found = [values.ravel() for named in layers[first : last + 1] for values in named.values()]
    return np.concatenate(found) if found else np.zeros(0)


def _span(blocks: tuple[Block, ...], column: int) -> tuple[int, int]:
    """The first and last layer of a column; what stands before the first weights belongs to it."""
    return 0 if column == 0 else blocks[column].first, blocks[column].last


def _norm(values: Array) -> float:
    with np.errstate(all="ignore"):
        return float(np.linalg.norm(values.astype(np.float64)))


def _rms(values: Array) -> float:
    return _norm(values) / np.sqrt(max(1, values.size))


def _short(value: float) -> str:
    return number(float(value), DIGITS)
