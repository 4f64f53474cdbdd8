"""The error signal δ of a neuron in words and numbers."""

from __future__ import annotations

from engine.network.naming import PlaceNames
from engine.probes import NeuronReading
from playground.words.numbers import number
from playground.words.symbols import EQUALS, SLOPE, TIMES, factor, indexed, lines
from playground.words.translate import tr

FOLLOW = "above"


def explain(names: PlaceNames, reading: NeuronReading) -> str:
    """Where δ of a neuron comes from, as lines of rich text; empty for an input."""
    place = reading.place
    if place.column < 0:
        return ""
    delta = indexed("δ", place.unit)
    if place.column == len(names.blocks) - 1:
        return _of_output(delta, reading)
    s = "ŝ" if reading.normalized else "s"
    entering = indexed(s, place.unit)
    answer = indexed("h", place.unit)
    w, d = f"<i>w</i><sub>{place.unit + 1}k</sub>", "<i>δ</i><sub>k</sub>"
    back = f"Σ<sub>k</sub> {w} {d}" if reading.above is not None else f"∂<i>L</i>/∂{answer}"
    target = f"∂<i>L</i>/∂{entering}" if reading.normalized else delta
    if reading.elementwise:
        product = factor(reading.slope) + TIMES + factor(reading.back)
        parts = [
            f"{target} {EQUALS}{SLOPE}({entering}){TIMES}{back}",
            EQUALS + product,
            f"{EQUALS}<b>{number(reading.arriving)}</b>",
        ]
    else:
        parts = [
            f"{target} {EQUALS}Σ<sub>k</sub> ∂<i>h</i><sub>k</sub>/∂{entering}"
            f"{TIMES}∂<i>L</i>/∂<i>h</i><sub>k</sub>",
            f"{EQUALS}<b>{number(reading.arriving)}</b>",
        ]
    if reading.normalized:
        through = tr("through the normalisation")
        parts.append(f"{delta} {EQUALS}<b>{number(reading.signal)}</b> {through}")
    return lines(*parts, _link(names, reading))


def follow(reading: NeuronReading) -> int | None:
    """The neuron above that adds most to δ; None if there is none to follow."""
    if reading.above is None:
        return None
    terms = abs(reading.above.weights * reading.above.signals)
    return int(terms.argmax()) if len(terms) else None


def _link(names: PlaceNames, reading: NeuronReading) -> str:
    if follow(reading) is None:
        return ""
    words = tr("follow δ to {layer}", layer=names.layer(reading.place.column + 1))
    return f'<a href="{FOLLOW}" style="text-decoration:none">{words} ▸</a>'


def _of_output(delta: str, reading: NeuronReading) -> str:
    z = indexed("z", reading.place.unit)
    text = tr(
        "straight from the loss, which compares {p} with {y}",
        p=f"<i>p</i>\u00a0=\u00a0{number(reading.prediction)}",
        y=f"<i>y</i>\u00a0=\u00a0{number(reading.target)}",
    )
    return lines(f"{delta} {EQUALS}∂<i>L</i>/∂{z} {EQUALS}<b>{number(reading.back)}</b>", text)
