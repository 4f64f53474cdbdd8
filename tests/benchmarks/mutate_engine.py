"""Plants faults in the engine, one at a time: a test has to notice each.

    python tests/benchmarks/mutate_engine.py [--count 150] [--seed 1] [--only network/losses …]

A fault is a swapped operator or comparison, a condition turned round, a number one larger or
smaller, a `not` or a sign left out, a result that is None. They are drawn at random from all of
`engine/` and planted in a copy. First the test files run that the source file mirrors or that
mention one of its names, then the others of its wing. Not planted: what is only read (annotations,
ranges and defaults of knobs) or only said (texts, errors).

killed    a test failed, or ran for more than a minute of processor time
survived  every test passed: some of these change nothing that can be seen, the others lack a test
"""

from __future__ import annotations

import ast
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

from reporting import Row, arguments, save, show

ROOT = Path(__file__).parents[2]
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult},
    **{ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult},
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And},
}
# Read by people, type checkers and forms.
READ = (ast.JoinedStr, ast.Raise, ast.Assert)
SETTINGS = ("knob", "field", "TypeVar", "NewType", "ClassVar")
# What would only be noticed by another fault.
CHECKS = ("strict", "copy", "frozen", "slots")
# Seconds of processor time; seconds by the clock, for what waits for ever; bytes.
PATIENCE, LAST_PATIENCE, ROOM = 60, 400, 8 << 30


@dataclass(frozen=True)
class Fault:
    """One piece of a source file, and what stands there instead."""

    path: str
    line: int
    start: int
    end: int
    old: str
    new: str

    def planted(self, source: bytes) -> bytes:
        """The source file with the fault."""
        return source[: self.start] + self.new.encode() + source[self.end :]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {_short(self.old)} -> {_short(self.new)}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:40]} … {text[-17:]}"


def faults_of(path: str, source: bytes) -> list[Fault]:
    """Every fault that can be planted in a source file."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    faults = []
    for node, new in _changes(ast.parse(source)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        old = source[start:end].decode()
        faults.append(Fault(path, node.lineno, start, end, old, new))
    return faults


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """The pieces of a tree that can be others, each with what stands there instead."""
    if isinstance(node, READ) or _is_setting(node):
        return
    if isinstance(node, ast.expr | ast.stmt):
        for new in _others(node):
            text = ast.unparse(ast.fix_missing_locations(new))
            yield node, f"({text})" if isinstance(node, ast.expr) else text
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases"):
            continue
        if isinstance(node, ast.keyword) and node.arg in CHECKS:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _changes(child)
                if name == "test" and isinstance(child, ast.expr):
                    yield child, f"(not ({ast.unparse(child)}))"


def _is_setting(node: ast.AST) -> bool:
    """A setting of a form, or what only a type checker reads."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in SETTINGS
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _others(node: ast.expr | ast.stmt) -> Iterator[ast.AST]:
    """What may stand in place of one node."""
    match node:
        case ast.BinOp(left, op, right) if type(op) in SWAPS:
            yield ast.BinOp(left, SWAPS[type(op)](), right)
        case ast.AugAssign(target, op, value) if type(op) in SWAPS:
            yield ast.AugAssign(target, SWAPS[type(op)](), value)
        case ast.Compare(left, [op, *ops], values) if type(op) in SWAPS:
            yield ast.Compare(left, [SWAPS[type(op)](), *ops], values)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(SWAPS[type(op)](), values)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Return(value) if value is not None and ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))


def drawn(count: int, seed: int, only: list[str]) -> list[Fault]:
    """Faults at random from these folders of the engine; each place in them is as likely."""
    faults = []
    for folder in only:
        for path in sorted((ROOT / "engine" / folder).rglob("*.py")):
            faults += faults_of(str(path.relative_to(ROOT)), path.read_bytes())
    return Random(seed).sample(faults, min(count, len(faults)))


