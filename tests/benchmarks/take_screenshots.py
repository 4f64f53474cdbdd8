"""The pictures of README: python tests/benchmarks/take_screenshots.py [--only NAME …]

Each shows the real window, or one panel of it, after it has trained for some seconds, drawn
off-screen, in the light and in the dark look; written to resources/screenshots.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench_window import deep_spiral, elapse
from reporting import arguments

from engine.data.datasets import dataset
from engine.data.scaling import Standardise
from engine.network.activations import ReLU, Sigmoid
from engine.network.layers import Activate, Dense
from engine.network.places import Neuron, Parameter
from engine.training.beginning.pretraining import AutoEncoders
from engine.training.experiment import DataSpec, ExperimentSpec
from playground.command_line.main import ONE_THREAD
from playground.panels.lanes_shown import BeginRace
from playground.panels.selection import Selection
from playground.session.experiments import shipped

FOLDER = Path(__file__).parents[2] / "resources" / "screenshots"
PANEL = (760, 480)
THEMES = ("light", "dark")
# A few rows as such tables look: a category among the inputs, and two missing values.
TABLE = """species,island,bill_mm,mass_g
Adelie,Torgersen,39.1,3750
Adelie,Torgersen,39.5,3800
Adelie,Biscoe,NA,3250
Chinstrap,Dream,46.5,3500
Chinstrap,Dream,50.0,3900
Gentoo,Biscoe,46.1,4500
Gentoo,Biscoe,50.0,
Gentoo,Biscoe,48.7,4450
"""


def opened(spec: ExperimentSpec, theme: str, size: tuple[int, int], seconds: float) -> Any:
    """A window of this size that has trained for some seconds, painting every frame."""
    from playground import app

    controller = app.build(spec, theme, "en")
    window = controller.window
    window.resize(*size)
    window.show()
    window.arrange()
    elapse(0.3)
    controller.session.set_speed(None)
    controller.session.play()
    elapse(seconds)
    return controller


def rest(controller: Any) -> None:
    """Pause and let the finer pictures come."""
    controller.session.pause()
    elapse(2.0)


def save(picture: Any, name: str) -> None:
    """Write one picture."""
    path = FOLDER / f"{name}.png"
    if not picture.save(str(path)):
        raise OSError(f"{path} cannot be written")
    print(path)


def end(controller: Any) -> None:
    """Close the window without a question, and everything that belongs to it."""
    controller.discard_changes()
    controller.window.close()
    controller.window.deleteLater()
    controller.deleteLater()


def window(
    spec: ExperimentSpec,
    name: str,
    theme: str,
    size: tuple[int, int],
    prepare: Callable[[Any], None],
) -> None:
    """A picture of the whole window."""
    controller = opened(spec, theme, size, 5.0)
    prepare(controller)
    rest(controller)
    save(controller.window.grab(), name)
    end(controller)


def panel(spec: ExperimentSpec, name: str, theme: str, prepare: Callable[[Any], None]) -> None:
    """A picture of one panel, floating and at rest."""
    controller = opened(spec, theme, (1440, 900), 1.0)
    dock = controller.window.docks[name.partition("-")[0]]
    dock.show()
    dock.setFloating(True)
    dock.resize(*PANEL)
    dock.raise_()
    prepare(controller)
    elapse(5.0)
    rest(controller)
    # The first button of a window of its own has the keyboard: no picture is about that.
    if (focused := dock.window().focusWidget()) is not None:
        focused.clearFocus()
    save(dock.grab(), f"panel-{name}-{theme}")
    end(controller)


def importing(theme: str, folder: Path) -> None:
    """A picture of the dialog that imports a table."""
    from PySide6.QtWidgets import QDialog

    path = folder / "penguins.csv"
    path.write_text(TABLE, encoding="utf-8")
    controller = opened(shipped("spiral"), theme, (1280, 720), 0.2)
    controller.window.dropped.emit(path)
    elapse(2.0)
    dialog = next(d for d in controller.window.findChildren(QDialog) if d.isVisible())
    save(dialog.grab(), f"import-{theme}")
    dialog.reject()
    end(controller)


def nothing(controller: Any) -> None:
    """Show it as it is."""


def select_weight(controller: Any) -> None:
    """Inspect one weight of the second layer."""
    controller.window.select(Selection.of(place=Parameter(2, "W", (3, 4))))


def select_neuron(controller: Any) -> None:
    """Inspect one neuron of the second layer."""
    controller.window.select(Selection.of(place=Neuron(1, 3)))


def project(controller: Any) -> None:
    """Switch to the projector."""
    controller.window.actions_by_name["projector"].trigger()
    elapse(1.0)


def race(controller: Any) -> None:
    """Race the optimisers side by side."""
    controller.lanes.grant(BeginRace("optimizers"))
    controller.session.play()
    elapse(6.0)


def turn_solid(controller: Any) -> None:
    """Show the landscape as a relief."""
    controller.window.panels["landscape"].findChild(object, "landscape.solid").click()


def try_rates(controller: Any) -> None:
    """Try all learning rates."""
    controller.window.panels["rate_test"].begin.click()
    elapse(10.0)


def search_a_grid(controller: Any) -> None:
    """Search the grid that is offered."""
    panel = controller.window.panels["search"]
    panel.begin.click()
    elapse(40.0)


def show_codes(controller: Any) -> None:
    """Show the codes of all samples, and the posterior of one."""
    controller.window.panels["ppca"].page.setCurrentIndex(1)
    controller.window.select(Selection.of(sample=7))


def change_a_digit(controller: Any) -> None:
    """Have a sample on the sheet."""
    controller.window.select(Selection.of(sample=7))


def with_relu() -> ExperimentSpec:
    """The spiral's network with units that can die."""
    spec = shipped("spiral")
    rectified = Activate(activation=ReLU())
    layers = tuple(rectified if isinstance(lay, Activate) else lay for lay in spec.layers)
    return replace(spec, layers=layers)


