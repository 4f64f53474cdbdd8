"""The words around a control: its label, its tool-tip, the short name of a chosen item."""

from __future__ import annotations

import inspect
from functools import lru_cache
from textwrap import fill
from typing import Any

from engine.network.activations import Activation
from engine.sentences import Sentence
from engine.specs.knobs import Knob, NumberKnob, Spec, label_of
from playground.words.numbers import number
from playground.words.translate import tr

REBUILDS = Sentence("Rebuilds: new weights")
LIVE = Sentence("Live: training goes on with the same weights")
REBUILD_SIGN = "↻"
REBUILDS_NOTE = Sentence("↻ rebuilds")
LIVE_NOTE = Sentence("● live")
# Of the data, only some changes need new weights.
DATA_REBUILDS = Sentence("Another data set needs new weights; what has no mark below is live")
DATA_NOTE = Sentence("↻ another set rebuilds")
# Letters in a line of a tool-tip.
WIDEST = 64
# What a knob is called where its own label would not be understood without its form.
ALONE = {"units": Sentence("Width"), "dataset": Sentence("Data set")}


def sentence_of(kind: type[Spec]) -> str:
    """What an item is, in the one sentence its class begins with."""
    return tr((inspect.getdoc(kind) or "").partition("\n")[0])


def heading_of(name: str, knob: Knob) -> str:
    """The label of a control with the symbol of the lectures: `Learning rate η`."""
    return " ".join(filter(None, (words_of(name, knob), knob.symbol)))


def label_alone(name: str, knob: Knob) -> str:
    """The English label of a knob where it stands without its form."""
    return ALONE.get(name, label_of(name, knob))


def words_of(name: str, knob: Knob) -> str:
    """The label of a control in the window's language."""
    return tr(label_of(name, knob))


def label_of_kind(kind: type[Spec]) -> str:
    """The label of an item of a family in the window's language."""
    return tr(str(getattr(kind, "label", kind.__name__)))


def lines_of(owner: type[Spec], knob: Knob) -> list[str]:
    """What a tool-tip says of a knob: help, formula, symbol and range, whether it rebuilds."""
    lines = [tr(knob.help), getattr(owner, "formula", "")]
    limits = ""
    if isinstance(knob, NumberKnob):
        limits = tr("{low} to {high}", low=number(knob.low), high=number(knob.high))
        limits = f"{limits} {tr(knob.unit)}".strip()
    lines.append(": ".join(filter(None, (knob.symbol, limits))))
    lines.append(tr(REBUILDS) if knob.rebuilds else "")
    return [line for line in lines if line]


def item_lines(kind: type[Spec]) -> list[str]:
    """What a tool-tip says of one item of a family: its sentence and its formula."""
    return [line for line in (sentence_of(kind), getattr(kind, "formula", "")) if line]


def tooltip(lines: list[str]) -> str:
    """Lines as a tool-tip in the window's language, none of them too long.

    Qt wraps rich text by itself, but a screen reader reads a tool-tip aloud as it stands.
    """
    return "\n".join(map(wrapped, map(tr, lines)))


# A form that shows another experiment says the same of its controls again, a thousand times.
@lru_cache(maxsize=4096)
def wrapped(words: str) -> str:
    """Words in lines of at most WIDEST letters; what has no spaces stays whole."""
    return fill(words, WIDEST, break_long_words=False, break_on_hyphens=False)


def short_label(item: Spec) -> str:
    """The label of an item where room is scarce: without the remark in brackets."""
    return tr(plain_label(type(item)))


def plain_label(kind: type[Spec]) -> str:
    """The same in English."""
    label = str(getattr(kind, "label", kind.__name__)).partition(" (")[0]
    # Functions are written as in mathematics, tanh; ReLU and ELU keep their capitals.
    plain = issubclass(kind, Activation) and label[1:].islower()
    return label.lower() if plain else label


def small_label(kind: type[Spec]) -> str:
    """An English label inside a sentence: "batch normalisation", but "ReLU"."""
    label = str(getattr(kind, "label", kind.__name__))
    return label[:1].lower() + label[1:] if label[1:].islower() else label


def word(value: Any) -> str:
    """A value as a user reads it: a label for a spec, four significant digits for a number."""
    if isinstance(value, Spec):
        return tr(str(getattr(value, "label", type(value).__name__)))
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    return number(value) if isinstance(value, int | float) else str(value)
