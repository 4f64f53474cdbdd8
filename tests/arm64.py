"""The stored bits of the kernel on an ARM64 processor, which an emulator stands in for.

`python tests/arm64.py` compiles the kernel for ARM64 with Zig, fetches an emulator, a Python and a
NumPy for that processor into a folder of its own (about 40 MB, from the package sources of this
machine), and trains there what `tests/engine/kernel/test_bits.py` trains here. It needs Debian or
Ubuntu and the package `ziglang`; where they are missing it says so. Nothing is installed.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
OWN = tuple(str(ROOT / folder) for folder in ("", "tests", "tests/engine/kernel"))
TARGET = ("-target", "aarch64-linux-gnu.2.28", "-Wall", "-Wextra", "-Werror")
WHEELS = ("manylinux_2_28_aarch64", "manylinux_2_27_aarch64", "manylinux2014_aarch64")
STANDARD = [
    "libc6",
    "libgcc-s1",
    "libstdc++6",
    "zlib1g",
    "libexpat1",
    "libffi8",
    "libbz2-1.0",
    "liblzma5",
]
NEEDED = ("apt-get", "apt-cache", "dpkg-deb", "dpkg")


class Missing(Exception):  # noqa: N818
    """What is not to be had on this machine."""


def output_of(*command: str, folder: Path | None = None) -> str:
    """What a command prints; raises `Missing` if it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Missing(f"{' '.join(command[:2])}: {done.stderr.strip()[-300:]}")
    return done.stdout


def fetched(folder: Path) -> tuple[Path, str]:
    """Unpack emulator and Python; return the folder and the version of Python."""
    here = output_of("dpkg", "--print-architecture").strip()
    kept, root = folder / "apt", folder / "root"
    for place in (kept / "lists" / "partial", kept / "archives" / "partial", root):
        place.mkdir(parents=True)
    (kept / "status").touch()
    settings = [f"Dir::State={kept}", f"Dir::State::status={kept / 'status'}", f"Dir::Cache={kept}"]
    settings += [f"APT::Architectures::={each}" for each in (here, "arm64")]
    options = [word for setting in settings for word in ("-o", setting)]
    output_of("apt-get", *options, "update")
    python = output_of("apt-cache", *options, "show", "--no-all-versions", "python3:arm64")
    version = ".".join(python.split("Version: ")[1].split(".")[:2])
    names = (
        f"python{version}-minimal",
        f"libpython{version}-minimal",
        f"libpython{version}-stdlib",
    )
    wanted = [f"{name}:arm64" for name in (*names, *STANDARD)]
    output_of("apt-get", *options, "download", f"qemu-user-static:{here}", *wanted, folder=folder)
    for package in folder.glob("*.deb"):
        output_of("dpkg-deb", "-x", str(package), str(root))
    return root, version


def run(folder: Path) -> int:
    """Compile, fetch and train; the number of experiments with other bits."""
    sys.path[:0] = OWN
    building = importlib.import_module("engine.kernel.building")
    missing = [name for name in NEEDED if not shutil.which(name)]
    if missing or not importlib.util.find_spec("ziglang"):
        raise Missing(f"there is no {', '.join(missing) or 'ziglang'}")
    library = folder / "kernel-baseline.so"
    problem = building.compile_level(building.packaged_compiler(), "baseline", library, *TARGET)
    if problem:
        print(problem, file=sys.stderr)
        return 1
    root, version = fetched(folder)
    packages = folder / "packages"
    systems = [word for wheel in WHEELS for word in ("--platform", wheel)]
    pip = (sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--only-binary", ":all:")
    output_of(*pip, "--python-version", version, *systems, "--target", str(packages), "numpy>=2")
    # What is in Python alone is that of this machine; NumPy is found first.
    paths = (str(packages), *OWN, str(Path(importlib.import_module("pytest").__file__).parents[1]))
    emulator = (str(root / "usr/bin/qemu-aarch64-static"), "-L", str(root))
    python = (str(root / "usr/bin" / f"python{version}"), "-S", "-B", __file__, str(library))
    around = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.run([*emulator, *python], env=around, check=False).returncode


def train(library: Path) -> int:
    """Train on this processor, print the bits; the number of experiments with other ones."""
    bits = importlib.import_module("test_bits")
    kernel = importlib.import_module("engine.kernel.library").KernelLibrary(library)
    print(f"{platform.machine()}, {kernel.compiler}")
    wrong = 0
    for trained, stored in ((bits.trained, bits.HASHES), (bits.trained_at_once, bits.COURSES)):
        for name, expected in stored.items():
            found = trained(bits.EXPERIMENTS[name], kernel)
            print(f"  {name:12} {found} {'as stored' if found == expected else f'not {expected}'}")
            wrong += found != expected
    return wrong


def main(arguments: list[str]) -> int:
    """Train here, if a library is given, else on an emulated processor."""
    if arguments:
        return train(Path(arguments[0]))
    with tempfile.TemporaryDirectory() as folder:
        try:
            return run(Path(folder))
        except Missing as reason:
            print(f"the kernel was not run on ARM64: {reason}")
            return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
