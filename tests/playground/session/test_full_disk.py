"""A full disk: whatever is written, the old file stays whole and nothing is left beside it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("there is no RLIMIT_FSIZE, and no tmpfs", allow_module_level=True)

from disk_writers import PLAIN, WINDOW

pytestmark = pytest.mark.long

FILES = {
    "document": {"a.bpg"},
    "experiment": {"a.json"},
    "results": {"history.csv", "weights.npz", "best_weights.npz", "result.json"},
    "search": {"trials.csv", "search.json", "best.json"},
    "table": {"gone.csv"},
    "train": {"history.csv", "weights.npz", "result.json"},
    "search_command": {"trials.csv", "search.json", "best.json"},
    "language": {"xx.ts"},
    "progress": {"xor.json"},
    "hand_in": {"a.bplab"},
    "collect": {"all.csv"},
    "settings": {"settings.json"},
    "screenshot": {"a.png"},
    "png": {"a.png"},
    "svg": {"a.svg"},
    "csv": {"a.csv"},
    "recovery": {"mine.bpg"},
}
NO_ROOM = re.compile(r"there is no room for [1-9][\d,]* bytes( in \d files)?$")
# The disk that is mounted: with room for any of them, and for a second copy of it.
DISK = "2m"


def tried(folder: Path, way: str, names: list[str]) -> dict[str, Any]:
    """How it went with each writer, all in one process."""
    root = Path(__file__).parents[3]
    places = os.pathsep.join([str(root), str(root / "tests")])
    done = subprocess.run(
        [sys.executable, str(root / "tests" / "disk_writers.py"), str(folder), way, *names],
        env=os.environ | {"PYTHONPATH": places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def check(found: dict[str, Any], names: list[str]) -> None:
    """Each said that there is no room, and for how much, and its old files are as they were."""
    assert list(found) == names
    for name, went in found.items():
        assert went["first"] == "", name
        assert set(went["before"]) == FILES[name], name
        assert went["said"], name
        for sentence in went["said"]:
            assert NO_ROOM.search(sentence), (name, went["said"])
        assert went["after"] == went["before"], name


@pytest.mark.parametrize("writers", [PLAIN, WINDOW], ids=["plain", "window"])
def test_what_does_not_fit_leaves_the_old_file_whole(tmp_path: Path, writers: dict) -> None:
    names = list(writers)
    check(tried(tmp_path, "limit", names), names)


def test_every_writer_is_tried() -> None:
    assert set(FILES) == set(PLAIN | WINDOW)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with little room; skips where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(place)]
        done = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount")
    if done.returncode:
        pytest.skip("no disk can be mounted")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_full_keeps_what_was_on_it(small_disk: Path) -> None:
    # Those that write much at once, little by little, several files, and from the window.
    names = ["document", "results", "train", "settings", "recovery"]
    check(tried(small_disk, "disk", names), names)
