"""The command line as a user meets it: what it prints and returns."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_support import PNG, one_line, run
from PySide6.QtGui import QImage

from playground.command_line import main as cli
from playground.command_line.commands.list import registries
from playground.session.experiments import shipped_names


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
