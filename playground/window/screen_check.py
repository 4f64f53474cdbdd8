"""Whether a window can open here, asked before Qt is: Qt ends the whole process if it cannot.

Only Linux and other systems with X or Wayland need asking. Each answer is one line that says
what is missing, or None.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ALTERNATIVES = "`playground train`, `playground list` and `playground screenshot` need none"

# Platforms of Qt that need no display server.
SCREENLESS = {"offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay"}

# What Qt's modules link to, then what its plugins for X11 and
# Wayland need besides, with the Debian package of each.
BASE_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def problem(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> str | None:
    """Why no window can open, in one line, or None if one can."""
    if not platform.startswith(("linux", "freebsd", "openbsd", "netbsd")):
        return None
    asked = environment.get("QT_QPA_PLATFORM", "")
    wanted = {name.partition(":")[0] for name in asked.split(";") if name}
    if wanted & SCREENLESS:
        return None
    x11 = _x11_problem(environment) if _may_use("xcb", wanted) else None
    wayland = _wayland_problem(environment) if _may_use("wayland", wanted) else None
    shown = [name for name in ("DISPLAY", "WAYLAND_DISPLAY") if environment.get(name)]
    if not shown:
        return f"there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); {ALTERNATIVES}"
    if environment.get("WAYLAND_DISPLAY") and _may_use("wayland", wanted) and not wayland:
        return None
    if environment.get("DISPLAY") and _may_use("xcb", wanted) and not x11:
        return None
    reason = x11 or wayland or f"QT_QPA_PLATFORM is {asked}, but only {' and '.join(shown)} is set"
    return f"{reason}; {ALTERNATIVES}"


def missing_library(error: ImportError) -> str | None:
    """What to install when a system library stopped Qt from loading, or None for another fault."""
    named = re.match(r"([\w.+-]+\.so[\w.]*): cannot open shared object file", str(error))
    if named is None:
        return None
    return _install([named[1], *_absent(BASE_LIBRARIES)])


def hush_offscreen() -> None:
    """Keep Qt's off-screen platform from saying of every window what it does not support."""
    core: Any = importlib.import_module("PySide6.QtCore")

    def pass_on(kind: object, context: object, message: str) -> None:
        if not message.startswith("This plugin does not support"):
            print(message, file=sys.stderr)

    core.qInstallMessageHandler(pass_on)


def _may_use(plugin: str, wanted: set[str]) -> bool:
    return not wanted or any(name.startswith(plugin) for name in wanted)


def _x11_problem(environment: Mapping[str, str]) -> str | None:
    display = environment.get("DISPLAY")
    if not display:
        return None
    missing = _absent(X11_LIBRARIES)
    if missing:
        return _install(missing)
    if not _x_server_answers(display):
        return f"the X display {display} cannot be reached"
    return None


def _x_server_answers(display: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_problem(environment: Mapping[str, str]) -> str | None:
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return None
    missing = _absent(WAYLAND_LIBRARIES)
    if missing:
        return _install(missing)
    path = Path(environment.get("XDG_RUNTIME_DIR", ""), name)
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(path))
    except OSError:
        return f"the Wayland display {name} cannot be reached"
    return None


def _absent(libraries: Mapping[str, str]) -> list[str]:
    return [name for name in libraries if not _loads(name)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(missing: list[str]) -> str:
    packages = BASE_LIBRARIES | X11_LIBRARIES | WAYLAND_LIBRARIES
    known = sorted({packages[name] for name in missing if name in packages})
    named = ", ".join(dict.fromkeys(missing))
    if not known:
        return f"the window needs the system libraries {named}"
    return f"the window needs {named}; on Debian and Ubuntu: apt install {' '.join(known)}"
