"""Whatever bears the name of a file is opened, or refused at once, through every door there is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from awkward import KINDS, SAID, awkward

ROOT = Path(__file__).parents[2]
COMMANDS = {
    "the window": [],
    "train": ["train"],
    "search": ["search"],
    "screenshot": ["screenshot"],
}
MORE = {
    "the window": [],
    "train": ["--epochs", "1"],
    "search": ["--epochs", "1", "--vary", "optimizer.lr=0.1"],
    "screenshot": ["out.png", "--steps", "1"],
}
# What each kind costs if it is read without care: all of the memory there is.
MOST_MEGABYTES = 700

# The most memory that this process has held, without what it was a copy of when it began.
PEAK = """
def peak():
    from pathlib import Path
    if not (status := Path("/proc/self/status")).exists():
        return 0  # Other systems do not tell.
    with status.open() as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
"""

COMMAND = (
    PEAK
    + """
import json, sys
from playground.command_line.main import main
for arguments in json.loads(sys.argv[1]):
    print("code", main(arguments), flush=True)
print("megabytes", peak() // 1024, flush=True)
"""
)

# Every door of the window, one after the other; each says what a person reads.
WINDOW = (
    PEAK
    + """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from flows_support import shipped
from playground import app
from playground.importing.dialog import ImportDialog

folder, (document, table) = Path(sys.argv[1]), map(Path, sys.argv[2:4])
controller = app.build(shipped("circle"), "light")
window, files = controller.window, controller.files
window.show()

def until(found):
    for _ in range(3000):
        if found():
            return found()
        QTest.qWait(10)
    raise AssertionError("nothing was said")

def said(door):
    print(door, until(lambda: not window.banner.isHidden() and window.banner.text()), flush=True)
    window.banner.clear()

def dropped(path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, plain = Qt.CopyAction, Qt.LeftButton, Qt.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, plain, QEvent.Type.Drop))

def imported(door):
    dialog = until(lambda: window.findChild(ImportDialog))
    label = dialog.findChild(QLabel, "import.problem")
    print(door, until(label.text), flush=True)
    dialog.reject()
    until(lambda: window.findChild(ImportDialog) is None)

window.actions_by_name["dark"].trigger()
said("settings")
files.open(document)
said("open")
QFileDialog.getOpenFileName = lambda *_: (str(document), "")
window.actions_by_name["open"].trigger()
said("dialog")
dropped(document)
said("drop")
controller.settings.recent = [str(document)]
files._recent._fill()
files._recent.menu.actions()[0].trigger()
said("recent")
QFileDialog.getOpenFileName = lambda *_: (str(table), "")
window.actions_by_name["import_csv"].trigger()
imported("import")
dropped(table)
imported("table")
files.open(folder / "about-a-table.json")
said("document")
files.offer_leftovers()
said("recovery")
controller.discard_changes()
window.close()
print("megabytes", peak() // 1024, flush=True)
"""
)


@dataclass(frozen=True)
class Child:
    """What a process said, by the first word of a line, and how much memory it took at most."""

    said: dict[str, str]
    problems: list[str]

    @property
    def megabytes(self) -> int:
        return int(self.said["megabytes"])


def child(code: str, *arguments: str, **environment: str) -> Child:
    """Run code that must not hang."""
    places = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": places, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pairs = [line.partition(" ")[::2] for line in done.stdout.splitlines()]
    return Child(dict(pairs), done.stderr.splitlines())


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_every_command_refuses_it_in_one_line(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.bpg"
    calls = [[*words, str(path), *MORE[name]] for name, words in COMMANDS.items()]
    # Another suffix, another reader.
    plain = tmp_path / "a.json"
    calls.append(["train", str(plain), "--epochs", "1"])
    lab, table, hand_in = tmp_path / "a.toml", tmp_path / "a.csv", tmp_path / "in" / "a.bplab"
    calls.append(["lab", "check", str(lab)])
    calls.append(["train", str(table), "--epochs", "1"])
    hand_in.parent.mkdir()
    calls.append(["lab", "collect", str(hand_in.parent), "--out", str(tmp_path / "all.csv")])
    with (
        awkward(path, kind),
        awkward(plain, kind),
        awkward(lab, kind),
        awkward(table, kind),
        awkward(hand_in, kind),
    ):
        found = child(COMMAND, json.dumps(calls))
    named = [path] * len(COMMANDS) + [plain, lab]
    assert found.problems == [
        *(f"playground: {file}: {SAID[kind]}" for file in named),
        f"playground: {table}: it cannot be read: {SAID[kind]}",
        f"playground: {hand_in.name}: {SAID[kind]}",
    ]
    assert found.megabytes < MOST_MEGABYTES


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_the_window_refuses_it_through_every_door(tmp_path: Path, kind: str) -> None:
    home = tmp_path / "home"
    left = home / "Backprop Playground" / "recovery"
    left.mkdir(parents=True)
    settings = left.parent / "settings.json"
    document, table = tmp_path / "a.bpg", tmp_path / "a.csv"
    about = {"path": str(table), "digest": "0" * 64}
    body = {"version": 2, "data": {"dataset": {"type": "table", **about}}}
    (tmp_path / "about-a-table.json").write_text(json.dumps(body))
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(home))
    with (
        awkward(document, kind),
        awkward(table, kind),
        awkward(left / "old.bpg", kind),
        awkward(left / "old.lock", kind),
        awkward(settings, kind),
    ):
        found = child(WINDOW, str(tmp_path), str(document), str(table), **homes)
        said = found.said
        for door in ("open", "dialog", "recent"):
            assert said[door] == f"a.bpg: {SAID[kind]}", door
        assert said["drop"].startswith("a.bpg: ")
        assert SAID[kind] in said["drop"]
        for door in ("import", "table"):
            assert said[door].startswith(f"a.csv: it cannot be read: {SAID[kind]}."), door
        assert SAID[kind] in said["document"]
        assert "cannot be read: " in said["recovery"]
        assert not list(left.glob("*.bpg"))
        problem = f"settings.json: cannot be written: {SAID[kind]}"
        assert said["settings"] == f"Settings are not kept: {problem}"
        assert found.megabytes < MOST_MEGABYTES


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there settings are no file")
@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_settings_of_an_earlier_version_are_looked_at_first(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "Backprop Playground"
    folder.mkdir()
    code = f"""{PEAK}
from playground.session.settings import Settings
print("theme", Settings().theme)
print("megabytes", peak() // 1024)
"""
    with awkward(folder / "Backprop Playground.conf", kind):
        found = child(code, XDG_CONFIG_HOME=str(tmp_path))
    assert found.said["theme"] == "system"
    assert found.megabytes < MOST_MEGABYTES
