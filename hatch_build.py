"""The build hook of the package: compiles the kernel with the compiler at hand, or with Zig's.

PLAYGROUND_KERNEL=0 leaves it out; so does a compiler that fails. NumPy trains then.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import sys
import sysconfig
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("engine", "kernel")
BUILT = FOLDER / "built"
WANTED = os.environ.get("PLAYGROUND_KERNEL", "1") != "0"
OLDEST_MAC = "macosx_11_0"


class KernelHook(BuildHookInterface[Any]):
    """Builds the libraries in place, so that an editable install has them as well."""

    def dependencies(self) -> list[str]:
        """Zig's compiler, where there is no other."""
        return ["ziglang>=0.13"] if WANTED and not self._building().system_compiler() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say which system the package is for."""
        if self.target_name != "wheel":
            return
        building = self._building()
        for level in building.LEVELS:
            building.library_at(level).unlink(missing_ok=True)
        if not WANTED:
            return
        compiler = building.system_compiler() or building.packaged_compiler()
        problem = building.build(compiler)
        if problem:
            self.app.display_warning(f"no kernel was built, NumPy will train: {problem}")
            return
        mac = sys.platform == "darwin"
        system = f"{OLDEST_MAC}_{platform.machine()}" if mac else sysconfig.get_platform()
        build_data["tag"] = "py3-none-" + system.replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        built = (building.library_at(level) for level in building.LEVELS)
        build_data["artifacts"] += [
            (BUILT / library.name).as_posix() for library in built if library.exists()
        ]

    def _building(self) -> ModuleType:
        """What knows how to build: the engine itself cannot be imported yet."""
        path = Path(self.root, FOLDER, "building.py")
        spec = importlib.util.spec_from_file_location("kernel_building", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
