"""The source as the tests of the architecture read it, with `ast`."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
QT = ("PySide6", "shiboken6", "pyqtgraph", "superqt")


def sources(*folders: str) -> list[Path]:
    """All Python files below these folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    """Full names of all modules a file imports, also inside functions."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*start, *([node.module] if node.module else [])])
            found.add(module)
            # "from playground import session" imports a module too.
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def within(module: str, *packages: str) -> bool:
    """Whether `module` is one of `packages` or lies inside one."""
    return any(module == package or module.startswith(package + ".") for package in packages)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    """The full name of the module in a file."""
    return name_of(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
