"""All texts there are to translate, read from the source and from the registries."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Collection, Iterator
from importlib.resources import files
from pathlib import Path

from engine.data.datasets import dataset
from engine.network.layers import layer
from engine.probes import Probe
from engine.search.methods import Search
from engine.specs.knobs import ChoiceKnob, NumberKnob, Spec, knobs_of, label_of
from engine.specs.registry import Registry
from playground.forms.data.dataset_gallery import short_name
from playground.panels import panel_types
from playground.panels.panel import Panel
from playground.window.actions import MENUS, actions_with
from playground.words.settings import plain_label, small_label

# What is called with a text for users as its first argument.
SAYING = ("tr", "Sentence")
# Specs that no form shows.
UNSEEN = (Probe, Search)
PACKAGES = ("engine", "playground")
# The places in a text that values fill in.
_PLACES = re.compile(r"\{[^{}]*\}")


def texts() -> tuple[str, ...]:
    """Every text that the window may show, once, in a fixed order."""
    # They bring families of their own, which are known once they are imported.
    panels = panel_types().values()
    found = dict.fromkeys((*_written(), *_declared(), *_tables(panels)))
    return tuple(text for text in found if re.search(r"[^\W\d_]", _PLACES.sub("", text)))


def _written() -> Iterator[str]:
    """The literals in `tr("…")` and `Sentence("…")`."""
    for package in PACKAGES:
        for path in sorted(Path(str(files(package))).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in SAYING and node.args:
                    yield from _literals(node.args[0])


def _literals(text: ast.expr) -> Iterator[str]:
    """The text itself, or both of `"…" if … else "…"`."""
    if isinstance(text, ast.IfExp):
        yield from (*_literals(text.body), *_literals(text.orelse))
    elif isinstance(text, ast.Constant) and isinstance(text.value, str):
        yield text.value


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _declared() -> Iterator[str]:
    """Labels, helps and first sentences of everything an experiment is made of."""
    for kind in sorted(_kinds(Spec), key=lambda kind: f"{kind.__module__} {kind.__qualname__}"):
        yield _family(kind)
        if "label" in vars(kind):
            line = (inspect.getdoc(kind) or "").partition("\n")[0]
            yield from (str(vars(kind)["label"]), plain_label(kind), line)
            if getattr(kind, "registry", None) is layer:
                yield small_label(kind)
        for name, knob in knobs_of(kind).items():
            yield from (label_of(name, knob), knob.help)
            if isinstance(knob, ChoiceKnob):
                yield from (option.replace("_", " ") for option in knob.options)
            if isinstance(knob, NumberKnob):
                yield knob.unit


def _family(kind: type[Spec]) -> str:
    registry = getattr(kind, "registry", None)
    return registry.family.replace("_", " ") if isinstance(registry, Registry) else ""


def _kinds(base: type[Spec]) -> set[type[Spec]]:
    found: set[type[Spec]] = set()
    for kind in base.__subclasses__():
        inside = kind.__module__.startswith("engine.")
        if inside and not issubclass(kind, UNSEEN):
            # A dataclass with slots is made twice; the one with the knobs is the real one.
            found |= {kind} | _kinds(kind)
    return {kind for kind in found if "label" in vars(kind) or kind.__name__.endswith("Spec")}


def _tables(panels: Collection[type[Panel]]) -> Iterator[str]:
    """Menus, commands, panels, and the words under pictures of data sets."""
    yield from MENUS
    yield from map(short_name, dataset.names)
    for entry in actions_with(panels):
        yield from (entry.text, entry.tip)
    for panel in panels:
        yield from (panel.title, panel.tab, *(panel.of_numbers or ()), *panel.questions)
