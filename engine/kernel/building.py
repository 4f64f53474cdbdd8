"""Building: from the C source to the shared libraries that Python loads.

Only the standard library is used, and nothing of the engine: the build hook of the package runs
this file before anything is installed. On x86-64 there are two libraries, one for every processor
and one for those with AVX2; both give the same bits.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
SOURCE = FOLDER / "c"
# Not beside the modules: Python would take a library for one of them.
BUILT = FOLDER / "built"
UNITS = ("float32.c", "float64.c", "schedules.c")
# No fast mathematics, and no product fused with a sum: bits must not depend on the machine.
FLAGS = (
    "-std=c11",
    "-O3",
    "-ffp-contract=off",
    "-fno-math-errno",
    "-fno-trapping-math",
    "-fvisibility=hidden",
    "-shared",
)
SUFFIX = {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")
INTEL = platform.machine().lower() in ("x86_64", "amd64")
# What processors need for a library, by its name; the best comes first.
LEVELS: dict[str, tuple[str, ...]] = {"v3": ("-march=x86-64-v3",)} if INTEL else {}
LEVELS["baseline"] = ()
SECONDS = 300


def library_at(level: str, folder: Path = BUILT) -> Path:
    """Where the library of a level stands."""
    return folder / f"kernel-{level}{SUFFIX}"


def source_mark() -> str:
    """A mark that changes with every change of the C source."""
    digest = hashlib.sha256()
    for path in sorted(SOURCE.iterdir()):
        if path.suffix in (".c", ".h"):
            digest.update(path.name.encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def system_compiler() -> tuple[str, ...]:
    """The compiler of this machine as a command, or nothing."""
    if sys.platform == "win32":
        return ()
    if sys.platform == "darwin":
        # Without Apple's tools, cc would open a dialog.
        tools = shutil.which("xcode-select")
        if not tools or subprocess.run([tools, "-p"], capture_output=True, check=False).returncode:
            return ()
    found = os.environ.get("CC") or shutil.which("cc") or shutil.which("gcc")
    return tuple(found.split()) if found else ()


def packaged_compiler() -> tuple[str, ...]:
    """Zig's C compiler from the package `ziglang`: for every processor, and without checks."""
    return (sys.executable, "-m", "ziglang", "cc", "-fno-sanitize=all")


def compile_level(compiler: tuple[str, ...], level: str, target: Path, *more: str) -> str:
    """Build the library of a level, with `more` flags; return what was wrong, or nothing."""
    flags = list(LEVELS[level])
    if "ziglang" in compiler:
        # Zig would otherwise build for the processor it runs on.
        flags = ["-mcpu=x86_64_v3" if flags else "-mcpu=baseline"]
    if sys.platform != "win32":
        flags.append("-fPIC")
    if sys.platform == "darwin":
        flags.append("-mmacosx-version-min=11.0")
    mark = f'-DKERNEL_SOURCE="{source_mark()}"'
    units = [str(SOURCE / unit) for unit in UNITS]
    # What sets the processor's rounding is in the library of mathematics.
    command = [*compiler, *FLAGS, *flags, *more, mark, *units, "-o", str(target), "-lm"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "" if done.returncode == 0 else done.stderr or "the compiler failed"


def build(compiler: tuple[str, ...], folder: Path = BUILT) -> str:
    """Build all libraries of this machine; return what was wrong with the baseline, if anything.

    Where the better one cannot be built, the baseline does its work.
    """
    problem = ""
    folder.mkdir(exist_ok=True)
    for level in LEVELS:
        target = library_at(level, folder)
        target.unlink(missing_ok=True)
        problem = compile_level(compiler, level, target)
        if problem:
            target.unlink(missing_ok=True)
    return problem
