"""What a start loads and builds before the window is painted for the first time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from source_files import ROOT

# What a person may never ask for in a session, and takes its time to load.
LATER = (
    "pyarrow", "chardet", "python_calamine", "ziamath", "joblib", "numpy.ma",
    "engine.data.tables.reading", "playground.importing.dialog",
)  # fmt: skip
START = f"""
import json, sys
from playground.command_line.loading import load_drawing
from playground.command_line.main import main

program = load_drawing("playground.app")
from PySide6 import QtWidgets
from PySide6.QtCore import QTimer

class Watched(program.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self):
        loaded = [name for name in {LATER!r} if name in sys.modules]
        made = [panel.name for panel in self.panels.made()]
        print(json.dumps([loaded, made, len(self.findChildren(QtWidgets.QWidget))]))
        self.close()

program.MainWindow = Watched
sys.exit(main(["spiral"]))
"""


def test_the_first_window_has_loaded_and_built_what_is_in_sight(tmp_path: Path) -> None:
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT,
        env=os.environ | {name: str(home) for name, home in homes.items()},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout, done.stderr
    loaded, made, widgets = json.loads(done.stdout.splitlines()[0])
    assert loaded == []
    assert sorted(made) == ["boundary", "layers", "loss", "network"], "others are behind them"
    assert widgets < 1150, "each takes a tenth of a millisecond to build, style and lay out"