def pretrained_digits() -> ExperimentSpec:
    """Four layers of sigmoids that learn to encode digits before they are trained."""
    spec = shipped("digits")
    layers = tuple(
        lay for _ in range(3) for lay in (Dense(units=32), Activate(activation=Sigmoid()))
    )
    data = replace(spec.data, scaling=Standardise())
    return replace(spec, data=data, layers=layers, pretraining=AutoEncoders())


def with_data(name: str) -> ExperimentSpec:
    """The spiral's network on other data."""
    return replace(shipped("spiral"), data=DataSpec(dataset=dataset[name]()))


def noisy_moons() -> ExperimentSpec:
    """Two classes that no curve separates."""
    spec = shipped("moons")
    return replace(spec, data=replace(spec.data, dataset=dataset["moons"](noise=0.35)))


WINDOWS: dict[str, tuple[Callable[[], ExperimentSpec], str, tuple[int, int], Any]] = {
    "window-light": (lambda: shipped("spiral"), "light", (1600, 1000), select_weight),
    "window-dark": (lambda: shipped("spiral"), "dark", (1600, 1000), select_weight),
    "window-digits": (lambda: shipped("digits"), "light", (1920, 1080), nothing),
    "window-8x32": (deep_spiral, "dark", (1920, 1080), nothing),
    "window-1280x720": (lambda: shipped("spiral"), "light", (1280, 720), nothing),
    "window-1280x720-inspector": (lambda: shipped("spiral"), "dark", (1280, 720), select_neuron),
    "lanes-light": (lambda: shipped("spiral"), "light", (1600, 1000), race),
    "lanes-dark": (lambda: shipped("spiral"), "dark", (1600, 1000), race),
    "window-projector": (lambda: shipped("spiral"), "light", (1920, 1080), project),
    "window-projector-dark": (lambda: shipped("spiral"), "dark", (1920, 1080), project),
}
PANELS: dict[str, tuple[Callable[[], ExperimentSpec], Any]] = {
    "network": (lambda: shipped("spiral"), select_neuron),
    "boundary": (lambda: shipped("spiral"), nothing),
    "boundary-drawn": (lambda: with_data("drawn"), nothing),
    "loss": (lambda: shipped("spiral"), nothing),
    "layers": (lambda: shipped("digits"), nothing),
    "inspector": (lambda: shipped("spiral"), select_weight),
    "confusion": (lambda: shipped("digits"), nothing),
    "table": (lambda: shipped("iris"), nothing),
    "pictures": (lambda: shipped("digits"), nothing),
    "landscape": (lambda: shipped("spiral"), nothing),
    "landscape-solid": (lambda: shipped("spiral"), turn_solid),
    "hidden_plane": (lambda: shipped("circle"), nothing),
    "optimizer": (lambda: shipped("spiral"), nothing),
    "expression": (lambda: shipped("spiral"), nothing),
    "jacobians": (lambda: shipped("spiral"), nothing),
    "partials": (lambda: shipped("xor"), nothing),
    "ppca": (lambda: shipped("digits"), show_codes),
    "search": (lambda: shipped("moons"), search_a_grid),
    "xray": (with_relu, select_neuron),
    "batch_norm": (lambda: shipped("digits"), nothing),
    "variance": (deep_spiral, nothing),
    "counters": (lambda: shipped("spiral"), nothing),
    "roc": (noisy_moons, nothing),
    "rate_test": (lambda: shipped("spiral"), try_rates),
    "draw": (lambda: shipped("digits"), change_a_digit),
    "inputs": (lambda: shipped("iris"), nothing),
    "pretraining": (pretrained_digits, nothing),
}


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--only", nargs="*", help="names that begin so; by default all")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not ONE_THREAD.keys() <= os.environ.keys():
        os.environ |= ONE_THREAD
        os.execv(sys.executable, [sys.executable, *sys.argv])
    only = tuple(given.only or ("",))
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        for name, (spec, theme, size, prepare) in WINDOWS.items():
            if name.startswith(only):
                window(spec(), name, theme, size, prepare)
        for theme in THEMES:
            if "import".startswith(only):
                importing(theme, Path(home))
        for name, (spec, prepare) in PANELS.items():
            for theme in THEMES:
                if f"panel-{name}".startswith(only):
                    panel(spec(), name, theme, prepare)


if __name__ == "__main__":
    main()
