"""What the benchmarks share: a table to read, a JSON file to compare, the machine they ran on."""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

Row = dict[str, Any]


def arguments(about: str) -> argparse.ArgumentParser:
    """A parser with the option that every benchmark has."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--json", type=Path, metavar="FILE", help="add the numbers to this file")
    return parser


def machine() -> Row:
    """What the numbers depend on besides the program."""
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "numpy": np.__version__,
    }


def show(title: str, rows: Sequence[Row]) -> None:
    """Print rows with the same keys as a table."""
    about = machine()
    print(
        f"\n{title}\n{about['processor']}, {about['cores']} cores (load {about['load']:.1f}), "
        f"Python {about['python']}, NumPy {about['numpy']}\n"
    )
    keys = list(rows[0])
    cells = [[_cell(row[key]) for key in keys] for row in rows]
    widths = [max(len(key), *(len(line[i]) for line in cells)) for i, key in enumerate(keys)]
    for line in [keys, ["-" * width for width in widths], *cells]:
        padded = [
            text.ljust(width) if i == 0 else text.rjust(width)
            for i, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(padded).rstrip())


def save(path: Path | None, name: str, rows: Sequence[Row]) -> None:
    """Append one run of benchmark `name` to a JSON file: a list of runs, the oldest first."""
    if path is None:
        return
    runs = json.loads(path.read_text()) if path.exists() else []
    runs.append({"benchmark": name, "machine": machine(), "rows": list(rows)})
    path.write_text(json.dumps(runs, indent=2) + "\n")


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
