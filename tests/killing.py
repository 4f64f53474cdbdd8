"""A process that saves for ever, and is killed in the middle of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]

SAVES_FOR_EVER = """
import sys
from pathlib import Path
from samples import normalized
from engine.training.run import Run
from playground.session.files import write_document
run = Run(normalized())
print("ready", flush=True)
while True:
    run.step()
    write_document(Path(sys.argv[1]), run.state(), {"layout": bytes(200_000)})
    print("saved", flush=True)
"""


def kill_while_saving(path: Path, rng: Random) -> None:
    """Have `path` saved again and again, and kill who does it at another moment each time."""
    places = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    with subprocess.Popen(
        [sys.executable, "-c", SAVES_FOR_EVER, str(path)],
        env=os.environ | {"PYTHONPATH": places},
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        for _ in range(rng.randint(2, 4)):
            assert process.stdout.readline()
        # Somewhere in the next save: spinning, since a nap would take as long as several.
        for _ in range(rng.randint(0, 200_000)):
            pass
        process.send_signal(signal.SIGKILL)
