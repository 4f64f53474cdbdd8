"""A lab that is killed: a window of its own process, in which half of a lab is done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# A prediction is locked in the second step of a lab, and a note written in a later one or there.
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from samples import spiral
from playground import app
from playground.session.lab_keeper import labs_folder

name, guess, last = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
controller = app.build(spiral(), "light")
controller.window.show()
controller.labs.menu.need(lambda library: controller.labs.open(library.named(name)))

def look():
    lesson = controller.labs.lesson
    if lesson is None or controller.labs.run.is_aside:
        return
    if lesson.place == 0:
        controller.labs.go_to(1)
        lesson.lock((guess,))
        if last > 1:
            controller.labs.go_to(last)
        lesson.note("half done")
    path = labs_folder() / f"{name}.json"
    if path.exists() and "half done" in path.read_text(encoding="utf-8"):
        print("kept", flush=True)

timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
app.application().exec()
"""


def kill_in_the_middle(name: str, guess: float, last: int) -> None:
    """Begin a lab, predict `guess`, go to the step `last`, note "half done"; then end at once."""
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    command = [sys.executable, "-c", WINDOW, name, str(guess), str(last)]
    environment = {**os.environ, "PYTHONPATH": paths}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline().strip() == "kept"
        window.kill()
