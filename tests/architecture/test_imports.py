"""Who may import whom: section "Layout" of the design, read from the source with `ast`."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# A file of the engine may import only files before it in this list.
ENGINE = (
    "arrays", "sentences", "whole_file", "knobs", "registry", "strict_json",
    "activations", "initializers", "losses", "penalties",
    "layers", "network", "gradcheck", "optimizers", "clipping", "schedules", "stopping",
    "tables", "datasets", "splits", "features", "scaling", "inputs", "planes", "blocks", "places",
    "experiment", "plan", "plans", "batches", "descent", "pacing", "divergence", "history", "state",
    "archive", "stored_state", "storage",
    "checkpoints", "past", "trainer", "metrics", "results",
    "ppca", "edits", "freezing", "searches", "trial", "findings", "search",
    "probes", "health", "snapshot", "commands", "measurements", "runloop", "runner",
)  # fmt: skip
# Inside the package of data sets: what they share first, then files that do not know each other.
DATASETS_SHARED = ("base", "drawing")

QT = ("PySide6", "shiboken6", "pyqtgraph", "superqt")
# Modules that say how things look, and nothing of what they mean.
LOOK = ("playground.colors", "playground.tokens", "playground.theme", "playground.stylesheet")
# Modules through which everything that is read goes.
SPEECH = ("playground.words", "engine.sentences")
APART_FROM_SESSION = ("panels", "forms", "labs", "widgets", "network_view", "drawing")
# Trials of a search travel between processes of one search, and joblib pickles them on the way:
# nothing that anyone else has written is read.
MAY_IMPORT_JOBLIB = ("search.py",)
PICKLES = ("pickle", "cPickle", "dill", "shelve", "marshal", "joblib", "cloudpickle")


def sources(*folders: str) -> list[Path]:
    """All Python files below these folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Full names of all modules a file imports, also inside functions."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", sources("engine"), ids=name_of)
def test_the_engine_knows_neither_qt_nor_the_application(path: Path) -> None:
    wrong = [m for m in imports(path) if within(m, *QT, "playground", "resources")]
    assert not wrong


@pytest.mark.parametrize("path", sources("engine"), ids=name_of)
def test_a_file_of_the_engine_imports_only_files_before_it(path: Path) -> None:
    inside = path.relative_to(ROOT / "engine").with_suffix("").parts
    if inside == ("__init__",):
        assert not [m for m in imports(path) if within(m, "engine")]
        return
    assert inside[0] in ENGINE, f"{inside[0]} has no place in the order of the engine's files"
    own = ENGINE.index(inside[0])
    for module in imports(path):
        parts = module.split(".")
        if parts[0] != "engine" or len(parts) < 2 or parts[1] == inside[0]:
            continue
        assert parts[1] in ENGINE[:own], f"{inside[0]} may not import {parts[1]}"


def test_the_order_of_the_engine_names_no_file_that_is_gone() -> None:
    present = {path.stem for path in (ROOT / "engine").iterdir() if path.suffix in ("", ".py")}
    assert set(ENGINE) <= present


def test_data_sets_do_not_know_each_other() -> None:
    folder = ROOT / "engine" / "datasets"
    for path in folder.glob("*.py"):
        if path.stem in ("__init__", *DATASETS_SHARED):
            continue
        siblings = {m.split(".")[2] for m in imports(path) if m.startswith("engine.datasets.")}
        assert siblings <= set(DATASETS_SHARED), path.name


def test_only_the_runner_imports_threading() -> None:
    concurrency = ("threading", "_thread", "multiprocessing", "concurrent", "asyncio", "queue")
    found = {p.name for p in sources("engine") if any(within(m, *concurrency) for m in imports(p))}
    assert found == {"runner.py"}


@pytest.mark.parametrize(
    "path",
    [path for folder in APART_FROM_SESSION for path in sources(f"playground/{folder}")],
    ids=name_of,
)
def test_panels_forms_labs_and_widgets_never_import_the_session(path: Path) -> None:
    owners = ("playground.session", "playground.app", "playground.main_window")
    assert not [m for m in imports(path) if within(m, *owners)]


@pytest.mark.parametrize("path", sources("playground/widgets"), ids=name_of)
def test_widgets_know_nothing_of_the_project(path: Path) -> None:
    project = {m for m in imports(path) if within(m, "playground", "engine", "resources")}
    assert not {m for m in project if not within(m, "playground.widgets", *LOOK, *SPEECH)}


def test_resources_hold_no_code_that_others_import() -> None:
    importers = [
        p for p in sources("engine", "playground") for m in imports(p) if m.startswith("resources.")
    ]
    assert not importers


def test_importing_all_of_the_engine_leaves_qt_unloaded() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sources("engine")
    ]
    code = (
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
        f"print([m for m in sys.modules if m.split('.')[0] in {(*QT, 'playground')!r}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", sources("engine", "playground", "resources"), ids=name_of)
def test_nothing_unpickles_or_evaluates_text(path: Path) -> None:
    wrong = [m for m in imports(path) if within(m, *PICKLES)]
    if path.parent == ROOT / "engine" and path.name in MAY_IMPORT_JOBLIB:
        wrong = [m for m in wrong if not within(m, "joblib")]
    assert not wrong
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            assert node.func.id not in ("eval", "exec", "compile"), f"line {node.lineno}"
        for keyword in node.keywords:
            if keyword.arg == "allow_pickle":
                refused = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
                assert refused, f"line {node.lineno}"


def test_the_window_opens_without_what_only_tables_need() -> None:
    code = "import sys, playground.app; print('pyarrow' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "False", "Apache Arrow takes 0.3 s to load"
