"""The command line as a user meets it: what it prints and returns."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cli_support import PNG, one_line, run
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.data.datasets.table import Table
from engine.training.experiment import DataSpec, ExperimentSpec
from engine.training.run import Run
from playground import app
from playground.command_line import main as cli
from playground.command_line.commands.list import registries
from playground.control.controller import Controller
from playground.labs.finding import LabWish
from playground.labs.guide import example
from playground.session.experiments import Found, shipped, shipped_names
from playground.session.files import save_experiment
from playground.window import screen_check
from playground.window.main_window import MainWindow


def test_list_names_every_registered_item(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["list"]) == 0
    printed = capsys.readouterr().out
    for family in registries():
        assert f"\n{family.family}\n" in f"\n{printed}"
        for item in family:
            first_line = (item.__doc__ or "").strip().splitlines()[0]
            lines = [line for line in printed.splitlines() if line.startswith(f"  {item.name} ")]
            assert any(item.label in line and first_line in line for line in lines)
    for name in shipped_names():
        assert f"\n  {name} " in printed


def test_all_families_are_found() -> None:
    families = {registry.family for registry in registries()}
    assert families >= {"activation", "dataset", "initializer", "layer", "loss", "optimizer"}
    assert families >= {"penalty", "probe"}


def test_loading_qt_leaves_the_import_of_python_alone() -> None:
    """That of PySide6 reads the source of every module imported after it, and keeps it."""
    code = (
        "import builtins, linecache\n"
        "own = builtins.__import__\n"
        "from playground.command_line.loading import load_drawing\n"
        "load_drawing('playground.look.theme')\n"
        "assert builtins.__import__ is own\n"
        "assert not [name for name in linecache.cache if 'playground' in name]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit) as stop:
            cli.main([option])
        assert stop.value.code == 0
    printed = capsys.readouterr().out
    assert printed.startswith("playground ")
    assert "examples:" in printed
    for command in cli.command_names():
        with pytest.raises(SystemExit) as stop:
            cli.main([command, "--help"])
        assert stop.value.code == 0
        assert f"playground {command}" in printed


@pytest.mark.long
@pytest.mark.parametrize(("kept", "more"), [(None, 0), (None, 3), (5, 0), (5, 2)])
def test_a_picture_is_of_the_step_that_was_asked_for(
    kept: int | None,
    more: int,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the window shows when it is drawn; of a file with weights, from these on."""
    shown: list[str] = []

    def drawn(window: MainWindow, *_: object) -> None:
        shown.append(window.transport.stats["step"].text())

    monkeypatch.setattr(MainWindow, "render", drawn)
    run = Run(ExperimentSpec())
    for _ in range(kept or 0):
        run.step()
    found = Found(run.trainer.setup, run.state() if kept else None, kept)
    app.screenshot(found, more, tmp_path / "window.png", size=(1280, 720))
    assert shown == [str((kept or 0) + more)]


def about_a_table(path: Path, folder: Path) -> Path:
    """An experiment about a table that is in no folder any more."""
    table = Table(path=str(folder / "gone.csv"), digest="0" * 64)
    save_experiment(path, ExperimentSpec(data=DataSpec(dataset=table)))
    return path


