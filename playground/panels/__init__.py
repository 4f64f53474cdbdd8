"""The panels. Each folder with a `panel.py` holds one, wherever here; `panel_types` finds all."""

from __future__ import annotations

import importlib
import pkgutil

from playground.panels.panel import Panel


def panel_types() -> dict[str, type[Panel]]:
    """Every kind of panel by name."""
    for found in pkgutil.walk_packages(__path__, f"{__name__}."):
        if found.name.endswith(".panel"):
            importlib.import_module(found.name)
    return {kind.name: kind for kind in Panel.__subclasses__()}
