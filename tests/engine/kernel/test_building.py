"""Building and finding the compiled kernel: which compiler, which library, and what is refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kernel_support import needs_kernel

from engine.kernel import building, library
from engine.kernel.building import (
    LEVELS,
    build,
    compile_level,
    library_at,
    packaged_compiler,
    source_mark,
    system_compiler,
)
from engine.kernel.forms import NoForm
from engine.kernel.library import KernelLibrary, has_wide_vectors, kernel_library

Compiler = Callable[..., tuple[str, ...]]


@pytest.fixture
def compiler(tmp_path: Path) -> Compiler:
    """Makes a compiler that writes what it was asked into its target, or refuses some flag."""

    def make(refuses: str = "no such flag", says: str = "") -> tuple[str, ...]:
        script = tmp_path / "compiler.py"
        script.write_text(
            "import sys\n"
            f"if any({refuses!r} in flag for flag in sys.argv):\n"
            f"    sys.exit({says!r} or 3)\n"
            "target = sys.argv[sys.argv.index('-o') + 1]\n"
            "open(target, 'w').write('\\n'.join(sys.argv[1:]))\n",
            encoding="utf-8",
        )
        return (sys.executable, str(script))

    return make


def test_every_level_is_built_with_its_flags_and_the_mark_of_its_source(
    compiler: Compiler, tmp_path: Path
) -> None:
    folder = tmp_path / "built"
    assert build(compiler(), folder) == ""
    for level, flags in LEVELS.items():
        asked = library_at(level, folder).read_text(encoding="utf-8").splitlines()
        assert [flag for flag in asked if flag.startswith("-march")] == list(flags)
        assert f'-DKERNEL_SOURCE="{source_mark()}"' in asked
        assert "-ffp-contract=off" in asked, "bits must not depend on the machine"
        assert [Path(name).name for name in asked if name.endswith(".c")] == list(building.UNITS)


def test_the_mark_follows_the_source_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "SOURCE", tmp_path)
    (tmp_path / "step.c").write_bytes(b"int x;\nint y;\n")
    mark = source_mark()
    (tmp_path / "notes.txt").write_text("no source", encoding="utf-8")
    (tmp_path / "step.c").write_bytes(b"int x;\r\nint y;\r\n")
    assert source_mark() == mark, "a checkout may end lines otherwise"
    (tmp_path / "step.h").write_bytes(b"")
    assert source_mark() != mark


def test_where_the_better_one_cannot_be_built_the_baseline_is_there(
    compiler: Compiler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "LEVELS", {"v3": ("-march=x86-64-v3",), "baseline": ()})
    library_at("v3", tmp_path).write_text("of an earlier version", encoding="utf-8")
    assert build(compiler("-march"), tmp_path) == ""
    assert not library_at("v3", tmp_path).exists()
    assert library_at("baseline", tmp_path).exists()


@pytest.mark.parametrize("says", ["no room for it", ""])
def test_what_was_wrong_is_said_and_nothing_half_built_stays(
    compiler: Compiler, tmp_path: Path, says: str
) -> None:
    problem = build(compiler("-shared", says), tmp_path / "built")
    assert problem.strip() == (says or "the compiler failed")
    assert not list((tmp_path / "built").iterdir())


def test_a_compiler_that_is_not_there_or_never_ends_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "nowhere" in compile_level(("nowhere",), "baseline", tmp_path / "a")
    monkeypatch.setattr(building, "SECONDS", 0.01)
    slow = (sys.executable, "-c", "import time; time.sleep(20)")
    assert "timed out" in compile_level(slow, "baseline", tmp_path / "a")


def test_zig_is_told_which_processors_it_builds_for(tmp_path: Path) -> None:
    """It would build for the one that it runs on."""
    told = {}
    for level in LEVELS:
        writes = f"import sys; open({str(tmp_path / level)!r}, 'w').write(' '.join(sys.argv))"
        command = (sys.executable, "-c", writes, "ziglang")
        assert compile_level(command, level, tmp_path / "a") == ""
        told[level] = (tmp_path / level).read_text(encoding="utf-8")
    assert "-mcpu=baseline" in told["baseline"]
    assert all("-mcpu=x86_64_v3" in told[level] for level in told if level != "baseline")
    assert packaged_compiler()[1:4] == ("-m", "ziglang", "cc")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_flags_of_the_system(
    compiler: Compiler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert compile_level(compiler(), "baseline", tmp_path / "a") == ""
    asked = (tmp_path / "a").read_text(encoding="utf-8").splitlines()
    assert ("-fPIC" in asked) == (platform != "win32")
    assert ("-mmacosx-version-min=11.0" in asked) == (platform == "darwin")


def test_the_compiler_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"gcc": "/usr/bin/gcc"}
    monkeypatch.setattr(shutil, "which", there.get)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("CC", "ccache clang")
    assert system_compiler() == ("ccache", "clang"), "a person's choice comes first"
    monkeypatch.delenv("CC")
    assert system_compiler() == ("/usr/bin/gcc",)
    there["cc"] = "/usr/bin/cc"
    assert system_compiler() == ("/usr/bin/cc",)
    there.clear()
    assert system_compiler() == ()
    monkeypatch.setattr(sys, "platform", "win32")
    there["cc"] = "cc.exe"
    assert system_compiler() == (), "Windows has none that takes these flags"


@pytest.mark.parametrize("installed", [True, False])
def test_on_a_mac_nobody_is_asked_to_install_tools(
    monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    def asked(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        assert command == ["/usr/bin/xcode-select", "-p"]
        return subprocess.CompletedProcess(command, 0 if installed else 2)

    there = {"xcode-select": "/usr/bin/xcode-select", "cc": "/usr/bin/cc"}
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(shutil, "which", there.get)
    monkeypatch.setattr(subprocess, "run", asked)
    assert system_compiler() == (("/usr/bin/cc",) if installed else ())
    del there["xcode-select"]
    assert system_compiler() == ()


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of libraries, in place of the installed ones; what was loaded is forgotten."""
    monkeypatch.setattr(library, "library_at", lambda level: library_at(level, tmp_path))
    kernel_library.cache_clear()
    yield tmp_path
    kernel_library.cache_clear()


