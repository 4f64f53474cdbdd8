"""The network view of 8 layers × 32 neurons: python tests/benchmarks/bench_network_view.py

pan         frames per second while the drawing is dragged about, and the slowest frame
refresh     painting new weights, and new maps with biases and marks, median of many
hover       finding what is under the pointer, median
take        sorting new weights and deciding which links to draw, median
frame       all of it per frame of training, as the probes take turns
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from reporting import Row, arguments, save, show

from engine.network.activations import Tanh
from engine.network.layers import Activate, Dense
from engine.running.pace import NOW_AND_THEN
from engine.running.snapshot import Snapshot
from engine.training.experiment import ExperimentSpec
from engine.training.trainer import Trainer

SIZES = {"1280×720": (960, 230), "1920×1080": (1600, 330)}
FRAMES = 200


def median_ms(act: Callable[[], object], times: int = 30) -> float:
    """Milliseconds that a call takes."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        spent.append(time.perf_counter() - start)
    return 1000 * statistics.median(spent)


def measure(name: str, size: tuple[int, int]) -> Row:
    """All numbers for a panel of this size, magnified so far that there is something to pan."""
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QApplication

    import playground.look.theme as look
    from playground.panels.network.panel import CLONES, DEAD, MAPS, NetworkPanel

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look.apply(app, look.LIGHT)
    layers = (Dense(units=32), Activate(Tanh())) * 8
    trainer = Trainer(replace(ExperimentSpec(), layers=layers))
    panel = NetworkPanel(look.LIGHT)
    panel.resize(*size)
    panel.show()
    panel.start(trainer.setup)
    readings = {want.probe: want.probe.measure(trainer) for want in panel.wants()}
    matrices = next(probe for probe in readings if probe not in (MAPS, CLONES, DEAD))
    panel.draw(Snapshot(0, readings=readings))
    canvas = panel.canvas
    app.processEvents()

    def draw(*probes: object) -> float:
        snapshot = Snapshot(0, readings={p: r for p, r in readings.items() if p in probes})
        return median_ms(lambda: (panel.draw(snapshot), canvas.repaint()))

    links, nodes, marks = draw(matrices), draw(MAPS), draw(CLONES, DEAD)
    take = median_ms(lambda: panel.scene.take_matrices(readings[matrices]))
    middle = canvas.width() / 2
    hover = median_ms(lambda: canvas.scene.at(middle + 40, canvas.height() / 2), 300)
    canvas.magnify(3)
    canvas.repaint()
    frames = []
    for frame in range(FRAMES):
        start = time.perf_counter()
        canvas.view.move(QPointF(9, 3) * (1 if frame // 100 % 2 else -1))
        canvas.repaint()
        frames.append(time.perf_counter() - start)
    panel.close()
    return {
        "size": name,
        "pan frames/s": FRAMES / sum(frames),
        "slowest frame ms": 1000 * max(frames),
        "refresh links ms": links,
        "refresh nodes ms": nodes,
        "refresh marks ms": marks,
        "take ms": take,
        "hover ms": hover,
        "a frame ms": (links + nodes + marks) / NOW_AND_THEN.every,
    }


def main() -> None:
    given = arguments(__doc__ or "").parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows = [measure(name, size) for name, size in SIZES.items()]
    show("The network view, 8 layers × 32 neurons", rows)
    save(given.json, "network view", rows)


if __name__ == "__main__":
    main()
