"""A full disk: whatever is written, the old file stays whole and nothing is left beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

# Every way in which the program replaces a file, by name; each writes more than the limit.
WRITERS = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from samples import normalized
from engine.training.experiment import ExperimentSpec
from engine.search.findings import write_findings
from engine.files.results import write_results
from engine.search.run import run as search
from engine.search.methods import Grid, Vary
from engine.training.run import Run
from playground.session.files import save_experiment, write_document
from playground.session.whole_file import DocumentError, replace_file

folder, name, limits = Path(sys.argv[1]), sys.argv[2], map(int, sys.argv[3:])
run = Run(normalized())
for _ in range(200):
    run.step()
findings = search(Grid(vary=(Vary("seed", (1, 2)),), epochs=1), normalized())

writers = {
    "document": lambda: write_document(folder / "a.bpg", run.state(), {"layout": bytes(9)}),
    "experiment": lambda: save_experiment(folder / "a.json", run.trainer.spec),
    "panel": lambda: replace_file(folder / "a.png", bytes(100_000)),
    "results": lambda: write_results(folder, run),
    "search": lambda: write_findings(folder, findings),
}
for limit in limits:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        writers[name]()
    except (DocumentError, OSError) as error:
        print(error)
    else:
        print("written")
"""

FILES = {
    "document": ("a.bpg",),
    "experiment": ("a.json",),
    "panel": ("a.png",),
    "results": ("history.csv", "weights.npz", "result.json"),
    "search": ("trials.csv", "search.json", "best.json"),
}


def written_with(folder: Path, name: str, *limits: int) -> list[str]:
    """What a child process says that may write files of at most so many bytes, in turn."""
    root = Path(__file__).parents[3]
    places = os.pathsep.join([str(root), str(root / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", WRITERS, str(folder), name, *map(str, limits)],
        env=os.environ | {"PYTHONPATH": places},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no RLIMIT_FSIZE")
@pytest.mark.parametrize("name", FILES)
def test_what_does_not_fit_leaves_the_old_file_whole(tmp_path: Path, name: str) -> None:
    assert written_with(tmp_path, name, 10_000_000) == ["written"]
    old = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(old) == set(FILES[name])
    # One byte less than the largest needs: the worst case is a write that nearly fits.
    largest = max(map(len, old.values()))
    said = written_with(tmp_path, name, largest - 1, largest // 2, 0)
    assert len(said) == 3
    assert "written" not in said
    if name in ("document", "experiment", "panel"):
        assert all(line.endswith(f"there is no room for {largest:,} bytes") for line in said)
    assert {path.name for path in tmp_path.iterdir()} == set(old)
    for file, content in old.items():
        kept = (tmp_path / file).read_bytes()
        # A search says how many seconds its trials took: its new files are other bytes.
        assert kept == content or kept.count(b"\n") == content.count(b"\n") > 1, file