def test_a_table_is_read_by_the_window_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It may be large: until it is read, and when it cannot be, there is a window to say so."""
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(app, "run", lambda *given: asked.append(given) or 0)
    monkeypatch.setattr(screen_check, "problem", lambda: "")
    path = about_a_table(tmp_path / "mine.json", tmp_path)
    assert cli.main([str(path)]) == 0
    assert cli.main(["iris"]) == 0
    assert [given[0] for given in asked] == [path, None]
    assert [given[1] for given in asked] == [None, shipped("iris")]


def test_the_window_is_there_before_the_file_is_read(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = about_a_table(tmp_path / "mine.json", tmp_path)
    opened: list[Controller] = []
    opens = Controller.open

    def noted(controller: Controller, path: Path, like: ExperimentSpec | None = None) -> None:
        assert controller.window.isVisible()
        opened.append(controller)
        opens(controller, path, like)

    def look(*_: object) -> int:
        controller = opened[0]
        qtbot.waitUntil(lambda: "gone.csv" in controller.window.banner.text())
        controller.discard_changes()
        controller.window.close()
        controller.window.deleteLater()
        controller.deleteLater()
        return 0

    monkeypatch.setattr(Controller, "open", noted)
    monkeypatch.setattr(QApplication, "exec", look)
    assert app.run(path) == 0
    assert opened


@pytest.mark.long
def test_screenshot_draws_the_window_without_a_display(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = run(
        *("screenshot", "iris", "--steps", "5", str(picture)),
        *("--size", "1280x720", "--scale", "2", "--theme", "dark"),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.read_bytes().startswith(PNG)
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (2560, 1440)


@pytest.mark.parametrize(
    "arguments",
    [
        ["screenshot", "iris", "--steps", "5", "window.gif"],
        ["screenshot", "iris", "--steps", "5", "no/such/place/window.png"],
        ["screenshot", "iris", "--steps", "-1", "window.png"],
        ["screenshot", "iris", "--steps", "1", "window.png", "--size", "0x0"],
        ["screenshot", "iris", "--steps", "1", "window.png", "--scale", "inf"],
        ["train", "iris"],
        ["train", "iris", "--epochs", "0"],
        ["train", "iris", "--epochs", "1e3"],
        ["train", "iris", "--epochs", "9" * 5000],
        ["train", "--epochs", "3"],
        ["train", "iris", "--epochs", "3", "--colour"],
        ["list", "everything"],
        ["trian", "spiral"],
        ["--theme", "pink"],
    ],
)
def test_a_wrong_request_is_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = cli.main(arguments)
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    one_line(capsys.readouterr().err)


@pytest.mark.long
def test_a_lab_and_the_projector_are_asked_for_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(app, "run", lambda *given: asked.append(given) or 0)
    monkeypatch.setattr(screen_check, "problem", lambda: "")
    assert cli.main(["--lab", "one-neuron", "--projector"]) == 0
    (given,) = asked
    wish = given[4]
    assert isinstance(wish, LabWish)
    assert wish.found is not None
    assert (wish.found.lab.id, given[5]) == ("one-neuron", True)
    assert cli.main(["lab", "code", "one-neuron"]) == 0
    code = capsys.readouterr().out.strip()
    keywords: list[dict[str, object]] = []
    monkeypatch.setattr(app, "run", lambda *_, **given: keywords.append(given) or 0)
    assert cli.main(["lab", "open", code, "--projector"]) == 0
    assert cli.main(["lab", "open", "one-neuron"]) == 0
    assert [one["wish"] for one in keywords] == [LabWish(wish.found)] * 2
    assert [one["projector"] for one in keywords] == [True, False]
    assert cli.main(["lab", "open", "nowhere"]) == 2
    assert "no lab called nowhere" in capsys.readouterr().err
    assert cli.main(["--lab", "two-neurons"]) == 2
    assert "there is no lab called 'two-neurons'" in capsys.readouterr().err


def test_writing_a_new_lab_begins_with_a_small_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keywords: list[dict[str, object]] = []
    monkeypatch.setattr(app, "run", lambda *_, **given: keywords.append(given) or 0)
    monkeypatch.setattr(screen_check, "problem", lambda: "")
    path = tmp_path / "own.toml"
    assert cli.main(["lab", "write", str(path)]) == 0
    assert path.read_text("utf-8") == example()
    path.write_text("# mine", "utf-8")
    assert cli.main(["lab", "write", str(path), "--labs", str(tmp_path)]) == 0
    assert path.read_text("utf-8") == "# mine"
    assert [one["wish"] for one in keywords] == [
        LabWish(writing=path),
        LabWish(writing=path, folders=(tmp_path,)),
    ]
    assert cli.main(["lab", "write", str(tmp_path / "own.txt")]) == 2
    assert cli.main(["lab", "write", str(tmp_path / "none" / "own.toml")]) == 2
    assert cli.main(["--labs", str(tmp_path / "none")]) == 2
