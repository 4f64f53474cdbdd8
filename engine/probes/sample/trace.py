"""One sample through the network and back: every value on the way, with its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.arrays import Array, freeze
from engine.network.layers import TEST
from engine.network.network import Network
from engine.probes.base import Probe, answering, probe
from engine.probes.sample.passes import place_of
from engine.probes.sample.symbols import NetworkSymbols
from engine.sentences import Sentence, raised
from engine.specs.knobs import knob
from engine.training.trainer import Trainer


@dataclass(frozen=True, slots=True)
class TraceEntry:
    """One node of the computational graph: its symbol, what it is, and what it is made of.

    `inputs` are the symbols of other entries; `formula` is that of the layer or of the chain
    rule; `values` lacks the axis of the samples, since there is one.
    """

    symbol: str
    meaning: str
    formula: str
    inputs: tuple[str, ...]
    values: Array


@dataclass(frozen=True, slots=True)
class TraceReading:
    """All values of one sample: from x to the loss in `forward`, and the way back in `backward`.

    `row` is the sample's number in the data, `label` its class or target.
    """

    row: int
    label: Array
    forward: tuple[TraceEntry, ...]
    backward: tuple[TraceEntry, ...]

    def value(self, symbol: str) -> Array:
        """The value called `symbol`; raises KeyError for one that is not there."""
        return {entry.symbol: entry.values for entry in (*self.forward, *self.backward)}[symbol]


@probe("trace", label="Trace of one sample")
@dataclass(frozen=True, slots=True)
class TraceProbe(Probe):
    """Every value of one sample on the way to the loss, and every gradient on the way back.

    Forwards x, then W, b, s and h of each layer, z, p, y and L; backwards ∂L/∂z, then ∂L/∂W, ∂L/∂b
    and the error signals δ = ∂L/∂s. The layer's number is written above. L is the loss of this
    sample alone, without the penalty, in test mode: running averages, no dropout noise. A number
    beyond the last training sample takes the last one. A `row` of the data, whatever part it is
    in, is traced instead of a training sample.
    """

    sample: int = knob(0, low=0, high=1_000_000, help="Which training sample, counted from 0.")
    row: int = knob(
        -1, low=-1, high=1_000_000_000, help="A row of the data; -1: the training sample."
    )

    def measure(self, trainer: Trainer) -> TraceReading:
        network, weights = trainer.network, answering(trainer)
        part, place = trainer.setup.parts["train"], self.sample
        if self.row >= 0:
            name, place = place_of(trainer, self.row)
            part = trainer.setup.parts[name]
        place = min(place, len(part) - 1)
        x, y = part.x[place : place + 1], part.y[place : place + 1]
        grads = network.gradients()
        with np.errstate(all="ignore"):
            done = network.forward(weights, x, TEST)
            z = done.outputs[-1]
            p, loss = network.loss.predict(z), np.array(network.loss.value(z, y))
            network.backward(weights, done, network.loss.gradient(z, y), grads)
        names = NetworkSymbols(network, weights.layers)
        forward = [
            TraceEntry("x", Sentence("inputs of the network"), "", (), freeze(x[0])),
            *_forward(network, names, weights.layers, done.outputs),
            TraceEntry("p", Sentence("prediction"), "p = link(z)", ("z",), freeze(p[0])),
            TraceEntry("y", Sentence("target"), "", (), freeze(y[0])),
            TraceEntry("L", Sentence("loss"), network.loss.formula, ("z", "y"), freeze(loss)),
        ]
        backward = list(_backward(network, names, done.deltas, grads.views))
        return TraceReading(
            int(part.rows[place]), freeze(part.labels[place]), tuple(forward), tuple(backward)
        )


def _forward(
    network: Network, names: NetworkSymbols, arrays: list[dict[str, Array]], outputs: list[Array]
) -> Iterator[TraceEntry]:
    for i, (lay, named) in enumerate(zip(network.layers, arrays, strict=True)):
        for name, values in named.items():
            words = names.meaning(i, name)
            meaning = Sentence("{words} of {layer}", words=words, layer=names.owners[i])
            yield TraceEntry(names.parameter(i, name), meaning, "", (), freeze(values))
        yield TraceEntry(
            names.outputs[i + 1],
            names.words[i + 1],
            lay.rule,
            (names.outputs[i], *names.parameters(i)),
            freeze(outputs[i + 1][0]),
        )


def _backward(
    network: Network,
    names: NetworkSymbols,
    deltas: list[Array | None],
    grads: list[dict[str, Array]],
) -> Iterator[TraceEntry]:
    for i in range(len(network.layers) - 1, -1, -1):
        delta = deltas[i]
        if delta is None:
            return
        output, above = names.outputs[i + 1], names.outputs[i + 2 : i + 3]
        used = [f"∂L/∂{above[0]}", output, *names.parameters(i + 1)] if above else ["z", "y"]
        rule = f"∂L/∂{output} = ∂L/∂{above[0]} · ∂{above[0]}/∂{output}" if above else ""
        meaning = Sentence("gradient of the {words}", words=names.words[i + 1])
        if output == "z" or network.layers[i].sums == 1:
            meaning = Sentence("error signal δ{above}", above=raised(names.numbers[i]))
        yield TraceEntry(f"∂L/∂{output}", meaning, rule, tuple(used), freeze(delta[0]))
        for name, values in grads[i].items():
            symbol = names.parameter(i, name)
            yield TraceEntry(
                f"∂L/∂{symbol}",
                Sentence(
                    "gradient of the {words} of {layer}",
                    words=names.meaning(i, name),
                    layer=names.owners[i],
                ),
                f"∂L/∂{symbol} = ∂L/∂{output} · ∂{output}/∂{symbol}",
                (f"∂L/∂{output}", names.outputs[i]),
                freeze(values),
            )
