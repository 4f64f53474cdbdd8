"""`playground list`: list every data set, layer, loss, optimiser … there is."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import sys
import textwrap
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

import engine
from engine.kernel.forms import stated_form
from engine.specs.registry import Registry
from playground.command_line.arguments import Parser
from playground.session.experiments import shipped, shipped_names

ABOUT = "List everything an experiment can be made of, by family."
UNWRAPPED = 10_000
EVERY_FORM = "The kernel can compute the training step with every one of these."
SOME_FORMS = 'The kernel can compute the training step with all of these but "NumPy alone".'


def add_arguments(parser: Parser) -> None:
    """It takes none."""


def run(given: Namespace) -> int:
    """Print the list."""
    print(listing())
    return 0


def registries() -> list[Registry[Any]]:
    """Every registry of the engine, by the name of its family."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(engine.__path__, "engine.")
    ]
    found = {
        value.family: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Registry)
    }
    return [found[family] for family in sorted(found)]


def listing() -> str:
    """The registered items by family, each with its label and one sentence, and the experiments."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else UNWRAPPED
    sections = [
        _section(
            registry.family,
            [(item.name, described(item)) for item in registry],
            width,
        )
        for registry in registries()
    ]
    own = [(name, ", ".join(_outline(name))) for name in shipped_names()]
    sections.append(_section("experiment", own, width))
    items = [item for registry in registries() for item in registry]
    sections.append(EVERY_FORM if not any(map(numpy_alone, items)) else SOME_FORMS)
    return "\n\n".join(sections)


def _section(title: str, rows: list[tuple[str, str]], width: int) -> str:
    column = max((len(name) for name, _ in rows), default=0) + 4
    lines = [
        textwrap.fill(
            text,
            max(width, column + 20),
            initial_indent=f"  {name}".ljust(column),
            subsequent_indent=" " * column,
        )
        for name, text in rows
    ]
    return "\n".join([title, *lines])


def described(item: Any) -> str:
    """The label and one sentence, and whether a run with this item is computed by NumPy alone."""
    return f"{item.label}. {_sentence(item)}" + (" (NumPy alone)" if numpy_alone(item) else "")


def numpy_alone(item: Any) -> bool:
    """Whether an item belongs to the training step and has no form for the kernel."""
    return hasattr(item, "kernel") and not stated_form(item)


def _sentence(item: type) -> str:
    return (item.__doc__ or "").strip().partition("\n")[0]


def _outline(name: str) -> Iterator[str]:
    """The data set, the widths of the hidden layers and the optimiser of a shipped experiment."""
    spec: Any = shipped(name)
    yield f"data {spec.data.dataset.label}"
    units = [str(layer.units) for layer in spec.layers if layer.units is not None]
    yield f"hidden layers {'-'.join(units) or 'none'}"
    yield f"optimiser {spec.optimizer.label}"