def test_without_a_library_there_is_no_kernel(built: Path) -> None:
    with pytest.raises(NoForm, match="No compiled kernel is installed"):
        kernel_library()


def test_a_library_for_better_processors_alone_is_none(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "LEVELS", {"v3": (), "baseline": ()})
    library_at("v3", built).write_bytes(b"for others")
    assert not has_wide_vectors(), "no library is there to ask"
    with pytest.raises(NoForm, match="No compiled kernel is installed"):
        kernel_library()


def test_a_library_that_is_none_is_refused_with_the_reason(built: Path) -> None:
    library_at("baseline", built).write_bytes(b"no library")
    with pytest.raises(NoForm, match=r"The compiled kernel cannot be loaded: .*kernel-baseline"):
        kernel_library()


@needs_kernel
def test_a_processor_without_wide_vectors_gets_the_baseline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kernel_library.cache_clear()
    monkeypatch.setattr(library, "has_wide_vectors", lambda: False)
    try:
        assert kernel_library().path == library_at("baseline")
    finally:
        kernel_library.cache_clear()


@needs_kernel
def test_a_library_says_who_made_it_for_whom_and_what_it_does_not_know() -> None:
    made = KernelLibrary(library_at("baseline"))
    name, version = made.compiler.split()
    assert name in ("gcc", "clang")
    assert version[0].isdigit()
    assert made.processor == building.platform.machine()
    with pytest.raises(NoForm, match="The kernel does not know telepathy"):
        made.kind("layer", "telepathy")
