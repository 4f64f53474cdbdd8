"""Freezing a layer or a neuron of an experiment, and letting it learn again.

A `column` counts the blocks of the network from 0, the output layer last. A frozen layer has the
learning-rate factor 0, and so has the normalisation that belongs to it. A frozen neuron is listed
in its layer; the neurons of a residual block are those of the last layer with weights inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.network.blocks import spans_of
from engine.network.layers import Layer, Units, frozen_factor, with_unit
from engine.sentences import Sentence
from engine.training.experiment import ExperimentSpec


def is_layer_frozen(spec: ExperimentSpec, column: int) -> bool:
    """Whether nothing in this column learns; raises IndexError if there is no such column."""
    inside = _inside(spec, column)
    if inside is None:
        return spec.output_lr_multiplier == 0
    factors = [factor for lay in spec.layers[inside] for factor in lay.lr_factors]
    return bool(factors) and not any(factors)


def with_layer_frozen(spec: ExperimentSpec, column: int, frozen: bool) -> ExperimentSpec:
    """The experiment with this column frozen, or learning; raises IndexError as above.

    What learns again does so with the factor 1.
    """
    inside = _inside(spec, column)
    if inside is None:
        factor = frozen_factor(spec.output_lr_multiplier, frozen)
        return replace(spec, output_lr_multiplier=factor)
    return _changed(spec, inside, lambda lay: lay.with_frozen(frozen))


def is_neuron_frozen(spec: ExperimentSpec, column: int, unit: int) -> bool:
    """Whether weights and bias of this neuron stay as they are, by itself or with its layer."""
    return unit in frozen_neurons(spec, column) or is_layer_frozen(spec, column)


def frozen_neurons(spec: ExperimentSpec, column: int) -> Units:
    """The neurons of this column that are frozen by themselves; raises IndexError as above."""
    inside = _inside(spec, column)
    return spec.output_frozen if inside is None else spec.layers[inside.start].frozen


def with_neuron_frozen(
    spec: ExperimentSpec, column: int, unit: int, frozen: bool
) -> ExperimentSpec:
    """The experiment with this neuron frozen, or learning; raises IndexError as above."""
    inside = _inside(spec, column)
    if inside is None:
        return replace(spec, output_frozen=with_unit(spec.output_frozen, unit, frozen))
    head = slice(inside.start, inside.start + 1)
    return _changed(spec, head, lambda lay: lay.with_unit_frozen(unit, frozen))


def _inside(spec: ExperimentSpec, column: int) -> slice | None:
    """Where the layers of a column are; None for the output layer, which is not among them."""
    spans = spans_of(spec.layers)
    if not 0 <= column <= len(spans):
        raise IndexError(
            Sentence(
                "expected a column from 0 to {last}, found {column}", last=len(spans), column=column
            )
        )
    return None if column == len(spans) else spans[column]


def _changed(
    spec: ExperimentSpec, inside: slice, change: Callable[[Layer], Layer]
) -> ExperimentSpec:
    layers = list(spec.layers)
    layers[inside] = map(change, layers[inside])
    return replace(spec, layers=tuple(layers))