def mirrors_of(path: str, root: Path) -> list[list[str]]:
    """The test files of a source file, the nearest first: two lists, each run at once."""
    source, wing = root / path, path.split("/")[1]
    home = root / "tests" / "engine" / wing
    if not home.is_dir():
        return [["tests/engine/specs", "tests/engine/statistics", "tests/engine/expressions"]]
    words = {source.stem, source.parent.name} - {wing, "base"}
    names = "|".join(re.findall(r"^(?:class|def) ([A-Za-z]\w*)", source.read_text(), re.M)) or "-"
    near, far = list[str](), list[str]()
    for test in sorted(home.rglob("test_*.py")):
        mirrors = any(word.rstrip("s") in test.stem for word in words)
        mentions = re.search(rf"\b({names})\b", test.read_text())
        (near if mirrors or mentions else far).append(str(test.relative_to(root)))
    near.sort(key=lambda name: source.stem.rstrip("s") not in name)
    return [part for part in (near, far) if part]


def passes(copy: Path, tests: list[str]) -> bool:
    """Whether tests pass in a copy of the project.

    In a copy of this process, which has imported what takes long: pytest, NumPy and Qt.
    """
    child = os.fork()
    if not child:
        try:
            os._exit(_run(copy, tests))
        finally:
            os._exit(70)
    until = time.monotonic() + LAST_PATIENCE
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.02)
    return status == 0


def _run(copy: Path, tests: list[str]) -> int:
    import pytest

    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    silence = os.open(copy / "output", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(silence, stream)
    os.chdir(copy)
    os.environ |= {"PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen"}
    # What was compiled of a fault would stay, since it has the size of what it replaces.
    sys.dont_write_bytecode = True
    sys.path[:1] = [str(copy)]
    for name in ("reporting", "__main__"):
        sys.modules.pop(name)
    return int(pytest.main(["-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]))


def judged(copy: Path, fault: Fault, near: bool) -> bool:
    """Plant a fault, run the tests, take it back: whether one of them noticed."""
    target = copy / fault.path
    source, times = target.read_bytes(), target.stat()
    target.write_bytes(fault.planted(source))
    os.utime(target, (times.st_atime, times.st_mtime + 60))
    parts = mirrors_of(fault.path, copy)[: 1 if near else None]
    noticed = not all(passes(copy, tests) for tests in parts)
    target.write_bytes(source)
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
    if noticed:
        _check_sound(copy)
    return noticed


def _check_sound(copy: Path) -> None:
    """End here if the test that failed last fails without a fault too."""
    said = (copy / "output").read_text(errors="replace")
    failed = re.search(r"^FAILED (\S+?::[\w:]+)", said, re.MULTILINE)
    if failed and not passes(copy, [failed[1]]):
        sys.exit(f"{failed[1]} fails without a fault:\n{said}")


def copied(folder: Path) -> Path:
    """A copy of what the tests of the engine need."""
    copy = folder / "project"
    for name in ("engine", "playground", "resources", "tests"):
        shutil.copytree(ROOT / name, copy / name)
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"):
        shutil.copy2(ROOT / name, copy)
    return copy


def rows_of(judgements: dict[Fault, bool]) -> list[Row]:
    """How many faults of each wing were noticed."""
    wings = sorted({fault.path.split("/")[1] for fault in judgements})
    rows = []
    for wing in [*wings, "all"]:
        noticed = [
            killed
            for fault, killed in judgements.items()
            if wing in ("all", fault.path.split("/")[1])
        ]
        share = 100 * sum(noticed) / len(noticed)
        rows.append({"wing": wing, "faults": len(noticed), "killed": sum(noticed), "%": share})
    return rows


def main() -> None:
    """Plant, judge, count."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--count", type=int, default=150, help="how many faults, by default 150")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--only", nargs="*", default=[""], help="in these folders of engine/ alone")
    parser.add_argument("--near", action="store_true", help="run the nearest tests alone")
    parser.add_argument("--skip", type=int, default=0, help="leave out the first ones")
    given = parser.parse_args()
    # Once, for all copies of this process.
    for name in ("pytest", "PySide6.QtWidgets", "PySide6.QtTest"):
        import_module(name)

    judgements: dict[Fault, bool] = {}
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        for fault in drawn(given.count, given.seed, given.only)[given.skip :]:
            judgements[fault] = judged(copy, fault, given.near)
            print("killed  " if judgements[fault] else "SURVIVED", fault, flush=True)
    rows = rows_of(judgements)
    show("Faults planted in the engine", rows)
    save(given.json, "mutants", rows)


if __name__ == "__main__":
    main()
