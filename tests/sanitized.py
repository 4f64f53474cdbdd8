"""The kernel's tests in a build that checks every access to memory and every operation.

`python tests/sanitized.py` compiles the kernel with the address and undefined-behaviour sanitizers
of the compiler at hand and runs `tests/engine/kernel` in it; arguments are pytest's. Where the
compiler has none it says so. Between the arrays of a workspace lie red zones, which nothing may
touch.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from engine.kernel import building, library, program
from engine.kernel.lowering import LINE, Lowering
from engine.kernel.structures import ProgramStructure

ROOT = Path(__file__).parents[1]
CHECKS = ("-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")
# What a process with the sanitizers knows its library by.
PLACE = "KERNEL_UNDER_SANITIZERS"
# Python's own small objects have to be seen; what is never freed at its end is not the kernel's.
SURROUNDINGS = {"PYTHONMALLOC": "malloc", "ASAN_OPTIONS": "detect_leaks=0"}
TESTS = ("-n", "0", "-p", "no:cacheprovider", "-m", "not long or fuzz", "tests/engine/kernel")
# What a sanitizer writes before it ends the process must not be captured with it.
UNCAPTURED = "--capture=sys"
READS_BEYOND = "import sanitized; sanitized.read_beyond()"
Gaps = list[tuple[int, int]]


class GuardedLowering(Lowering):
    """Leaves a gap behind every array of the workspace."""

    def __init__(self, network: Any, rows: int, library: GuardedLibrary) -> None:
        self.gaps: Gaps = []
        super().__init__(network, rows, library)
        library.gaps[self.z, self.dz, self.scratch] = self.gaps

    def _taken(self, numbers: int) -> int:
        place = super()._taken(numbers)
        super()._taken(LINE)
        self.gaps.append((place + numbers, self.size))
        return place


class GuardedLibrary(library.KernelLibrary):
    """Poisons the gaps of a workspace while C is at work; `poisoned` is how many it has poisoned.

    The gaps are known by where a program has the outputs of its network, its deltas and scratch.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.gaps: dict[tuple[int, int, int], Gaps] = {}
        self.poisoned = 0
        loaded = ctypes.CDLL(None)
        self._poison, self._unpoison = (
            getattr(loaded, f"__asan_{name}_memory_region") for name in ("poison", "unpoison")
        )
        for function in (self._poison, self._unpoison):
            function.argtypes = [ctypes.c_void_p, ctypes.c_size_t]

    def burst(self, dtype: str) -> Any:
        return self._guarded(super().burst(dtype), 2, np.dtype(dtype).itemsize)

    def tally(self, dtype: str) -> Any:
        return self._guarded(super().tally(dtype), 1, np.dtype(dtype).itemsize)

    def _guarded(self, function: Any, programs: int, size: int) -> Callable[..., Any]:
        """A function that is given so many programs first, of numbers of so many bytes."""

        def call(*given: Any) -> Any:
            around = [gap for place in given[:programs] for gap in self._gaps_of(place, size)]
            for begin, length in around:
                self._poison(begin, length)
            result = function(*given)
            for begin, length in around:
                self._unpoison(begin, length)
            self.poisoned += len(around)
            return result

        return call

    def _gaps_of(self, place: int, size: int) -> Gaps:
        """Where in memory the gaps of a program begin, and how many bytes they have."""
        at = ProgramStructure.from_address(place)
        gaps = self.gaps[at.z, at.dz, at.scratch]
        return [(at.workspace + begin * size, (end - begin) * size) for begin, end in gaps]


def read_beyond() -> None:
    """Let the kernel read one number behind an array: where this is not seen, nothing would be."""
    x, y = np.zeros(7), np.zeros(8)
    library.kernel_library().elementary("float64")(0, 8, x.ctypes.data, y.ctypes.data)


def runtime_of(compiler: tuple[str, ...]) -> Path:
    """The library that a process must have loaded before anything else."""
    asked = [*compiler, "-print-file-name=libasan.so"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)
    return Path(found.stdout.strip())


def main(arguments: list[str]) -> int:
    """Compile, see that the sanitizers find a fault, and run the tests."""
    compiler = building.system_compiler()
    if not compiler:
        return skipped("there is no compiler")
    with tempfile.TemporaryDirectory() as folder:
        target = building.library_at("baseline", Path(folder))
        problem = building.compile_level(compiler, "baseline", target, *CHECKS)
        runtime = runtime_of(compiler)
        if problem or not runtime.is_absolute():
            return skipped(problem or "the compiler has no library for them")
        paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        own = {PLACE: folder, "LD_PRELOAD": str(runtime), "PYTHONPATH": paths}

        def child(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
            command = [sys.executable, *words]
            around = os.environ | SURROUNDINGS | own
            return subprocess.run(command, cwd=ROOT, env=around, check=False, text=True, **more)

        seen = child("-c", READS_BEYOND, stderr=subprocess.PIPE).stderr
        if "heap-buffer-overflow" not in seen:
            print(f"a read behind an array was not found\n{seen}", file=sys.stderr)
            return 1
        return child("-m", "pytest", "-p", "sanitized", UNCAPTURED, *TESTS, *arguments).returncode


def skipped(reason: str) -> int:
    """Say why nothing was tested."""
    print(f"the kernel was not tested under sanitizers: {reason}")
    return 0


def pytest_sessionfinish(session: Any) -> None:
    """Nothing has been tested where no gap was ever poisoned."""
    if not getattr(library.kernel_library(), "poisoned", 0):
        session.exitstatus = 1


if PLACE in os.environ:
    # The library of that folder stands for the installed ones.
    building.library_at.__defaults__ = (Path(os.environ[PLACE]),)
    library.KernelLibrary = GuardedLibrary  # type: ignore[misc]
    program.Lowering = GuardedLowering  # type: ignore[misc]

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
