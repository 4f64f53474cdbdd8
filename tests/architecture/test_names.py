"""One name for one thing: no two classes share one, but for registered items of two families."""

from __future__ import annotations

import ast
import importlib
from collections import defaultdict

from source_files import module_of, name_of, nodes_of, sources

from engine.specs.knobs import Spec
from engine.specs.registry import Registry


def families() -> dict[str, str]:
    """The registry that holds each registered class: it tells items of one name apart."""
    for path in sources("engine"):
        importlib.import_module(module_of(path))
    found: dict[str, str] = {}

    def look(kind: type[Spec]) -> None:
        for below in kind.__subclasses__():
            registry = getattr(below, "registry", None)
            if isinstance(registry, Registry) and "label" in vars(below):
                found[f"{below.__module__}.{below.__qualname__}"] = registry.family
            look(below)

    look(Spec)
    return found


def test_no_two_classes_share_a_name() -> None:
    family_of = families()
    places = defaultdict(list)
    for path in sources("engine", "playground"):
        module = module_of(path)
        for node in nodes_of(path):
            if isinstance(node, ast.ClassDef):
                family = family_of.get(f"{module}.{node.name}", "")
                places[node.name.lstrip("_")].append((family, name_of(path)))
    shared = {}
    for name, where in places.items():
        told_apart = {family for family, _ in where}
        if len(where) > 1 and ("" in told_apart or len(told_apart) < len(where)):
            shared[name] = [place for _, place in where]
    assert not shared
