"""What may be imported where, beside the order of wings: Qt, threads, pickles, slow libraries."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from source_files import QT, ROOT, for_each, imports, name_of, nodes_of, sources, within

# Inside the package of data sets: what they share first, then files that do not know each other.
DATASETS_SHARED = ("base", "drawing")
# Trials of a search travel between processes of one search, and joblib pickles them on the way:
# nothing that anyone else has written is read.
MAY_IMPORT_JOBLIB = ("engine/search/run.py",)
PICKLES = ("pickle", "cPickle", "dill", "shelve", "marshal", "joblib", "cloudpickle")


@for_each(sources("engine"))
def test_the_engine_knows_neither_qt_nor_the_application(path: Path) -> None:
    assert not [m for m in imports(path) if within(m, *QT, "playground", "resources")]


def test_data_sets_do_not_know_each_other() -> None:
    package = "engine.data.datasets."
    for path in (ROOT / "engine" / "data" / "datasets").glob("*.py"):
        if path.stem in ("__init__", *DATASETS_SHARED):
            continue
        siblings = {m.removeprefix(package) for m in imports(path) if m.startswith(package)}
        assert {name.split(".")[0] for name in siblings} <= set(DATASETS_SHARED), path.name


def test_only_two_files_import_threading() -> None:
    """That of the thread that trains, and that of those that help it while the kernel works."""
    concurrency = ("threading", "_thread", "asyncio", "queue")
    assert users_of(*concurrency) == {"engine/running/thread.py", "engine/kernel/team.py"}


def test_only_one_file_splits_work_between_processors() -> None:
    """Columns of a large table become numbers while others are cut: it ends before it returns."""
    assert users_of("concurrent") == {"engine/data/tables/parsing/plain_reader.py"}


def test_only_one_file_begins_processes_beside_joblib() -> None:
    """Thirty hand-ins are re-run in them; nothing is pickled on the way, only texts are sent."""
    assert users_of("multiprocessing") == {"engine/labs/hand_in/processes.py"}


@pytest.mark.long
def test_nothing_asks_for_the_network() -> None:
    """Formulas, fonts and help are all here; one file asks for the screen, on this machine."""
    network = (
        "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx",
        "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets",
    )  # fmt: skip
    paths = (*sources("engine"), *sources("playground"))
    found = {name_of(path) for path in paths if any(within(m, *network) for m in imports(path))}
    assert found == {"playground/window/screen_check.py"}


def users_of(*modules: str) -> set[str]:
    return {name_of(p) for p in sources("engine") if any(within(m, *modules) for m in imports(p))}


@for_each(sources("playground/widgets"))
def test_widgets_know_nothing_of_the_project(path: Path) -> None:
    wings = ("playground.widgets", "playground.look", "playground.words", "engine.sentences")
    project = {m for m in imports(path) if within(m, "playground", "engine", "resources")}
    assert not {m for m in project if not within(m, *wings)}


def test_resources_hold_no_code_that_others_import() -> None:
    assert not [
        p for p in sources("engine", "playground") for m in imports(p) if m.startswith("resources.")
    ]


def test_importing_all_of_the_engine_leaves_qt_unloaded() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in sources("engine")
    ]
    loaded = printed(
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
        f"print([m for m in sys.modules if m.split('.')[0] in {(*QT, 'playground')!r}])"
    )
    assert loaded == "[]"


@for_each(sources("engine", "playground", "resources"))
def test_nothing_unpickles_or_evaluates_text(path: Path) -> None:
    allowed = ("joblib",) if name_of(path) in MAY_IMPORT_JOBLIB else ()
    assert not [m for m in imports(path) if within(m, *PICKLES) and not within(m, *allowed)]
    for node in nodes_of(path):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            assert node.func.id not in ("eval", "exec", "compile"), f"line {node.lineno}"
        for keyword in node.keywords:
            if keyword.arg == "allow_pickle":
                refused = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
                assert refused, f"line {node.lineno}"


@pytest.mark.long
def test_the_window_opens_without_what_only_tables_need() -> None:
    only = ("pyarrow", "chardet", "python_calamine", "engine.data.tables.reading")
    code = f"import sys, playground.app; print([name for name in {only} if name in sys.modules])"
    assert printed(code) == "[]", "Apache Arrow alone takes 0.3 s to load"


def printed(code: str) -> str:
    """What this code prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
