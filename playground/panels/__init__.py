"""The panels. Each file here holds one, and importing this package finds them all."""

from __future__ import annotations

import importlib
import pkgutil

from playground.panels.panel import Panel


def panel_types() -> dict[str, type[Panel]]:
    """Every kind of panel by name."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return {kind.name: kind for kind in Panel.__subclasses__()}
