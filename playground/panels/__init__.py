"""The panels. Each folder here holds one, in its `panel.py`; `panel_types` finds them all."""

from __future__ import annotations

import importlib
import pkgutil

from playground.panels.panel import Panel


def panel_types() -> dict[str, type[Panel]]:
    """Every kind of panel by name."""
    for found in pkgutil.iter_modules(__path__):
        if found.ispkg:
            importlib.import_module(f"{__name__}.{found.name}.panel")
    return {kind.name: kind for kind in Panel.__subclasses__()}
