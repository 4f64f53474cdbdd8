"""What the README shows in Python runs, as a reader would run it: from top to bottom."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCKS = re.findall(
    r"^```python\n(.*?)^```", README.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
)


@pytest.mark.skipif(not BLOCKS, reason="the README shows no Python")
def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {"__name__": "readme"}
    for block in BLOCKS:
        exec(compile(block, str(README), "exec"), names)
    printed = capsys.readouterr().out
    assert printed.count("Score(") == 2
    assert "optimizer.lr" in printed


ADDED = re.findall(
    r"^```py\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
# In a process of its own: what is added there is in no other test.
TRIES_THEM = """
import sys
from dataclasses import replace
from pathlib import Path
from playground.panels.panel import Panel

modules = {}
for source in Path(sys.argv[1]).read_text(encoding="utf-8").split("\\0"):
    module = type(sys)(f"added_{len(modules)}")
    sys.modules[module.__name__] = module
    exec(compile(source, module.__name__, "exec"), module.__dict__)
    modules[len(modules)] = module

from engine.data.datasets import dataset
from engine.network.activations import activation
from engine.network.layers import Activate, Dense, layer
from engine.optimizers import optimizer
from engine.probes import probe
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run

layers = (Dense(units=3), layer["gain"](), Activate(activation["bent_identity"]()))
data = DataSpec(dataset["rays"]())
spec = ExperimentSpec(data=data, layers=layers, optimizer=optimizer["sign_sgd"]())
assert ExperimentSpec.loads(spec.dumps()) == spec
run = Run(spec)
before = run.trainer.score("train").loss
for _ in range(300):
    run.step()
assert run.trainer.score("train").loss < before
assert probe["tally"]().measure_run(run) > 0
assert "tally" in {kind.name for kind in Panel.__subclasses__()}
print("all added")
"""


def test_what_the_readme_adds_can_be_added(tmp_path: Path) -> None:
    assert len(ADDED) == 6
    (tmp_path / "added").write_text("\0".join(ADDED), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TRIES_THEM, str(tmp_path / "added")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "all added", done.stderr
