"""One name for one thing: no two classes share one."""

from __future__ import annotations

import ast
import importlib
from collections import defaultdict

from source_files import module_of, name_of, sources, tree_of

from engine.specs.knobs import Spec
from engine.specs.registry import Registry


def registered() -> set[str]:
    """The classes that a registry holds: their family tells them apart."""
    for path in sources("engine"):
        importlib.import_module(module_of(path))
    found: set[str] = set()

    def look(kind: type[Spec]) -> None:
        for below in kind.__subclasses__():
            if isinstance(getattr(below, "registry", None), Registry) and "label" in vars(below):
                found.add(f"{below.__module__}.{below.__qualname__}")
            look(below)

    look(Spec)
    return found


def test_no_two_classes_share_a_name() -> None:
    known = registered()
    places = defaultdict(list)
    for path in sources("engine", "playground"):
        module = module_of(path)
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef) and f"{module}.{node.name}" not in known:
                places[node.name.lstrip("_")].append(name_of(path))
    assert not {name: where for name, where in places.items() if len(where) > 1}
