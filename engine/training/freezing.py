"""Freezing a layer or a neuron of an experiment, and letting it learn again.

A `column` counts the blocks of the network from 0, the output layer last. A frozen layer has the
learning-rate factor 0, and so has the normalisation that belongs to it. A frozen neuron is listed
in its layer; the neurons of a residual block are those of the last layer with weights inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from engine.network.layers import Affine, Layer, Residual, Units
from engine.sentences import Sentence
from engine.specs.paths import replace_at
from engine.training.experiment import ExperimentSpec

Layers = tuple[Layer, ...]


def is_layer_frozen(spec: ExperimentSpec, column: int) -> bool:
    """Whether nothing in this column learns; raises IndexError if there is no such column."""
    inside = _inside(spec, column)
    if inside is None:
        return spec.output_lr_multiplier == 0
    factors = [factor for lay in spec.layers[inside] for factor in _factors(lay)]
    return bool(factors) and not any(factors)


def with_layer_frozen(spec: ExperimentSpec, column: int, frozen: bool) -> ExperimentSpec:
    """The experiment with this column frozen, or learning; raises IndexError as above.

    What learns again does so with the factor 1.
    """
    inside = _inside(spec, column)
    if inside is None:
        return replace(spec, output_lr_multiplier=_factor(spec.output_lr_multiplier, frozen))
    return _changed(spec, inside, lambda lay: _with_factor(lay, frozen))


def is_neuron_frozen(spec: ExperimentSpec, column: int, unit: int) -> bool:
    """Whether weights and bias of this neuron stay as they are, by itself or with its layer."""
    inside = _inside(spec, column)
    own = spec.output_frozen if inside is None else _frozen(spec.layers[inside.start])
    return unit in own or is_layer_frozen(spec, column)


def with_neuron_frozen(
    spec: ExperimentSpec, column: int, unit: int, frozen: bool
) -> ExperimentSpec:
    """The experiment with this neuron frozen, or learning; raises IndexError as above."""
    inside = _inside(spec, column)
    if inside is None:
        return replace(spec, output_frozen=_units(spec.output_frozen, unit, frozen))
    head = slice(inside.start, inside.start + 1)
    return _changed(spec, head, lambda lay: _with_unit(lay, unit, frozen))


def _inside(spec: ExperimentSpec, column: int) -> slice | None:
    """Where the layers of a column are; None for the output layer, which is not among them."""
    starts = [place for place, lay in enumerate(spec.layers) if lay.weighted]
    if not 0 <= column <= len(starts):
        raise IndexError(
            Sentence(
                "expected a column from 0 to {last}, found {column}",
                last=len(starts),
                column=column,
            )
        )
    if column == len(starts):
        return None
    return slice(starts[column], [*starts, len(spec.layers)][column + 1])


def _changed(
    spec: ExperimentSpec, inside: slice, change: Callable[[Layer], Layer]
) -> ExperimentSpec:
    layers = list(spec.layers)
    layers[inside] = map(change, layers[inside])
    return replace(spec, layers=tuple(layers))


def _factors(lay: Layer) -> Iterator[float]:
    if isinstance(lay, Residual):
        for inner in lay.layers:
            yield from _factors(inner)
    elif hasattr(lay, "lr_multiplier"):
        yield lay.lr_multiplier


def _with_factor(lay: Layer, frozen: bool) -> Layer:
    if isinstance(lay, Residual):
        return replace(lay, layers=tuple(_with_factor(inner, frozen) for inner in lay.layers))
    if hasattr(lay, "lr_multiplier"):
        return replace_at(lay, "lr_multiplier", _factor(lay.lr_multiplier, frozen))
    return lay


def _factor(present: float, frozen: bool) -> float:
    return 0.0 if frozen else present or 1.0


def _last(layers: Layers) -> int | None:
    """The place of the last layer with weights, if any."""
    return next((i for i in reversed(range(len(layers))) if layers[i].weighted), None)


def _frozen(lay: Layer) -> Units:
    if isinstance(lay, Residual):
        place = _last(lay.layers)
        return () if place is None else _frozen(lay.layers[place])
    return lay.frozen if isinstance(lay, Affine) else ()


def _with_unit(lay: Layer, unit: int, frozen: bool) -> Layer:
    if isinstance(lay, Affine):
        return replace(lay, frozen=_units(lay.frozen, unit, frozen))
    if isinstance(lay, Residual) and (place := _last(lay.layers)) is not None:
        inner = _with_unit(lay.layers[place], unit, frozen)
        return replace(lay, layers=(*lay.layers[:place], inner, *lay.layers[place + 1 :]))
    return lay


def _units(present: Units, unit: int, frozen: bool) -> Units:
    others = {other for other in present if other != unit}
    return tuple(sorted(others | {unit} if frozen else others))
