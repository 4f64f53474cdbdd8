"""What the tests of the command line share: a process to run it in, files to give it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from engine.training.experiment import ExperimentSpec

ROOT = Path(__file__).parents[1]
PNG = b"\x89PNG\r\n\x1a\n"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m playground …` in a process of its own, without any display variable."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "playground", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        cwd=ROOT,
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
    )


def body(**changes: object) -> str:
    """A valid experiment as JSON text, with changes at the top level."""
    return json.dumps({**json.loads(ExperimentSpec().dumps()), **changes})


def with_units(*units: int) -> str:
    return body(layers=[{"type": "dense", "units": n} for n in units])


def saved(tmp_path: Path, spec: ExperimentSpec) -> str:
    path = tmp_path / "mine.json"
    path.write_text(spec.dumps(), encoding="utf-8")
    return str(path)


def one_line(text: str) -> str:
    lines = text.splitlines()
    assert len(lines) == 1, text
    assert lines[0].startswith("playground: ")
    assert lines[0].isprintable()
    return lines[0]
