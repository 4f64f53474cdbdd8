"""Names that are no files: each would keep a careless reader waiting, or never let it go."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KINDS = ("pipe", "endless", "folder", "socket") if sys.platform != "win32" else ("folder",)
SAID = {
    "pipe": "it is a pipe, not a file",
    "endless": "it is a device, not a file",
    "folder": "it is a folder, not a file",
    "socket": "it is a socket, not a file",
}


@contextmanager
def awkward(path: Path, kind: str) -> Iterator[None]:
    """Make `path` a pipe nobody writes to, a link to a device without end, a folder, a socket."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "endless":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    else:
        # Its address may be no longer than some hundred letters.
        here = os.getcwd()
        os.chdir(path.parent)
        try:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(path.name)
        finally:
            os.chdir(here)
    yield
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
