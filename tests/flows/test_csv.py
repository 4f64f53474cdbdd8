"""A table of one's own: dropped on the window, imported, trained on, written to results."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dropping import drop
from flows_support import shipped
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from engine.data.datasets.table import Table
from playground.importing.dialog import ImportDialog

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def stones(path: Path, rows: int = 240) -> Path:
    """Stones of three kinds with a weight, a size, a colour, a useless note, and gaps."""
    rng = np.random.default_rng(3)
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["no", "weight", "size", "colour", "note", "kind"])
        for i in range(rows):
            kind = i % 3
            weight = rng.normal((2, 5, 8)[kind], 0.4)
            size = (
                "" if i % 40 == 7 else f"{rng.normal((1, 3, 1)[kind], 0.3):.2f}".replace(".", ",")
            )
            colour = ("grey", "white", "black")[kind if rng.random() < 0.8 else 0]
            writer.writerow(
                [
                    i,
                    f"{weight:.3f}".replace(".", ","),
                    size,
                    colour,
                    f"note; {i}",
                    ("flint", "marble", "slate")[kind],
                ]
            )
    return path


def choose(dialog: QWidget, name: str, text: str) -> None:
    combo = dialog.findChild(QComboBox, name)
    assert combo is not None
    combo.setCurrentIndex(combo.findText(text, Qt.MatchFlag.MatchStartsWith))
    assert combo.currentText().startswith(text)
    combo.activated.emit(combo.currentIndex())


def come_back(user: Any) -> None:
    """Without a window manager nobody gives the window the keyboard back after a dialog."""
    with user.qtbot.waitActive(user.window):
        user.window.activateWindow()


@pytest.mark.long
def test_a_dropped_csv_is_imported_and_trained_on(
    open_window: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = open_window(shipped("circle"))
    drop(user.window, stones(tmp_path / "stones.csv"))
    dialog = user.window.findChild(ImportDialog)
    user.wait(lambda: not dialog.work.busy())
    assert dialog.found.text() == "stones.csv: 240 rows, 6 columns"
    assert dialog.options.task.text() == "Classification: “kind” has 3 different values"
    assert dialog.options.lacking.text() == "6 of 240 rows lack a value:"

    choose(dialog, "import.missing", "Fill in mean or most frequent")
    choose(dialog, "import.use.3", "Ignored")
    assert dialog.options.inputs.text() == "2 inputs of the network: weight; size"
    choose(dialog, "import.use.3", "Input")
    assert dialog.options.inputs.text().startswith(
        "5 inputs of the network: weight; size; colour → "
    )
    user.click("import.accept")
    user.wait(lambda: isinstance(user.session.spec.data.dataset, Table))
    assert user.window.actions_by_name["undo"].text() == "Undo: Import stones"
    assert "stones.csv" in user.find("data.parts").text()  # type: ignore[attr-defined]
    assert user.session.setup.inputs[2:] == ("colour=black", "colour=grey", "colour=white")
    assert len(user.session.setup.data.x) == 240

    user.click("transport.play")
    user.wait(lambda: user.percent("test_accuracy") > 90)
    user.click("transport.play")
    user.rest()

    results = tmp_path / "results"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(results))
    user.window.actions_by_name["export"].trigger()
    user.wait(lambda: (results / "result.json").exists() and user.window.banner.isVisible())
    written = json.loads((results / "result.json").read_text(encoding="utf-8"))
    assert str(tmp_path / "stones.csv") in json.dumps(written)

    come_back(user)
    user.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.wait(lambda: not isinstance(user.session.spec.data.dataset, Table))


@pytest.mark.long
def test_an_import_is_a_document_of_its_own_that_takes_the_name_of_the_file(
    open_window: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = open_window(shipped("circle"))
    old = tmp_path / "homework.bpg"
    user.controller.files.document.save(old, {})
    user.wait(lambda: user.window.windowTitle().startswith("homework"))
    for name in ("stones", "pebbles"):
        drop(user.window, stones(tmp_path / f"{name}.csv"))
        dialog = user.window.findChild(ImportDialog)
        user.wait(lambda shown=dialog: not shown.work.busy())
        user.click("import.accept")
        user.wait(lambda: user.window.findChild(ImportDialog) is None)
        user.wait(lambda name=name: user.window.windowTitle().startswith(name))
        assert user.window.isWindowModified()
        assert f"{name}.csv" in user.find("data.parts").text()  # type: ignore[attr-defined]
        offered: list[str] = []

        def answer(*given: object, offered: list[str] = offered) -> tuple[str, str]:
            offered.append(str(given[2]))
            return ("", "")

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        user.window.actions_by_name["save"].trigger()
        assert offered == [f"{name}.bpg"]
    before = old.read_bytes()
    for _ in range(2):
        come_back(user)
        user.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    # The old document has its own file again, and nothing was written over it.
    user.wait(lambda: user.window.windowTitle().startswith("homework"))
    assert old.read_bytes() == before


@pytest.mark.long
def test_the_gallery_and_the_menu_ask_for_a_file(
    open_window: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = open_window(shipped("circle"))
    path = stones(tmp_path / "stones.csv")
    asked: list[str] = []

    def answer(*_: object) -> tuple[str, str]:
        asked.append("file")
        return (str(path), "")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    before = user.session.spec
    user.qtbot.mouseClick(user.window.form.data.gallery.gallery.button("table"), LEFT)
    for count in (1, 2):
        assert len(asked) == count
        dialog = user.window.findChild(ImportDialog)
        user.wait(lambda shown=dialog: not shown.work.busy())
        user.click("import.cancel")
        assert user.session.spec == before
        user.wait(lambda: user.window.findChild(ImportDialog) is None)
        assert user.window.form.data.gallery.gallery.selected() == "circle"
        if count == 1:
            come_back(user)
            user.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)


def test_a_dropped_table_is_trained_on_with_three_keys(
    open_window: Callable, tmp_path: Path
) -> None:
    user = open_window(shipped("circle"))
    path = tmp_path / "heights.csv"
    rows = [f"{i},{150 + 3 * i + i % 5}" for i in range(60)]
    path.write_text("\n".join(["age,height", *rows]))
    drop(user.window, path)
    dialog = user.window.findChild(ImportDialog)
    user.wait(lambda: dialog.accept_button.hasFocus() or dialog.accept_button.isEnabled())
    user.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    user.wait(lambda: isinstance(user.session.spec.data.dataset, Table))
    dock = user.window.docks["confusion"]
    user.wait(lambda: dock.label.text() == "PREDICTED AGAINST TRUE")
    assert dock.windowTitle() == "Predicted"
    assert dock.toggleViewAction().text().replace("&", "") == "Predicted against true"
    come_back(user)
    user.press(Qt.Key.Key_Space)
    # Its numbers are standardised for training; how well they are predicted is live in the bar.
    user.wait(lambda: user.stat("test_accuracy").startswith(("R²\u00a00.9", "R²\u00a01.")))
    tip = user.window.transport.numbers.stats["test_accuracy"].toolTip()
    assert "mean absolute error" in tip
    # In the units of the table, in which heights run from 150 to 331.
    error = user.window.transport.stats["test_error"]
    assert error.isVisibleTo(user.window.transport)
    assert 0 < float(error.text()) < 20
    for size in ((1366, 768), (1280, 720)):
        user.window.resize(*size)
        user.wait(lambda: error.isVisibleTo(user.window.transport))
        assert user.window.width() == size[0]
    loss = user.window.transport.numbers.stats["train_loss"].toolTip()
    assert "standardised targets" in loss
    user.press(Qt.Key.Key_Space)
    user.rest()


@pytest.mark.long
def test_a_broken_csv_leaves_the_running_experiment_alone(
    open_window: Callable, tmp_path: Path
) -> None:
    user = open_window(shipped("circle"))
    user.click("transport.play")
    user.wait(lambda: user.step_shown() > 20)
    spec = user.session.spec
    path = tmp_path / "broken.csv"
    path.write_bytes(b"a,b\n")
    drop(user.window, path)
    dialog = user.window.findChild(ImportDialog)
    user.wait(lambda: bool(dialog.problem.text()))
    assert "broken.csv: expected rows of data" in dialog.problem.text()
    user.click("import.cancel")
    step = user.step_shown()
    user.wait(lambda: user.step_shown() > step)
    assert user.session.spec == spec
